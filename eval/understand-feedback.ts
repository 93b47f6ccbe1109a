import { feedbackPlan, practiceOf, readFeedbackSet } from '../bin/head-plans.ts'
import { winkEach } from './data/head-peers.ts'
import { calibrationLine, countLabels, crossRead, type HeadLine, lineOf } from './data/heads.ts'

export const name = 'understand.feedback'

/** What reviews of apps are about, 14 labels, several at once: 6-fold, all reviews of an app in one part. The head learns from the
 * other apps and from sentences of ours (`data/feedback-practice.jsonl`); without these its figure is told beside. */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  const texts = readFeedbackSet()
  if (texts.length === 0) return
  const peer = 'npm wink-naive-bayes-text-classifier, one for each label'
  const said = crossRead(texts, feedbackPlan, 6, winkEach, practiceOf('feedback'))
  const [ours, theirs] = [countLabels(texts, said.labels), countLabels(texts, said.byPeer)]
  report(lineOf('appreview-urr', 'micro-F1', ours.f1, peer, theirs.f1, 0.66))
  const alone = crossRead(texts, feedbackPlan, 6, () => () => [])
  const without = countLabels(texts, alone.labels)
  report(lineOf('appreview-urr, without our own sentences', 'micro-F1', without.f1, peer, theirs.f1, 0.62))
  const labels = [...new Set(texts.flatMap(({ labels }) => labels))]
  const macro = (found: string[][]) =>
    labels.reduce((sum, label) => {
      const only = (all: readonly string[]) => all.filter(one => one === label)
      return (
        sum +
        countLabels(
          texts.map(text => ({ ...text, labels: only(text.labels) })),
          found.map(only),
        ).f1
      )
    }, 0) / labels.length
  report(lineOf('appreview-urr', 'macro-F1', macro(said.labels), peer, macro(said.byPeer), 0.41))
  report(calibrationLine('appreview-urr', said, false))
}
