import { subscriptions } from '#platform/events'
import { afterReview, answerArrived, answerDoubtful, answerRefused } from './after-delivery.ts'

export const on = subscriptions('answer', {
  'review.decided': (ctx, event) => afterReview(ctx, event.payload.subjectId, event.payload.reviewId),
  'delivery.sent': (ctx, event) => answerArrived(ctx, event.payload.subjectId, event.payload),
  'delivery.refused': (ctx, event) => answerRefused(ctx, event.payload.subjectId, event.payload.why),
  'delivery.doubtful': (ctx, event) => answerDoubtful(ctx, event.payload.subjectId),
})
