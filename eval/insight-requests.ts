import { feedbackPlan, practiceOf, readFeedbackSet } from '../bin/head-plans.ts'
import { winkEach } from './data/head-peers.ts'
import { countLabels, crossRead, type HeadLine, lineOf } from './data/heads.ts'

export const name = 'insight.requests'

const nothing = 'OTHER'

/**
 * What reviews of apps want of us: whether one speaks of something to be changed at all (any label but OTHER), and of
 * what. 6-fold, all reviews of an app in one part; read by a head that learned from the other apps only.
 */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  const texts = readFeedbackSet()
  if (texts.length === 0) return
  const peer = 'npm wink-naive-bayes-text-classifier, one for each label'
  const said = crossRead(texts, feedbackPlan, 6, winkEach, practiceOf('feedback'))
  const wanted = (labels: readonly string[]) => labels.filter(label => label !== nothing)
  const any = (labels: readonly string[]) => (wanted(labels).length > 0 ? ['wants'] : [])
  for (const [what, keep, floor] of [
    ['something to change, or nothing', any, 0.8],
    ['what of it, 13 labels', wanted, 0.62],
  ] as const) {
    const truth = texts.map(text => ({ ...text, labels: keep(text.labels) }))
    const f1 = (labels: readonly string[][]) => countLabels(truth, labels.map(keep)).f1
    report(lineOf(`appreview-urr, ${what}`, 'micro-F1', f1(said.labels), peer, f1(said.byPeer), floor))
  }
}
