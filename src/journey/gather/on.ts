import { subscriptions } from '#platform/events'
import { queueLeaving } from './leave-source.ts'

export const on = subscriptions('gather', {
  'source.closed': (ctx, { payload }) => queueLeaving(ctx, payload.sourceId),
})
