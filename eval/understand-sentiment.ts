import { createRequire } from 'node:module'
import { readSentiment } from '#text/sentiment'
import type { Figure } from '../bin/measure.ts'
import { learnChance, ratedByOthers, ratedTexts } from '../bin/train-sentiment.ts'

export const name = 'understand.sentiment'

interface Vader {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } }
}

/**
 * Pearson r between our score and the mean of about twenty human ratings, by five-fold cross-validation (blocks of 25
 * neighbouring texts stay together): each text is scored by weights that never saw it. Beside VADER, whose list our rules
 * stand on, and wink-sentiment, in the same run.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const rated = ratedTexts()
  if (rated.length === 0) {
    console.log('understand.sentiment: skipped, vader-gold is not in the data folder (set SOSH_DATA).')
    return
  }
  const require = createRequire(import.meta.url)
  const vader = (require('vader-sentiment') as Vader).SentimentIntensityAnalyzer
  const wink = require('wink-sentiment') as (text: string) => { normalizedScore: number }
  const ours = ratedByOthers(rated, 5)
  for (const [file, places] of Map.groupBy(rated.keys(), at => rated[at]?.file ?? '')) {
    const truth = places.map(at => rated[at]?.rating ?? 0)
    const r = pearson(
      places.map(at => ours[at] ?? 0),
      truth,
    )
    const peers: [string, number[]][] = [
      ['vader-sentiment', places.map(at => vader.polarity_scores(rated[at]?.text ?? '').compound)],
      ['wink-sentiment', places.map(at => wink(rated[at]?.text ?? '').normalizedScore)],
    ]
    for (const [peer, scores] of peers) {
      const peerValue = pearson(scores, truth)
      report({
        case: `${file.replace('.dev', '')}: r, 5-fold`,
        value: round(r),
        unit: 'r',
        peer,
        peerValue: round(peerValue),
        ratio: r / peerValue,
      })
    }
  }
  const posts = [...rated.keys()].filter(at => rated[at]?.isPost)
  // The two numbers of the chance are fitted on even posts and judged on odd ones.
  const fitted = posts.filter((_, at) => at % 2 === 0)
  const [slope, constant] = learnChance(
    fitted.map(at => rated[at] as (typeof rated)[number]),
    Float64Array.from(fitted, at => ours[at] ?? 0),
  )
  let error = 0
  const judged = posts.filter((_, at) => at % 2 === 1)
  for (let step = 0; step < 10; step++) {
    let balance = 0
    for (const at of judged) {
      const chance = 1 / (1 + Math.exp(-slope * (ours[at] ?? 0) - constant))
      if (Math.min(9, Math.floor(chance * 10)) === step) balance += chance - ((rated[at]?.rating ?? 0) > 0 ? 1 : 0)
    }
    error += Math.abs(balance)
  }
  report({ case: 'tweets: calibration error of "good", 5-fold', value: round(error / judged.length), unit: 'of 1' })

  const texts = posts.map(at => rated[at]?.text ?? '')
  const speed = (read: (text: string) => unknown) => {
    for (const text of texts) read(text)
    const started = performance.now()
    for (let turn = 0; turn < 3; turn++) for (const text of texts) read(text)
    return (texts.length * 3) / ((performance.now() - started) / 1000)
  }
  const perSecond = speed(text => readSentiment({ text, language: 'en' }))
  const peerPerSecond = speed(text => vader.polarity_scores(text))
  report({
    case: 'speed, with reasons',
    value: Math.round(perSecond),
    unit: 'posts/s',
    peer: 'vader-sentiment',
    peerValue: Math.round(peerPerSecond),
    ratio: perSecond / peerPerSecond,
  })
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

function pearson(one: readonly number[], other: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [a, b] = [mean(one), mean(other)]
  let both = 0
  let left = 0
  let right = 0
  for (let at = 0; at < one.length; at++) {
    const x = (one[at] ?? 0) - a
    const y = (other[at] ?? 0) - b
    both += x * y
    left += x * x
    right += y * y
  }
  return both / Math.sqrt(left * right)
}
