import { subscriptions } from '#platform/events'
import { readAgain } from './read-again.ts'
import { settleHeard } from './settle-heard.ts'

export const on = subscriptions('understand', {
  'posts.heard': (ctx, event) => settleHeard(ctx, event.id, event.payload.messageIds),
  'posts.edited': (ctx, event) => readAgain(ctx, event.payload.messageIds),
})
