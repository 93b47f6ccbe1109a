import { Hono } from 'hono'
import { receivePush } from '#journey/listen'
import { receiveShopNews } from '#journey/sales'
import { receiveIssueNews } from '#journey/track'
import { understanding } from '#journey/understand'
import { check } from '#lib/check'
import type { Context } from '#platform/context'
import { type Env, z } from '#platform/http'
import { limited } from './limit.ts'

/** Where networks and the company's own systems push to; each request is let in by its signature alone. */
export function hooks(ctx: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/trackers/:trackerId', limited(600), async http => {
    const trackerId = check(z.uuid('There is no such tracker.'), http.req.param('trackerId'))
    const body = new Uint8Array(await http.req.arrayBuffer())
    const { href: url } = new URL(new URL(http.req.url).pathname, ctx.config.publicUrl)
    const request = { method: 'POST' as const, url, headers: http.req.header(), body }
    return http.json(await receiveIssueNews(ctx, trackerId, request))
  })
  app.post('/shops/:shopId', limited(600), async http => {
    const shopId = check(z.uuid('There is no such shop.'), http.req.param('shopId'))
    const body = new Uint8Array(await http.req.arrayBuffer())
    return http.json(await receiveShopNews(ctx, shopId, { headers: http.req.header(), body }))
  })
  app.on(['GET', 'POST'], '/:sourceId', limited(600), async http => {
    const sourceId = check(z.uuid('There is no such source.'), http.req.param('sourceId'))
    const body = new Uint8Array(await http.req.arrayBuffer())
    const called = new URL(http.req.url)
    const { response, ...received } = await receivePush(
      ctx,
      sourceId,
      {
        method: http.req.method === 'GET' ? 'GET' : 'POST',
        // As the caller knows it: behind a proxy the address that arrives here is another one.
        url: new URL(called.pathname + called.search, ctx.config.publicUrl).href,
        headers: http.req.header(),
        body,
      },
      understanding,
    )
    if (!response) return http.json(received)
    return http.body(response.body, response.status as 200, { 'content-type': response.contentType })
  })
  return app
}
