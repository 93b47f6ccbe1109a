import { subscriptions } from '#platform/events'
import { noteUnderstood } from './sort-posts.ts'
import { noteTold } from './tell.ts'

export const on = subscriptions('learn', {
  'posts.understood': (ctx, { payload }) => noteUnderstood(ctx, payload.messageIds),
  'answer.sent': (ctx, { at, payload }) => noteTold(ctx, { ...payload, at }),
})
