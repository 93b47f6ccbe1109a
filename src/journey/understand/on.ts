import { subscriptions } from '#platform/events'
import { readAgain } from './read-again.ts'
import { settleHeard } from './settle-heard.ts'
import { forgetReadings } from './store.ts'

export const on = subscriptions('understand', {
  'posts.heard': (ctx, event) => settleHeard(ctx, event.id, event.payload.messageIds),
  'posts.removed': (ctx, event) => forgetReadings(ctx, event.payload.conversationIds),
  'posts.edited': (ctx, event) => readAgain(ctx, event.payload.messageIds),
})
