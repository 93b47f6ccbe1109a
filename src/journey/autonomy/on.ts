import type {} from '#core/review'
import { subscriptions } from '#platform/events'
import { noteReview } from './note-review.ts'

export const on = subscriptions('autonomy', {
  'review.decided': (ctx, { payload }) => noteReview(ctx, payload),
})
