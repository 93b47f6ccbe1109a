import { subscriptions } from '#platform/events'
import { noteReopened, noteResolved } from './decide.ts'
import { noteUnderstood } from './sort-posts.ts'
import { noteTold } from './tell.ts'

export const on = subscriptions('learn', {
  'posts.understood': (ctx, { payload }) => noteUnderstood(ctx, payload.messageIds),
  'answer.sent': (ctx, { at, payload }) => noteTold(ctx, { ...payload, at }),
  'issue.resolved': (ctx, { payload }) => noteResolved(ctx, payload),
  'issue.reopened': (ctx, { payload }) => noteReopened(ctx, payload),
})
