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
  /** What tells texts of no label: 8 bits a weight, in the order of `weights`. */
  scope?: { weights: string; scale: number; constant: number; steep: number; shift: number }
}

/**
 * Packs a head: each weight in 8 bits of its label's largest, and of the features only those that move some label by
 * more than `least` of that. Scores change by less than what chances are rounded to; the evals measure the packed heads.
 * Throws for a head that looks twice: its machines between two labels are learned when those first meet, from texts that
 * a packed head doesn't have. Learn such a head where it is used, or without `hasRivals`.
 */
export function packHead(head: Head, least = 1 / 127): PackedHead {
  if (head.rivals)
    throw new Error(
      `The head ${head.name} looks twice, and only where it was learned: learn it without rivals to pack it.`,
    )
  const count = head.labels.length
  const { vocabulary, weights, scope } = head
  const scales = new Float32Array(count)
  for (let at = 0; at < weights.length; at++) {
    const size = Math.abs(weights[at] as number)
    if (size > (scales[at % count] as number)) scales[at % count] = size
  }
  const eighth = (at: number) => Math.round((127 * (weights[at] as number)) / (scales[at % count] || 1))
  const scopeScale =
    (scope?.weights ?? new Float32Array()).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1
  const scopeEighth = (at: number) => Math.round((127 * (scope?.weights[at] ?? 0)) / scopeScale)
  const kept: number[] = []
  for (let feature = 0; feature < vocabulary.size; feature++) {
    if (Math.abs(scopeEighth(feature)) >= Math.max(1, 127 * least)) {
      kept.push(feature)
      continue
    }
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
  const places = [...kept, ...Array.from({ length: meaning }, (_, at) => vocabulary.size + at)]
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
    ...(scope && {
      scope: {
        weights: base64Of(new Uint8Array(Int8Array.from(places, scopeEighth).buffer)),
        scale: rounded(scopeScale / 127),
        constant: rounded(scope.constant),
        steep: rounded(scope.steep),
        shift: rounded(scope.shift),
      },
    }),
  }
}

/** Makes a packed head ready to read. Throws when its parts do not fit together. */
export function unpackHead(packed: PackedHead): Head {
  const hashes = new Int32Array(bytesOf(packed.hashes).buffer)
  const weights = new Int8Array(bytesOf(packed.weights).buffer)
  const meaning = packed.weighting.meaning > 0 ? MEANING_SIZE : 0
  if (weights.length !== (hashes.length + meaning) * packed.labels.length)
    throw new Error(`The head ${packed.name} is damaged: ${weights.length} weights for ${hashes.length} features.`)
  const { scope } = packed
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
    ...(scope && {
      scope: {
        weights: Float32Array.from(new Int8Array(bytesOf(scope.weights).buffer), eighth => eighth * scope.scale),
        constant: scope.constant,
        steep: scope.steep,
        shift: scope.shift,
      },
    }),
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
