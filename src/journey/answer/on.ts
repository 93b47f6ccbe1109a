import { type Event, subscriptions } from '#platform/events'
import { amendmentArrived, amendmentRefused, answerArrived, answerDoubtful, answerRefused } from './after-delivery.ts'
import { afterChangeReview, afterReview } from './send-approved.ts'

const inDoubt = 'The network did not say whether it took this. Look there, and do it again if it did not.'

export const on = subscriptions('answer', {
  'review.decided': async (ctx, { payload: { subjectKind, subjectId, reviewId } }) => {
    if (subjectKind === 'edit') await afterChangeReview(ctx, subjectId, reviewId)
    if (subjectKind === 'answer') await afterReview(ctx, subjectId, reviewId)
  },
  'delivery.sent': async (ctx, event) => {
    const { subjectId } = event.payload
    if (event.payload.kind === 'answer') await answerArrived(ctx, subjectId, event.payload)
    if (isAmendment(event)) await amendmentArrived(ctx, subjectId)
  },
  'delivery.refused': async (ctx, event) => {
    const { subjectId, why } = event.payload
    if (event.payload.kind === 'answer') await answerRefused(ctx, subjectId, why)
    if (isAmendment(event)) await amendmentRefused(ctx, subjectId, 'refused', why)
  },
  'delivery.doubtful': async (ctx, event) => {
    const { subjectId } = event.payload
    if (event.payload.kind === 'answer') await answerDoubtful(ctx, subjectId)
    if (isAmendment(event)) await amendmentRefused(ctx, subjectId, 'doubtful', inDoubt)
  },
})

function isAmendment({ payload }: Event<'delivery.sent' | 'delivery.refused' | 'delivery.doubtful'>): boolean {
  return payload.kind === 'edit' || payload.kind === 'retraction'
}
