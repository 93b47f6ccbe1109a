import { subscriptions } from '#platform/events'
import { suggestColleagues } from './suggest.ts'

export const on = subscriptions('route', {
  'posts.heard': (ctx, event) => suggestColleagues(ctx, event.payload.messageIds),
  'posts.edited': (ctx, event) => suggestColleagues(ctx, event.payload.messageIds),
})
