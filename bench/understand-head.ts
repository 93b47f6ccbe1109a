import { createFeatures, readFeatures } from '#text/features'
import { readHead, shippedHead, shippedNames } from '#text/heads'
import { type Labelled, readFeedbackSet, readSet, readStaticSet } from '../bin/head-plans.ts'
import { natural } from '../eval/data/natural.ts'

export const name = 'understand.head'

const rounds = 5
/** As many texts as the peer is asked in one round; ours are asked ten times as many times. */
const asked = 100

/**
 * Texts per second of one classifier, reading included, beside npm natural's Bayes classifier that learned from the
 * same texts; in turns, one core. Text messages (2 labels), reviews (14), and, to see what more labels cost the peer,
 * questions to a bank (77) and tweets (3), where ours is the head of 14 labels: what a head has learned from does not change
 * its speed, while the peer goes through all words it knows. Each is told twice: the one head alone, reading included, and
 * the same head where the text was read already, as it is in the product, where all heads share one reading. Then what the
 * three shipped heads cost together. The texts are not part of the project: without the data folder only that last figure is told.
 */
export async function run(
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
): Promise<void> {
  const sets: [string, 'static' | 'feedback', Labelled[]][] = [
    ['text messages, 2 labels', 'static', readStaticSet()],
    ['reviews, 14 labels', 'feedback', readFeedbackSet()],
    [
      'questions, 77 labels of the peer, 14 of ours',
      'feedback',
      readSet('banking77/train.jsonl', ({ label }) => [label ?? '']),
    ],
    [
      '19,830 tweets, 3 labels of the peer, 14 of ours',
      'feedback',
      readSet('hate-offensive/tweets.dev.jsonl', ({ label }) => [String(label)]),
    ],
  ]
  for (const [what, name, texts] of sets) {
    if (texts.length === 0) continue
    const bayes = new natural.BayesClassifier()
    for (const { text, labels } of texts) bayes.addDocument(text, labels[0] ?? 'none')
    bayes.train()
    // Every so many, so that all labels are met.
    const few = texts.filter((_, at) => at % Math.ceil(texts.length / asked) === 0).map(({ text }) => text)
    compare(what, name, few, text => bayes.classify(text), report)
  }
  const all = sets.flatMap(([, , texts]) => texts.slice(0, 1_000)).map(({ text }) => text)
  const posts =
    all.length > 0
      ? all
      : ['Since the update it crashes all the time, please fix it soon! My battery is empty by noon.']
  const features = createFeatures()
  const alone = middle(repeat(() => perSecond(posts, 4, text => readFeatures(features, text))))
  const heads = shippedNames.map(shippedHead)
  const together = middle(
    repeat(() =>
      perSecond(posts, 4, text => {
        readFeatures(features, text)
        for (const head of heads) readHead(head, features)
      }),
    ),
  )
  const line = { unit: 'texts/s', peer: 'reading the features alone', ratio: together / alone }
  report({ case: 'three heads on one reading', value: Math.round(together), ...line })
}

function compare(
  what: string,
  name: 'static' | 'feedback',
  texts: string[],
  theirs: (text: string) => unknown,
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
): void {
  const features = createFeatures()
  const head = shippedHead(name)
  const rates = { alone: [] as number[], reading: [] as number[], peer: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    rates.reading.push(perSecond(texts, 10, text => readFeatures(features, text)))
    rates.alone.push(
      perSecond(texts, 10, text => {
        readFeatures(features, text)
        readHead(head, features)
      }),
    )
    rates.peer.push(perSecond(texts, 1, theirs))
  }
  const [alone, reading, peer] = [middle(rates.alone), middle(rates.reading), middle(rates.peer)]
  const tell = (which: string, value: number) =>
    report({
      case: `${which}: ${what}`,
      value: Math.round(value),
      unit: 'texts/s',
      peer: 'npm natural, BayesClassifier',
      ratio: Math.round((10 * value) / peer) / 10,
    })
  tell('one head', alone)
  tell('one head, the text read already', 1 / (1 / alone - 1 / reading))
}

function repeat(measure: () => number): number[] {
  return Array.from({ length: rounds }, measure)
}

/** By the time the core spent on it, so that what else the machine does counts little. */
function perSecond(texts: readonly string[], times: number, work: (text: string) => unknown): number {
  const began = process.cpuUsage()
  for (let time = 0; time < times; time++) for (const text of texts) work(text)
  const { user, system } = process.cpuUsage(began)
  return (texts.length * times * 1e6) / (user + system)
}

function middle(figures: number[]): number {
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}
