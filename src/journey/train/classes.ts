import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { type CalendarEntry, icalendar } from '#lib/icalendar'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import {
  type ClassFields,
  cancelClassRow,
  classById,
  classesToCome,
  insertClass,
  leaveSeatRow,
  takeSeatRow,
  updateClass,
} from './class-store.ts'
import { courseById } from './course-store.ts'
import { authors } from './courses.ts'
import type { LiveClass } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'class.scheduled': { classId: string; teacherId: string }
    'class.changed': { classId: string; employeeIds: string[] }
    'class.cancelled': { classId: string; employeeIds: string[] }
    'class.joined': { classId: string; employeeId: string }
    'class.left': { classId: string; employeeId: string }
  }
}

const longestHours = 12

export const ClassInput = z
  .object({
    title: z.string().trim().min(1, 'Give it a title.').max(200),
    about: z.string().trim().max(2000).default(''),
    language: z.string().min(2).max(12),
    courseId: z.uuid().nullable().default(null),
    teacherId: z.uuid(),
    startsAt: z.coerce.date(),
    endsAt: z.coerce.date(),
    /** A room, or an address. */
    place: z.string().trim().min(1, 'Say where: a room, or the address of the call.').max(300),
    seats: z.number().int().min(1).max(1000).nullable().default(null),
  })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], message: 'It ends before it begins.' })
  .refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= longestHours * 3_600_000, {
    path: ['endsAt'],
    message: 'Twelve hours at most: make several of it.',
  })
export type ClassInput = z.input<typeof ClassInput>

/** Classes to come, with who comes. */
export async function classes(ctx: Context): Promise<LiveClass[]> {
  requireEmployee(ctx)
  return classesToCome(ctx)
}

/** Schedules a class; `teacherId` is who holds it. */
export async function scheduleClass(ctx: Context, input: ClassInput): Promise<LiveClass> {
  const me = requireRole(ctx, ...authors)
  const given = await fieldsOf(ctx, input)
  const id = newId()
  return inTransaction(ctx, async ctx => {
    await insertClass(ctx, id, given, me.employeeId)
    await emit(ctx, 'class.scheduled', { classId: id, teacherId: given.teacherId }, { subjectId: id })
    return theClass(ctx, id)
  })
}

/** Changes when, where or what; those who come see it, and their calendars take it over. */
export async function changeClass(ctx: Context, id: string, input: ClassInput): Promise<LiveClass> {
  requireRole(ctx, ...authors)
  const given = await fieldsOf(ctx, input)
  return inTransaction(ctx, async ctx => {
    const { coming } = await theClass(ctx, id)
    if (given.seats !== null && coming.length > given.seats)
      throw new Problem('conflict', `${coming.length} come already.`, [
        { at: 'seats', message: 'More seats are taken.' },
      ])
    if (!(await updateClass(ctx, id, given))) throw new Problem('conflict', 'It was cancelled.')
    await emit(ctx, 'class.changed', { classId: id, employeeIds: coming.map(each => each.id) }, { subjectId: id })
    return theClass(ctx, id)
  })
}

async function fieldsOf(ctx: Context, input: ClassInput): Promise<ClassFields> {
  const given = check(ClassInput, input)
  if (given.startsAt <= ctx.now())
    throw new Problem('invalid', 'This is in the past.', [{ at: 'startsAt', message: 'Choose a time to come.' }])
  await theEmployee(ctx, given.teacherId)
  if (given.courseId && !(await courseById(ctx, given.courseId)))
    throw new Problem('not-found', 'There is no such course any more.')
  return given
}

export const CancelClass = z.object({ why: z.string().trim().min(1, 'Say why: they read it.').max(500) })

/** Cancels it, with the reason. */
export async function cancelClass(ctx: Context, id: string, input: z.input<typeof CancelClass>): Promise<void> {
  requireRole(ctx, ...authors)
  const { why } = check(CancelClass, input)
  await inTransaction(ctx, async ctx => {
    const { coming } = await theClass(ctx, id)
    if (!(await cancelClassRow(ctx, id, why))) throw new Problem('conflict', 'It was cancelled already.')
    await emit(ctx, 'class.cancelled', { classId: id, employeeIds: coming.map(each => each.id) }, { subjectId: id })
  })
}

/** The reader comes. */
export async function joinClass(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const { cancelledAt, endsAt } = await theClass(ctx, id)
    if (cancelledAt) throw new Problem('conflict', 'It was cancelled.')
    if (endsAt <= ctx.now()) throw new Problem('conflict', 'It is over.')
    if (!(await takeSeatRow(ctx, id, me.employeeId))) throw new Problem('conflict', 'All seats are taken.')
    await emit(ctx, 'class.joined', { classId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** The reader does not come after all. */
export async function leaveClass(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if (await leaveSeatRow(ctx, id, me.employeeId))
      await emit(ctx, 'class.left', { classId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** One of them, as a file for calendars (RFC 5545). Taken again after a change it replaces what was there. */
export async function classFile(ctx: Context, id: string): Promise<string> {
  requireEmployee(ctx)
  const one = await theClass(ctx, id)
  return icalendar(one.title, 'Classes', [entryOf(one)])
}

function entryOf(one: LiveClass): CalendarEntry {
  const { about, cancelledAt, changedAt, endsAt, id, place, sequence, startsAt, teacherName, title } = one
  return {
    ...{ id, title, startsAt, endsAt, changedAt, sequence, place },
    about: [about, `With ${teacherName}`].filter(Boolean).join('\n'),
    isCancelled: cancelledAt !== null,
    ...(/^https?:\/\/\S+$/.test(place) && { url: place }),
  }
}

async function theClass(ctx: Context, id: string): Promise<LiveClass> {
  const found = await classById(ctx, id)
  if (!found) throw new Problem('not-found', 'There is no such class.')
  return found
}
