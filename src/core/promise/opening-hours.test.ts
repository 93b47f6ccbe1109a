import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Hours, weekdays } from '#core/team'
import { type Calendar, openingHours } from './opening-hours.ts'

const calendar = (timezone: string, hours: Hours, holidays: string[] = []): Calendar => ({
  id: 'one',
  name: 'Service',
  timezone,
  hours,
  holidays: holidays.map(day => ({ day, name: 'A holiday' })),
})
const usual: Hours = {
  mon: ['09:00', '17:00'],
  tue: ['09:00', '17:00'],
  wed: ['09:00', '17:00'],
  thu: ['09:00', '17:00'],
  fri: ['09:00', '17:00'],
}
const berlin = openingHours(calendar('Europe/Berlin', usual, ['2026-12-25']))
const hour = 3_600_000
const at = (iso: string) => new Date(iso)

describe('what Kathrin asks on Friday evening', () => {
  test('is promised for Monday, four hours into the day', () => {
    expect(berlin.after(at('2026-11-20T18:30:00+01:00'), 240)).toEqual(at('2026-11-23T13:00:00+01:00'))
  })

  test('an hour before closing, one hour is left of the day and three are of the next', () => {
    expect(berlin.after(at('2026-11-19T16:00:00+01:00'), 240)).toEqual(at('2026-11-20T12:00:00+01:00'))
  })

  test('to the minute at closing, it is due at closing and not on the next morning', () => {
    expect(berlin.after(at('2026-11-19T13:00:00+01:00'), 240)).toEqual(at('2026-11-19T17:00:00+01:00'))
  })

  test('a holiday is passed over, and a weekend behind it', () => {
    expect(berlin.after(at('2026-12-24T16:00:00+01:00'), 120)).toEqual(at('2026-12-28T10:00:00+01:00'))
    expect(berlin.between(at('2026-12-24T00:00:00+01:00'), at('2026-12-28T00:00:00+01:00'))).toBe(8 * hour)
  })

  test('without a calendar it is due by the clock', () => {
    expect(openingHours(null).after(at('2026-11-20T18:30:00Z'), 240)).toEqual(at('2026-11-20T22:30:00Z'))
    expect(openingHours(null).between(at('2026-11-20T18:00:00Z'), at('2026-11-20T17:00:00Z'))).toBe(0)
  })
})

describe('when clocks change', () => {
  test('over a weekend, an office day is still eight hours: it is due by the new clock', () => {
    expect(berlin.after(at('2026-03-27T16:00:00+01:00'), 120)).toEqual(at('2026-03-30T10:00:00+02:00'))
    expect(berlin.after(at('2026-10-23T16:00:00+02:00'), 120)).toEqual(at('2026-10-26T10:00:00+01:00'))
  })

  test('a night over the missing hour is seven hours long, over the doubled one nine', () => {
    const nights = openingHours(calendar('Europe/Berlin', { sat: ['22:00', '06:00'] }))
    const ofNight = (day: string) =>
      nights.between(at(`${day}T12:00:00Z`), new Date(at(`${day}T12:00:00Z`).getTime() + 24 * hour))
    expect([ofNight('2026-03-28'), ofNight('2026-10-24'), ofNight('2026-11-21')]).toEqual([
      7 * hour,
      9 * hour,
      8 * hour,
    ])
  })

  test('hours that begin in the missing hour begin right after it', () => {
    const early = openingHours(calendar('America/New_York', { sun: ['02:30', '04:00'] }))
    expect(early.after(at('2026-03-08T00:00:00-05:00'), 0)).toEqual(at('2026-03-08T03:30:00-04:00'))
    expect(early.between(at('2026-03-08T00:00:00-05:00'), at('2026-03-09T00:00:00-04:00'))).toBe(hour / 2)
  })
})

test('a night shift and the next day’s hours that overlap count once', () => {
  const both = openingHours(calendar('UTC', { mon: ['22:00', '06:00'], tue: ['05:00', '14:00'] }))
  expect(both.between(at('2026-11-23T00:00:00Z'), at('2026-11-26T00:00:00Z'))).toBe(16 * hour)
})

test('a whole day from midnight to midnight is a whole day', () => {
  const always = openingHours(calendar('UTC', Object.fromEntries(weekdays.map(day => [day, ['00:00', '00:00']]))))
  expect(always.between(at('2026-11-20T03:00:00Z'), at('2026-11-24T05:00:00Z'))).toBe(98 * hour)
})

/** Zones whose clocks change at different times, by different steps, at midnight, in the other half of the year, or never. */
const zone = fc.constantFrom(
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo'],
  ...['Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca', 'UTC'],
)
const clock = fc.integer({ min: 0, max: 95 }).map(clockOf)
const someHours = fc
  .record(Object.fromEntries(weekdays.map(day => [day, fc.option(fc.tuple(clock, clock), { nil: undefined })])))
  .map(week => Object.fromEntries(Object.entries(week).filter(([, hours]) => hours !== undefined)) as Hours)
  .filter(hours => Object.keys(hours).length > 0)
/** Around the days on which clocks change, mostly. */
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
  fc.integer({ min: Date.UTC(2026, 2, 5), max: Date.UTC(2026, 3, 30) }),
  fc.integer({ min: Date.UTC(2026, 8, 1), max: Date.UTC(2026, 10, 5) }),
)
const anyCalendar = fc.record({
  timezone: zone,
  hours: someHours,
  holiday: fc
    .integer({ min: 0, max: 300 })
    .map(days => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
})

describe('whatever the hours, the zone and the day', () => {
  test('what is promised after so many minutes has exactly so many minutes before it', () => {
    fc.assert(
      fc.property(anyCalendar, moment, fc.integer({ min: 0, max: 5000 }), (some, start, minutes) => {
        const hours = openingHours(calendar(some.timezone, some.hours, [some.holiday]))
        const end = hours.after(new Date(start), minutes)
        expect(end.getTime()).toBeGreaterThanOrEqual(start)
        expect(hours.between(new Date(start), end)).toBe(minutes * 60_000)
      }),
    )
  })

  test('time that passes in two parts is the time that passes', () => {
    fc.assert(
      fc.property(anyCalendar, moment, moment, moment, (some, ...moments) => {
        const hours = openingHours(calendar(some.timezone, some.hours, [some.holiday]))
        const [a = 0, b = 0, c = 0] = moments.sort((x, y) => x - y)
        const between = (from: number, to: number) => hours.between(new Date(from), new Date(to))
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, c)).toBeLessThanOrEqual(c - a)
      }),
    )
  })

  test('a longer promise is never due before a shorter one, and a later question never before an earlier', () => {
    fc.assert(
      fc.property(anyCalendar, moment, fc.nat(4000), fc.nat(4000), (some, start, one, more) => {
        const hours = openingHours(calendar(some.timezone, some.hours))
        const soon = hours.after(new Date(start), one)
        expect(hours.after(new Date(start), one + more).getTime()).toBeGreaterThanOrEqual(soon.getTime())
        expect(hours.after(new Date(start + more * 60_000), one).getTime()).toBeGreaterThanOrEqual(soon.getTime())
      }),
    )
  })

  test('it is what somebody with a watch counts, who looks at the wall clock every five minutes', () => {
    const perDay = new Map<string, Intl.DateTimeFormat>()
    const wall = (timezone: string, ms: number) => {
      const format =
        perDay.get(timezone) ??
        new Intl.DateTimeFormat('en-GB', {
          timeZone: timezone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        })
      perDay.set(timezone, format)
      const part = (type: string) => format.formatToParts(ms).find(each => each.type === type)?.value ?? ''
      return { day: part('weekday').toLowerCase(), time: `${part('hour')}:${part('minute')}` }
    }
    // Hours within one day, apart from the hour that clocks leave out or repeat.
    const byDay = fc
      .tuple(fc.integer({ min: 16, max: 50 }), fc.integer({ min: 52, max: 92 }))
      .map(([from, to]): [string, string] => [clockOf(from), clockOf(to)])
    fc.assert(
      fc.property(zone, byDay, fc.integer({ min: 0, max: 700 }), (timezone, hours, day) => {
        const start = Date.UTC(2026, 0, 1) + day * 24 * hour
        const week: Hours = { mon: hours, wed: hours, sat: hours, sun: hours }
        const exact = openingHours(calendar(timezone, week)).between(new Date(start), new Date(start + 2 * 24 * hour))
        let counted = 0
        for (let ms = start; ms < start + 2 * 24 * hour; ms += 5 * 60_000) {
          const seen = wall(timezone, ms)
          if (['mon', 'wed', 'sat', 'sun'].includes(seen.day) && seen.time >= hours[0] && seen.time < hours[1])
            counted += 5 * 60_000
        }
        expect(exact).toBe(counted)
      }),
      { numRuns: 60 },
    )
  })
})

function clockOf(quarter: number): string {
  return [Math.floor(quarter / 4), (quarter % 4) * 15].map(part => `${part}`.padStart(2, '0')).join(':')
}
