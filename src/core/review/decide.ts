import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { type Decision, mayDecide, type Review, type SubjectKind } from './model.ts'
import { decideRow, insertReview, reviewById, waitingReviews, withdrawRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'review.asked': { reviewId: string; subjectId: string; conversationId?: string; reasons: string[] }
    'review.decided': {
      reviewId: string
      subjectKind: SubjectKind
      subjectId: string
      conversationId?: string
      decision: Decision
    }
  }
}

export const Decide = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('approved'), comment: z.string().trim().max(2000).default('') }),
  z.object({
    decision: z.literal('changed'),
    comment: z.string().trim().min(1, 'Say why, so that it can be learned from.').max(2000),
    text: z.string().trim().min(1).max(10_000),
  }),
  z.object({ decision: z.literal('returned'), comment: z.string().trim().min(1, 'Say what to change.').max(2000) }),
])
export type Decide = z.input<typeof Decide>

/** Asks for a second pair of eyes, with the reasons; asked twice, it is one review. */
export async function askForReview(
  ctx: Context,
  subject: { subjectKind: SubjectKind; subjectId: string; conversationId: string; reasons: Reason[] },
): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertReview(ctx, { ...subject, id, authorId: me.employeeId }))) return
    await emit(ctx, 'review.asked', {
      reviewId: id,
      subjectId: subject.subjectId,
      conversationId: subject.conversationId,
      reasons: subject.reasons.map(reason => reason.at ?? 'learning'),
    })
  })
}

/** A reviewer approves, changes with a comment, or returns. None of these sends: the author does. */
export async function decideReview(ctx: Context, reviewId: string, input: Decide): Promise<Review> {
  const me = requireRole(ctx, 'reviewer')
  const wanted = check(Decide, input)
  return inTransaction(ctx, async ctx => {
    const review = await theReview(ctx, reviewId)
    const allowed = mayDecide(review, me)
    if (allowed !== true) throw new Problem('forbidden', allowed)
    const decided = await decideRow(ctx, reviewId, {
      decision: wanted.decision,
      by: me.employeeId,
      comment: wanted.comment,
      changedText: wanted.decision === 'changed' ? wanted.text : null,
    })
    if (!decided)
      throw new Problem('conflict', `${review.deciderName ?? 'A colleague'} decided this a moment before you.`)
    await emit(ctx, 'review.decided', {
      reviewId,
      subjectKind: review.subjectKind,
      subjectId: review.subjectId,
      ...(review.conversationId && { conversationId: review.conversationId }),
      decision: wanted.decision,
    })
    return theReview(ctx, reviewId)
  })
}

/** What waits for a second pair of eyes, the longest waiting first: all of it for reviewers, their own for everybody else. */
export async function reviewQueue(ctx: Context): Promise<Review[]> {
  const me = requireEmployee(ctx)
  return waitingReviews(ctx, me.roles.includes('reviewer') ? undefined : me.employeeId)
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
