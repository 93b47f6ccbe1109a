import type { MiddlewareHandler } from 'hono'
import { clientAddressHeader } from '#core/team'
import { Problem } from '#lib/problem'
import type { Env } from '#platform/http'

const windowMs = 60_000
const mostAddresses = 10_000

/** At most so many requests a minute from one address, at doors where guessing would pay. */
export function limited(mostPerMinute: number): MiddlewareHandler<Env> {
  const seen = new Map<string, { from: number; count: number }>()
  return async (http, next) => {
    const address = http.req.header(clientAddressHeader) ?? 'unknown'
    const now = Date.now()
    const there = seen.get(address)
    if (!there || now - there.from > windowMs) {
      if (seen.size >= mostAddresses) seen.clear()
      seen.set(address, { from: now, count: 1 })
    } else if (++there.count > mostPerMinute)
      throw new Problem('unavailable', 'Too many tries from here. Wait a minute.')
    await next()
  }
}
