import { z } from 'zod'
import { judge } from '#core/policy'
import { findMessage, heedOptOut, setStanding, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { noteWhatIsStopped, release, theAnswer } from './give-answer.ts'
import type { Answer } from './model.ts'
import { moveAnswer } from './store.ts'

export const SendApproved = z.object({
  /** The words as the author saw them when they pressed: what was changed since is not sent. */
  text: z.string().min(1).max(10_000),
})
export type SendApproved = z.input<typeof SendApproved>

/** The author sends what a reviewer approved or changed. A reviewer never sends. */
export async function sendApproved(ctx: Context, answerId: string, input: SendApproved): Promise<Answer> {
  const me = requireEmployee(ctx)
  const { text } = check(SendApproved, input)
  const before = await theAnswer(ctx, answerId)
  if (before.authorId !== me.employeeId) throw new Problem('forbidden', `${before.authorName} sends this.`)
  // Rules may have changed since it was approved.
  await noteWhatIsStopped(ctx, before.conversationId, before.text)
  return inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    if (answer.text !== text)
      throw new Problem('conflict', 'It was changed since you looked. Read it again before you send it.')
    const step = answer.accountId ? 'sending' : 'by-hand'
    if (!(await moveAnswer(ctx, answerId, ['approved'], { step, releasedAt: ctx.now() })))
      throw new Problem('conflict', 'This is not waiting to be sent any more.')
    const target = await findMessage(ctx, answer.replyTo)
    if (!target || target.removedAt) throw new Problem('conflict', 'The message you answer is not there any more.')
    const conversation = await theConversation(ctx, answer.conversationId)
    await heedOptOut(ctx, conversation)
    await release(ctx, answer, target, conversation)
    await setStanding(ctx, conversation.id, 'claimed', me.employeeId)
    const verdict = await judge(ctx, text)
    await emit(ctx, 'answer.given', {
      answerId,
      conversationId: conversation.id,
      employeeId: me.employeeId,
      guidelineVersion: verdict.guidelineVersion,
      findings: verdict.findings.map(finding => finding.ruleId),
    })
    return theAnswer(ctx, answerId)
  })
}
