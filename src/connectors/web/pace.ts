import { linksIn } from './link-header.ts'

/** Of the calls that a network grants, so many are left for those who answer, and not used up by listening. */
const callsToSpare = 15
const longestWaitMs = 3_600_000

/** When to come back after a network asked us to slow down: as it says, or in a minute. */
export function retryAt(headers: Headers, now: Date): Date {
  const after = headers.get('retry-after') ?? ''
  const afterMs = /^\d+$/.test(after) ? now.getTime() + Number(after) * 1_000 : Date.parse(after)
  if (afterMs > now.getTime()) return new Date(afterMs)
  return new Date(resetIn(headers, now) ?? now.getTime() + 60_000)
}

/** Until when listening rests, because few calls are left. Networks that count nothing say nothing. */
export function spareUntil(headers: Headers, now: Date): Date | undefined {
  const remaining = Number(headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining') ?? Number.NaN)
  if (!(remaining < callsToSpare)) return undefined
  const resetMs = resetIn(headers, now)
  return resetMs === undefined ? undefined : new Date(resetMs)
}

function resetIn(headers: Headers, now: Date): number | undefined {
  return timeIn(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'), now)
}

/** Some networks write a date, others the seconds since 1970 or from now. A time in the past or far away is none. */
function timeIn(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  const number = /^\d+(\.\d+)?$/.test(header) ? Number(header) : undefined
  const ms =
    number === undefined ? Date.parse(header) : number > 1_000_000_000 ? number * 1_000 : now.getTime() + number * 1_000
  return ms > now.getTime() ? Math.min(ms, now.getTime() + longestWaitMs) : undefined
}

/** How long to wait before the next poll: as usual, or until the network grants calls again. */
export function nextPollMs(usualMs: number, until: Date | undefined, now: Date): number {
  return until ? Math.max(usualMs, until.getTime() - now.getTime()) : usualMs
}

/** The page that a `Link` header names, such as `next` or `prev`. */
export function linkTo(rel: string, headers: Headers): URL | undefined {
  const link = linksIn(headers.get('link')).find(each => each.rels.includes(rel))
  return link ? (URL.parse(link.href) ?? undefined) : undefined
}
