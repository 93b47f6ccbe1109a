import { subscriptions } from '#platform/events'
import { followVoices } from './withdraw-voice.ts'

export const on = subscriptions('voices', {
  'posts.edited': (ctx, { payload }) => followVoices(ctx, payload.conversationIds),
  'posts.removed': (ctx, { payload }) => followVoices(ctx, payload.conversationIds),
})
