import { learnMachine } from './descend.ts'
import type { Row, Rows } from './examples.ts'

/** A machine between two labels: above 0 for the first. Only features that either label has. */
interface Between {
  weights: Map<number, number>
  constant: number
}

/** How many of the best labels are looked at again. */
export const LOOKED_AT_AGAIN = 3
/** How much the second look weighs beside the first. */
const SECOND_LOOK = 1

/**
 * A second look at the best few of exclusive labels: machines that learned nothing but to tell two labels apart (one
 * against one; Hsu and Lin, 2002), where those of the first look tell one from all others. A machine is learned when
 * its two labels first stand side by side, and kept: of thousands of pairs only the likely ones ever do.
 */
export interface Rivals {
  /** Adds the second look to the scores of the best few labels; the others keep theirs, and none of them can win. */
  addTo(row: Row, meaning: Float32Array, scores: Float64Array): void
  /** Adds what each known feature of the row, and what the text means, moved one label by. Returns the constant's part. */
  addPartsTo(row: Row, meaning: Float32Array, scores: Float64Array, label: number, parts: Parts): number
}

/** What each feature of a text, and each number of its meaning, moved a label by. */
export interface Parts {
  features: Float64Array
  meaning: Float64Array
}

/** Prepares the second look; keeps the rows that it may still have to learn from. `meaningAt` is the first index of meaning. */
export function createRivals(rows: Rows, right: Int32Array, size: number, meaningAt: number, cost: number): Rivals {
  const texts = Map.groupBy(right.keys(), row => right[row] as number)
  const learned = new Map<string, Between>()
  const between = (one: number, other: number): Between => {
    const key = `${one} ${other}`
    const known = learned.get(key)
    if (known !== undefined) return known
    const made = learnBetween(rows, texts.get(one) ?? [], texts.get(other) ?? [], size, cost)
    learned.set(key, made)
    return made
  }
  return {
    addTo(row, meaning, scores) {
      const best = bestOf(scores)
      const votes = best.map(() => 0)
      for (let a = 0; a < best.length; a++) {
        for (let b = a + 1; b < best.length; b++) {
          const [one, other] = ordered(best[a] as number, best[b] as number)
          const machine = between(one, other)
          const vote = sumOf(machine, row, meaning, meaningAt)
          const sign = one === best[a] ? 1 : -1
          votes[a] = (votes[a] as number) + sign * vote
          votes[b] = (votes[b] as number) - sign * vote
        }
      }
      for (const [at, label] of best.entries())
        scores[label] = (scores[label] as number) + share(best.length) * (votes[at] as number)
    },
    addPartsTo(row, meaning, scores, label, parts) {
      const best = bestOf(scores)
      let constant = 0
      if (!best.includes(label)) return constant
      for (const rival of best) {
        if (rival === label) continue
        const [one, other] = ordered(label, rival)
        const machine = between(one, other)
        const scale = share(best.length) * (one === label ? 1 : -1)
        constant += scale * machine.constant
        for (let at = 0; at < row.count; at++) {
          const weight = machine.weights.get(row.indices[at] as number) ?? 0
          const feature = row.features[at] as number
          parts.features[feature] = (parts.features[feature] as number) + scale * weight * (row.values[at] as number)
        }
        for (let at = 0; at < meaning.length; at++)
          parts.meaning[at] = (parts.meaning[at] as number) + scale * (machine.weights.get(meaningAt + at) ?? 0)
      }
      return constant
    },
  }
}

function share(count: number): number {
  return SECOND_LOOK / Math.max(1, count - 1)
}

/** One pair, one machine, whichever comes first. */
function ordered(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one]
}

function bestOf(scores: Float64Array): number[] {
  const best: number[] = []
  for (let label = 0; label < scores.length; label++) {
    let place = best.length
    while (place > 0 && (scores[label] as number) > (scores[best[place - 1] as number] as number)) place--
    if (place >= LOOKED_AT_AGAIN) continue
    best.splice(place, 0, label)
    if (best.length > LOOKED_AT_AGAIN) best.pop()
  }
  return best
}

function sumOf({ weights, constant }: Between, row: Row, meaning: Float32Array, meaningAt: number): number {
  let sum = constant
  for (let at = 0; at < row.count; at++)
    sum += (weights.get(row.indices[at] as number) ?? 0) * (row.values[at] as number)
  for (let at = 0; at < meaning.length; at++) sum += (weights.get(meaningAt + at) ?? 0) * (meaning[at] as number)
  return sum
}

function learnBetween(rows: Rows, ones: number[], others: number[], size: number, cost: number): Between {
  const picked = [...ones, ...others]
  // Numbered anew, so that a machine of two labels is as small as their texts.
  const numbers = new Map<number, number>()
  const starts = new Int32Array(picked.length + 1)
  const indices: number[] = []
  const values: number[] = []
  for (const [at, row] of picked.entries()) {
    for (let place = rows.starts[row] as number; place < (rows.starts[row + 1] as number); place++) {
      const index = rows.indices[place] as number
      const number = numbers.get(index) ?? numbers.size
      numbers.set(index, number)
      indices.push(number)
      values.push(rows.values[place] as number)
    }
    starts[at + 1] = indices.length
  }
  const signs = Int8Array.from(picked, (_, at) => (at < ones.length ? 1 : -1))
  const few = { starts, indices: Int32Array.from(indices), values: Float32Array.from(values) }
  const learned = learnMachine(few, signs, numbers.size, { cost })
  const weights = new Map<number, number>()
  for (const [index, number] of numbers) {
    const weight = learned[number] as number
    if (index < size && weight !== 0) weights.set(index, weight)
  }
  return { weights, constant: learned[numbers.size] as number }
}
