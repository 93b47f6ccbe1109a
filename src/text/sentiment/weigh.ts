import type { Features } from '#text/features'
import { mannerShift, mannerSlope, scalesOf } from './learn.ts'
import type { Weights } from './model.ts'
import { signNames } from './signs.ts'

/** Learned weights, ready to be looked up by the hash of a feature. */
export interface Table {
  weights: Weights
  /** Open addressing; a slot is two places, so that one look into memory finds both: the hash, and number + 1 (0 is empty). */
  slots: Int32Array
  /** By number, side by side: shared, prose, manner. */
  rows: Float32Array
}

/** A rating (-4..4) and how much the text is a post (0..1). */
export interface Weighed {
  rating: number
  post: number
  scales: number[]
}

export function tableOf(weights: Weights): Table {
  const { hashes } = weights
  const slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(hashes.length * 1.5 + 16)))
  const mask = (slots.length >> 1) - 1
  const rows = new Float32Array(3 * hashes.length)
  for (let number = 0; number < hashes.length; number++) {
    const hash = hashes[number] as number
    let slot = slotOf(hash, mask)
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = hash
    slots[2 * slot + 1] = number + 1
    rows[3 * number] = weights.shared[number] as number
    rows[3 * number + 1] = weights.prose[number] as number
    rows[3 * number + 2] = weights.manner[number] as number
  }
  return { weights, slots, rows }
}

const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask

function numberOf(slots: Int32Array, hash: number): number {
  const mask = (slots.length >> 1) - 1
  let slot = slotOf(hash, mask)
  for (;;) {
    const number = (slots[2 * slot + 1] as number) - 1
    if (number < 0 || slots[2 * slot] === hash) return number
    slot = (slot + 1) & mask
  }
}

/** By feature of the text, its number in the table or -1; used again for each text. */
let numbers = new Int32Array(2_048)

/** Adds up what was learned: signs, then words and letters, in the manner of the text. */
export function weigh(table: Table, signs: Float64Array, features: Features): Weighed {
  const { weights, slots, rows } = table
  const count = signNames.length
  const scales = scalesOf(features.groups, features.count)
  if (numbers.length < features.count) numbers = new Int32Array(features.count * 2)
  let manner = 0
  let shared = 0
  let prose = 0
  for (let at = 0; at < features.count; at++) {
    const scale = scales[features.groups[at] as number] ?? 0
    const number = scale === 0 ? -1 : numberOf(slots, features.hashes[at] as number)
    numbers[at] = number
    if (number < 0) continue
    shared += scale * (rows[3 * number] as number)
    prose += scale * (rows[3 * number + 1] as number)
    manner += scale * (rows[3 * number + 2] as number)
  }
  for (let sign = 0; sign < count; sign++) manner += (signs[sign] as number) * (weights.mannerSigns[sign] ?? 0)
  const post = 1 / (1 + Math.exp(-mannerSlope * (manner + mannerShift)))
  let rating = shared + (1 - post) * prose
  for (let sign = 0; sign < count; sign++)
    rating += (signs[sign] as number) * ((weights.signs[sign] ?? 0) + post * (weights.signs[count + sign] ?? 0))
  return { rating, post, scales }
}

/** What each place of the text added by its words, after `weigh` of the same features. */
export function movesOf(
  { rows }: Table,
  features: Features,
  { post, scales }: Weighed,
  visit: (start: number, end: number, field: number, by: number) => void,
): void {
  for (let place = 0; place < features.places; place++) {
    const at = features.placeOf[place] as number
    const number = numbers[at] as number
    if (number < 0) continue
    const weight = (rows[3 * number] as number) + (1 - post) * (rows[3 * number + 1] as number)
    const value = features.values[at] as number
    const times = value === 1 ? 1 : Math.exp(value - 1)
    const by = ((scales[features.groups[at] as number] ?? 0) * weight) / times
    // What moves less than a thousandth of the scale explains nothing.
    if (by > 0.004 || by < -0.004)
      visit(
        features.placeStarts[place] as number,
        features.placeEnds[place] as number,
        features.placeFields[place] as number,
        by,
      )
  }
}
