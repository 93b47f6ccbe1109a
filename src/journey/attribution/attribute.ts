import { type Context, requireReader } from '#platform/context'
import { creditByRemoval } from './credit-by-removal.ts'
import { creditByRule } from './credit-by-rule.ts'
import { type Credits, type Model, models, type PathCount } from './model.ts'
import { type By, countPaths, countPurchases, namesOf, type PaidPath } from './store.ts'

export interface Attribution {
  since: Date
  windowDays: number
  by: By
  /** Purchases that shops told us of in that time; of them, those that name a conversation; of them, with a step of ours before. */
  purchases: number
  joined: number
  attributed: number
  /** Ways without a purchase, which only the removal effect takes into account. */
  unbought: number
  /** Each step with its credit by each model, in purchases; the weightiest first. */
  rows: { step: string; name: string; credits: Record<Model, number>; effect: number }[]
  /** By currency: what was paid, and of it each step's part by each model. */
  money: { currency: string; paid: number; rows: { step: string; amounts: Record<Model, number> }[] }[]
  /** The steps of which the models differ most, by how many of the purchases. */
  differs: { step: string; most: Model; least: Model; by: number } | null
}

const dayMs = 24 * 3_600_000
const periodDays = 180

/**
 * Which of our steps led to purchases, by five models side by side: nobody knows which of them is right, so their
 * differences are shown. Paths of the last half year; `windowDays`: so far back before a purchase a step counts.
 */
export async function attribute(
  ctx: Context,
  { by = 'step', windowDays = 30 }: { by?: By | undefined; windowDays?: number | undefined } = {},
): Promise<Attribution> {
  requireReader(ctx)
  const since = new Date(ctx.now().getTime() - periodDays * dayMs)
  const paths = await countPaths(ctx, { since, windowMs: windowDays * dayMs, by })
  const { all: purchases, joined } = await countPurchases(ctx, since)
  const removal = creditByRemoval(paths)
  const credits = creditsOf(paths, removal.credits)
  const steps = [...new Set(paths.flatMap(path => path.steps))]
  const names = by === 'colleague' ? await namesOf(ctx, steps) : undefined
  const rows = steps
    .map(step => ({
      step,
      name: names?.get(step) ?? step,
      credits: eachModel(model => credits[model].get(step) ?? 0),
      effect: removal.effects.get(step) ?? 0,
    }))
    .sort((a, b) => b.credits.markov - a.credits.markov || b.credits.linear - a.credits.linear)
  return {
    ...{ since, windowDays, by, purchases, joined, rows },
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
