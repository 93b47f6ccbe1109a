import { createFeatures, readFeatures } from '#text/features'
import { readHead, type ShippedName, shippedHead, shippedNames } from '#text/heads'
import { practiceOf } from '../bin/head-plans.ts'
import { natural } from '../eval/data/natural.ts'

export const name = 'understand.head'

const rounds = 5

/**
 * Texts per second of one classifier, reading included: the shipped head `feedback` (14 labels) beside npm natural's
 * two classifiers taught the same labels by the same sentences; then what each head costs once the text has been read.
 * The texts are ours, a sentence or two each, three of them together.
 */
export async function run(
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
): Promise<void> {
  const practice = practiceOf('feedback')
  const texts = practice.map(({ text }, at) =>
    [text, practice[(at + 7) % practice.length]?.text, practice[(at + 31) % practice.length]?.text].join('. '),
  )
  const bayes = new natural.BayesClassifier()
  const logistic = new natural.LogisticRegressionClassifier()
  for (const { text, labels } of practice) {
    bayes.addDocument(text, labels[0] ?? '')
    logistic.addDocument(text, labels[0] ?? '')
  }
  bayes.train()
  logistic.train()
  const features = createFeatures()
  const head = shippedHead('feedback')
  const readOne = (text: string) => {
    readFeatures(features, text)
    readHead(head, features)
  }
  const ours: number[] = []
  const theirs: Record<string, number[]> = { bayes: [], logistic: [] }
  for (let round = 0; round < rounds; round++) {
    ours.push(perSecond(texts, 10, readOne))
    theirs.bayes?.push(perSecond(texts.slice(0, 60), 1, text => bayes.classify(text)))
    theirs.logistic?.push(perSecond(texts.slice(0, 60), 1, text => logistic.classify(text)))
  }
  const value = middle(ours)
  for (const [peer, figures] of [
    ['npm natural, BayesClassifier', theirs.bayes],
    ['npm natural, LogisticRegressionClassifier', theirs.logistic],
  ] as const) {
    const figure = middle(figures ?? [])
    report({ case: 'one head, 14 labels', value: Math.round(value), unit: 'texts/s', peer, ratio: value / figure })
  }
  const reading = middle(
    Array.from({ length: rounds }, () => perSecond(texts, 10, text => readFeatures(features, text))),
  )
  report({
    case: 'features alone',
    value: Math.round(reading),
    unit: 'texts/s',
    peer: 'one head, 14 labels',
    ratio: reading / value,
  })
  const heads = shippedNames.map(name => shippedHead(name as ShippedName))
  const together = middle(
    Array.from({ length: rounds }, () =>
      perSecond(texts, 10, text => {
        readFeatures(features, text)
        for (const head of heads) readHead(head, features)
      }),
    ),
  )
  report({
    case: 'three heads, one reading',
    value: Math.round(together),
    unit: 'texts/s',
    peer: 'one head, 14 labels',
    ratio: together / value,
  })
}

function perSecond(texts: readonly string[], times: number, work: (text: string) => unknown): number {
  const started = performance.now()
  for (let time = 0; time < times; time++) for (const text of texts) work(text)
  return (texts.length * times * 1_000) / (performance.now() - started)
}

function middle(figures: number[]): number {
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}
