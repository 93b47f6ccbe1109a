import { clockWords, sameDay } from './when.ts'

/** Where a promise of an answer stands, and how to say it. */
export interface PromiseState {
  tone: 'calm' | 'soon' | 'late'
  words: string
}

/**
 * Decides how a promise is shown: grey, amber in its last third, red once it is missed.
 * Late says by how much, never an exclamation.
 */
export function promiseState(madeAt: Date, by: Date, now: Date, timeZone?: string): PromiseState {
  const left = by.getTime() - now.getTime()
  if (left < 0) return { tone: 'late', words: `${spanWords(-left)} late` }
  const words = sameDay(by, now, timeZone)
    ? `by ${clockWords(by, timeZone)}`
    : left < 36 * hour
      ? 'by tomorrow'
      : `by ${dayWords(by, timeZone)}`
  const whole = by.getTime() - madeAt.getTime()
  return { tone: left <= whole / 3 ? 'soon' : 'calm', words }
}

const minute = 60_000
const hour = 60 * minute

/** A length of time as people say it: "20 min", "3 h", "2 days". */
export function spanWords(ms: number): string {
  if (ms < minute) return 'under a minute'
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms < 36 * hour) return `${Math.round(ms / hour)} h`
  return `${Math.round(ms / (24 * hour))} days`
}

function dayWords(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone }).format(at)
}
