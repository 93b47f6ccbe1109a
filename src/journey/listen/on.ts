import { subscriptions } from '#platform/events'
import { askWhoSpoke } from './meet-people.ts'

export const on = subscriptions('listen', {
  'posts.heard': (ctx, event) => askWhoSpoke(ctx, event.payload),
})
