import { subscriptions } from '#platform/events'
import { giveVotesOver, setAnswered } from './store.ts'

export const on = subscriptions('taking part', {
  'post.written': (ctx, { payload }) => setAnswered(ctx, payload.topicId, payload.memberId),
  'member.folded': (ctx, { payload }) => giveVotesOver(ctx, payload.fromId, payload.memberId),
})
