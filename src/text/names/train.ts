import { type Known, look } from './look.ts'
import { bestPath, count, labels, type Name, type Reader, scoresOf } from './read.ts'
import { type Piece, split } from './split.ts'

/** A text and the names in it. */
export interface Marked {
  text: string
  names: Name[]
}

/** A text to learn from, and the sentence that it was made of. */
export interface Lesson extends Marked {
  template?: string
}

/** What fewer sentences than these have in common is hidden every other time: a sentence is read as if it were new. */
const few = 3

/**
 * Learns a reader by the averaged structured perceptron (Collins, EMNLP 2002): read each text as well as one can by now,
 * and move the weights from what was read to what is true. Deterministic for the same texts in the same order.
 */
export function learnReader(texts: readonly Lesson[], known: Known, rounds = 8, dropped = 0.3): Reader {
  const hidden = dropped * 2 ** 32
  const rows = new Map<number, number>()
  const seen = new Map<number, number>()
  const templates = new Map<number, Set<string>>()
  const all = texts.map(({ text, names, template = text }) => {
    const pieces = split(text)
    const looked = look(pieces, known)
    const features = pieces.map((_, at) => looked.view(at).features())
    for (const each of features)
      for (const feature of each) {
        seen.set(feature, (seen.get(feature) ?? 0) + 1)
        const its = templates.get(feature)
        if (its === undefined) templates.set(feature, new Set([template]))
        else if (its.size < few) its.add(template)
      }
    return { features, truth: labelsOf(pieces, names) }
  })
  for (const [feature, times] of seen) if (times >= 3) rows.set(feature, rows.size)
  const weights = new Float64Array(rows.size * count)
  const sums = new Float64Array(rows.size * count)
  const steps = new Float64Array(count * count)
  const stepSums = new Float64Array(count * count)
  const reader: Reader = { known, rows, weights, steps, scale: 1 }
  let time = 1
  let state = 12_345
  const order = all.map((_, at) => at)
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      state = step(state)
      const other = state % (at + 1)
      ;[order[at], order[other]] = [order[other] as number, order[at] as number]
    }
    for (const at of order) {
      const one = all[at]
      if (one === undefined) continue
      state = step(state)
      const asNew = state > 2 ** 31
      // A part of what could be looked at is hidden each time, so that nothing leans on a single sign.
      const looked = one.features.map(features =>
        features.filter(feature => {
          state = step(state)
          return state > hidden && (!asNew || (templates.get(feature)?.size ?? 0) >= few)
        }),
      )
      const read = bestPath(
        looked.map(features => scoresOf(features, reader)),
        steps,
      )
      for (const [place, label] of read.entries()) {
        const truth = one.truth[place] as number
        if (label !== truth) {
          for (const feature of looked[place] ?? []) {
            const row = rows.get(feature)
            if (row === undefined) continue
            add(weights, sums, row * count + truth, 1, time)
            add(weights, sums, row * count + label, -1, time)
          }
        }
        const before = place === 0 ? 0 : (read[place - 1] as number)
        const trueBefore = place === 0 ? 0 : (one.truth[place - 1] as number)
        if (place > 0 && (before !== trueBefore || label !== truth)) {
          add(steps, stepSums, trueBefore * count + truth, 1, time)
          add(steps, stepSums, before * count + label, -1, time)
        }
      }
      time++
    }
  }
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) - (sums[at] as number) / time
  for (let at = 0; at < steps.length; at++) steps[at] = (steps[at] as number) - (stepSums[at] as number) / time
  return reader
}

function step(state: number): number {
  return (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
}

function add(weights: Float64Array, sums: Float64Array, at: number, by: number, time: number): void {
  weights[at] = (weights[at] as number) + by
  sums[at] = (sums[at] as number) + by * time
}

function labelsOf(pieces: readonly Piece[], names: readonly Name[]): number[] {
  const found = pieces.map(() => 0)
  for (const name of names) {
    let isFirst = true
    for (const [at, piece] of pieces.entries()) {
      if (piece.end <= name.start || piece.start >= name.end || (piece.text === '\n' && isFirst)) continue
      found[at] = labels.indexOf(`${isFirst ? 'B' : 'I'}-${name.kind}` as (typeof labels)[number])
      isFirst = false
    }
  }
  return found
}
