import { z } from 'zod'
import { guidelineInForce } from '#core/policy'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { atStep, type Decision, mayDecide, type Review, type SubjectKind } from './model.ts'
import {
  advance,
  colleagues,
  decideRow,
  forgetLooks,
  insertLook,
  lockReview,
  reviewById,
  waitingReviews,
  withdrawRow,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'review.looked': {
      reviewId: string
      subjectId: string
      conversationId?: string
      step: number
      employeeId: string
      guidelineVersion: number | null
    }
    'review.decided': {
      reviewId: string
      subjectKind: SubjectKind
      subjectId: string
      conversationId?: string
      decision: Decision
      guidelineVersion: number | null
    }
  }
}

export const Decide = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('approved'), comment: z.string().trim().max(2000).default('') }),
  z.object({
    decision: z.literal('changed'),
    comment: z.string().trim().min(1, 'Say why, so that it can be learned from.').max(2000),
    text: z.string().trim().min(1).max(100_000),
  }),
  z.object({ decision: z.literal('returned'), comment: z.string().trim().min(1, 'Say what to change.').max(2000) }),
])
export type Decide = z.input<typeof Decide>

/**
 * Somebody who may look approves, changes with a comment, or returns. None of these sends: the author does. Where a step
 * asks for all, or more steps follow, a yes moves it on; whoever looked before a change looks again within that step.
 */
export async function decideReview(ctx: Context, reviewId: string, input: Decide): Promise<Review> {
  const me = requireEmployee(ctx)
  const wanted = check(Decide, input)
  return inTransaction(ctx, async ctx => {
    await lockReview(ctx, reviewId)
    const review = await theReview(ctx, reviewId)
    const there = await colleagues(ctx)
    const allowed = mayDecide(review, me, there)
    if (allowed !== true) throw new Problem(review.decidedAt ? 'conflict' : 'forbidden', allowed)
    const about = {
      reviewId,
      subjectId: review.subjectId,
      ...(review.conversationId && { conversationId: review.conversationId }),
    }
    const settle = async (decision: Decision, changedText: string | null) => {
      await decideRow(ctx, reviewId, { decision, by: me.employeeId, comment: wanted.comment, changedText })
      const guidelineVersion = await guidelineInForce(ctx)
      await emit(ctx, 'review.decided', { ...about, subjectKind: review.subjectKind, decision, guidelineVersion })
      return theReview(ctx, reviewId)
    }
    if (wanted.decision === 'returned') return settle('returned', null)

    const changedText = wanted.decision === 'changed' ? wanted.text : review.changedText
    if (changedText && changedText.length > mostIn(review.subjectKind))
      throw new Problem('invalid', 'This is longer than it can be.', [{ at: 'text', message: 'Shorten it.' }])
    if (wanted.decision === 'changed') await forgetLooks(ctx, reviewId, review.step)
    await insertLook(ctx, { reviewId, step: review.step, employeeId: me.employeeId, comment: wanted.comment })
    const looked = await theReview(ctx, reviewId)
    const isStepDone = atStep(looked, there).awaited.length === 0
    const isLast = review.step >= review.steps.length - 1
    if (isStepDone && isLast) return settle(changedText === null ? 'approved' : 'changed', changedText)
    await advance(ctx, reviewId, { step: isStepDone ? review.step + 1 : review.step, changedText })
    await emit(ctx, 'review.looked', {
      ...about,
      step: review.step,
      employeeId: me.employeeId,
      guidelineVersion: await guidelineInForce(ctx),
    })
    return theReview(ctx, reviewId)
  })
}

/** Letters; an article or an offer is longer than what is said on a network. */
const mostIn = (kind: SubjectKind) => (kind === 'article' ? 100_000 : kind === 'offer' ? 20_000 : 10_000)

/** What waits for a second pair of eyes, the longest waiting first: what this person may decide, and their own. */
export async function reviewQueue(ctx: Context): Promise<Review[]> {
  const me = requireEmployee(ctx)
  const waiting = await waitingReviews(ctx)
  if (me.roles.includes('reviewer')) return waiting
  const there = await colleagues(ctx)
  return waiting.filter(review => review.authorId === me.employeeId || mayDecide(review, me, there) === true)
}

/** The author takes it back; nothing waits any more. */
export async function withdrawReview(ctx: Context, subjectId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await withdrawRow(ctx, subjectId, me.employeeId)
}

export async function theReview(ctx: Context, reviewId: string): Promise<Review> {
  const review = await reviewById(ctx, reviewId)
  if (!review) throw new Problem('not-found', 'There is no such review.')
  return review
}
