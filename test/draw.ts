/** Draws whole numbers below another, the same ones in every run. */
export function drawing(seed: number): (below: number) => number {
  let at = seed
  return below => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(((at ^ (at >>> 15)) >>> 0) / (2 ** 32 / below))
  }
}
