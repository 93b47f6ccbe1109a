import { subscriptions } from '#platform/events'
import { setAnswered } from './store.ts'

export const on = subscriptions('taking part', {
  'post.written': (ctx, { payload }) => setAnswered(ctx, payload.topicId, payload.memberId),
})
