const minute = 60_000
const hour = 60 * minute

/** The time on the clock in the reader's zone: "08:34". */
export function clockWords(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

/** The whole truth about an instant, for a title: "Thursday 14 January 2027 at 09:12 CET". */
export function fullWords(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone }).format(at)
}

/** Whether two instants fall on one day of the reader's calendar. */
export function sameDay(a: Date, b: Date, timeZone?: string): boolean {
  return dayNumber(a, timeZone) === dayNumber(b, timeZone)
}

/**
 * An instant as people say it, past or future: "just now", "38 min ago", "yesterday", "Tue", "9 Jan", "in 5 min", "at 14:00".
 * `short` leaves "ago" out, for narrow columns whose place says it.
 */
export function whenWords(at: Date, now: Date, options: { timeZone?: string; short?: boolean } = {}): string {
  const { timeZone, short } = options
  const ms = now.getTime() - at.getTime()
  const ago = short ? '' : ' ago'
  if (Math.abs(ms) < 45_000) return 'just now'
  if (ms < 0) return comingWords(at, now, timeZone)
  if (ms < hour) return `${Math.max(1, Math.round(ms / minute))} min${ago}`
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone)
  if (days === 0) return ms < 12 * hour ? `${Math.round(ms / hour)} h${ago}` : `today ${clockWords(at, timeZone)}`
  if (days === 1) return 'yesterday'
  if (days < 7) return new Intl.DateTimeFormat('en-GB', { weekday: short ? 'short' : 'long', timeZone }).format(at)
  return dateWords(at, now, timeZone)
}

function comingWords(at: Date, now: Date, timeZone?: string): string {
  const ms = at.getTime() - now.getTime()
  if (ms < hour) return `in ${Math.max(1, Math.round(ms / minute))} min`
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  if (days === 0) return `at ${clockWords(at, timeZone)}`
  if (days === 1) return `tomorrow ${clockWords(at, timeZone)}`
  return dateWords(at, now, timeZone)
}

function dateWords(at: Date, now: Date, timeZone?: string): string {
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year, timeZone }).format(at)
}

function dayNumber(at: Date, timeZone?: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / (24 * hour))
}
