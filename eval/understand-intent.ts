import { createFeatures, readFeatures } from '#text/features'
import { chanceInScope, readHead, trainHead } from '#text/heads'
import { intentPlan, type Labelled, readSet } from '../bin/head-plans.ts'
import { wink } from './data/head-peers.ts'
import { calibrationLine, countLabels, crossRead, type HeadLine, lineOf, type Said } from './data/heads.ts'

export const name = 'understand.intent'

const peer = 'npm wink-naive-bayes-text-classifier'

/**
 * What somebody wants, of many things: banking77 (77 wants, 5-fold, stratified), clinc150 (150 wants, learned from its
 * training part, read on its validation part), and whether a question is about none of them.
 */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  const byLabel = ({ label }: { label?: string }) => [label ?? '']
  const banking = readSet('banking77/train.jsonl', byLabel)
  if (banking.length > 0) {
    const said = crossRead(banking, intentPlan, 5, wink)
    report(lineOf('banking77', 'accuracy', right(banking, said.labels), peer, right(banking, said.byPeer), 0.92))
    report(calibrationLine('banking77', said, true))
  }
  const train = readSet('clinc150/train.jsonl', byLabel)
  if (train.length > 0) readClinc(train, report)
}

function readClinc(train: Labelled[], report: (line: HeadLine) => void): void {
  const val = readSet('clinc150/val.jsonl', ({ label }) => [label ?? ''])
  const outOfScope = readSet('clinc150/oos_train.jsonl', () => [])
  const outside = readSet('clinc150/oos_val.jsonl', () => [])
  const head = trainHead([...train, ...outOfScope], intentPlan)
  const read = wink(train)
  const features = createFeatures()
  const said: Said = { labels: [], chances: [], isRight: [], byPeer: [] }
  const inScope: number[] = []
  for (const { text, labels } of val) {
    readFeatures(features, text)
    const chance = chanceInScope(head, features)
    inScope.push(chance)
    const first = readHead(head, features)[0]
    said.labels.push(first === undefined ? [] : [first.label])
    said.byPeer.push(read(text))
    said.chances.push(first?.chance ?? 0)
    said.isRight.push(first?.label === labels[0])
  }
  report(lineOf('clinc150', 'accuracy', right(val, said.labels), peer, right(val, said.byPeer), 0.945))
  report(calibrationLine('clinc150', said, true))
  const beyond = outside.map(({ text }) => {
    readFeatures(features, text)
    return chanceInScope(head, features)
  })
  // The peer has no word for "none of these"; a linear machine's margin has 0.955 on these texts (scikit-learn).
  report(
    lineOf('clinc150-oos', 'AUROC', auroc(inScope, beyond), "a linear machine's margin, from the sheet", 0.955, 0.965),
  )
}

function right(texts: Labelled[], said: string[][]): number {
  return countLabels(texts, said).hit / texts.length
}

/** How often one of the first is above one of the second; equal ones count half. */
function auroc(above: number[], below: number[]): number {
  let wins = 0
  for (const one of above) for (const other of below) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / (above.length * below.length)
}
