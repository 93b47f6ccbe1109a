import type { Rows } from './examples.ts'

/** How one yes-or-no model is learned. */
export interface Learning {
  /** How much an error costs beside large weights (C of LIBLINEAR). */
  cost: number
  /** Times the cost of an error on a text that should be yes. */
  yesCost?: number
  /** Most passes over the texts. */
  rounds?: number
  /** What is fed for the constant: larger holds the constant back less. */
  constant?: number
  /** Stops when no text would move more than this. */
  tolerance?: number
}

/** Numbers that look random and are the same on every run. */
export function shuffler(seed: number): (below: number) => number {
  let state = seed | 0
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/**
 * Learns a linear model that says yes (above 0) or no: an L2-regularised support vector machine with squared hinge
 * loss, by dual coordinate descent with shrinking left out (Hsieh et al., ICML 2008; what LIBLINEAR's `-s 1` does).
 * `signs[i]` is 1 or -1. Returns one weight for each of the `size` features and last the constant.
 */
export function learnMachine(rows: Rows, signs: Int8Array, size: number, learning: Learning): Float32Array {
  const { starts, indices, values } = rows
  const texts = signs.length
  const weights = new Float32Array(size + 1)
  const constant = learning.constant ?? 1
  const held = new Float64Array(texts)
  const lengths = new Float64Array(texts)
  for (let text = 0; text < texts; text++) {
    let sum = constant * constant
    for (let at = starts[text] as number; at < (starts[text + 1] as number); at++)
      sum += (values[at] as number) * (values[at] as number)
    lengths[text] = sum
  }
  const softYes = 1 / (2 * learning.cost * (learning.yesCost ?? 1))
  const softNo = 1 / (2 * learning.cost)
  const order = Int32Array.from({ length: texts }, (_, text) => text)
  const below = shuffler(1)
  const rounds = learning.rounds ?? 40
  const tolerance = learning.tolerance ?? 0.02
  let live = texts
  let reach = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    let most = 0
    let mostNext = 0
    for (let at = live - 1; at > 0; at--) {
      const other = below(at + 1)
      const kept = order[at] as number
      order[at] = order[other] as number
      order[other] = kept
    }
    for (let step = 0; step < live; step++) {
      const text = order[step] as number
      const sign = signs[text] as number
      const from = starts[text] as number
      const to = starts[text + 1] as number
      let sum = (weights[size] as number) * constant
      for (let at = from; at < to; at++) sum += (weights[indices[at] as number] as number) * (values[at] as number)
      const soft = sign > 0 ? softYes : softNo
      const before = held[text] as number
      const gradient = sign * sum - 1 + soft * before
      if (before === 0 && gradient > 0) {
        // Far on the right side: left out until the last pass.
        if (gradient > reach) {
          live--
          order[step] = order[live] as number
          order[live] = text
          step--
        }
        continue
      }
      const size1 = Math.abs(gradient)
      if (size1 > most) most = size1
      if (gradient > mostNext) mostNext = gradient
      if (size1 < 1e-12) continue
      const after = Math.max(before - gradient / ((lengths[text] as number) + soft), 0)
      held[text] = after
      const move = (after - before) * sign
      for (let at = from; at < to; at++) {
        const index = indices[at] as number
        weights[index] = (weights[index] as number) + move * (values[at] as number)
      }
      weights[size] = (weights[size] as number) + move * constant
    }
    if (most <= tolerance) {
      if (live === texts) break
      live = texts
      reach = Number.POSITIVE_INFINITY
      continue
    }
    reach = mostNext <= 0 ? Number.POSITIVE_INFINITY : mostNext
  }
  weights[size] = (weights[size] as number) * constant
  return weights
}
