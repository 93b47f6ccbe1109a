import { subscriptions } from '#platform/events'
import { markSpeakersOf, markToLookAt } from './store.ts'

export const on = subscriptions('power', {
  'posts.understood': (ctx, { payload }) => markToLookAt(ctx, payload.messageIds),
  'posts.removed': (ctx, { payload }) => markSpeakersOf(ctx, payload.conversationIds),
})
