/** A share with how sure it is. */
export interface Share {
  /** 0 to 1. */
  share: number
  /** Between which the true share lies, in 95 of 100 such intervals. */
  from: number
  to: number
}

/** The two-sided 5 % point of the normal distribution. */
const z95 = 1.959963984540054

/**
 * A share with its interval by Wilson’s score method, without continuity correction (Wilson 1927; method 3 of Newcombe,
 * “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17, 1998).
 *
 * @param count how many of `all`, 0 to `all`.
 * @param all at least 1.
 */
export function shareOf(count: number, all: number, z = z95): Share {
  const share = count / all
  const weight = z * z
  const middle = share + weight / (2 * all)
  const reach = z * Math.sqrt((share * (1 - share)) / all + weight / (4 * all * all))
  const whole = 1 + weight / all
  return { share, from: Math.max(0, (middle - reach) / whole), to: Math.min(1, (middle + reach) / whole) }
}
