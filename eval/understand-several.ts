import { readSeveralSet, severalPlan } from '../bin/head-plans.ts'
import { winkEach } from './data/head-peers.ts'
import { calibrationLine, countLabels, crossRead, type HeadLine, lineOf } from './data/heads.ts'

export const name = 'understand.several'

/** Several wants in one question: NLU++ (62 wants at a bank and in a hotel), 7-fold, its own parts kept whole; micro-F1 over all wants. */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  for (const [of, floor] of [
    ['banking', 0.861],
    ['hotels', 0.759],
  ] as const) {
    const texts = readSeveralSet(of)
    if (texts.length === 0) continue
    const peer = 'npm wink-naive-bayes-text-classifier, one for each label'
    const said = crossRead(texts, severalPlan, 7, winkEach)
    const [ours, theirs] = [countLabels(texts, said.labels), countLabels(texts, said.byPeer)]
    report(lineOf(`nlupp ${of}`, 'micro-F1', ours.f1, peer, theirs.f1, floor))
    report(calibrationLine(`nlupp ${of}`, said, false))
  }
}
