import type {} from '#journey/listen'
import { subscriptions } from '#platform/events'
import { noteShare } from './note-share.ts'

export const on = subscriptions('links', {
  'posts.heard': (ctx, { payload }) => noteShare(ctx, payload),
})
