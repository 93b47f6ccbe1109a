import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { disclosureOf, sign, theCompany } from '#core/company'
import { allFrozenLike } from '#core/freeze'
import { judge, refuseAnotherName } from '#core/policy'
import { reviewsOf, theReview } from '#core/review'
import { theEmployee } from '#core/team'
import { findMessage, heedOptOut, setStanding, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { releaseChange, standing } from './change-answer.ts'
import { formOn, noteWhatIsStopped, refuseTooLong, release, theAnswer } from './give-answer.ts'
import type { Amendment, Answer } from './model.ts'
import { amendmentById, moveAmendment, moveAnswer, upsertDraft } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'answer.approved': { answerId: string; conversationId: string; employeeId: string; changed: boolean }
    'answer.returned': { answerId: string; conversationId: string; employeeId: string }
    'answer.change-approved': { answerId: string; conversationId: string; employeeId: string; changed: boolean }
    'answer.change-returned': { answerId: string; conversationId: string; employeeId: string }
  }
}

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
  await noteWhatIsStopped(
    ctx,
    before.conversationId,
    [before.text, ...before.pictures.map(({ alt }) => alt)].join('\n\n'),
  )
  await refuseReviewersName(ctx, before.authorId, before.text, before.signedText)
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

/** A reviewer has decided: the answer goes back to its author, to send or to write anew. */
export async function afterReview(ctx: Context, answerId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = (await reviewsOf(ctx, [answerId])).at(-1)
    // Told once more of an older one, after it was handed in anew.
    if (review?.id !== reviewId) return
    const answer = await theAnswer(ctx, answerId)
    const facts = { answerId, conversationId: answer.conversationId, employeeId: answer.authorId }
    if (review.decision === 'returned') {
      if (!(await moveAnswer(ctx, answerId, ['in-review'], { step: 'returned' }))) return
      await upsertDraft(ctx, answer.conversationId, answer.authorId, answer)
      await emit(ctx, 'answer.returned', facts)
    }
    if (review.decision === 'approved' || review.decision === 'changed') {
      const changed =
        review.changedText && review.changedText !== answer.text ? await resigned(ctx, answer, review.changedText) : {}
      if (await moveAnswer(ctx, answerId, ['in-review'], { step: 'approved', ...changed }))
        await emit(ctx, 'answer.approved', { ...facts, changed: 'text' in changed })
    }
  })
}

/** A reviewer has decided on other words for an answer: they go back to its author, to send or to write anew. */
export async function afterChangeReview(ctx: Context, amendmentId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = await theReview(ctx, reviewId)
    const change = await theAmendment(ctx, amendmentId)
    const { answerId, conversationId, employeeId } = change
    const facts = { answerId, conversationId, employeeId }
    if (review.decision === 'returned' && (await moveAmendment(ctx, amendmentId, ['in-review'], { step: 'returned' })))
      await emit(ctx, 'answer.change-returned', facts)
    if (review.decision === 'approved' || review.decision === 'changed') {
      const { language, accountId } = await theAnswer(ctx, answerId)
      const reworded =
        review.changedText && review.changedText !== change.text
          ? await resigned(ctx, { authorId: employeeId, language, accountId }, review.changedText)
          : {}
      if (await moveAmendment(ctx, amendmentId, ['in-review'], { step: 'approved', ...reworded }))
        await emit(ctx, 'answer.change-approved', { ...facts, changed: 'text' in reworded })
    }
  })
}

/** The author sends the other words that a reviewer approved; until then the old ones stand. */
export async function sendApprovedChange(ctx: Context, amendmentId: string, input: SendApproved): Promise<Amendment> {
  const me = requireEmployee(ctx)
  const { text } = check(SendApproved, input)
  const before = await theAmendment(ctx, amendmentId)
  if (before.employeeId !== me.employeeId) throw new Problem('forbidden', `${before.employeeName} sends this.`)
  const putsRight = await allFrozenLike(ctx, (await theAnswer(ctx, before.answerId)).text)
  await noteWhatIsStopped(
    ctx,
    before.conversationId,
    before.text ?? '',
    putsRight.map(({ id }) => id),
  )
  await refuseReviewersName(ctx, before.employeeId, before.text ?? '', before.signedText ?? '')
  return inTransaction(ctx, async ctx => {
    const change = await theAmendment(ctx, amendmentId)
    if (change.text !== text)
      throw new Problem('conflict', 'It was changed since you looked. Read it again before you send it.')
    if (!(await moveAmendment(ctx, amendmentId, ['approved'], { step: 'sending' })))
      throw new Problem('conflict', 'This is not waiting to be sent any more.')
    const conversation = await theConversation(ctx, change.conversationId)
    await heedOptOut(ctx, conversation)
    const stands = await standing(ctx, change.answerId, 'edit')
    refuseTooLong(stands.connector, text, change.signedText ?? '')
    await releaseChange(ctx, change, stands, conversation)
    const { answerId, conversationId, employeeId } = change
    await emit(ctx, 'answer.change-asked', { answerId, conversationId, employeeId })
    return theAmendment(ctx, amendmentId)
  })
}

/** Who read it first may have put their own name under it, out of habit. */
async function refuseReviewersName(ctx: Context, authorId: string, text: string, signedText: string): Promise<void> {
  const line = signedText.trim().split('\n').at(-1) ?? ''
  await refuseAnotherName(ctx, await theEmployee(ctx, authorId), text, line)
}

export async function theAmendment(ctx: Context, id: string): Promise<Amendment> {
  const amendment = await amendmentById(ctx, id)
  if (!amendment) throw new Problem('not-found', 'There is no such change.')
  return amendment
}

async function resigned(
  ctx: Context,
  answer: { authorId: string; language: string | null; accountId: string | null },
  text: string,
): Promise<{ text: string; signedText: string }> {
  const [company, author] = [await theCompany(ctx), await theEmployee(ctx, answer.authorId)]
  const account = answer.accountId ? await theLiveAccount(ctx, answer.accountId) : undefined
  const form = formOn(account && connectorNamed(account.connector))
  return { text, signedText: sign(text, disclosureOf(company, author, answer.language, form)) }
}
