import { subscriptions } from '#platform/events'
import { deleteSignsOfRemoved } from './store.ts'

/** What posts say is noted by `route`, before it weighs who comes first: see `noteSigns`. */
export const on = subscriptions('buying', {
  'posts.removed': (ctx, { payload }) => deleteSignsOfRemoved(ctx, payload.conversationIds),
})
