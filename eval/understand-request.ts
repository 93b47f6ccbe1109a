import { practiceOf, readRequestSet, requestPlan } from '../bin/head-plans.ts'
import { naturalBayes, wink } from './data/head-peers.ts'
import { calibrationLine, countLabels, crossRead, type HeadLine, lineOf } from './data/heads.ts'

export const name = 'understand.request'

/** "Needs an answer": sentences of business mail that ask for something; 10-fold, F1 of those that do. */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  const texts = readRequestSet()
  if (texts.length === 0) return
  for (const [peerName, peer] of [
    ['npm wink-naive-bayes-text-classifier', wink],
    ['npm natural, BayesClassifier', naturalBayes],
  ] as const) {
    const said = crossRead(texts, requestPlan, 10, peer, practiceOf('request'))
    const [ours, theirs] = [countLabels(texts, said.labels), countLabels(texts, said.byPeer)]
    report(lineOf('enron-intent', 'F1', ours.f1, peerName, theirs.f1, 0.8))
    if (peer === wink) report(calibrationLine('enron-intent', said, false))
  }
}
