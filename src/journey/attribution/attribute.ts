import { movesIn } from '#journey/tally'
import { type Context, requireReader } from '#platform/context'
import { creditByRemoval } from './credit-by-removal.ts'
import { creditByRule } from './credit-by-rule.ts'
import {
  type Attribution,
  type By,
  bys,
  type Credits,
  type Model,
  models,
  type PathCount,
  windowsDays,
} from './model.ts'
import { countPaths, countPurchases, keepFigure, keptFigure, namesOf, type PaidPath } from './store.ts'

/** The job that counts beforehand what led to purchases. */
export const countWaysJob = 'count ways'

const dayMs = 24 * 3_600_000
const periodDays = 180

/** With so many answers in that time the ways are counted beforehand: looking at them all takes longer than anybody waits. */
const fewestToKeep = 20_000

/**
 * Which of our steps led to purchases, by five models side by side: nobody knows which of them is right, so their
 * differences are shown. Paths of the last half year; `windowDays`: so far back before a purchase a step counts.
 */
export async function attribute(
  ctx: Context,
  { by = 'step', windowDays = 30 }: { by?: By | undefined; windowDays?: number | undefined } = {},
  fewest = fewestToKeep,
): Promise<Attribution> {
  requireReader(ctx)
  const kept = (await isMuch(ctx, fewest)) ? await keptFigure(ctx, by, windowDays) : undefined
  const figure = kept ?? (await count(ctx, by, windowDays))
  if (by !== 'colleague') return figure
  const names = await namesOf(
    ctx,
    figure.rows.map(({ step }) => step),
  )
  return { ...figure, rows: figure.rows.map(row => ({ ...row, name: names.get(row.step) ?? row.step })) }
}

/** Counts beforehand what takes long to count. */
export async function countWays(ctx: Context, fewest = fewestToKeep): Promise<void> {
  if (!(await isMuch(ctx, fewest))) return
  for (const by of bys) for (const windowDays of windowsDays) await keepFigure(ctx, await count(ctx, by, windowDays))
}

async function isMuch(ctx: Context, fewest: number): Promise<boolean> {
  const now = ctx.now()
  const moves = await movesIn(ctx, { from: new Date(now.getTime() - periodDays * dayMs), to: now })
  return sumOf(moves.map(({ sent }) => sent)) >= fewest
}

async function count(ctx: Context, by: By, windowDays: number): Promise<Attribution> {
  const countedAt = ctx.now()
  const since = new Date(countedAt.getTime() - periodDays * dayMs)
  const paths = await countPaths(ctx, { since, windowMs: windowDays * dayMs, by })
  const { all: purchases, joined } = await countPurchases(ctx, since)
  const removal = creditByRemoval(paths)
  const credits = creditsOf(paths, removal.credits)
  const rows = [...new Set(paths.flatMap(path => path.steps))]
    .map(step => ({
      ...{ step, name: step, credits: eachModel(model => credits[model].get(step) ?? 0) },
      effect: removal.effects.get(step) ?? 0,
    }))
    .sort((a, b) => b.credits.markov - a.credits.markov || b.credits.linear - a.credits.linear)
  return {
    ...{ since, windowDays, by, purchases, joined, rows, countedAt },
    attributed: sumOf(paths.map(({ bought }) => bought)),
    unbought: sumOf(paths.map(({ unbought }) => unbought)),
    money: moneyOf(paths, removal.credits),
    differs: mostDiffering(rows),
  }
}

function creditsOf(paths: PathCount[], markov: Credits): Record<Model, Credits> {
  return eachModel(model => (model === 'markov' ? markov : creditByRule(paths, model)))
}

/** By each rule along each path; by removal, the part of the purchases is the part of the money. */
function moneyOf(paths: PaidPath[], markov: Credits): Attribution['money'] {
  const bought = sumOf([...markov.values()])
  const byCurrency = Map.groupBy(
    paths.filter(path => path.currency !== null && path.bought > 0),
    path => path.currency ?? '',
  )
  return [...byCurrency]
    .map(([currency, its]) => {
      const paid = sumOf(its.map(({ amount }) => amount))
      const weighed = its.map(({ steps, amount }) => ({ steps, bought: amount, unbought: 0 }))
      const shares = new Map([...markov].map(([step, credit]) => [step, bought > 0 ? (credit / bought) * paid : 0]))
      const credits = creditsOf(weighed, shares)
      const steps = [...new Set(its.flatMap(path => path.steps))]
      const rows = steps.map(step => ({ step, amounts: eachModel(model => credits[model].get(step) ?? 0) }))
      return { currency, paid, rows }
    })
    .sort((a, b) => b.paid - a.paid)
}

function mostDiffering(rows: Attribution['rows']): Attribution['differs'] {
  const differences = rows.map(({ step, credits }) => {
    const sorted = models.toSorted((a, b) => credits[a] - credits[b])
    const [least = 'first', most = 'first'] = [sorted[0], sorted.at(-1)]
    return { step, most, least, by: credits[most] - credits[least] }
  })
  const widest = differences.sort((a, b) => b.by - a.by)[0]
  return widest && widest.by > 1e-9 ? widest : null
}

function eachModel<Value>(of: (model: Model) => Value): Record<Model, Value> {
  return {
    first: of('first'),
    last: of('last'),
    linear: of('linear'),
    position: of('position'),
    markov: of('markov'),
  }
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
