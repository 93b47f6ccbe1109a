/** Words: one, two or three in a row, and words after a negation. */
export const WORDS = 0
/** Letters: two to five in a row within a word, its edges counted as letters. */
export const LETTERS = 1
/** What is no word: punctuation, emoji, capitals, shapes of numbers, addresses, length. */
export const SIGNS = 2
/** Families of words that stand for each other, one to three in a row: `can you send me`, `could you mail us`. */
export const FAMILIES = 3
/** Two words of the text, wherever they stand; read only for heads that ask for it. */
export const PAIRS = 4
/** What a text does: begins with an act, asks `can you`, names a time. Likewise. */
export const MOVES = 5
/** Runs of a text in which only the most common words stay themselves. Likewise. */
export const OUTLINE = 6
/** Where a feature was read. */
export const IN_TITLE = 0
export const IN_TEXT = 1
/** The longest text that is read, in UTF-16 units: what a long text is about is said in its beginning. */
export const MOST_READ = 4_000

/**
 * The features of one text, in parallel typed arrays that are used again for the next text: reading allocates nothing.
 *
 * Feature `i` (below `count`) is known by `hashes[i]` (32 bits; which group it belongs to is part of the hash), has a
 * weight `values[i]` of 1 + ln(times it occurs), and a group `groups[i]`. Every place that made it is kept: place `j`
 * (below `places`) belongs to feature `placeOf[j]` and spans `placeStarts[j]..placeEnds[j]` (UTF-16) of the field
 * `placeFields[j]` (`IN_TITLE` or `IN_TEXT`), so that a sum over features can be told word by word.
 */
export interface Features {
  count: number
  hashes: Int32Array
  values: Float32Array
  groups: Uint8Array
  places: number
  placeOf: Int32Array
  placeStarts: Int32Array
  placeEnds: Int32Array
  placeFields: Uint8Array
  /** Open addressing over hashes; a slot counts only when stamped with this reading. */
  slots: Int32Array
  stamps: Int32Array
  stamp: number
  /** The words in order: where they stand, their folded letters, and whether a sentence begins with them. */
  wordCount: number
  wordStarts: Int32Array
  wordEnds: Int32Array
  wordFields: Uint8Array
  wordHashes: Int32Array
  wordKinds: Uint8Array
  /** 0 within a sentence, else 1 or the mark (its code unit) that ended the sentence before. */
  wordBreaks: Uint16Array
  /** Number of the word in the table of known words, or -1. */
  wordNumbers: Int32Array
  /** The mark after the last word. */
  lastMark: number
  foldStarts: Int32Array
  foldEnds: Int32Array
  folded: Uint16Array
  foldedCount: number
  /** What the text means, kept for the next head that asks; `meaningOf` is the stamp of the reading it belongs to. */
  meaning: Float32Array
  meaningOf: number
  meaningScale: number
  /** The stamp of the reading that pairs were added to. */
  pairsOf: number
  /** The same of moves and outline. */
  movesOf: number
}

/** Makes empty buffers; they grow as needed and never shrink. One set serves one reader at a time. */
export function createFeatures(): Features {
  const features: Features = {
    count: 0,
    hashes: new Int32Array(0),
    values: new Float32Array(0),
    groups: new Uint8Array(0),
    places: 0,
    placeOf: new Int32Array(0),
    placeStarts: new Int32Array(0),
    placeEnds: new Int32Array(0),
    placeFields: new Uint8Array(0),
    slots: new Int32Array(0),
    stamps: new Int32Array(0),
    stamp: 0,
    wordCount: 0,
    wordStarts: new Int32Array(0),
    wordEnds: new Int32Array(0),
    wordFields: new Uint8Array(0),
    wordHashes: new Int32Array(0),
    wordKinds: new Uint8Array(0),
    wordBreaks: new Uint16Array(0),
    wordNumbers: new Int32Array(0),
    lastMark: 0,
    foldStarts: new Int32Array(0),
    foldEnds: new Int32Array(0),
    folded: new Uint16Array(0),
    foldedCount: 0,
    meaning: new Float32Array(0),
    meaningOf: -1,
    meaningScale: 0,
    pairsOf: -1,
    movesOf: -1,
  }
  grow(features, 4_096)
  return features
}

/** Empties the buffers and makes room for a text of `length` UTF-16 units. */
export function resetFeatures(features: Features, length: number): void {
  features.count = 0
  features.places = 0
  features.wordCount = 0
  features.foldedCount = 0
  features.lastMark = 0
  features.stamp++
  // A letter begins at most four runs of letters, a word eight features besides.
  const room = length * 12 + 256
  if (room > features.placeOf.length) grow(features, room)
}

function grow(features: Features, room: number): void {
  const size = 2 ** Math.ceil(Math.log2(room))
  features.hashes = new Int32Array(size)
  features.values = new Float32Array(size)
  features.groups = new Uint8Array(size)
  features.placeOf = new Int32Array(size)
  features.placeStarts = new Int32Array(size)
  features.placeEnds = new Int32Array(size)
  features.placeFields = new Uint8Array(size)
  features.wordStarts = new Int32Array(size)
  features.wordEnds = new Int32Array(size)
  features.wordFields = new Uint8Array(size)
  features.wordHashes = new Int32Array(size)
  features.wordKinds = new Uint8Array(size)
  features.wordBreaks = new Uint16Array(size)
  features.wordNumbers = new Int32Array(size)
  features.foldStarts = new Int32Array(size)
  features.foldEnds = new Int32Array(size)
  features.folded = new Uint16Array(size)
  features.slots = new Int32Array(size * 2)
  features.stamps = new Int32Array(size * 2)
  features.stamp = 1
  features.meaningOf = -1
  features.pairsOf = -1
  features.movesOf = -1
}

/** Adds one occurrence of a feature. `hash` already says its group. */
export function addFeature(
  features: Features,
  hash: number,
  group: number,
  start: number,
  end: number,
  field: number,
): void {
  if (features.places >= features.placeOf.length) return
  const { slots, stamps, stamp, hashes } = features
  const mask = slots.length - 1
  let slot = (hash ^ (hash >>> 15)) & mask
  let index = -1
  while (stamps[slot] === stamp) {
    const known = slots[slot] as number
    if (hashes[known] === hash) {
      index = known
      break
    }
    slot = (slot + 1) & mask
  }
  if (index < 0) {
    index = features.count++
    stamps[slot] = stamp
    slots[slot] = index
    hashes[index] = hash
    features.values[index] = 0
    features.groups[index] = group
  }
  features.values[index] = (features.values[index] as number) + 1
  const place = features.places++
  features.placeOf[place] = index
  features.placeStarts[place] = start
  features.placeEnds[place] = end
  features.placeFields[place] = field
}

/** Turns counts into weights: the tenth time says little more than the first. */
export function weighCounts(features: Features): void {
  const { values, count } = features
  for (let index = 0; index < count; index++) {
    const times = values[index] as number
    if (times > 1) values[index] = 1 + Math.log(times)
  }
}
