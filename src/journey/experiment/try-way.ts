import { z } from 'zod'
import { theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { theExperiment } from './begin-experiment.ts'
import { chanceOf, type Experiment, successes, type Try } from './model.ts'
import { isTheirs, runningOn, settleDue, tellTry, tryRow, upsertTry } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'experiment.tried': { experimentId: string; triedOn: string; way: number; employeeId: string }
    'experiment.told': { experimentId: string; triedOn: string; employeeId: string }
  }
}

const dayMs = 24 * 3_600_000

export const TryWay = z.object({ subjectId: z.uuid(), way: z.number().int().min(1).max(3) })
export type TryWay = z.input<typeof TryWay>
export const TellWhether = z.object({ worked: z.boolean() })
export type TellWhether = z.input<typeof TellWhether>

export interface Suggestion {
  experiment: Experiment
  suggested: number
  /** What was chosen here. */
  tried: Try | null
}

/** Which way the running experiment suggests in this conversation, and what was chosen. Nothing, where none runs. */
export async function suggestWay(ctx: Context, conversationId: string): Promise<Suggestion | null> {
  requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  const experiment = await runningOn(ctx, 'conversation')
  if (!experiment) return null
  return {
    experiment,
    suggested: chanceOf(experiment.id, conversationId, experiment.ways.length),
    tried: (await tryRow(ctx, experiment.id, conversationId)) ?? null,
  }
}

/** A person says which way they go here: the one that chance suggests, or another. They write it themselves. */
export async function tryWay(ctx: Context, experimentId: string, input: TryWay): Promise<Try> {
  const me = requireEmployee(ctx)
  const { subjectId, way } = check(TryWay, input)
  const experiment = await theExperiment(ctx, experimentId)
  if (experiment.endedAt) throw new Problem('conflict', 'This experiment was ended.')
  if (!experiment.ways.some(({ number }) => number === way)) throw new Problem('invalid', 'There is no such way.')
  if (!(await isTheirs(ctx, experiment.unit, subjectId, me.employeeId)))
    throw new Problem('not-found', 'There is nothing of yours here to try it on.')
  return inTransaction(ctx, async ctx => {
    const dueAt = new Date(ctx.now().getTime() + experiment.withinDays * dayMs)
    const suggested = chanceOf(experimentId, subjectId, experiment.ways.length)
    if (!(await upsertTry(ctx, { experimentId, subjectId, suggested, way, triedBy: me.employeeId, dueAt })))
      throw new Problem('conflict', 'A colleague tries a way here already, or its time is up.')
    const tried = { experimentId, triedOn: subjectId, way, employeeId: me.employeeId }
    await emit(ctx, 'experiment.tried', tried, { subjectId: experimentId, isLive: false })
    return theTry(ctx, experimentId, subjectId)
  })
}

/** A person says whether it worked. It counts once its time is up, as the others do; unsaid, it didn’t. */
export async function tellWhether(
  ctx: Context,
  { experimentId, subjectId }: { experimentId: string; subjectId: string },
  input: TellWhether,
): Promise<Try> {
  const me = requireEmployee(ctx)
  const { worked } = check(TellWhether, input)
  const experiment = await theExperiment(ctx, experimentId)
  const tried = await theTry(ctx, experimentId, subjectId)
  if (experiment.success !== 'told') throw new Problem('conflict', 'Here it is seen, not told, whether it worked.')
  if (tried.triedBy !== me.employeeId && !me.roles.includes('coordinator'))
    throw new Problem('forbidden', `${tried.triedByName} tried it. Ask them, or a coordinator.`)
  return inTransaction(ctx, async ctx => {
    if (!(await tellTry(ctx, { experimentId, subjectId, worked, toldBy: me.employeeId })))
      throw new Problem('conflict', 'Its time is up, and it was counted.')
    const told = { experimentId, triedOn: subjectId, employeeId: me.employeeId }
    await emit(ctx, 'experiment.told', told, { subjectId: experimentId, isLive: false })
    return theTry(ctx, experimentId, subjectId)
  })
}

/** Looks at those whose time is up. */
export async function settleTries(ctx: Context): Promise<void> {
  for (const success of successes) await settleDue(ctx, success)
}

async function theTry(ctx: Context, experimentId: string, subjectId: string): Promise<Try> {
  const tried = await tryRow(ctx, experimentId, subjectId)
  if (!tried) throw new Problem('not-found', 'Nobody tried a way here.')
  return tried
}
