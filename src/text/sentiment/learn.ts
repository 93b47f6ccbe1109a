import { createFeatures, LETTERS, readFeatures, WORDS } from '#text/features'
import { feel } from './feel.ts'
import type { Weights } from './model.ts'
import { signNames, signsOf } from './signs.ts'

/** A text with the mean of its ratings (-4..4), and whether it is a post or written prose. */
export interface Rated {
  text: string
  rating: number
  isPost: boolean
}

/** Rated texts, read once: signs of each, and the words and letters that several of them have. */
export interface Readings {
  rated: readonly Rated[]
  signs: Float64Array[]
  hashes: Int32Array
  starts: Int32Array
  indices: Int32Array
  values: Float32Array
}

const leastTexts = 3
/** Posts are few among the ratings, and what we read are posts. */
const postWeight = 4
/** Words say more of feeling than their letters do. */
const letterShare = 0.7
const restraint = { signs: 30, words: 10, manner: 6 }
/** Makes a doubtful text a post, and the middle between both narrow. */
export const mannerShift = 0.35
export const mannerSlope = 6

/** Reads the texts that are to be learned from. */
export function readRated(rated: readonly Rated[]): Readings {
  const features = createFeatures()
  const counts = new Map<number, number>()
  const found: { hashes: Int32Array; values: Float32Array }[] = []
  for (const { text } of rated) {
    readFeatures(features, text)
    const scales = scalesOf(features.groups, features.count)
    const hashes: number[] = []
    const values: number[] = []
    for (let at = 0; at < features.count; at++) {
      const scale = scales[features.groups[at] as number] ?? 0
      if (scale === 0) continue
      const hash = features.hashes[at] as number
      hashes.push(hash)
      values.push(scale)
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
    found.push({ hashes: Int32Array.from(hashes), values: Float32Array.from(values) })
  }
  const numbers = new Map<number, number>()
  for (const [hash, count] of counts) if (count >= leastTexts) numbers.set(hash, numbers.size)
  const starts = new Int32Array(rated.length + 1)
  const indices: number[] = []
  const values: number[] = []
  for (const [row, { hashes, values: its }] of found.entries()) {
    for (let at = 0; at < hashes.length; at++) {
      const number = numbers.get(hashes[at] as number)
      if (number === undefined) continue
      indices.push(number)
      values.push(its[at] as number)
    }
    starts[row + 1] = indices.length
  }
  return {
    rated,
    signs: rated.map(({ text }) => signsOf(feel(text, 'en'))),
    hashes: Int32Array.from(numbers.keys()),
    starts,
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
  }
}

/** By group: each group of a text has length 1 as a vector of ones, letters a little less. */
export function scalesOf(groups: Uint8Array, count: number): number[] {
  let words = 0
  let letters = 0
  for (let at = 0; at < count; at++) {
    if (groups[at] === WORDS) words++
    else if (groups[at] === LETTERS) letters++
  }
  const scales: number[] = []
  scales[WORDS] = words > 0 ? 1 / Math.sqrt(words) : 0
  scales[LETTERS] = letters > 0 ? letterShare / Math.sqrt(letters) : 0
  return scales
}

/**
 * Learns to rate: ridge regression on the signs, then on the words and letters for what the signs leave unexplained.
 * Two manners are told apart, posts and written prose ("sick" is praise in one of them): what both share and what only
 * prose has are learned side by side (after Daumé III 2007), and how much a text is a post is itself learned.
 */
export function learnRatings(readings: Readings, rows: Int32Array): Weights {
  const manner = learnManner(readings, rows)
  const posts = new Float64Array(readings.rated.length)
  for (const part of [0, 1, 2]) {
    const others = rows.filter((_, at) => at % 3 !== part)
    const learned = learnManner(readings, others)
    for (const [at, row] of rows.entries()) if (at % 3 === part) posts[row] = mannerOf(readings, learned, row)
  }
  const signs = learnSigns(readings, rows, posts)
  const left = new Float64Array(readings.rated.length)
  for (const part of [0, 1, 2, 3]) {
    const others = rows.filter((_, at) => at % 4 !== part)
    const learned = learnSigns(readings, others, posts)
    for (const [at, row] of rows.entries())
      if (at % 4 === part) left[row] = ratingOf(readings, row) - bySigns(readings, learned, row, posts[row] ?? 0)
  }
  const { hashes } = readings
  const size = hashes.length
  const solved = solve(
    rows,
    2 * size,
    restraint.words,
    row => (readings.rated[row]?.isPost ? postWeight : 1),
    row => left[row] ?? 0,
    (row, visit) => {
      const prose = 1 - (posts[row] ?? 0)
      for (let at = readings.starts[row] as number; at < (readings.starts[row + 1] as number); at++) {
        const value = readings.values[at] as number
        const index = readings.indices[at] as number
        visit(index, value)
        visit(size + index, value * prose)
      }
    },
    50,
  )
  return {
    signs: [...signs],
    mannerSigns: [...manner.subarray(size)],
    hashes,
    shared: Float32Array.from(solved.subarray(0, size)),
    prose: Float32Array.from(solved.subarray(size)),
    manner: Float32Array.from(manner.subarray(0, size)),
    chance: [1, 0],
  }
}

const ratingOf = (readings: Readings, row: number): number => readings.rated[row]?.rating ?? 0

function learnManner(readings: Readings, rows: Int32Array): Float64Array {
  const size = readings.hashes.length
  return solve(
    rows,
    size + signNames.length,
    restraint.manner,
    row => (readings.rated[row]?.isPost ? postWeight : 1),
    row => (readings.rated[row]?.isPost ? 1 : -1),
    (row, visit) => visitManner(readings, row, visit),
    40,
  )
}

function visitManner(readings: Readings, row: number, visit: (index: number, value: number) => void): void {
  for (let at = readings.starts[row] as number; at < (readings.starts[row + 1] as number); at++)
    visit(readings.indices[at] as number, readings.values[at] as number)
  const size = readings.hashes.length
  const signs = readings.signs[row] ?? new Float64Array(0)
  for (let sign = 0; sign < signs.length; sign++) visit(size + sign, signs[sign] as number)
}

function mannerOf(readings: Readings, weights: Float64Array, row: number): number {
  let sum = 0
  visitManner(readings, row, (index, value) => {
    sum += (weights[index] as number) * value
  })
  return 1 / (1 + Math.exp(-mannerSlope * (sum + mannerShift)))
}

function learnSigns(readings: Readings, rows: Int32Array, posts: Float64Array): Float64Array {
  return solve(
    rows,
    2 * signNames.length,
    restraint.signs,
    row => (readings.rated[row]?.isPost ? postWeight : 1),
    row => ratingOf(readings, row),
    (row, visit) => {
      const signs = readings.signs[row] ?? new Float64Array(0)
      const post = posts[row] ?? 0
      for (let sign = 0; sign < signs.length; sign++) {
        visit(sign, signs[sign] as number)
        visit(signNames.length + sign, (signs[sign] as number) * post)
      }
    },
    300,
  )
}

function bySigns(readings: Readings, weights: Float64Array, row: number, post: number): number {
  const signs = readings.signs[row] ?? new Float64Array(0)
  let sum = 0
  for (let sign = 0; sign < signs.length; sign++)
    sum += (signs[sign] as number) * ((weights[sign] as number) + post * (weights[signs.length + sign] as number))
  return sum
}

/** Weighted ridge regression by conjugate gradients on the normal equations. */
function solve(
  rows: Int32Array,
  size: number,
  ridge: number,
  weightOf: (row: number) => number,
  targetOf: (row: number) => number,
  visitRow: (row: number, visit: (index: number, value: number) => void) => void,
  rounds: number,
): Float64Array {
  const lengths = new Int32Array(rows.length + 1)
  const indices: number[] = []
  const kept: number[] = []
  for (const [at, row] of rows.entries()) {
    const scale = Math.sqrt(weightOf(row))
    visitRow(row, (index, value) => {
      if (value === 0) return
      indices.push(index)
      kept.push(value * scale)
    })
    lengths[at + 1] = indices.length
  }
  const columns = Int32Array.from(indices)
  const values = Float64Array.from(kept)
  const times = (vector: Float64Array): Float64Array => {
    const product = new Float64Array(size)
    for (let row = 0; row < rows.length; row++) {
      const from = lengths[row] as number
      const to = lengths[row + 1] as number
      let sum = 0
      for (let at = from; at < to; at++) sum += (values[at] as number) * (vector[columns[at] as number] as number)
      for (let at = from; at < to; at++) {
        const column = columns[at] as number
        product[column] = (product[column] as number) + (values[at] as number) * sum
      }
    }
    for (let at = 0; at < size; at++) product[at] = (product[at] as number) + ridge * (vector[at] as number)
    return product
  }
  const solution = new Float64Array(size)
  const left = new Float64Array(size)
  for (const [at, row] of rows.entries()) {
    const target = targetOf(row) * Math.sqrt(weightOf(row))
    for (let place = lengths[at] as number; place < (lengths[at + 1] as number); place++) {
      const column = columns[place] as number
      left[column] = (left[column] as number) + (values[place] as number) * target
    }
  }
  const direction = Float64Array.from(left)
  let length = dot(left, left)
  for (let round = 0; round < rounds && length > 1e-9; round++) {
    const product = times(direction)
    const step = length / dot(direction, product)
    for (let at = 0; at < size; at++) {
      solution[at] = (solution[at] as number) + step * (direction[at] as number)
      left[at] = (left[at] as number) - step * (product[at] as number)
    }
    const next = dot(left, left)
    for (let at = 0; at < size; at++) direction[at] = (left[at] as number) + (next / length) * (direction[at] as number)
    length = next
  }
  return solution
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
