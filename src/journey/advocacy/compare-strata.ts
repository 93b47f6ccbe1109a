/** People who are alike in all that was matched: some were answered, some not; of each so many did the thing. */
export interface Stratum {
  answered: { people: number; did: number }
  unanswered: { people: number; did: number }
}

export interface Compared {
  /** Only those who have somebody of the other side like them. */
  answered: { people: number; did: number }
  unanswered: { people: number; did: number }
  /** How many strata have both sides, and how many people were left out as nobody was like them. */
  strata: number
  leftOut: number
  /** Nothing where there are too few to say. */
  difference: { points: number; from: number; to: number; isShown: boolean } | null
}

/** The two-sided normal points: of one interval, and of three that are to hold all at once (Bonferroni, 5 % / 3). */
const z = { one: 1.959963984540054, ofThree: 2.393979800199786 }

/** By the criterion of Mantel and Fleiss (1980): else the normal distribution is not to be trusted. */
const leastMantelFleiss = 5

/**
 * How much more often those who were answered did a thing than those who were not and were alike, as a difference of
 * shares: the Mantel-Haenszel risk difference over exactly matched strata (Cochran weights n₁n₂/N), with the interval of
 * Klingenberg, “A new and improved confidence interval for the Mantel-Haenszel risk difference” (Statistics in Medicine
 * 33, 2014), which inverts the test with the variance of Sato (1989): it holds for few large strata and for many small ones.
 *
 * It is told only where the criterion of Mantel and Fleiss (American Journal of Epidemiology 112, 1980) is met: the
 * number of those answered who did it, as chance would have it, is at least 5 from the least and the most it could be.
 *
 * @param ofThree one of three that are shown beside each other: wider, so that all three hold in 95 of 100 cases.
 */
export function compareStrata(given: readonly Stratum[], { ofThree = false } = {}): Compared {
  const all = given.reduce((sum, { answered, unanswered }) => sum + answered.people + unanswered.people, 0)
  const strata = given.filter(({ answered, unanswered }) => answered.people > 0 && unanswered.people > 0)
  const answered = { people: 0, did: 0 }
  const unanswered = { people: 0, did: 0 }
  let [weights, differences, p, q] = [0, 0, 0, 0]
  let [expected, least, most] = [0, 0, 0]
  for (const stratum of strata) {
    const { people: n, did: x } = stratum.answered
    const { people: m, did: y } = stratum.unanswered
    const both = n + m
    const weight = (n * m) / both
    answered.people += n
    answered.did += x
    unanswered.people += m
    unanswered.did += y
    weights += weight
    differences += weight * (x / n - y / m)
    p += (n * n * y - m * m * x + (n * m * (m - n)) / 2) / (both * both)
    q += (x * (m - y) + y * (n - x)) / (2 * both)
    expected += (n * (x + y)) / both
    least += Math.max(0, x + y - m)
    most += Math.min(x + y, n)
  }
  const isEnough = Math.min(expected - least, most - expected) >= leastMantelFleiss
  return {
    answered,
    unanswered,
    strata: strata.length,
    leftOut: all - answered.people - unanswered.people,
    difference: isEnough ? between(differences / weights, p, q, weights, ofThree ? z.ofThree : z.one) : null,
  }
}

function between(points: number, p: number, q: number, weights: number, quantile: number): Compared['difference'] {
  const [from, to] = intervalOf(points, p, q, weights, quantile)
  return { points, from, to, isShown: from > 0 || to < 0 }
}

/** Of all differences, those that a test with Sato’s variance would not refuse. */
function intervalOf(points: number, p: number, q: number, weights: number, quantile: number): [number, number] {
  const weight = (quantile * quantile) / (weights * weights)
  const middle = points + (weight * p) / 2
  const reach = Math.sqrt(Math.max(0, middle * middle - points * points + weight * q))
  return [Math.max(-1, middle - reach), Math.min(1, middle + reach)]
}
