import { z } from 'zod'
import { addTopicRows, TopicInput, topics } from '#core/company'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole, roles } from '#platform/context'
import { emit } from '#platform/events'
import { deleteDocument, replaceKnowledge, upsertDocument } from './knowledge-store.ts'
import type { Availability, Document, Employee } from './model.ts'
import { weekdays } from './model.ts'
import { activeAdministrators, employeeRow, markLeft, updateAvailability, updateEmployee } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'profile.changed': { employeeId: string; fields: string[] }
    'knowledge.declared': { employeeId: string; topics: number; documents: number }
    'document.removed': { documentId: string }
    'employee.left': { employeeId: string }
  }
}

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00.')
const Hours = z.partialRecord(z.enum(weekdays), z.tuple([Clock, Clock]))

export const ProfileChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  title: z.string().trim().max(120).optional(),
  languages: z.array(z.string().min(2).max(12)).max(20).optional(),
  timezone: z.string().min(1).max(60).optional(),
  hours: Hours.optional(),
})
export type ProfileChange = z.input<typeof ProfileChange>

const Day = z.iso.date('A day such as 2026-07-01.')

export const AvailabilityChange = z
  .object({
    mostOpen: z.number().int().min(0, 'Zero means: none for now.').max(50),
    awayFrom: Day.nullable(),
    awayUntil: Day.nullable(),
  })
  .refine(({ awayFrom, awayUntil }) => (awayFrom === null) === (awayUntil === null), {
    path: ['awayUntil'],
    message: 'Say both days, or neither.',
  })
  .refine(({ awayFrom, awayUntil }) => !awayFrom || !awayUntil || awayFrom <= awayUntil, {
    path: ['awayUntil'],
    message: 'The last day is before the first.',
  })
export type AvailabilityChange = z.input<typeof AvailabilityChange>

export const Knows = z.object({
  topics: z.array(z.union([z.object({ id: z.uuid(), note: z.string().max(200).default('') }), TopicInput])).max(60),
  documents: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(300),
        url: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .optional(),
        language: z.string().min(2).max(12).default('en'),
        summary: z.string().trim().max(2000).default(''),
      }),
    )
    .max(100)
    .default([]),
})
export type Knows = z.input<typeof Knows>

export const RightsChange = z.object({
  roles: z.array(z.enum(roles)).max(roles.length).optional(),
  autonomy: z.enum(['learning', 'trusted']).optional(),
  affiliation: z.enum(['employee', 'contractor', 'agency']).optional(),
})
export type RightsChange = z.input<typeof RightsChange>

/** A colleague says who they are, which languages they speak and when they work. */
export async function changeProfile(ctx: Context, input: ProfileChange): Promise<Employee> {
  const me = requireEmployee(ctx)
  const change = check(ProfileChange, input)
  return inTransaction(ctx, async ctx => {
    const next = { ...(await theEmployee(ctx, me.employeeId)), ...change }
    await updateEmployee(ctx, next)
    await emit(ctx, 'profile.changed', { employeeId: me.employeeId, fields: Object.keys(change) })
    return next
  })
}

/** How much a colleague takes on, and when they are away: said by themselves, or by a coordinator for them. */
export async function changeAvailability(
  ctx: Context,
  employeeId: string,
  input: AvailabilityChange,
): Promise<Availability> {
  const me = requireEmployee(ctx)
  if (employeeId !== me.employeeId) requireRole(ctx, 'coordinator', 'administrator')
  const change = check(AvailabilityChange, input)
  return inTransaction(ctx, async ctx => {
    await theEmployee(ctx, employeeId)
    await updateAvailability(ctx, { employeeId, ...change })
    await emit(ctx, 'profile.changed', { employeeId, fields: ['availability'] })
    return { employeeId, ...change }
  })
}

/** A colleague says what they know: topics (new ones are added to the company's list) and documents they wrote. */
export async function sayWhatIKnow(ctx: Context, input: Knows): Promise<void> {
  const me = requireEmployee(ctx)
  const knows = check(Knows, input)
  await inTransaction(ctx, async ctx => {
    const known = await topics(ctx)
    const wanted: { topicId: string; note: string }[] = []
    for (const topic of knows.topics) {
      if ('id' in topic) {
        if (known.some(each => each.id === topic.id)) wanted.push({ topicId: topic.id, note: topic.note })
        continue
      }
      const same = known.find(each => each.name.toLocaleLowerCase() === topic.name.toLocaleLowerCase())
      const [added] = same ? [same] : await addTopicRows(ctx, [topic], false)
      if (added) wanted.push({ topicId: added.id, note: '' })
    }
    await replaceKnowledge(ctx, me.employeeId, wanted)
    for (const document of knows.documents)
      await upsertDocument(
        ctx,
        { ...document, id: newId(), url: document.url ?? null, authorIds: [me.employeeId] },
        false,
      )
    await emit(ctx, 'knowledge.declared', {
      employeeId: me.employeeId,
      topics: knows.topics.length,
      documents: knows.documents.length,
    })
  })
}

/** Takes a document out of the list: its authors may, and coordinators. */
export async function removeDocument(ctx: Context, document: Document): Promise<void> {
  const me = requireEmployee(ctx)
  if (!document.authorIds.includes(me.employeeId)) requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    if (!(await deleteDocument(ctx, document.id))) throw new Problem('not-found', 'There is no such document.')
    await emit(ctx, 'document.removed', { documentId: document.id })
  })
}

/** Widens or narrows what a colleague may do. */
export async function changeRights(ctx: Context, employeeId: string, input: RightsChange): Promise<Employee> {
  requireRole(ctx, 'administrator')
  const change = check(RightsChange, input)
  return inTransaction(ctx, async ctx => {
    const before = await theEmployee(ctx, employeeId)
    const next: Employee = {
      ...before,
      ...change,
      roles: [...new Set(['employee' as const, ...(change.roles ?? before.roles)])],
    }
    await updateEmployee(ctx, next)
    if ((await activeAdministrators(ctx)) === 0)
      throw new Problem('conflict', 'Someone has to stay administrator. Make another colleague one first.')
    await emit(ctx, 'profile.changed', { employeeId, fields: Object.keys(change) })
    return next
  })
}

/** A colleague has left: they can’t sign in any more; what they said stays theirs. */
export async function sayGoodbye(ctx: Context, employeeId: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await markLeft(ctx, employeeId))) throw new Problem('not-found', 'There is no such colleague.')
    if ((await activeAdministrators(ctx)) === 0)
      throw new Problem('conflict', 'Someone has to stay administrator. Make another colleague one first.')
    await emit(ctx, 'employee.left', { employeeId })
  })
}

/** One colleague, or a problem. */
export async function theEmployee(ctx: Context, employeeId: string): Promise<Employee> {
  const employee = await employeeRow(ctx, { id: employeeId })
  if (!employee) throw new Problem('not-found', 'There is no such colleague.')
  return employee
}
