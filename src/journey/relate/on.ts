import { subscriptions } from '#platform/events'
import { proveSignIns } from './prove-links.ts'

export const on = subscriptions('relate', {
  'posts.heard': (ctx, { payload }) => proveSignIns(ctx, payload.messageIds),
})
