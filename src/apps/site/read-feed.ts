import type { ReadFeed } from '#places/hub'
import type { Context } from '#platform/context'
import { openSite, type PublicSite } from './open-site.ts'

/** Reads our own feeds as everybody would, without the web between: for telling subscribers what they say now. */
export function feedReader(ctx: Context): ReadFeed {
  let site: PublicSite | undefined
  return async url => {
    site ??= openSite(ctx, { caughtUp: async () => false, subscribe: () => () => {} })
    // Nobody tells this one what changed, so it looks each time.
    site.forget()
    const response = await site.answer(new Request(url))
    if (!response?.ok) return undefined
    return {
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
}
