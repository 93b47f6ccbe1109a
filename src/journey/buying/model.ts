export const stages = ['looking', 'comparing', 'deciding', 'using', 'quiet'] as const
/** Where somebody may stand in their own buying process; `quiet` is in none that shows. */
export type Stage = (typeof stages)[number]
export type Odds = Record<Stage, number>

/** What speaks for a stage. */
export type Sign =
  | 'asks'
  | 'compares'
  | 'price'
  | 'moves'
  | 'wants'
  | 'ready'
  | 'has'
  | 'followed-link'
  // What the page was for to which they followed a link of ours.
  | 'read-price'
  | 'read-comparison'
  | 'read-moving'
  | 'read-offer'
  | 'read-help'
  | 'returns'
  | 'bought'

/** One sign that somebody gave, when, and in which words where there are some. */
export interface Signal {
  sign: Sign
  at: Date
  words?: string | undefined
  conversationId?: string | undefined
}

/** A sign, or that none has come since the last for a week or longer. */
export interface Evidence extends Omit<Signal, 'sign'> {
  sign: Sign | 'silence'
  /** By how much more likely it makes the stage, -1..1: against all the other signs without it. */
  adds: number
}

export interface Placed {
  /** Nothing where no stage is likelier than not. */
  stage: Exclude<Stage, 'quiet'> | undefined
  odds: Odds
  /** The weightiest first. */
  evidence: Evidence[]
}

/** Of people of whom nothing is known. */
const usual: Odds = { looking: 0.2, comparing: 0.08, deciding: 0.05, using: 0.12, quiet: 0.55 }

/** After so many days of silence half of it is forgotten. Who has a thing stays so for long. */
const halfLifeDays: Odds = { looking: 21, comparing: 30, deciding: 21, using: 365, quiet: 365 }

/** What comes after what: with each sign, so much of a stage has moved on. */
const movesOn: readonly [Stage, Stage, number][] = [
  ['deciding', 'using', 0.05],
  ['comparing', 'deciding', 0.1],
  ['looking', 'comparing', 0.1],
]

/** How much likelier somebody in a stage gives a sign than somebody who is in none. Set by judgement, to be read and argued with. */
const speaksFor: Record<Sign, Odds> = {
  asks: { quiet: 1, looking: 3, comparing: 2, deciding: 1.5, using: 1.5 },
  compares: { quiet: 1, looking: 2, comparing: 8, deciding: 3, using: 0.7 },
  price: { quiet: 1, looking: 2, comparing: 4, deciding: 6, using: 0.7 },
  moves: { quiet: 1, looking: 1, comparing: 4, deciding: 8, using: 1 },
  wants: { quiet: 1, looking: 2, comparing: 3, deciding: 6, using: 0.8 },
  ready: { quiet: 1, looking: 0.7, comparing: 2, deciding: 12, using: 1 },
  has: { quiet: 1, looking: 0.3, comparing: 0.3, deciding: 0.4, using: 12 },
  'followed-link': { quiet: 1, looking: 1.5, comparing: 2, deciding: 2, using: 1 },
  'read-price': { quiet: 1, looking: 1.5, comparing: 3, deciding: 4, using: 0.8 },
  'read-comparison': { quiet: 1, looking: 1.5, comparing: 5, deciding: 2, using: 0.8 },
  'read-moving': { quiet: 1, looking: 1, comparing: 3, deciding: 5, using: 1 },
  'read-offer': { quiet: 1, looking: 1.2, comparing: 2, deciding: 5, using: 0.9 },
  'read-help': { quiet: 1, looking: 0.9, comparing: 0.9, deciding: 0.8, using: 4 },
  returns: { quiet: 1, looking: 1.5, comparing: 2, deciding: 2.5, using: 2 },
  bought: { quiet: 0.1, looking: 0.1, comparing: 0.1, deciding: 0.2, using: 30 },
}

const likely = 0.5
const mostSignals = 30
const dayMs = 86_400_000
/** So long without a sign is silence; a sign after it is coming back. */
const silentAfterMs = 7 * dayMs

/**
 * Where somebody may stand now, as a probability of each stage (they sum to one), with what speaks for it.
 *
 * A hidden Markov model, filtered forward through the signs in the order of their dates: between two signs each stage is
 * half forgotten in its own time, toward what is usual; with a sign a part moves on to the next stage, and Bayes’ rule
 * weighs the sign. Writing again after a week of silence is a sign of its own. What a sign adds is the difference to the
 * same reckoning without it; what silence adds, or takes, the difference to how it stood with the last sign. The weights
 * above are written by hand.
 */
export function placeInBuying(given: readonly Signal[], now: Date): Placed {
  const signals = withReturns(given.filter(({ at }) => at <= now))
  const odds = filterThrough(signals, now)
  const likeliest = stages.reduce((best, stage) => (odds[stage] > odds[best] ? stage : best))
  const stage = likeliest !== 'quiet' && odds[likeliest] >= likely ? likeliest : undefined
  const evidence: Evidence[] = signals.map((signal, at) => ({
    ...signal,
    adds: odds[likeliest] - filterThrough(signals.toSpliced(at, 1), now)[likeliest],
  }))
  const last = signals.at(-1)
  if (last && now.getTime() - last.at.getTime() >= silentAfterMs) {
    const before = filterThrough(signals, last.at)
    evidence.push({ sign: 'silence', at: last.at, adds: odds[likeliest] - before[likeliest] })
  }
  return { stage, odds, evidence: evidence.toSorted((a, b) => b.adds - a.adds) }
}

/** In the order of their dates, the last of them, with a sign where somebody came back. */
function withReturns(given: readonly Signal[]): Signal[] {
  const ordered = given.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-mostSignals)
  return ordered.flatMap((signal, n) => {
    const before = ordered[n - 1]
    const isBack = before && signal.at.getTime() - before.at.getTime() >= silentAfterMs
    return isBack ? [{ ...signal, sign: 'returns' as const, words: undefined }, signal] : [signal]
  })
}

function filterThrough(signals: readonly Signal[], now: Date): Odds {
  let odds = usual
  let last = signals[0]?.at ?? now
  for (const { at, sign } of signals) {
    odds = weighed(movedOn(faded(odds, at.getTime() - last.getTime())), speaksFor[sign])
    last = at
  }
  return faded(odds, now.getTime() - last.getTime())
}

function faded(odds: Odds, passedMs: number): Odds {
  const kept = byStage(stage => odds[stage] * 0.5 ** (Math.max(0, passedMs) / dayMs / halfLifeDays[stage]))
  const lost = 1 - total(kept)
  return byStage(stage => kept[stage] + lost * usual[stage])
}

function movedOn(odds: Odds): Odds {
  const next = { ...odds }
  for (const [from, to, share] of movesOn) {
    const moving = next[from] * share
    next[from] -= moving
    next[to] += moving
  }
  return next
}

function weighed(odds: Odds, weights: Odds): Odds {
  const all = total(byStage(stage => odds[stage] * weights[stage]))
  return byStage(stage => (odds[stage] * weights[stage]) / all)
}

const total = (odds: Odds) => stages.reduce((sum, stage) => sum + odds[stage], 0)
function byStage(value: (stage: Stage) => number): Odds {
  return {
    looking: value('looking'),
    comparing: value('comparing'),
    deciding: value('deciding'),
    using: value('using'),
    quiet: value('quiet'),
  }
}
