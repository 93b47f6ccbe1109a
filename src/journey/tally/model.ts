/** A span of time: from a moment on, until before another. */
export interface Span {
  from: Date
  to: Date
}

const dayMs = 86_400_000

/** What of a span is known by whole days, and what is counted by looking: its ends, and the days that changed lately. */
export interface Parts {
  /** Days, `YYYY-MM-DD` by UTC: from this one on, until before that one. */
  days: { from: string; to: string; but: string[] }
  looked: Span[]
}

/** Parts a span into whole days and what is left at its ends; `changed` (`YYYY-MM-DD`) are no known days. Pure. */
export function partsOf({ from, to }: Span, changed: readonly string[]): Parts {
  const first = new Date(Math.ceil(from.getTime() / dayMs) * dayMs)
  const last = new Date(Math.floor(to.getTime() / dayMs) * dayMs)
  if (first >= last) {
    const none = dayOf(first)
    return { days: { from: none, to: none, but: [] }, looked: from < to ? [{ from, to }] : [] }
  }
  const but = changed.filter(day => day >= dayOf(first) && day < dayOf(last))
  const ends = [
    { from, to: first },
    { from: last, to },
  ].filter(end => end.from < end.to)
  return { days: { from: dayOf(first), to: dayOf(last), but }, looked: [...ends, ...but.map(spanOfDay)] }
}

export function spanOfDay(day: string): Span {
  const from = new Date(`${day}T00:00:00Z`)
  return { from, to: new Date(from.getTime() + dayMs) }
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** How many of a group lie in each step, the lowest step first. */
export type Steps = { step: number; count: number }[]

/** One value among those of a step, in their order: the `skip`th. */
export interface Place {
  step: number
  skip: number
}

/**
 * Where the values lie between which a part of the group lies below, as `percentile_cont` has it; and how far it is from the
 * one to the other (0 to 1). Undefined of none. Pure.
 */
export function placesOf(steps: Steps, part: number): { low: Place; high: Place; towardsHigh: number } | undefined {
  const many = steps.reduce((sum, { count }) => sum + count, 0)
  if (many === 0) return undefined
  const at = part * (many - 1)
  const below = Math.floor(at)
  return {
    low: placeOf(steps, below),
    high: placeOf(steps, Math.min(below + 1, many - 1)),
    towardsHigh: at - below,
  }
}

function placeOf(steps: Steps, rank: number): Place {
  let before = 0
  for (const { step, count } of steps) {
    if (rank < before + count) return { step, skip: rank - before }
    before += count
  }
  return { step: steps.at(-1)?.step ?? 0, skip: 0 }
}
