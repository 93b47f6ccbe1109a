import { subscriptions } from '#platform/events'
import { meetPeople } from './meet-people.ts'

export const on = subscriptions('listen', {
  'posts.heard': (ctx, event) => meetPeople(ctx, event.payload.sourceId, event.payload.messageIds),
})
