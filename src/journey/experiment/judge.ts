import { type Block, evidenceOfDifference, evidenceOfUnevenness, intervalOf } from './evidence.ts'
import type { Way } from './model.ts'
import { alpha } from './power.ts'

export type Finding = 'waiting' | 'uneven' | 'better' | 'no-difference' | 'ended-early'

export interface Verdict {
  finding: Finding
  /** The way that did better than every other, or than at least one; with the one it did better than. */
  better: { way: number; than: number[] } | null
  /** In whole sentences, for whoever asked. */
  words: string
}

export interface WayCount {
  number: number
  name: string
  /** On how many it was suggested and something was tried; how many of those are known; of them, how many worked. */
  tried: number
  known: number
  worked: number
  /** On how many somebody then went another way than was suggested. */
  otherwise: number
  /** Shares, 0 to 1, between which its true share lies; null while nothing is known. */
  interval: { from: number; to: number } | null
}

interface Known {
  suggested: number
  way: number
  worked: boolean | null
}

const unevenAlpha = 0.001

/** The evidence that is asked for between any two of so many ways, so that all pairs together err at most as often as one may. */
export const thresholdFor = (ways: number): number => (ways * (ways - 1)) / 2 / alpha

/** What each way came to. Counted by what was suggested, not by what was done: what people choose themselves proves nothing. */
export function countWays(ways: readonly Way[], tries: readonly Known[]): WayCount[] {
  return ways.map(({ number, name }) => {
    const its = tries.filter(each => each.suggested === number)
    const known = its.filter(each => each.worked !== null)
    const worked = known.filter(each => each.worked).length
    return {
      ...{ number, name, tried: its.length, known: known.length, worked },
      otherwise: its.filter(each => each.way !== number).length,
      interval: known.length > 0 ? intervalOf(worked, known.length) : null,
    }
  })
}

/**
 * What can be said by now, whenever one looks: once a difference was shown it stays shown.
 *
 * @param tries in the order in which they were tried; those not known yet are left out, all of them equally late.
 */
export function judge(
  experiment: { ways: readonly Way[]; perWay: number; difference: number; isOver: boolean },
  tries: readonly Known[],
): Verdict {
  const { ways, perWay, difference, isOver } = experiment
  const counts = countWays(ways, tries)
  const name = (number: number) => `“${ways.find(way => way.number === number)?.name ?? ''}”`
  if (evidenceOfUnevenness(counts.map(({ tried }) => tried)) >= 1 / unevenAlpha)
    return {
      finding: 'uneven',
      better: null,
      words: `The ways were not tried equally often (${counts.map(({ number, tried }) => `${name(number)} ${tried} times`).join(', ')}), and chance alone hardly does that. Somebody may have left out those where one way didn’t suit, so the figures say nothing. Find out why before you ask again.`,
    }
  const won = pairsOf(ways).flatMap(([one, other]) => {
    const outcomes = (way: number) =>
      tries.flatMap(each => (each.suggested === way && each.worked !== null ? [each.worked] : []))
    return betterOf(one.number, outcomes(one.number), other.number, outcomes(other.number), thresholdFor(ways.length))
  })
  const best = bestOf(won)
  if (best) {
    const said = (number: number) => {
      const count = counts.find(each => each.number === number)
      return `${name(number)} in ${count?.worked ?? 0} of ${count?.known ?? 0}`
    }
    const rest = ways.filter(way => way.number !== best.way && !best.than.includes(way.number))
    return {
      finding: 'better',
      better: best,
      words: `${name(best.way)} worked better: ${[best.way, ...best.than].map(said).join(', ')}. If there were no difference, looking as often as you like, one would be seen in at most 5 of 100 such experiments.${rest.length > 0 ? ` Between it and ${rest.map(way => name(way.number)).join(' and ')} none was found.` : ''}`,
    }
  }
  const fewest = Math.min(...counts.map(({ known }) => known))
  if (fewest >= perWay)
    return {
      finding: 'no-difference',
      better: null,
      words: `No difference found, after ${fewest} or more of each. Had there been one of ${percent(difference)} points, it would have been found in four of five such experiments; a smaller one may be there. Take the way you like better.`,
    }
  if (isOver)
    return {
      finding: 'ended-early',
      better: null,
      words: `It was ended before enough was known: ${fewest} of ${perWay} of each. That none was found says nothing.`,
    }
  return {
    finding: 'waiting',
    better: null,
    words: `Nothing can be said yet: ${fewest} of ${perWay} of each are known. You may look as often as you like; it doesn’t make a false alarm likelier.`,
  }
}

/** Of two ways the better, if that was ever shown; the nth that was known of one beside the nth of the other. */
function betterOf(
  one: number,
  first: readonly boolean[],
  other: number,
  second: readonly boolean[],
  threshold: number,
): { way: number; than: number }[] {
  const blocks = first.slice(0, second.length).map((worked, at): Block => [worked, second[at] ?? false])
  const shown = evidenceOfDifference(blocks).findIndex(evidence => evidence >= threshold)
  if (shown < 0) return []
  const ahead = blocks.slice(0, shown + 1).reduce((sum, [a, b]) => sum + Number(a) - Number(b), 0)
  return ahead > 0 ? [{ way: one, than: other }] : [{ way: other, than: one }]
}

function bestOf(won: { way: number; than: number }[]): Verdict['better'] {
  const than = Map.groupBy(won, ({ way }) => way)
  const beaten = new Set(won.map(each => each.than))
  const [best] = [...than].filter(([way]) => !beaten.has(way)).sort(([, a], [, b]) => b.length - a.length)
  return best ? { way: best[0], than: best[1].map(each => each.than) } : null
}

function pairsOf(ways: readonly Way[]): [Way, Way][] {
  return ways.flatMap((one, at) => ways.slice(at + 1).map((other): [Way, Way] => [one, other]))
}

const percent = (share: number) => Math.round(share * 100)
