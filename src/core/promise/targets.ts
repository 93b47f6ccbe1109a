import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireReader, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { type Promises, promisesOf, type Target } from './model.ts'
import type { Calendar } from './opening-hours.ts'
import { calendarRows, type KeptTarget, keptTargets, retireTarget, targetRows, upsertTarget } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'target.kept': { targetId: string; withinMinutes: number }
    'target.removed': { targetId: string }
  }
}

export const TargetInput = z
  .object({
    network: z.string().trim().min(1).max(60).nullish(),
    kind: z.string().trim().min(1).max(60).nullish(),
    teamId: z.uuid().nullish(),
    withinMinutes: z
      .number()
      .int()
      .min(1, 'A minute is the least.')
      .max(43_200, 'Thirty days of working time are the most.'),
    /** By whose hours; absent: the team’s, else the company’s. */
    calendarId: z.uuid().nullish(),
    aroundTheClock: z.boolean().default(false),
  })
  .refine(({ aroundTheClock, calendarId }) => !(aroundTheClock && calendarId), {
    path: ['calendarId'],
    message: 'Around the clock, or by these hours: not both.',
  })
export type TargetInput = z.input<typeof TargetInput>

/** What the house promises, ready to be asked of a conversation. */
export async function promises(ctx: Context): Promise<Promises> {
  return promisesOf(await targetRows(ctx))
}

/** The special promises, as they were entered. */
export async function targets(ctx: Context): Promise<KeptTarget[]> {
  requireReader(ctx)
  return keptTargets(ctx)
}

/** Promises an answer sooner or later than to others: to a network, a kind, a team, or two or three of these. */
export async function keepTarget(ctx: Context, input: TargetInput): Promise<KeptTarget> {
  const me = requireRole(ctx, 'administrator', 'coordinator')
  const target = special(check(TargetInput, input))
  return inTransaction(ctx, async ctx => {
    await theCalendar(ctx, target.calendarId)
    const id = await upsertTarget(ctx, target, me.employeeId)
    await emit(ctx, 'target.kept', { targetId: id, withinMinutes: target.withinMinutes }, { subjectId: id })
    return { ...target, id }
  })
}

/** Takes a special promise back: what it was for goes by the next that fits. */
export async function removeTarget(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireTarget(ctx, id))) throw new Problem('not-found', 'There is no such promise.')
    await emit(ctx, 'target.removed', { targetId: id }, { subjectId: id })
  })
}

/** The promises as they would be with this one, for whoever looks before they keep it; without a special one, the company’s. */
export async function promisesWith(
  ctx: Context,
  input: TargetInput,
): Promise<{ before: Promises; after: Promises; isIts: (target: Target) => boolean }> {
  requireRole(ctx, 'administrator', 'coordinator')
  const said = check(TargetInput, input)
  const rows = await targetRows(ctx)
  const same = (target: Target) =>
    target.network === (said.network ?? null) &&
    target.kind === (said.kind ?? null) &&
    target.teamId === (said.teamId ?? null)
  const before = rows.find(same)
  const own: Target = {
    id: before?.id ?? newId(),
    network: said.network ?? null,
    kind: said.kind ?? null,
    teamId: said.teamId ?? null,
    withinMinutes: said.withinMinutes,
    calendar: said.aroundTheClock ? null : await hoursOf(ctx, said, rows),
  }
  const isIts = (target: Target) => target === own
  return { before: promisesOf(rows), after: promisesOf([...rows.filter(target => target !== before), own]), isIts }
}

async function hoursOf(
  ctx: Context,
  { calendarId, network, kind, teamId }: z.output<typeof TargetInput>,
  rows: Target[],
): Promise<Calendar | null> {
  if (calendarId) return theCalendar(ctx, calendarId)
  if (teamId) return rows.find(each => each.teamId === teamId)?.calendar ?? rows[0]?.calendar ?? null
  // The company’s own promise: chosen here, “none” is around the clock.
  return network || kind ? (rows[0]?.calendar ?? null) : null
}

async function theCalendar(ctx: Context, id: string | null): Promise<Calendar | null> {
  if (!id) return null
  const calendar = (await calendarRows(ctx)).find(each => each.id === id)
  if (!calendar)
    throw new Problem('invalid', 'There is no such calendar.', [{ at: 'calendarId', message: 'Choose another.' }])
  return calendar
}

function special({ network, kind, teamId, calendarId, ...rest }: z.output<typeof TargetInput>): KeptTarget {
  if (!network && !kind && !teamId)
    throw new Problem('invalid', 'Say to whom this is promised.', [
      { at: 'network', message: 'Choose a network, a kind or a team.' },
    ])
  return {
    id: newId(),
    network: network ?? null,
    kind: kind ?? null,
    teamId: teamId ?? null,
    calendarId: calendarId ?? null,
    ...rest,
  }
}
