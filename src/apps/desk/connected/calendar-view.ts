import type { components } from '../api-types.ts'
import { paths } from '../paths.ts'
import type { CalendarDayView } from '../screens/calendar.tsx'

type Entry = components['schemas']['CalendarEntry']

/** The same time of day so many days later, whatever the clocks do meanwhile. */
export function daysFrom(at: Date, days: number): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)
}

/** The Monday with which the week of a day begins, or that of the first of its month. */
export function firstDayOf(at: Date, span: 'month' | 'week'): Date {
  const day = span === 'month' ? new Date(at.getFullYear(), at.getMonth(), 1) : daysFrom(at, 0)
  return daysFrom(day, -((day.getDay() + 6) % 7))
}

export function weekdayNames(): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
  const monday = new Date(2026, 0, 5)
  return Array.from({ length: 7 }, (_, at) => format.format(daysFrom(monday, at)))
}

/** "November 2026", or "Week of 16 November 2026". */
export function titleOf(at: Date, span: 'month' | 'week'): string {
  if (span === 'month') return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(at)
  return `Week of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(firstDayOf(at, 'week'))}`
}

/** The days from the first on, by weeks, each with what goes out on it by the clock of whoever looks. */
export function weeksOf(
  entries: Entry[],
  first: Date,
  at: Date,
  span: 'month' | 'week',
  now: Date,
): CalendarDayView[][] {
  const byDay = Map.groupBy(entries, entry => dayOf(new Date(entry.at)))
  const weeks = span === 'week' ? 1 : 6
  const days = Array.from({ length: weeks * 7 }, (_, index) => {
    const date = daysFrom(first, index)
    const day = dayOf(date)
    return {
      day,
      number: date.getDate(),
      isToday: day === dayOf(now),
      isOther: span === 'month' && date.getMonth() !== at.getMonth(),
      entries: (byDay.get(day) ?? []).map(entry => ({
        id: entry.id,
        kind: kinds[entry.kind],
        title: entry.title || 'Without a title',
        href: hrefOf(entry),
        at: entry.at,
        isOut: entry.isOut,
        by: entry.byName,
        isMine: entry.isMine,
      })),
    }
  })
  const byWeeks = Array.from({ length: weeks }, (_, index) => days.slice(index * 7, index * 7 + 7))
  // Six weeks are seldom needed: a last one that is all of the next month is left out.
  return byWeeks.filter((week, index) => index === 0 || week.some(day => !day.isOther))
}

const kinds: Record<Entry['kind'], string> = { article: 'Article', offer: 'Offer', statement: 'Official' }

function hrefOf({ kind, id }: Entry): string {
  if (kind === 'article') return paths.article(id)
  return kind === 'offer' ? paths.offer(id) : paths.statement(id)
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
