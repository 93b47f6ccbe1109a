import { addFeature, type Features, PAIRS } from './buffers.ts'
import { hashName, mix } from './hash.ts'
import { EMOJI } from './scan.ts'

const PAIR = hashName('pair of stems')
const STEM = hashName('stem')
/** Pairs grow with the square of the words: of a longer text the beginning is paired. */
const MOST_WORDS = 40
const LEAST_STEM = 3

const endings = 'ations ation ings ing ions ion ers er ed es s ly e y'
  .split(' ')
  .map(ending => Uint16Array.from(ending, letter => letter.charCodeAt(0)))

const stems = new Int32Array(MOST_WORDS)
const words = new Int32Array(MOST_WORDS)

/**
 * Adds each two words of a text, in any order and at any distance, without their English endings, to features that were
 * read before: `card … lost` and `lost my cards` share one. Only for heads that ask for it; a second call does nothing.
 * A pair has both its words as places, so that what it moves is told of these two.
 */
export function readPairs(features: Features): void {
  if (features.pairsOf === features.stamp) return
  features.pairsOf = features.stamp
  let count = 0
  for (let word = 0; word < features.wordCount && count < MOST_WORDS; word++) {
    if (features.wordKinds[word] === EMOJI) continue
    const stem = stemOf(features, word)
    if (stems.subarray(0, count).includes(stem)) continue
    stems[count] = stem
    words[count++] = word
  }
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const low = Math.min(stems[one] as number, stems[other] as number)
      const high = Math.max(stems[one] as number, stems[other] as number)
      const hash = mix(mix(PAIR, low), high)
      const before = features.count
      addPlace(features, hash, words[one] as number)
      addPlace(features, hash, words[other] as number)
      if (features.count > before) features.values[before] = 1
    }
  }
}

function addPlace(features: Features, hash: number, word: number): void {
  const { wordStarts, wordEnds, wordFields } = features
  addFeature(features, hash, PAIRS, wordStarts[word] as number, wordEnds[word] as number, wordFields[word] as number)
}

function stemOf({ folded, foldStarts, foldEnds }: Features, word: number): number {
  const first = foldStarts[word] as number
  let last = foldEnds[word] as number
  for (const ending of endings) {
    if (last - first - ending.length < LEAST_STEM) continue
    if (!ending.every((letter, at) => folded[last - ending.length + at] === letter)) continue
    last -= ending.length
    break
  }
  let hash = STEM
  for (let at = first; at < last; at++) hash = mix(hash, folded[at] as number)
  return hash
}
