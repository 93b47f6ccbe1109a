import { weighing } from './evidence.ts'

/** What is found by mistake at most so often, and what is there is found at least so often. */
export const alpha = 0.05
export const power = 0.8

/**
 * How many there must be of each of two ways to tell these shares apart when one looks once, at the end: a two-sided
 * test of two shares by the normal approximation (Fleiss, Levin, Paik, “Statistical Methods for Rates and Proportions”,
 * 2003; R’s power.prop.test).
 *
 * @param p the one share, 0 to 1
 * @param q the other
 * @returns of each way, not rounded.
 */
export function sampleSizeAtOnce(p: number, q: number, wanted = power, wrongly = alpha): number {
  const mean = (p + q) / 2
  const spread =
    quantileOf(1 - wrongly / 2) * Math.sqrt(2 * mean * (1 - mean)) +
    quantileOf(wanted) * Math.sqrt(p * (1 - p) + q * (1 - q))
  return (spread / (p - q)) ** 2
}

const runs = 500
const most = 8

/**
 * How many of each way to plan for when one looks as it goes: after so many, four of five such experiments have found the
 * difference, most of them much earlier. By simulation with a seed: the same question has the same answer.
 *
 * @param threshold the evidence that is asked for, 20 for two ways
 */
export function sampleSizeAsItGoes(p: number, q: number, threshold = 1 / alpha): number {
  const longest = Math.ceil(most * sampleSizeAtOnce(p, q))
  const random = seeded(20_261)
  const found: number[] = []
  for (let run = 0; run < runs; run++) {
    const weigh = weighing()
    let blocks = 1
    while (blocks < longest && weigh([random() < p, random() < q]) < threshold) blocks++
    found.push(blocks)
  }
  return found.sort((a, b) => a - b)[Math.ceil(power * runs) - 1] ?? longest
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The quantile of the normal distribution (Acklam’s approximation, to 1.2e-9 of itself). */
function quantileOf(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ] as const
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572] as const
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ] as const
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416] as const
  const series = (terms: readonly number[], x: number) => terms.reduce((sum, term) => sum * x + term, 0)
  if (p < 0.02425) {
    const r = Math.sqrt(-2 * Math.log(p))
    return series(c, r) / (series(d, r) * r + 1)
  }
  if (p > 1 - 0.02425) return -quantileOf(1 - p)
  const r = p - 0.5
  return (series(a, r * r) * r) / (series(b, r * r) * r * r + 1)
}
