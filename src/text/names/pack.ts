import type { Known } from './look.ts'
import { count, type Reader } from './read.ts'
import type { Sieve } from './sieve.ts'

/** A reader as it is shipped: numbers as base64, so that it is one JSON file that any place can load. */
export interface PackedReader {
  about: string
  /** The digest of the sentences it learned from. */
  from: string
  known: Record<keyof Known, string>
  /** 32 bits a feature, in rising order. */
  features: string
  /** 8 bits a weight, one label after the other. */
  weights: string
  steps: number[]
  scale: number
}

/**
 * Packs a reader: weights in 8 bits, and only features that move some label by more than `least` of the largest.
 * `doubt`, in steps of those 8 bits, speaks against a name everywhere: what is less sure than that is left alone.
 */
export function packReader(
  reader: Reader,
  { about, from }: Pick<PackedReader, 'about' | 'from'>,
  least: number,
  doubt = 0,
): PackedReader {
  let top = 0
  for (const weight of reader.weights) top = Math.max(top, Math.abs(weight))
  const kept: [feature: number, row: number][] = []
  for (const [feature, row] of reader.rows) {
    let most = 0
    for (let label = 0; label < count; label++)
      most = Math.max(most, Math.abs(reader.weights[row * count + label] as number))
    if (most >= top * least) kept.push([feature, row])
  }
  kept.sort(([a], [b]) => a - b)
  const features = new Uint32Array(kept.map(([feature]) => feature))
  const weights = new Int8Array(kept.length * count)
  for (const [at, [, row]] of kept.entries())
    for (let label = 0; label < count; label++)
      weights[label * kept.length + at] = Math.round((127 * (reader.weights[row * count + label] as number)) / top)
  return {
    about,
    from,
    known: {
      first: base64(reader.known.first.bits),
      last: base64(reader.known.last.bits),
      city: base64(reader.known.city.bits),
      country: base64(reader.known.country.bits),
      common: base64(reader.known.common.bits),
    },
    features: base64(new Uint8Array(features.buffer)),
    weights: base64(new Uint8Array(weights.buffer)),
    steps: [...reader.steps].map(
      (step, at) => Math.round((step * 12_700) / top) / 100 + (at % count === 0 ? doubt : 0),
    ),
    scale: 1,
  }
}

/** Makes a reader of what was packed. */
export function unpackReader(packed: PackedReader): Reader {
  const sieve = (text: string): Sieve => ({ bits: bytesOf(text) })
  const features = new Uint32Array(bytesOf(packed.features).buffer)
  const byLabel = new Int8Array(bytesOf(packed.weights).buffer)
  const weights = new Int8Array(byLabel.length)
  const rows = new Map<number, number>()
  for (const [at, feature] of features.entries()) {
    rows.set(feature, at)
    for (let label = 0; label < count; label++)
      weights[at * count + label] = byLabel[label * features.length + at] as number
  }
  const { first, last, city, country, common } = packed.known
  return {
    known: {
      first: sieve(first),
      last: sieve(last),
      city: sieve(city),
      country: sieve(country),
      common: sieve(common),
    },
    rows,
    weights,
    steps: Float64Array.from(packed.steps),
    scale: packed.scale,
  }
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
