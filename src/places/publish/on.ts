import { subscriptions } from '#platform/events'
import { afterReview } from './after-release.ts'

export const on = subscriptions('publish', {
  'review.decided': async (ctx, { payload: { subjectKind, subjectId, reviewId } }) => {
    if (subjectKind === 'article') await afterReview(ctx, subjectId, reviewId)
  },
})
