import { subscriptions } from '#platform/events'
import { deepenReadings } from './deepen.ts'

export const on = subscriptions('understand', {
  'posts.heard': (ctx, event) => deepenReadings(ctx, event.payload.messageIds),
  'posts.edited': (ctx, event) => deepenReadings(ctx, event.payload.messageIds),
})
