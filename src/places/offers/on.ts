import { subscriptions } from '#platform/events'
import { afterReview, changeArrived, changeFailed, postArrived, postFailed } from './after-release.ts'

const inDoubt = 'The network did not say whether it took this. Look there.'

export const on = subscriptions('offers', {
  'review.decided': async (ctx, { payload: { subjectKind, subjectId, reviewId } }) => {
    if (subjectKind === 'offer') await afterReview(ctx, subjectId, reviewId)
  },
  'delivery.sent': async (ctx, { payload }) => {
    if (payload.kind === 'offer') await postArrived(ctx, payload.subjectId, payload)
    if (payload.kind === 'offer-change') await changeArrived(ctx, payload.subjectId, false)
    if (payload.kind === 'retraction') await changeArrived(ctx, payload.subjectId, true)
  },
  'delivery.refused': async (ctx, { payload }) => {
    if (payload.kind === 'offer') await postFailed(ctx, payload.subjectId, 'refused', payload.why)
    if (payload.kind === 'offer-change' || payload.kind === 'retraction')
      await changeFailed(ctx, payload.subjectId, payload.why)
  },
  'delivery.doubtful': async (ctx, { payload }) => {
    if (payload.kind === 'offer') await postFailed(ctx, payload.subjectId, 'doubtful', inDoubt)
    if (payload.kind === 'offer-change' || payload.kind === 'retraction')
      await changeFailed(ctx, payload.subjectId, inDoubt)
  },
})
