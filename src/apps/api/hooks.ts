import { Hono } from 'hono'
import { receivePush } from '#journey/listen'
import { understanding } from '#journey/understand'
import { check } from '#lib/check'
import type { Context } from '#platform/context'
import { type Env, z } from '#platform/http'
import { limited } from './limit.ts'

/** Where networks and the company's own systems push to; each request is let in by its signature alone. */
export function hooks(ctx: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/:sourceId', limited(600), async http => {
    const sourceId = check(z.uuid('There is no such source.'), http.req.param('sourceId'))
    const body = new Uint8Array(await http.req.arrayBuffer())
    const received = await receivePush(ctx, sourceId, { headers: http.req.header(), body }, understanding)
    return http.json(received)
  })
  return app
}
