import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { thresholdFor } from './judge.ts'
import { type Experiment, successes, units } from './model.ts'
import { sampleSizeAsItGoes, sampleSizeAtOnce } from './power.ts'
import { endExperimentRow, experimentRow, insertExperiment } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'experiment.begun': { experimentId: string; employeeId: string }
    'experiment.ended': { experimentId: string; employeeId: string }
  }
}

const Shares = {
  /** What share works as it is, 0 to 1. */
  baseline: z.number().min(0.02).max(0.98),
  /** The least difference that would matter, 0 to 1. */
  difference: z.number().min(0.05, 'Less than 5 points takes thousands: ask for a larger difference.').max(0.9),
}
const ways = z.number().int().min(2).max(3)

export const PlanExperiment = z.object({ ...Shares, ways })
export type PlanExperiment = z.input<typeof PlanExperiment>

export const BeginExperiment = z
  .object({
    question: z.string().trim().min(5, 'Ask one question, in a sentence.').max(300),
    unit: z.enum(units),
    success: z.enum(successes),
    withinDays: z.number().int().min(1).max(60),
    ...Shares,
    ways: z
      .array(
        z.object({
          name: z.string().trim().min(1, 'Give every way a name.').max(60),
          words: z.string().trim().max(1000).default(''),
        }),
      )
      .min(2, 'There must be two ways at the least.')
      .max(3, 'Three ways at the most: more take too long to tell apart.'),
  })
  .refine(({ unit, success }) => unit === 'conversation' || success === 'told', {
    path: ['success'],
    message: 'On posts and communities you say yourself whether it worked.',
  })
  .refine(({ ways }) => new Set(ways.map(({ name }) => name.toLowerCase())).size === ways.length, {
    path: ['ways'],
    message: 'Two ways have the same name.',
  })
export type BeginExperiment = z.input<typeof BeginExperiment>

/** How many of each way it takes, before anything is begun: looking as it goes, and, to compare, once at the end. */
export function planExperiment(ctx: Context, input: PlanExperiment): { perWay: number; atOnce: number } {
  requireEmployee(ctx)
  const { baseline, difference, ways } = check(PlanExperiment, input)
  const other = baseline + difference <= 0.98 ? baseline + difference : baseline - difference
  if (other < 0.02)
    throw new Problem('invalid', 'Such a difference is not possible here.', [
      { at: 'difference', message: 'Ask for a smaller one, or look again at what works as it is.' },
    ])
  return {
    perWay: sampleSizeAsItGoes(baseline, other, thresholdFor(ways)),
    atOnce: Math.ceil(sampleSizeAtOnce(baseline, other, undefined, 1 / thresholdFor(ways))),
  }
}

/** Asks one question, with two or three ways to try. Nothing is sent by it: it only suggests, to whoever writes, which way to try. */
export async function beginExperiment(ctx: Context, input: BeginExperiment): Promise<Experiment> {
  const me = requireRole(ctx, 'coordinator', 'communications', 'product-manager', 'trainer')
  const asked = check(BeginExperiment, input)
  const { perWay } = planExperiment(ctx, { ...asked, ways: asked.ways.length })
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const ways = asked.ways.map((way, at) => ({ number: at + 1, ...way }))
    if (!(await insertExperiment(ctx, { ...asked, id, ways, perWay, begunBy: me.employeeId })))
      throw new Problem('conflict', 'One experiment at a time: another runs on the same kind of thing. End it first.')
    await emit(ctx, 'experiment.begun', { experimentId: id, employeeId: me.employeeId }, { subjectId: id })
    return theExperiment(ctx, id)
  })
}

/** It suggests nothing any more; what is still awaited is looked at when its time comes. Whoever began it, or a coordinator. */
export async function endExperiment(ctx: Context, id: string): Promise<Experiment> {
  const me = requireEmployee(ctx)
  const experiment = await theExperiment(ctx, id)
  if (experiment.begunBy !== me.employeeId && !me.roles.includes('coordinator'))
    throw new Problem('forbidden', `${experiment.begunByName} asked this. Ask them, or a coordinator.`)
  return inTransaction(ctx, async ctx => {
    if (!(await endExperimentRow(ctx, id, me.employeeId))) throw new Problem('conflict', 'It was ended before.')
    await emit(ctx, 'experiment.ended', { experimentId: id, employeeId: me.employeeId }, { subjectId: id })
    return theExperiment(ctx, id)
  })
}

export async function theExperiment(ctx: Context, id: string): Promise<Experiment> {
  const experiment = await experimentRow(ctx, id)
  if (!experiment) throw new Problem('not-found', 'There is no such experiment.')
  return experiment
}
