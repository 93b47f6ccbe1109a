import { subscriptions } from '#platform/events'
import { bringBackAll, setPastAside } from './set-aside.ts'
import { suggestColleagues } from './suggest.ts'

export const on = subscriptions('route', {
  'look-alike.saved': async (ctx, { payload }) => {
    if (payload.alsoPast) await setPastAside(ctx, payload.lookAlikeId)
  },
  'look-alike.retired': (ctx, { payload }) => bringBackAll(ctx, payload.lookAlikeId),
  'posts.understood': (ctx, event) => suggestColleagues(ctx, event.payload.messageIds),
})
