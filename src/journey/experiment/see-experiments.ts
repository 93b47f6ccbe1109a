import { type Context, requireReader } from '#platform/context'
import { theExperiment } from './begin-experiment.ts'
import { countWays, judge, type Verdict, type WayCount } from './judge.ts'
import { chanceOf, type Experiment, type Try } from './model.ts'
import { candidatesFor, experimentRows, titlesOf, triesOf } from './store.ts'

const mostExperiments = 50
const mostShown = 200

export interface SeenExperiment {
  experiment: Experiment
  verdict: Verdict
  counts: WayCount[]
}

/** Every experiment with what can be said by now. */
export async function seeExperiments(ctx: Context): Promise<SeenExperiment[]> {
  requireReader(ctx)
  const experiments = await experimentRows(ctx, mostExperiments)
  return Promise.all(
    experiments.map(async experiment => ({ experiment, ...found(experiment, await triesOf(ctx, experiment.id)) })),
  )
}

/** One of them, with what it was tried on, the newest first; and what else it could be tried on, for whoever looks. */
export async function seeExperiment(
  ctx: Context,
  id: string,
): Promise<
  SeenExperiment & {
    tries: (Try & { title: string })[]
    candidates: { id: string; title: string; suggested: number }[]
  }
> {
  requireReader(ctx)
  const experiment = await theExperiment(ctx, id)
  const tries = await triesOf(ctx, id)
  const shown = tries.slice(-mostShown).reverse()
  const ids = shown.map(({ subjectId }) => subjectId)
  const titles = await titlesOf(ctx, experiment.unit, ids)
  const me = ctx.actor.kind === 'employee' && !experiment.endedAt ? ctx.actor.employeeId : undefined
  const candidates = me ? await candidatesFor(ctx, experiment, me) : []
  return {
    experiment,
    ...found(experiment, tries),
    tries: shown.map(each => ({ ...each, title: titles.get(each.subjectId) ?? 'No longer here' })),
    candidates: candidates.map(each => ({ ...each, suggested: chanceOf(id, each.id, experiment.ways.length) })),
  }
}

/** It is over once it was ended and nothing is awaited any more. */
function found(experiment: Experiment, tries: Try[]): { verdict: Verdict; counts: WayCount[] } {
  const isOver = experiment.endedAt !== null && tries.every(({ worked }) => worked !== null)
  return { verdict: judge({ ...experiment, isOver }, tries), counts: countWays(experiment.ways, tries) }
}
