const minuteMs = 60_000
const hourMs = 60 * minuteMs

export const shortestMs = 5 * minuteMs
export const longestMs = 24 * hourMs

/** What is known about how often a feed changes. */
export interface Rhythm {
  /** When its latest entries were published, in ms, in any order. */
  times: number[]
  /** The shortest wait that its publisher asks for, in the feed or in the answer's headers. */
  askedMs?: number
  /** Hours (GMT) and days at which it asks not to be read. */
  quiet?: Quiet
  /** Not longer than this, for reasons of our own, unless its publisher asks for more. */
  mostMs?: number | undefined
}

export interface Quiet {
  hours: number[]
  days: number[]
}

/**
 * How long to wait before asking again: half the usual time between two entries, growing while a feed stays silent,
 * never less than its publisher asks for, always between five minutes and a day, and not at its quiet times.
 */
export function nextInMs({ times, askedMs = 0, quiet, mostMs = longestMs }: Rhythm, now: number): number {
  const past = times.filter(time => time <= now).sort((a, b) => b - a)
  const gaps = past.slice(1).map((time, index) => (past[index] ?? time) - time)
  const [newest] = past
  const usual = median(gaps.filter(gap => gap > 0))
  const silentFor = newest === undefined ? hourMs : now - newest
  // A tenth of the silence: a feed of which nothing was heard for ten days is asked once a day.
  const observed = Math.max(usual === undefined ? hourMs : usual / 2, silentFor / 10)
  const wait = Math.round(
    within(Math.max(Math.min(observed > hourMs && usual === undefined ? hourMs : observed, mostMs), askedMs)),
  )
  return quiet ? outside(quiet, now + wait) - now : wait
}

/** The first moment from then on that is no quiet time; a feed that is quiet for days is asked after one. */
function outside({ hours, days }: Quiet, then: number): number {
  let at = then
  while (at - then < longestMs) {
    const date = new Date(at)
    if (!hours.includes(date.getUTCHours()) && !days.includes(date.getUTCDay())) break
    at = (Math.floor(at / hourMs) + 1) * hourMs
  }
  return at
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** RSS's `skipHours` and `skipDays`; 24 is midnight in its older versions. */
export function quietTimes(feed: { skipHours: string[]; skipDays: string[] }): Quiet | undefined {
  const hours = feed.skipHours.map(Number).filter(hour => Number.isInteger(hour) && hour >= 0 && hour <= 24)
  const days = feed.skipDays.map(day => dayNames.indexOf(day.trim().toLowerCase())).filter(day => day >= 0)
  return hours.length + days.length ? { hours: hours.map(hour => hour % 24), days } : undefined
}

function within(ms: number): number {
  return Math.min(Math.max(ms, shortestMs), longestMs)
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

const periodsMs: Record<string, number> = {
  hourly: hourMs,
  daily: 24 * hourMs,
  weekly: 7 * 24 * hourMs,
  monthly: 30 * 24 * hourMs,
  yearly: 365 * 24 * hourMs,
}

/** The wait that a feed asks for in its own words: RSS's `ttl`, or the syndication module. */
export function askedInFeed(feed: { ttl?: string; updatePeriod?: string; updateFrequency?: number }): number {
  const ttl = Number(feed.ttl)
  const period = periodsMs[feed.updatePeriod?.trim().toLowerCase() ?? '']
  return Math.max(ttl > 0 ? ttl * minuteMs : 0, period ? period / (feed.updateFrequency ?? 1) : 0)
}

/** The wait that a server asks for: `Cache-Control: max-age` less the age that the answer already has, else `Expires`. */
export function askedInHeaders(headers: Headers, now: number): number {
  const control = headers.get('cache-control') ?? ''
  if (/\bno-(cache|store)\b/i.test(control)) return 0
  const seconds = Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1])
  if (Number.isFinite(seconds)) return Math.max(0, seconds - (Number(headers.get('age')) || 0)) * 1000
  const expires = Date.parse(headers.get('expires') ?? '')
  return Number.isFinite(expires) ? Math.max(0, expires - now) : 0
}

/** `Retry-After`, in seconds or as a date. */
export function retryAt(headers: Headers, now: number): Date | undefined {
  const written = headers.get('retry-after')?.trim()
  if (!written) return
  const at = /^\d+$/.test(written) ? now + Number(written) * 1000 : Date.parse(written)
  // A server that asks for weeks is asked again after a day: it may have changed its mind.
  return Number.isFinite(at) ? new Date(Math.min(Math.max(at, now), now + 7 * longestMs)) : undefined
}
