/** One thing that was tried on each of two ways, as they came: did it work? */
export type Block = readonly [first: boolean, second: boolean]

const prior = 0.18
const intervalPrior = 0.5

/**
 * How strongly the blocks speak against both ways working equally well, after each of them: an e-process. If the ways are
 * equal it ever exceeds 1/α with a probability of at most α, however often one looks and whenever one stops, for any
 * number of blocks. Each block is weighed by what the blocks before it made likely.
 *
 * Method: Turner, Ly, Grünwald, “Generic E-variables for exact sequential k-sample tests that allow for optional stopping”
 * (2024), with their prior of 0.18.
 *
 * @param blocks in the order in which both of a block were known.
 * @returns as many values as blocks, each ≥ 0; 20 is what is asked for at α = 0.05.
 */
export function evidenceOfDifference(blocks: readonly Block[]): number[] {
  return blocks.map(weighing())
}

/** The same, a block at a time: each call is told the next block, and says the evidence after it. */
export function weighing(): (block: Block) => number {
  let log = 0
  let [before, first, second] = [0, 0, 0]
  return ([one, other]) => {
    const p = (first + prior) / (before + 2 * prior)
    const q = (second + prior) / (before + 2 * prior)
    const same = (p + q) / 2
    log += logChance(p, one) + logChance(q, other) - logChance(same, one) - logChance(same, other)
    before++
    first += Number(one)
    second += Number(other)
    return Math.exp(log)
  }
}

/**
 * Between what a way's true share lies, however often one looks: a confidence sequence for one share, from a beta(½, ½)
 * mixture of likelihood ratios (Robbins, 1970). Wider than an interval that holds for one look only.
 *
 * @param alpha with which probability it may ever be wrong.
 * @returns shares, 0 to 1.
 */
export function intervalOf(worked: number, tried: number, alpha = 0.05): { from: number; to: number } {
  if (tried === 0) return { from: 0, to: 1 }
  const failed = tried - worked
  const mixed =
    logBeta(worked + intervalPrior, failed + intervalPrior) - logBeta(intervalPrior, intervalPrior) + Math.log(alpha)
  const isIn = (p: number) => worked * Math.log(p) + failed * Math.log(1 - p) >= mixed
  const middle = worked / tried
  return {
    from: worked === 0 ? 0 : edge(isIn, middle, 0),
    to: failed === 0 ? 1 : edge(isIn, middle, 1),
  }
}

/**
 * How strongly the counts speak against the ways having been tried in the proportion that was meant (sample ratio
 * mismatch), at every look: a Dirichlet mixture against the multinomial. Ever above 1/α with a probability of at most α.
 *
 * Method: Lindon, Malek, “Anytime-valid inference for multinomial count data” (2022).
 *
 * @param counts how often each way was tried.
 * @param meant the proportion of each; the same for all when left out.
 * @param weights of the mixture, one each.
 */
export function evidenceOfUnevenness(
  counts: readonly number[],
  meant: readonly number[] = counts.map(() => 1 / counts.length),
  weights: readonly number[] = counts.map(() => 1),
): number {
  const all = sumOf(counts)
  const mixed =
    logGamma(sumOf(weights)) -
    logGamma(sumOf(weights) + all) +
    sumOf(counts.map((count, at) => logGamma((weights[at] ?? 1) + count) - logGamma(weights[at] ?? 1)))
  return Math.exp(mixed - sumOf(counts.map((count, at) => count * Math.log(meant[at] ?? 1))))
}

/** The natural logarithm of the gamma function for x > 0 (Lanczos, g = 7), to about 15 digits. */
export function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const series = terms.reduce((sum, term, at) => sum + term / (x + at), 0.9999999999998099)
  const top = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(top) - top + Math.log(series)
}

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)
const logChance = (p: number, worked: boolean) => Math.log(worked ? p : 1 - p)
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

/** From inside towards a side: where it is left. */
function edge(isIn: (p: number) => boolean, inside: number, side: number): number {
  let [within, without] = [inside, side]
  for (let step = 0; step < 50; step++) {
    const p = (within + without) / 2
    if (isIn(p)) within = p
    else without = p
  }
  return (within + without) / 2
}
