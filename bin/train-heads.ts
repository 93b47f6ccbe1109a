import { join } from 'node:path'
import { packHead, trainHead } from '#text/heads'
import {
  feedbackPlan,
  leastShipped,
  practiceOf,
  readFeedbackSet,
  readRequestSet,
  readStaticSet,
  requestPlan,
  staticPlan,
} from './head-plans.ts'
import { writeOrCheck } from './write-or-check.ts'

/**
 * Learns the heads that ship (`src/text/heads/shipped/*.json`) from the open data of others, which must lie in the data
 * folder (SOSH_DATA), and from sentences of ours. `--check` says whether the committed ones are what would be learned.
 */
function trainHeads(): void {
  const feedback = [...readFeedbackSet(), ...practiceOf('feedback')]
  const groupOf = (at: number) => feedback[at]?.group ?? ''
  const sets = [
    { plan: staticPlan, texts: readStaticSet() },
    { plan: requestPlan, texts: [...readRequestSet(), ...practiceOf('request')] },
    { plan: { ...feedbackPlan, groupOf }, texts: feedback },
  ]
  for (const { plan, texts } of sets) {
    if (texts.every(({ group }) => group === 'practice')) continue
    const packed = packHead(trainHead(texts, plan), leastShipped[plan.name])
    writeOrCheck(
      join(import.meta.dirname, `../src/text/heads/shipped/${plan.name}.json`),
      `${JSON.stringify(packed, null, 2)}\n`,
    )
    console.error(`${plan.name}: learned from ${texts.length} texts`)
  }
}

trainHeads()
