import { Temporal } from 'temporal-polyfill'
import type { Hours, Weekday } from '#core/team'

/** When somebody of a house, an office or a team is there. */
export interface Calendar {
  id: string
  name: string
  /** IANA name, such as Europe/Berlin. */
  timezone: string
  /** An end at or before its beginning is on the next day: `['22:00', '06:00']`, `['00:00', '00:00']` for a whole day. */
  hours: Hours
  /** Days of that time zone, `2026-12-25`, on which no stretch of work begins. */
  holidays: { day: string; name: string }[]
}

/** Time that counts: while somebody is there. */
export interface OpeningHours {
  /** The moment at which so many minutes of it will have passed since `start`. */
  after: (start: Date, minutes: number) => Date
  /** Milliseconds of it between two moments; 0 where `to` is not later. */
  between: (from: Date, to: Date) => number
}

/** One stretch of work, in milliseconds since 1970; `from` is never later than `to`. */
interface Stretch {
  from: number
  to: number
}

const minuteMs = 60_000
/** The slowest promise (30 days of work) by one hour a week is met in fourteen years. */
const mostDays = 16 * 366
const weekdayNames: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/**
 * Working time by a calendar; around the clock without one.
 *
 * Hours are those on the clock of its time zone, days those of its dates: on the day on which clocks go forward a
 * stretch over the missing hour is an hour shorter, and longer on the day they go back (`Temporal`, disambiguation
 * "compatible"). What is counted is time that truly passes. Each day is worked out once.
 *
 * @throws Error for a calendar by which nobody is ever there.
 */
export function openingHours(calendar: Calendar | null): OpeningHours {
  if (!calendar)
    return {
      after: (start, minutes) => new Date(Math.ceil(start.getTime() + minutes * minuteMs)),
      between: (from, to) => Math.max(0, to.getTime() - from.getTime()),
    }
  const zone = calendar.timezone
  const holidays = new Set(calendar.holidays.map(({ day }) => day))
  const begins = Temporal.PlainDate.from('1970-01-01')
  const known = new Map<number, Stretch>()

  /** Days since 1970 of the zone’s date at a moment. */
  const dayOf = (at: number): number => {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
    return begins.until(date).days
  }
  const wholeStretch = (day: number): Stretch | undefined => {
    const date = begins.add({ days: day })
    const hours = calendar.hours[weekdayNames[date.dayOfWeek - 1] ?? 'mon']
    if (!hours || holidays.has(date.toString())) return undefined
    const moment = (on: Temporal.PlainDate, clock: string) =>
      on.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds
    const ends = hours[1] <= hours[0] ? date.add({ days: 1 }) : date
    return { from: moment(date, hours[0]), to: moment(ends, hours[1]) }
  }
  /** Where a night shift ends in the next day’s hours, that part counts once. */
  const stretchOf = (day: number): Stretch => {
    const there = known.get(day)
    if (there) return there
    const whole = wholeStretch(day) ?? { from: 0, to: 0 }
    const before = wholeStretch(day - 1)?.to ?? 0
    const from = Math.max(whole.from, before)
    const stretch = { from, to: Math.max(from, whole.to) }
    known.set(day, stretch)
    return stretch
  }

  return {
    after(start, minutes) {
      let left = minutes * minuteMs
      const first = dayOf(start.getTime()) - 1
      for (let day = first; day < first + mostDays; day++) {
        const { from, to } = stretchOf(day)
        const begin = Math.max(from, start.getTime())
        if (to <= begin) continue
        if (left <= to - begin) return new Date(Math.ceil(begin + left))
        left -= to - begin
      }
      throw new Error(`By the calendar ${calendar.name} nobody is ever there.`)
    },
    between(from, to) {
      const [start, end] = [from.getTime(), to.getTime()]
      let passed = 0
      if (end <= start) return 0
      const lastDay = dayOf(end)
      for (let day = dayOf(start) - 1; day <= lastDay; day++) {
        const stretch = stretchOf(day)
        passed += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, start))
      }
      return passed
    },
  }
}
