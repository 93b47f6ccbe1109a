import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eld } from 'eld/medium'
import { detectLanguage, initialise } from '#text/language'
import type { Figure } from '../bin/measure.ts'

export const name = 'understand.language'

/** The sets are not part of the project: eld's own benchmark (Apache-2.0) and Lingua's test data (Apache-2.0). */
const sets: [label: string, file: string][] = [
  ['eld words', 'langid-eld/single-words.dev.jsonl'],
  ['eld word pairs', 'langid-eld/word-pairs.dev.jsonl'],
  ['lingua words', 'langid-lingua/single-words.dev.jsonl'],
  ['lingua word pairs', 'langid-lingua/word-pairs.dev.jsonl'],
  ['lingua sentences', 'langid-lingua/sentences.dev.jsonl'],
]
const peer = 'eld medium, bare'

/**
 * Right languages with the best guess ("forced"), where we dare to speak, how often we dare, and how true the certainty
 * is, beside bare eld on the same table.
 *
 * The certainty, and with it the line below which we say `und`, was fitted on eld's files alone, and on longer texts put
 * together of their pairs: four numbers on eighty thousand rows. Lingua's files judge it. `ms` is kept for a word or two
 * of Indonesian, and `id` for sentences. `SOSH_ELD=large` measures the larger table, beside the same peer.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const folder = process.env.SOSH_DATA ?? '../shared/data'
  initialise(process.env.SOSH_ELD === 'large' ? 'large' : 'medium')
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
    const started = performance.now()
    const found = rows.map(({ text }) => detectLanguage(text))
    const perSecond = rows.length / ((performance.now() - started) / 1_000)
    const peerStarted = performance.now()
    const theirs = rows.map(({ text }) => eld.detect(text).language)
    const peerPerSecond = rows.length / ((performance.now() - peerStarted) / 1_000)

    const right = (holds: (at: number) => boolean) => rows.filter((_, at) => holds(at)).length
    const forced = right(at => found[at]?.guess === rows[at]?.label)
    const spoken = right(at => found[at]?.language !== 'und')
    const rightOfSpoken = right(at => found[at]?.language === rows[at]?.label)
    const theirsRight = right(at => theirs[at] === rows[at]?.label)
    const percent = (count: number, of: number) => Math.round((1_000 * count) / of) / 10
    const peerValue = percent(theirsRight, rows.length)
    const line = (what: string, value: number, beside: number, unit = '%') =>
      report({ case: `${label}: ${what}`, value, unit, peer, peerValue: beside, ratio: value / beside })
    line('best guess right, of all', percent(forced, rows.length), peerValue)
    line('right, where we speak', percent(rightOfSpoken, spoken), peerValue)
    line('spoken', percent(spoken, rows.length), 100)
    let error = 0
    for (let step = 0; step < 10; step++) {
      let balance = 0
      for (const [at, { guess, guessCertainty }] of found.entries())
        if (Math.min(9, Math.floor(guessCertainty * 10)) === step)
          balance += guessCertainty - (guess === rows[at]?.label ? 1 : 0)
      error += Math.abs(balance)
    }
    report({
      case: `${label}: calibration error`,
      value: Math.round((1_000 * error) / rows.length) / 1_000,
      unit: 'of 1',
    })
    line('speed', Math.round(perSecond), Math.round(peerPerSecond), 'texts/s')
  }
}
