import { z } from 'zod'
import { type Hours, weekdays } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireReader, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Calendar } from './opening-hours.ts'
import { calendarRows, insertCalendar, retireCalendar, updateCalendar, usersOfCalendar } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'calendar.kept': { calendarId: string; isNew: boolean }
    'calendar.removed': { calendarId: string }
  }
}

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00.')

export const CalendarInput = z.object({
  name: z.string().trim().min(1, 'Give it a name, such as “Service” or “Berlin office”.').max(80),
  timezone: z.string().trim().max(60).refine(isTimezone, 'This is not a time zone we know, such as Europe/Berlin.'),
  hours: z
    .partialRecord(z.enum(weekdays), z.tuple([Clock, Clock]))
    .refine(hours => Object.keys(hours).length > 0, 'Somebody has to be there on one day at least.'),
  holidays: z
    .array(
      z.object({
        day: z.iso.date('A day such as 2026-12-25.'),
        name: z.string().trim().max(80).default(''),
      }),
    )
    .max(200)
    .default([]),
})
export type CalendarInput = z.input<typeof CalendarInput>

/** The calendars of the house, by name. */
export async function calendars(ctx: Context): Promise<Calendar[]> {
  requireReader(ctx)
  return calendarRows(ctx)
}

/** Keeps a calendar: a new one, or another version of the one with this id. What waits is promised anew by it. */
export async function keepCalendar(ctx: Context, input: CalendarInput, id?: string): Promise<Calendar> {
  requireRole(ctx, 'administrator', 'coordinator')
  const { holidays, ...said } = check(CalendarInput, input)
  const days = new Map(holidays.map(holiday => [holiday.day, holiday]))
  const calendar: Calendar = {
    ...said,
    hours: said.hours as Hours,
    id: id ?? newId(),
    holidays: [...days.values()].sort((a, b) => a.day.localeCompare(b.day)),
  }
  return inTransaction(ctx, async ctx => {
    const kept = id ? await updateCalendar(ctx, calendar) : await insertCalendar(ctx, calendar)
    if (!kept) {
      if (id && !(await calendarRows(ctx)).some(each => each.id === id)) throw noSuchCalendar()
      throw new Problem('conflict', 'There is one of this name.', [
        { at: 'name', message: 'Another one is called so.' },
      ])
    }
    await emit(ctx, 'calendar.kept', { calendarId: calendar.id, isNew: id === undefined }, { subjectId: calendar.id })
    return calendar
  })
}

/** Removes a calendar by which nobody goes any more. */
export async function removeCalendar(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    const users = await usersOfCalendar(ctx, id)
    if (users.length > 0)
      throw new Problem(
        'conflict',
        `It is still in use, by ${new Intl.ListFormat('en-GB').format(users)}. Give them other hours first.`,
      )
    if (!(await retireCalendar(ctx, id))) throw noSuchCalendar()
    await emit(ctx, 'calendar.removed', { calendarId: id }, { subjectId: id })
  })
}

function noSuchCalendar(): Problem {
  return new Problem('not-found', 'There is no such calendar.')
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
