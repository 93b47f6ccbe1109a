import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readToxicity } from '#text/toxicity'
import type { Figure } from '../bin/measure.ts'
import { calledByOthers, votedTweets } from '../bin/train-toxicity.ts'
import { labels, macroF1 } from '../src/text/toxicity/learn.ts'

export const name = 'understand.toxicity'

const svm = 'linear SVM (measured by the data’s editors)'

/**
 * Tweets by five-fold cross-validation, each called by weights that never saw it; then HateCheck, from which nothing is
 * learned. Its functions in the data folder were in sight when the rules were written, so the other half of them tells more.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const tweets = votedTweets()
  if (tweets.length === 0)
    console.log('understand.toxicity: skipped hate-offensive, it is not in the data folder (set SOSH_DATA).')
  else {
    const called = calledByOthers(tweets, 5)
    const right = tweets.map(({ label }) => labels.indexOf(label))
    const said = called.map(one => one.said)
    line('hate-offensive: macro-F1, 5-fold', macroF1(right, said), svm, 0.749)
    const accuracy = said.filter((label, at) => label === right[at]).length / said.length
    line('hate-offensive: accuracy, 5-fold', accuracy, svm, 0.898)
    for (const [label, of] of labels.entries()) {
      const f1 = (list: number[]) => {
        const both = list.filter((one, at) => one === label && right[at] === label).length
        return (2 * both) / (list.filter(one => one === label).length + right.filter(one => one === label).length)
      }
      line(`hate-offensive: F1 of ${of}, 5-fold`, f1(said), 'always "offensive"', f1(said.map(() => 1)))
    }
    const top = called.map(({ chances }, at) => {
      const best = chances.indexOf(Math.max(...chances))
      return [chances[best] as number, best === right[at]] as const
    })
    line('hate-offensive: calibration error of the likeliest class, 5-fold', calibration(top))
    line(
      'hate-offensive: calibration error of hate, 5-fold',
      calibration(called.map(({ chances }, at) => [chances[0] as number, right[at] === 0])),
    )
  }

  const path = join(process.env.SOSH_DATA ?? '../shared/data', 'hatecheck', 'cases.dev.jsonl')
  if (!existsSync(path)) {
    console.log('understand.toxicity: skipped hatecheck, it is not in the data folder (set SOSH_DATA).')
    return
  }
  const cases = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as { text: string; label: string; functionality: string })
  const right = cases.map(({ label }) => (label === 'hateful' ? 1 : 0))
  const readings = cases.map(({ text }) => readToxicity({ text, language: 'en' }))
  const said = readings.map(({ level }) => (level === 'hateful' ? 1 : 0))
  const always = 'always "hateful"'
  line(
    'hatecheck: macro-F1',
    macroF1(right, said),
    always,
    macroF1(
      right,
      right.map(() => 1),
    ),
  )
  line('hatecheck: accuracy', share(right, said), always, right.filter(one => one === 1).length / right.length)
  line('hatecheck: calibration error of hate', calibration(readings.map(({ hate }, at) => [hate, right[at] === 1])))
  for (const [of, places] of Map.groupBy(cases.keys(), at => cases[at]?.functionality ?? '')) {
    const truth = places.map(at => right[at] ?? 0)
    line(
      `hatecheck: right of ${of}`,
      share(
        truth,
        places.map(at => said[at] ?? 0),
      ),
      always,
      share(
        truth,
        truth.map(() => 1),
      ),
    )
  }
  const started = performance.now()
  for (let round = 0; round < 5; round++) for (const { text } of cases) readToxicity({ text, language: 'en' })
  report({
    case: 'speed',
    value: Math.round((cases.length * 5) / ((performance.now() - started) / 1000)),
    unit: 'posts/s',
  })

  function line(what: string, value: number, peer?: string, peerValue?: number) {
    const rounded = Math.round(value * 1000) / 1000
    if (peer === undefined || peerValue === undefined) report({ case: what, value: rounded, unit: 'of 1' })
    else
      report({
        case: what,
        value: rounded,
        unit: 'of 1',
        peer,
        peerValue: Math.round(peerValue * 1000) / 1000,
        ratio: peerValue === 0 ? 0 : value / peerValue,
      })
  }
}

const share = (right: readonly number[], said: readonly number[]): number =>
  right.filter((one, at) => one === said[at]).length / right.length

/** Mean distance between what was promised and what came true, over ten equal steps of the promise. */
function calibration(promises: readonly (readonly [chance: number, cameTrue: boolean])[]): number {
  let error = 0
  for (let step = 0; step < 10; step++) {
    const within = promises.filter(([chance]) => Math.min(9, Math.floor(chance * 10)) === step)
    const promised = within.reduce((sum, [chance]) => sum + chance, 0)
    const came = within.filter(([, cameTrue]) => cameTrue).length
    error += Math.abs(promised - came)
  }
  return error / promises.length
}
