import { subscriptions } from '#platform/events'
import { suggestColleagues } from './suggest.ts'

export const on = subscriptions('route', {
  'posts.understood': (ctx, event) => suggestColleagues(ctx, event.payload.messageIds),
})
