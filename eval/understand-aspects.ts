import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readSentiment } from '#text/sentiment'
import type { Figure } from '../bin/measure.ts'

export const name = 'understand.aspects'

/** A post of our own making, and how it feels toward each thing that it names: 1 glad, -1 cross, 0 neither. */
interface Row {
  how: 'tidy' | 'messy'
  language: string
  text: string
  toward: Record<string, number>
}

const things = [
  { name: 'Halden', words: ['Halden', 'ハルデン'] },
  { name: 'Tour', words: ['Tour'] },
  { name: 'Cargo L', words: ['Cargo L'] },
  { name: 'Battery', words: ['battery', 'Akku', 'batería', 'bateria', 'バッテリー'] },
  { name: 'App', words: ['app', 'appli', 'aplikacja'] },
  { name: 'Brakes', words: ['brakes', 'brake', 'Bremse'] },
  { name: 'Support', words: ['support', 'service client'] },
]
/** Nearer to nothing than this, the desk tells no feeling (`reading-view.ts`); VADER's own border is 0.05. */
const leastTold = 0.25
const vaderTold = 0.05

/**
 * How a post feels toward each thing that it names, told only where the words say so plainly. 105 posts that we wrote:
 * half as textbooks have them (tidy), half as people write: questions with thanks in advance, other people's anger, irony,
 * offers (messy). Borders were chosen with every second post in sight; the others ("not seen") were not looked at.
 * Precision: of the feelings told, how many a person would tell, too; recall: of those that are there, how many are told.
 * The peer gives VADER's score of the whole post to each thing, English only. No open set of aspects in posts is at hand.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const rows = readFileSync(join(import.meta.dirname, 'data', 'aspects.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
  const vader = createRequire(import.meta.url)('vader-sentiment').SentimentIntensityAnalyzer as {
    polarity_scores(text: string): { compound: number }
  }
  const ours: Reader = ({ text, language }, thing) => {
    const felt = readSentiment({ text, language, aspects: things }).toward.find(each => each.name === thing)
    return sign(felt?.score ?? 0, leastTold)
  }
  const theirs: Reader = ({ text }) => sign(vader.polarity_scores(text).compound, vaderTold)
  const isSeen = (_: Row, at: number) => at % 2 === 0
  for (const how of ['tidy', 'messy'] as const)
    for (const part of ['seen', 'not seen'] as const) {
      const these = rows.filter((row, at) => isSeen(row, at) === (part === 'seen')).filter(row => row.how === how)
      const english = these.filter(row => row.language === 'en')
      const told = judge(these, ours)
      const [inEnglish, peer] = [judge(english, ours), judge(english, theirs)]
      for (const what of ['precision', 'recall'] as const) {
        report({
          case: `${how}, ${part}: ${what}`,
          value: round(told[what]),
          unit: `of ${told[`${what}Of`]}`,
          peer: '–',
          ratio: 1,
        })
        report({
          case: `${how}, ${part}, English: ${what}`,
          value: round(inEnglish[what]),
          unit: `of ${inEnglish[`${what}Of`]}`,
          peer: 'vader-sentiment, of the whole post',
          peerValue: round(peer[what]),
          ratio: inEnglish[what] / peer[what],
        })
      }
      if (process.env.SOSH_EVAL_SHOW && part === 'seen') show(these, ours)
    }
}

type Reader = (row: Row, thing: string) => number

const sign = (score: number, least: number) => (Math.abs(score) < least ? 0 : Math.sign(score))
const round = (value: number) => Math.round(value * 1000) / 1000

function judge(rows: Row[], read: Reader) {
  let right = 0
  let told = 0
  let there = 0
  for (const row of rows)
    for (const [thing, truth] of Object.entries(row.toward)) {
      const said = read(row, thing)
      if (said !== 0) told++
      if (truth !== 0) there++
      if (said !== 0 && said === truth) right++
    }
  return { precision: right / told, precisionOf: told, recall: right / there, recallOf: there }
}

function show(rows: Row[], read: Reader): void {
  for (const row of rows)
    for (const [thing, truth] of Object.entries(row.toward)) {
      const said = read(row, thing)
      if (said !== truth) console.error(`${said} for ${truth}, ${thing}: ${row.text}`)
    }
}
