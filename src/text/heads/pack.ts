import { MEANING_SIZE } from '#text/features'
import { vocabularyOf, type Weighting } from './examples.ts'
import type { Head } from './model.ts'

/** A head as it is shipped: numbers as base64, so that it is one JSON file that any place can load. */
export interface PackedHead {
  name: string
  labels: string[]
  isExclusive: boolean
  weighting: Weighting
  /** 32 bits a feature, in rising order. */
  hashes: string
  /** 8 bits a feature: rarity in steps of 1/16. */
  rarity: string
  /** 8 bits a weight, row by row, of features and then of meaning. */
  weights: string
  scales: number[]
  constants: number[]
  steep: number[]
  shift: number[]
  borders: number[]
}

/**
 * Packs a head: each weight in 8 bits of its label's largest, and of the features only those that move some label by
 * more than `least` of that. Scores change by less than what chances are rounded to; the evals measure the packed heads.
 */
export function packHead(head: Head, least = 1 / 127): PackedHead {
  const count = head.labels.length
  const { vocabulary, weights } = head
  const scales = new Float32Array(count)
  for (let at = 0; at < weights.length; at++) {
    const size = Math.abs(weights[at] as number)
    if (size > (scales[at % count] as number)) scales[at % count] = size
  }
  const eighth = (at: number) => Math.round((127 * (weights[at] as number)) / (scales[at % count] || 1))
  const kept: number[] = []
  for (let feature = 0; feature < vocabulary.size; feature++) {
    for (let label = 0; label < count; label++) {
      if (Math.abs(eighth(feature * count + label)) < Math.max(1, 127 * least)) continue
      kept.push(feature)
      break
    }
  }
  kept.sort((a, b) => (vocabulary.hashes[a] as number) - (vocabulary.hashes[b] as number))
  const meaning = head.weighting.meaning > 0 ? MEANING_SIZE : 0
  const packed = new Int8Array((kept.length + meaning) * count)
  for (const [row, feature] of kept.entries())
    for (let label = 0; label < count; label++) packed[row * count + label] = eighth(feature * count + label)
  for (let at = 0; at < meaning * count; at++) packed[kept.length * count + at] = eighth(vocabulary.size * count + at)
  const hashes = Int32Array.from(kept, feature => vocabulary.hashes[feature] as number)
  const rarity = Uint8Array.from(kept, feature =>
    Math.min(255, Math.round(16 * (vocabulary.rarity[feature] as number))),
  )
  return {
    name: head.name,
    labels: [...head.labels],
    isExclusive: head.isExclusive,
    weighting: head.weighting,
    hashes: base64Of(new Uint8Array(hashes.buffer)),
    rarity: base64Of(rarity),
    weights: base64Of(new Uint8Array(packed.buffer)),
    scales: Array.from(scales, (scale, label) => rounded(((head.scales[label] as number) * scale) / 127)),
    constants: Array.from(head.constants, rounded),
    steep: Array.from(head.steep, rounded),
    shift: Array.from(head.shift, rounded),
    borders: Array.from(head.borders, rounded),
  }
}

/** Makes a packed head ready to read. Throws when its parts do not fit together. */
export function unpackHead(packed: PackedHead): Head {
  const hashes = new Int32Array(bytesOf(packed.hashes).buffer)
  const weights = new Int8Array(bytesOf(packed.weights).buffer)
  const meaning = packed.weighting.meaning > 0 ? MEANING_SIZE : 0
  if (weights.length !== (hashes.length + meaning) * packed.labels.length)
    throw new Error(`The head ${packed.name} is damaged: ${weights.length} weights for ${hashes.length} features.`)
  return {
    name: packed.name,
    labels: packed.labels,
    isExclusive: packed.isExclusive,
    weighting: packed.weighting,
    vocabulary: vocabularyOf(
      hashes,
      Float32Array.from(bytesOf(packed.rarity), steps => steps / 16),
    ),
    weights,
    scales: Float32Array.from(packed.scales),
    constants: Float32Array.from(packed.constants),
    steep: Float32Array.from(packed.steep),
    shift: Float32Array.from(packed.shift),
    borders: Float32Array.from(packed.borders),
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(6))
}

function base64Of(bytes: Uint8Array): string {
  let characters = ''
  for (const byte of bytes) characters += String.fromCharCode(byte)
  return btoa(characters)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}
