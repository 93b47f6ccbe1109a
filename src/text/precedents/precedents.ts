import { createFeatures, type Features, IN_TITLE, readFeatures, WORDS } from '#text/features'

/** A text from before that a text resembles, and the words that they share. */
export interface Precedent {
  id: string
  /** 0 to 1; 1 says the same words. */
  similarity: number
  because: { words: string; start: number; end: number; in?: 'title' }[]
}

/** Texts that somebody decided about, to be found again by texts like them. Add and remove take effect at once. */
export interface Precedents {
  add(id: string, said: { text: string; title?: string | undefined }): void
  remove(id: string): void
  /** Those alike enough to follow, the likest first; `features` are those of the same text and title, if they were read. */
  like(said: { text: string; title?: string | undefined }, atLeast?: number, features?: Features): Precedent[]
  readonly size: number
}

/** Texts this alike are followed: half of what one says, the other says too. */
const alike = 0.45
const mostBecause = 5
/** A word of one letter tells little, one of eight a lot: without a corpus, length stands for rarity. */
const tellingLetters = 8
/** From here on scripts whose every character is a word or half of one. */
const firstDense = 0x2e80

interface Known {
  /** Its place in the sums; used again when it is gone. */
  number: number
  id: string
  weights: Map<number, number>
  size: number
}

/** Where one feature stands: numbers of the texts that have it, and how much it weighs in each. */
interface Postings {
  numbers: number[]
  weights: number[]
}

/**
 * Makes an empty memory of precedents.
 *
 * Texts are compared by the cosine of their words, pairs and triples of words (of the features that all heads share;
 * runs of letters and signs are left out, as they make everything a little like everything). Finding costs what the shared words
 * cost: an inverted index over hashes. Nothing is forgotten but by `remove`.
 */
export function createPrecedents(): Precedents {
  const known = new Map<string, Known>()
  const byNumber: (Known | undefined)[] = []
  const free: number[] = []
  const index = new Map<number, Postings>()
  const own = createFeatures()
  let sums = new Float64Array(64)
  const touched: number[] = []

  return {
    get size() {
      return known.size
    },
    add(id, said) {
      this.remove(id)
      readFeatures(own, said.text, said.title ?? '')
      const weights = weightsOf(own, said)
      const number = free.pop() ?? byNumber.length
      const one: Known = { number, id, weights, size: sizeOf(weights) }
      known.set(id, one)
      byNumber[number] = one
      if (sums.length < byNumber.length) sums = new Float64Array(byNumber.length * 2)
      for (const [hash, weight] of weights) {
        const postings = index.get(hash)
        if (postings === undefined) index.set(hash, { numbers: [number], weights: [weight] })
        else {
          postings.numbers.push(number)
          postings.weights.push(weight)
        }
      }
    },
    remove(id) {
      const one = known.get(id)
      if (one === undefined) return
      for (const hash of one.weights.keys()) {
        const postings = index.get(hash)
        const at = postings?.numbers.indexOf(one.number) ?? -1
        if (postings === undefined || at < 0) continue
        postings.numbers.splice(at, 1)
        postings.weights.splice(at, 1)
        if (postings.numbers.length === 0) index.delete(hash)
      }
      known.delete(id)
      byNumber[one.number] = undefined
      free.push(one.number)
    },
    like(said, atLeast = alike, read) {
      if (known.size === 0) return []
      const features = read ?? own
      if (read === undefined) readFeatures(own, said.text, said.title ?? '')
      const size = addShared(features, said)
      const found: { one: Known; similarity: number }[] = []
      for (const number of touched) {
        const one = byNumber[number]
        const similarity = one === undefined ? 0 : (sums[number] as number) / (size * one.size || 1)
        sums[number] = 0
        if (one !== undefined && similarity >= atLeast) found.push({ one, similarity })
      }
      touched.length = 0
      return found
        .sort((a, b) => b.similarity - a.similarity || (a.one.id < b.one.id ? 1 : -1))
        .map(({ one, similarity }) => ({ id: one.id, similarity, because: sharedWords(features, one, said) }))
    },
  }

  /** Adds up what each known text shares with this one; returns the length of this one. */
  function addShared(features: Features, said: { text: string; title?: string | undefined }): number {
    readLengths(features, said)
    let squares = 0
    for (let feature = 0; feature < features.count; feature++) {
      const length = lengths[feature] as number
      if (length === 0) continue
      const telling = Math.min(1, length / tellingLetters)
      const weight = (features.values[feature] as number) * telling * telling
      squares += weight * weight
      const postings = index.get(features.hashes[feature] as number)
      if (postings === undefined) continue
      const { numbers, weights } = postings
      for (let at = 0; at < numbers.length; at++) {
        const number = numbers[at] as number
        if (sums[number] === 0) touched.push(number)
        sums[number] = (sums[number] as number) + weight * (weights[at] as number)
      }
    }
    return Math.sqrt(squares)
  }
}

/** By feature, how long its longest place is; 0 for what is no word. One text at a time. */
let lengths = new Float64Array(1_024)

function readLengths(features: Features, said: { text: string; title?: string | undefined }): void {
  if (lengths.length < features.count) lengths = new Float64Array(features.count * 2)
  lengths.fill(0, 0, features.count)
  for (let place = 0; place < features.places; place++) {
    const feature = features.placeOf[place] as number
    if (features.groups[feature] !== WORDS) continue
    const start = features.placeStarts[place] as number
    const field = features.placeFields[place] === IN_TITLE ? (said.title ?? '') : said.text
    const letters = (features.placeEnds[place] as number) - start
    const length = field.charCodeAt(start) >= firstDense ? letters * tellingLetters : letters
    if (length > (lengths[feature] as number)) lengths[feature] = length
  }
}

function weightsOf(features: Features, said: { text: string; title?: string | undefined }): Map<number, number> {
  readLengths(features, said)
  const weights = new Map<number, number>()
  for (let feature = 0; feature < features.count; feature++) {
    const length = lengths[feature] as number
    if (length === 0) continue
    const telling = Math.min(1, length / tellingLetters)
    weights.set(features.hashes[feature] as number, (features.values[feature] as number) * telling * telling)
  }
  return weights
}

function sizeOf(weights: Map<number, number>): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight * weight
  return Math.sqrt(sum)
}

/** The longest stretches of the new text that stand in the old one too. */
function sharedWords(
  features: Features,
  before: Known | undefined,
  said: { text: string; title?: string | undefined },
): Precedent['because'] {
  const stretches: { start: number; end: number; field: number }[] = []
  for (let place = 0; place < features.places; place++) {
    const feature = features.placeOf[place] as number
    if (features.groups[feature] !== WORDS || !before?.weights.has(features.hashes[feature] as number)) continue
    const start = features.placeStarts[place] as number
    const end = features.placeEnds[place] as number
    if (end - start >= 2) stretches.push({ start, end, field: features.placeFields[place] as number })
  }
  stretches.sort((a, b) => a.field - b.field || a.start - b.start || b.end - a.end)
  const joined: typeof stretches = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last && last.field === stretch.field && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end)
    else joined.push({ ...stretch })
  }
  return joined
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, mostBecause)
    .map(({ start, end, field }) => ({
      words: (field === IN_TITLE ? (said.title ?? '') : said.text).slice(start, end),
      start,
      end,
      ...(field === IN_TITLE && { in: 'title' as const }),
    }))
}
