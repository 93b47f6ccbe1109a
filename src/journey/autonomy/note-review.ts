import type {} from '#core/review'
import { reviewsOf } from '#core/review'
import { theEmployee } from '#core/team'
import { freeTopics, secondLooks, shrinkAutonomy } from '#core/training'
import type { Context } from '#platform/context'
import { recordOn, window } from './model.ts'
import { readDrafts, ruleRow } from './store.ts'

/** A draft came back: where too many of the last ten on a topic did, somebody looks first on it again. */
export async function noteReview(
  ctx: Context,
  { subjectId, reviewId, decision }: { subjectId: string; reviewId: string; decision: string },
): Promise<void> {
  if (decision !== 'changed' && decision !== 'returned') return
  const review = (await reviewsOf(ctx, [subjectId])).find(({ id }) => id === reviewId)
  if (!review) return
  const { backEnds } = await ruleRow(ctx)
  const { authorId } = review
  const author = await theEmployee(ctx, authorId).catch(() => undefined)
  if (!author) return
  const drafts = await readDrafts(ctx, [authorId])
  const [free, looks] = [await freeTopics(ctx, authorId), await secondLooks(ctx, authorId)]
  const about = drafts.find(({ at }) => at.getTime() === review.decidedAt?.getTime())?.topicIds ?? []
  const over = about.filter(id => {
    const isAlone = author.autonomy === 'trusted' || free.some(({ topicId }) => topicId === id)
    if (!isAlone || looks.some(({ topicId }) => topicId === id)) return false
    const given = free.find(({ topicId }) => topicId === id)
    const since = given?.givenAt ?? null
    const { cameBack } = recordOn({ id, name: '' }, { drafts, drills: [] }, { since, lastIncidentAt: null })
    return cameBack >= Math.min(backEnds, window)
  })
  if (over.length > 0) await shrinkAutonomy(ctx, { employeeId: authorId, topicIds: over, why: 'came-back' })
}
