import type { Context } from '#platform/context'
import { partsToCount } from './day-store.ts'
import { placesOf, type Span } from './model.ts'
import { type WaitCount, type Wanted, waitCounts, waitsAt } from './wait-store.ts'

/** How long people waited for their first answer, in seconds: a half, a quarter and three quarters no longer than this. */
export interface Waits {
  median: number | null
  lowerQuartile: number | null
  upperQuartile: number | null
  /** The same by the hours in which somebody was there. */
  workingMedian: number | null
  answered: number
  /** Of them, to how many it was promised by a time, and how many had it by then. */
  promised: number
  kept: number
}

const asked = [
  { isWorking: false, part: 0.5 },
  { isWorking: false, part: 0.25 },
  { isWorking: false, part: 0.75 },
  { isWorking: true, part: 0.5 },
]

/**
 * How long people waited who were first answered in each of these spans; the same to the second as by looking at each.
 * `alsoWorking`: by the hours in which somebody was there, too.
 */
export async function waitsIn(ctx: Context, spans: readonly Span[], alsoWorking = true): Promise<Waits[]> {
  const counts = await countsIn(ctx, spans, { byNetwork: false, alsoWorking })
  return waitsOf(
    ctx,
    spans.map((span, at) => ({ ...span, network: null, counts: counts.filter(({ n }) => n === at) })),
  )
}

/** The same of one span, by where people wrote. */
export async function waitsByNetwork(ctx: Context, span: Span): Promise<(Waits & { network: string })[]> {
  const byNetwork = Map.groupBy(
    await countsIn(ctx, [span], { byNetwork: true, alsoWorking: true }),
    ({ network }) => network,
  )
  const groups = [...byNetwork].map(([network, counts]) => ({ ...span, network, counts }))
  return (await waitsOf(ctx, groups)).map((waits, at) => ({ ...waits, network: groups[at]?.network ?? '' }))
}

interface Counted extends Span {
  network: string | null
  counts: WaitCount[]
}

async function countsIn(
  ctx: Context,
  spans: readonly Span[],
  which: { byNetwork: boolean; alsoWorking: boolean },
): Promise<WaitCount[]> {
  return waitCounts(ctx, await partsToCount(ctx, 'wait', spans), which)
}

/** In steps it is known how many waited how long; the exact second is looked up within the one step where it lies. */
async function waitsOf(ctx: Context, groups: Counted[]): Promise<Waits[]> {
  const wanted: Wanted[] = []
  const sought = groups.map(({ from, to, network, counts }) =>
    asked.map(({ isWorking, part }) => {
      const steps = counts.filter(count => count.isWorking === isWorking)
      const places = placesOf(inSteps(steps), part)
      if (!places) return undefined
      const { low, high, towardsHigh } = places
      const at = wanted.push({ ...low, from, to, network, isWorking }) - 1
      if (towardsHigh > 0) wanted.push({ ...high, from, to, network, isWorking })
      return { at, towardsHigh }
    }),
  )
  const seconds = await waitsAt(ctx, wanted)
  return groups.map(({ counts }, group) => {
    const [median, lowerQuartile, upperQuartile, workingMedian] = (sought[group] ?? []).map(place => {
      if (!place) return null
      const low = seconds[place.at] ?? null
      if (low === null || place.towardsHigh === 0) return low
      return low + ((seconds[place.at + 1] ?? low) - low) * place.towardsHigh
    })
    const byClock = counts.filter(({ isWorking }) => !isWorking)
    return {
      ...{ median: median ?? null, lowerQuartile: lowerQuartile ?? null, upperQuartile: upperQuartile ?? null },
      ...{ workingMedian: workingMedian ?? null, answered: sumOf(byClock.map(({ answered }) => answered)) },
      promised: sumOf(byClock.map(({ promised }) => promised)),
      kept: sumOf(byClock.map(({ kept }) => kept)),
    }
  })
}

function inSteps(counts: WaitCount[]) {
  const sums = new Map<number, number>()
  for (const { step, answered } of counts) sums.set(step, (sums.get(step) ?? 0) + answered)
  return [...sums].sort(([one], [other]) => one - other).map(([step, count]) => ({ step, count }))
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
