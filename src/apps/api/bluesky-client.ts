import { Hono } from 'hono'
import { describedClient } from '#connectors/bluesky'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Env } from '#platform/http'

/**
 * How Sosh introduces itself to servers of Bluesky when somebody signs in there. They fetch this by the client’s name,
 * which is this very address and holds the public key that the client proves itself by; nothing secret is in it.
 */
export function blueskyClient(ctx: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/:key/client.json', http => {
    const described = describedClient(http.req.param('key'), new URL('/connect/back', ctx.config.publicUrl).href)
    if (!described) throw new Problem('not-found', 'There is no such client.')
    http.header('cache-control', 'public, max-age=3600')
    return http.json(described)
  })
  return app
}
