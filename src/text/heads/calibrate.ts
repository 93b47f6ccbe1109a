/**
 * The chance that a score means: 1 / (1 + exp(-(steep * score + shift))), fitted by Newton's method with the softened
 * targets of Platt (1999; Lin et al., 2007), so that a handful of texts does not claim certainty.
 */
export function fitLogistic(scores: Float64Array, isTrue: Uint8Array): { steep: number; shift: number } {
  const count = scores.length
  let yes = 0
  for (const one of isTrue) yes += one
  const high = (yes + 1) / (yes + 2)
  const low = 1 / (count - yes + 2)
  let steep = 1
  let shift = Math.log((yes + 1) / (count - yes + 1))
  for (let round = 0; round < 100; round++) {
    let g1 = 0
    let g2 = 0
    let h11 = 1e-6
    let h12 = 0
    let h22 = 1e-6
    for (let at = 0; at < count; at++) {
      const score = scores[at] as number
      const chance = 1 / (1 + Math.exp(-(steep * score + shift)))
      const miss = chance - (isTrue[at] === 1 ? high : low)
      const bend = Math.max(chance * (1 - chance), 1e-9)
      g1 += miss * score
      g2 += miss
      h11 += bend * score * score
      h12 += bend * score
      h22 += bend
    }
    const whole = h11 * h22 - h12 * h12
    const moveSteep = (h22 * g1 - h12 * g2) / whole
    const moveShift = (h11 * g2 - h12 * g1) / whole
    const most = Math.max(Math.abs(moveSteep), Math.abs(moveShift))
    // Steps are held short: far from the end, Newton's method may overshoot.
    const hold = most > 2 ? 2 / most : 1
    steep -= moveSteep * hold
    shift -= moveShift * hold
    if (most < 1e-7) break
  }
  // A score that says the less the higher it is has nothing to say.
  return steep > 0 ? { steep, shift } : { steep: 0.01, shift: Math.log((yes + 1) / (count - yes + 1)) }
}

/** The inverse temperature under which the right labels are likeliest (Guo et al., ICML 2017). */
export function fitTemperature(scores: readonly Float64Array[], right: Int32Array): number {
  const loss = (steep: number) => {
    let sum = 0
    for (const [at, one] of scores.entries()) {
      const label = right[at] as number
      if (label < 0) continue
      const most = Math.max(...one)
      let all = 0
      for (const score of one) all += Math.exp(steep * (score - most))
      sum -= steep * ((one[label] as number) - most) - Math.log(all)
    }
    return sum
  }
  let low = Math.log(0.1)
  let high = Math.log(50)
  for (let round = 0; round < 40; round++) {
    const third = (high - low) / 3
    if (loss(Math.exp(low + third)) < loss(Math.exp(high - third))) high -= third
    else low += third
  }
  return Math.exp((low + high) / 2)
}

/**
 * The one border on all chances under which the aim is best. One for all labels: where chances are right, the best
 * border of F1 over all labels is the same for each (Lipton et al., 2014), and one number cannot be learned by heart.
 */
export function bestBorder(chances: readonly Float64Array[], truth: readonly Uint8Array[], aim: 'f1' | 'mcc'): number {
  let best = 0.5
  let most = Number.NEGATIVE_INFINITY
  for (let border = 0.05; border < 0.96; border += 0.01) {
    const { hit, wrong, missed, quiet } = countAt(chances, truth, border)
    const value =
      aim === 'f1'
        ? (2 * hit) / (2 * hit + wrong + missed)
        : (hit * quiet - wrong * missed) /
          Math.sqrt((hit + wrong) * (hit + missed) * (quiet + wrong) * (quiet + missed) || 1)
    // Of borders that are nearly alike the one nearer to the middle is kept.
    const kept = value - 0.02 * Math.abs(border - 0.5) ** 2
    if (kept > most) {
      most = kept
      best = border
    }
  }
  return best
}

function countAt(chances: readonly Float64Array[], truth: readonly Uint8Array[], border: number) {
  let hit = 0
  let wrong = 0
  let missed = 0
  let quiet = 0
  for (const [label, ofLabel] of chances.entries()) {
    const isTrue = truth[label] as Uint8Array
    for (let at = 0; at < ofLabel.length; at++) {
      const isSaid = (ofLabel[at] as number) >= border
      if (isTrue[at] === 1) {
        if (isSaid) hit++
        else missed++
      } else if (isSaid) wrong++
      else quiet++
    }
  }
  return { hit, wrong, missed, quiet }
}

/**
 * Expected calibration error: texts are put in ten rows by their chance, and the distance between mean chance and share
 * of hits is averaged, each row by its size (Naeini et al., AAAI 2015).
 */
export function calibrationError(chances: readonly number[], isRight: readonly boolean[]): number {
  const rows = Array.from({ length: 10 }, () => ({ count: 0, chance: 0, right: 0 }))
  for (const [at, chance] of chances.entries()) {
    const row = rows[Math.min(9, Math.floor(chance * 10))]
    if (row === undefined) continue
    row.count++
    row.chance += chance
    if (isRight[at]) row.right++
  }
  return rows.reduce((sum, { chance, right }) => sum + Math.abs(chance - right), 0) / Math.max(1, chances.length)
}
