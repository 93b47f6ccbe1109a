import { z } from 'zod'
import { thaw } from '#core/freeze'
import { rules } from '#core/policy'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Incident } from './model.ts'
import { theIncident } from './open-incident.ts'
import { closeRow, noteDeed, setLesson } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.thawed': { incidentId: string; employeeId: string }
    'incident.learned': { incidentId: string; employeeId: string; ruleId?: string }
    'incident.closed': { incidentId: string; employeeId: string }
  }
}

export const Lesson = z.object({
  lesson: z.string().trim().min(1, 'What do we take from it?').max(2000),
  /** A rule that was made of it. */
  ruleId: z.uuid().nullable().default(null),
})

/** What is like it may leave again. */
export async function thawIncident(ctx: Context, incidentId: string): Promise<void> {
  const me = requireRole(ctx, 'coordinator')
  await inTransaction(ctx, async ctx => {
    const { frozenId } = await theIncident(ctx, incidentId)
    if (!frozenId || !(await thaw(ctx, frozenId))) throw new Problem('conflict', 'Nothing is frozen any more.')
    await noteDeed(ctx, { incidentId, what: 'thawed', by: me.employeeId })
    await emit(ctx, 'incident.thawed', { incidentId, employeeId: me.employeeId }, { subjectId: incidentId })
  })
}

/** What is taken from it, and the rule that was made of it, if one was. */
export async function learnFromIncident(
  ctx: Context,
  incidentId: string,
  input: z.input<typeof Lesson>,
): Promise<Incident> {
  const me = requireEmployee(ctx)
  const { lesson, ruleId } = check(Lesson, input)
  return inTransaction(ctx, async ctx => {
    await theIncident(ctx, incidentId)
    if (ruleId && !(await rules(ctx)).some(rule => rule.id === ruleId))
      throw new Problem('not-found', 'There is no such rule.')
    await setLesson(ctx, incidentId, lesson, ruleId)
    await noteDeed(ctx, { incidentId, what: 'learned', by: me.employeeId, outcome: lesson })
    await emit(
      ctx,
      'incident.learned',
      { incidentId, employeeId: me.employeeId, ...(ruleId && { ruleId }) },
      { subjectId: incidentId },
    )
    return theIncident(ctx, incidentId)
  })
}

/** Closes it, once it is said what is taken from it. */
export async function closeIncident(ctx: Context, incidentId: string): Promise<Incident> {
  const me = requireRole(ctx, 'coordinator')
  return inTransaction(ctx, async ctx => {
    const { lesson, frozenId } = await theIncident(ctx, incidentId)
    if (!lesson) throw new Problem('conflict', 'Say first what we take from it.')
    if (!(await closeRow(ctx, incidentId, me.employeeId))) throw new Problem('conflict', 'It is closed already.')
    if (frozenId) await thaw(ctx, frozenId)
    await noteDeed(ctx, { incidentId, what: 'closed', by: me.employeeId })
    await emit(ctx, 'incident.closed', { incidentId, employeeId: me.employeeId }, { subjectId: incidentId })
    return theIncident(ctx, incidentId)
  })
}
