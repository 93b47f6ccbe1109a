import { z } from 'zod'
import { judge } from '#core/policy'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { theDrill } from './drills.ts'
import { type Drill, type DrillTry, drillMasters } from './model.ts'
import { goodRows, insertTry, lookRow, openDrills, proposedDrills, triesOf, tryById, waitingTries } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'drill.tried': { drillId: string; tryId: string; employeeId: string; said: DrillTry['said'] }
    'drill.looked': { drillId: string; tryId: string; employeeId: string; by: string; isGood: boolean }
  }
}

/** What the reader can practise on, and what they tried; what was really said is told only to whoever has tried. */
export async function myDrills(
  ctx: Context,
): Promise<{ drills: Pick<Drill, 'id' | 'title' | 'language' | 'kind' | 'topics'>[]; tries: DrillTry[] }> {
  const { employeeId } = requireEmployee(ctx)
  return { drills: await openDrills(ctx), tries: await triesOf(ctx, employeeId) }
}

/** A drill as somebody practises on it. */
export interface OpenedDrill {
  drill: Pick<Drill, 'id' | 'title' | 'language' | 'kind' | 'topics' | 'messages'>
  tries: DrillTry[]
  /** What was really said and what came of it: null before the first try. */
  really: Pick<Drill, 'answer' | 'reviews' | 'outcome'> | null
}

export async function openDrill(ctx: Context, id: string): Promise<OpenedDrill> {
  const { employeeId } = requireEmployee(ctx)
  const drill = await theDrill(ctx, id)
  if (!drill.checkedAt) throw new Problem('not-found', 'Nobody has checked this drill yet.')
  const tries = (await triesOf(ctx, employeeId)).filter(({ drillId }) => drillId === id)
  const { answer, outcome, reviews } = drill
  return { drill, tries, really: tries.length > 0 ? { answer, outcome, reviews } : null }
}

export const TryDrill = z.object({ text: z.string().trim().min(1, 'Write something first.').max(10_000) })

/** What the guard says of a try, with the reasons. */
export interface TriedDrill extends OpenedDrill {
  said: DrillTry['said']
  findings: { title: string; explanation: string; level: 'note' | 'review' | 'stop'; start: number; end: number }[]
}

/**
 * Somebody answers in a drill: what the guard says is told at once, then what was really said, what whoever read it first
 * thought of it, and what came of it. It goes nowhere: nothing here knows a network.
 */
export async function tryDrill(ctx: Context, id: string, input: z.input<typeof TryDrill>): Promise<TriedDrill> {
  const me = requireEmployee(ctx)
  const { text } = check(TryDrill, input)
  await openDrill(ctx, id)
  const { findings, say } = await judge(ctx, text)
  const tryId = newId()
  await inTransaction(ctx, async ctx => {
    const kept = findings.map(({ level, title }) => ({ level, title }))
    await insertTry(ctx, { id: tryId, drillId: id, employeeId: me.employeeId, text, findings: kept, said: say })
    await emit(ctx, 'drill.tried', { drillId: id, tryId, employeeId: me.employeeId, said: say }, { subjectId: id })
  })
  return {
    ...(await openDrill(ctx, id)),
    said: say,
    findings: findings.map(({ title, explanation, level, start, end }) => ({ title, explanation, level, start, end })),
  }
}

/** Drills that nobody has checked, those in use, and tries at which nobody has looked, for whoever teaches. */
export async function drillsToTeach(
  ctx: Context,
): Promise<{ proposed: Drill[]; open: Drill[]; waiting: (DrillTry & { drill: Drill })[] }> {
  requireRole(ctx, ...drillMasters)
  const open = await openDrills(ctx)
  const waiting = await waitingTries(ctx)
  return {
    proposed: await proposedDrills(ctx),
    open,
    waiting: waiting.flatMap(tried => {
      const drill = open.find(({ id }) => id === tried.drillId)
      return drill ? [{ ...tried, drill }] : []
    }),
  }
}

export const LookAtTry = z
  .object({ isGood: z.boolean(), comment: z.string().trim().max(2000).default('') })
  .refine(({ comment, isGood }) => isGood || comment.length > 0, {
    path: ['comment'],
    message: 'Say what would make it better.',
  })

/** A colleague looks at what somebody tried: good, or once more, with a word about it. */
export async function lookAtTry(ctx: Context, tryId: string, input: z.input<typeof LookAtTry>): Promise<void> {
  const me = requireRole(ctx, ...drillMasters)
  const { comment, isGood } = check(LookAtTry, input)
  const tried = await tryById(ctx, tryId)
  if (!tried) throw new Problem('not-found', 'There is no such try.')
  if (tried.employeeId === me.employeeId) throw new Problem('forbidden', 'Nobody looks at their own.')
  if (isGood && tried.said === 'stop')
    throw new Problem('conflict', 'These words would not have left: something in them must stay inside.')
  await inTransaction(ctx, async ctx => {
    if (!(await lookRow(ctx, tryId, { by: me.employeeId, comment, isGood })))
      throw new Problem('conflict', 'A colleague has looked at it already.')
    const { drillId, employeeId } = tried
    await emit(ctx, 'drill.looked', { drillId, tryId, employeeId, by: me.employeeId, isGood }, { subjectId: drillId })
  })
}

/** Drills that were found good, by whom and about what. */
export async function goodDrills(
  ctx: Context,
  employeeIds: string[],
): Promise<{ employeeId: string; at: Date; topicIds: string[] }[]> {
  return goodRows(ctx, employeeIds)
}
