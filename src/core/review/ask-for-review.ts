import { createHash } from 'node:crypto'
import { newId } from '#lib/id'
import type { Reason } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { SubjectKind } from './model.ts'
import { stepsFor } from './plan.ts'
import { planRows } from './plan-store.ts'
import { insertReview, lockOpenReview, supersede } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'review.asked': { reviewId: string; subjectId: string; conversationId?: string; reasons: string[] }
    'review.superseded': { reviewId: string; subjectId: string; conversationId?: string; by: string }
  }
}

/** What is to be read: the kind of thing, its id, and its words as they are now. */
export interface Subject {
  subjectKind: SubjectKind
  subjectId: string
  conversationId: string | null
  words: string
  reasons: Reason[]
}

/**
 * Asks for a second pair of eyes, with the reasons. Asked twice with the same words, it is one review; with other words,
 * the new one takes the place of the old, and whoever had looked looks again.
 */
export async function askForReview(ctx: Context, { words, ...subject }: Subject): Promise<void> {
  const me = requireEmployee(ctx)
  const wordsKey = createHash('sha256').update(words).digest('base64url')
  await inTransaction(ctx, async ctx => {
    const open = await lockOpenReview(ctx, subject.subjectKind, subject.subjectId)
    if (open?.wordsKey === wordsKey) return
    const id = newId()
    const about = {
      subjectId: subject.subjectId,
      ...(subject.conversationId && { conversationId: subject.conversationId }),
    }
    if (open) await supersede(ctx, open.id)
    const steps = stepsFor(await planRows(ctx), subject.reasons)
    if (!(await insertReview(ctx, { ...subject, id, authorId: me.employeeId, steps, wordsKey, supersedes: open?.id })))
      return
    if (open) await emit(ctx, 'review.superseded', { reviewId: open.id, ...about, by: id })
    await emit(ctx, 'review.asked', {
      reviewId: id,
      ...about,
      reasons: subject.reasons.map(reason => reason.at ?? 'learning'),
    })
  })
}
