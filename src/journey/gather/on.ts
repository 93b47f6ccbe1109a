import { sourcesThrough } from '#core/channels'
import { subscriptions } from '#platform/events'
import { queueLeaving } from './leave-source.ts'

export const on = subscriptions('gather', {
  'account.disconnected': async (ctx, { payload }) => {
    for (const source of await sourcesThrough(ctx, payload.accountId)) await queueLeaving(ctx, source.id)
  },
  'source.closed': (ctx, { payload }) => queueLeaving(ctx, payload.sourceId),
})
