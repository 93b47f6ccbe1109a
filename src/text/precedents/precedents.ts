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
  /** Those alike enough to follow, the likest first. */
  like(said: { text: string; title?: string | undefined }, atLeast?: number): Precedent[]
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
  weights: Map<number, number>
  size: number
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
  const index = new Map<number, Set<string>>()
  const features = createFeatures()

  return {
    get size() {
      return known.size
    },
    add(id, said) {
      this.remove(id)
      readFeatures(features, said.text, said.title ?? '')
      const weights = weightsOf(features, said)
      known.set(id, { weights, size: sizeOf(weights) })
      for (const hash of weights.keys()) {
        const ids = index.get(hash)
        if (ids) ids.add(id)
        else index.set(hash, new Set([id]))
      }
    },
    remove(id) {
      for (const hash of known.get(id)?.weights.keys() ?? []) {
        const ids = index.get(hash)
        ids?.delete(id)
        if (ids?.size === 0) index.delete(hash)
      }
      known.delete(id)
    },
    like(said, atLeast = alike) {
      if (known.size === 0) return []
      readFeatures(features, said.text, said.title ?? '')
      const weights = weightsOf(features, said)
      const size = sizeOf(weights)
      const shared = new Map<string, number>()
      for (const [hash, weight] of weights)
        for (const id of index.get(hash) ?? [])
          shared.set(id, (shared.get(id) ?? 0) + weight * (known.get(id)?.weights.get(hash) ?? 0))
      return [...shared]
        .map(([id, product]) => ({ id, similarity: product / (size * (known.get(id)?.size ?? 1) || 1) }))
        .filter(({ similarity }) => similarity >= atLeast)
        .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? 1 : -1))
        .map(found => ({ ...found, because: sharedWords(features, known.get(found.id), said) }))
    },
  }
}

function weightsOf(features: Features, said: { text: string; title?: string | undefined }): Map<number, number> {
  const longest = new Map<number, number>()
  for (let place = 0; place < features.places; place++) {
    const feature = features.placeOf[place] as number
    if (features.groups[feature] !== WORDS) continue
    const start = features.placeStarts[place] as number
    const field = features.placeFields[place] === IN_TITLE ? (said.title ?? '') : said.text
    const letters = (features.placeEnds[place] as number) - start
    const length = field.charCodeAt(start) >= firstDense ? letters * tellingLetters : letters
    longest.set(feature, Math.max(longest.get(feature) ?? 0, length))
  }
  const weights = new Map<number, number>()
  for (const [feature, length] of longest) {
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
