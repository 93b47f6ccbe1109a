import { subscriptions } from '#platform/events'
import { openSite } from './open-site.ts'

export const on = subscriptions('own place', {
  'site.made': async (ctx, event) => {
    if (!event.payload.isSample) await openSite(ctx, event.payload.siteId)
  },
})
