import { kinds } from './model.ts'
import { none } from './weigh.ts'

const mostOdds = 8

/** By kind, how likely it is by signs alone, as log odds: the leading kinds against all others, the rest by themselves. */
export function oddsOf(sums: ArrayLike<number>): Float64Array {
  const odds = new Float64Array(kinds.length)
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at <= none; at++) most = Math.max(most, sums[at] as number)
  let all = 0
  for (let at = 0; at <= none; at++) {
    const own = Math.exp((sums[at] as number) - most)
    all += own
    if (at < none) odds[at] = own
  }
  for (let at = 0; at < none; at++) {
    const own = odds[at] as number
    odds[at] = Math.max(-mostOdds, Math.min(mostOdds, Math.log(own / Math.max(all - own, 1e-9))))
  }
  for (let at = none; at < kinds.length; at++)
    odds[at] = Math.max(-mostOdds, Math.min(mostOdds, sums[at + 1] as number))
  return odds
}
