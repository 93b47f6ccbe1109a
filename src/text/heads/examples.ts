import {
  createFeatures,
  type Features,
  MEANING_SIZE,
  MOVES,
  OUTLINE,
  PAIRS,
  readFeatures,
  readMeaning,
  readMoves,
  readPairs,
} from '#text/features'

/** A number for each group of features. */
export type Four = readonly [words: number, letters: number, signs: number, families: number]
/** The groups of `Four`, and those that are read only where they are asked for. */
const groupCount = OUTLINE + 1

/** What a head may use of a text's features: how much each group counts. */
export interface Weighting {
  /** Length of each group's part of a text, by `WORDS`, `LETTERS`, `SIGNS`, `FAMILIES`; 0 leaves the group out. */
  groups: Four
  /** Length of the part that says what the text means as a whole; 0 leaves it out. */
  meaning: number
  /** Length of the part of `PAIRS`, two words wherever they stand; left out where it is not given. Reading pairs takes time. */
  pairs?: number
  /** Likewise of `MOVES` and of `OUTLINE`. */
  moves?: number
  outline?: number
  /** A feature is known when this many texts of the training have it. */
  leastTexts: number
}

/** What a head knows of a feature, by number: open addressing over 32-bit hashes. */
export interface Vocabulary {
  size: number
  /** By number of the feature. */
  hashes: Int32Array
  /** Inverse document frequency: how telling a feature is before any label is known. */
  rarity: Float32Array
  /** A slot is two places, so that one look into memory finds both: the hash, and number + 1 (0 is empty). */
  slots: Int32Array
}

/** Rows of numbers, most of them zero: row `i` is `indices[starts[i]..starts[i + 1]]` with `values`. */
export interface Rows {
  starts: Int32Array
  indices: Int32Array
  values: Float32Array
}

/** Builds a vocabulary of known hashes. */
export function vocabularyOf(hashes: Int32Array, rarity: Float32Array): Vocabulary {
  const size = hashes.length
  const slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2(Math.max(16, size * 1.5))))
  const mask = slots.length / 2 - 1
  for (let number = 0; number < size; number++) {
    const hash = hashes[number] as number
    let slot = slotOf(hash, mask)
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = hash
    slots[2 * slot + 1] = number + 1
  }
  return { size, hashes, rarity, slots }
}

/** The number of a feature, or -1. */
export function numberOf({ slots }: Vocabulary, hash: number): number {
  const mask = (slots.length >> 1) - 1
  let slot = slotOf(hash, mask)
  for (;;) {
    const number = (slots[2 * slot + 1] as number) - 1
    if (number < 0 || slots[2 * slot] === hash) return number
    slot = (slot + 1) & mask
  }
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

/** The features of many texts, kept for training. */
export interface Corpus {
  starts: Int32Array
  hashes: Int32Array
  values: Float32Array
  groups: Uint8Array
  /** What each text means, `MEANING_SIZE` numbers a text. */
  meanings: Float32Array
}

/** How much each group counts, by its number. */
function sharesOf({ groups, pairs = 0, moves = 0, outline = 0 }: Weighting): Float64Array {
  return Float64Array.of(...groups, pairs, moves, outline)
}

/** How much the group of a feature counts for a head. */
export function shareOf(weighting: Weighting, group: number): number {
  return weighting.groups[group] ?? sharesOf(weighting)[group] ?? 0
}

/** Reads what a head asks for besides what all share. */
function readMore(features: Features, { pairs, moves, outline }: Pick<Weighting, 'pairs' | 'moves' | 'outline'>): void {
  if (pairs) readPairs(features)
  if (moves || outline) readMoves(features)
}

/** Reads texts into one corpus, and more than what all heads share where it is asked for. */
export function readCorpus(
  texts: readonly (string | { text: string; title?: string })[],
  asked: Pick<Weighting, 'pairs' | 'moves' | 'outline'> = {},
): Corpus {
  const features = createFeatures()
  const starts = new Int32Array(texts.length + 1)
  let room = texts.length * 256 + 1024
  const corpus = {
    starts,
    hashes: new Int32Array(room),
    values: new Float32Array(room),
    groups: new Uint8Array(room),
    meanings: new Float32Array(texts.length * MEANING_SIZE),
  }
  let used = 0
  for (const [at, text] of texts.entries()) {
    if (typeof text === 'string') readFeatures(features, text)
    else readFeatures(features, text.text, text.title)
    readMore(features, asked)
    if (used + features.count > room) {
      room = (used + features.count) * 2
      corpus.hashes = grown(corpus.hashes, new Int32Array(room))
      corpus.values = grown(corpus.values, new Float32Array(room))
      corpus.groups = grown(corpus.groups, new Uint8Array(room))
    }
    corpus.hashes.set(features.hashes.subarray(0, features.count), used)
    corpus.values.set(features.values.subarray(0, features.count), used)
    corpus.groups.set(features.groups.subarray(0, features.count), used)
    used += features.count
    readMeaning(features, corpus.meanings.subarray(at * MEANING_SIZE, (at + 1) * MEANING_SIZE))
    starts[at + 1] = used
  }
  return corpus
}

function grown<T extends Int32Array | Float32Array | Uint8Array>(old: T, next: T): T {
  next.set(old)
  return next
}

/** The features that enough of these texts have, with their rarity (smoothed idf). */
export function learnVocabulary(corpus: Corpus, texts: Int32Array, weighting: Weighting): Vocabulary {
  const counts = new Map<number, number>()
  const shares = sharesOf(weighting)
  for (const text of texts) {
    for (let at = corpus.starts[text] as number; at < (corpus.starts[text + 1] as number); at++) {
      if (shares[corpus.groups[at] as number] === 0) continue
      const hash = corpus.hashes[at] as number
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
  }
  const known = [...counts].filter(([, count]) => count >= weighting.leastTexts)
  return vocabularyOf(
    Int32Array.from(known, ([hash]) => hash),
    Float32Array.from(known, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
  )
}

/**
 * The rows of these texts: weight by rarity, each group of a text brought to its length. What a text means stands after
 * the vocabulary, as `MEANING_SIZE` more features.
 */
export function rowsOf(corpus: Corpus, texts: Int32Array, vocabulary: Vocabulary, weighting: Weighting): Rows {
  const starts = new Int32Array(texts.length + 1)
  const more = weighting.meaning === 0 ? 0 : MEANING_SIZE
  let room = texts.length * more
  for (const text of texts) room += (corpus.starts[text + 1] as number) - (corpus.starts[text] as number)
  const rows: Rows = { starts, indices: new Int32Array(room), values: new Float32Array(room) }
  const groups = new Uint8Array(room)
  const shares = sharesOf(weighting)
  const squares = new Float64Array(groupCount)
  let used = 0
  for (const [row, text] of texts.entries()) {
    const first = used
    squares.fill(0)
    for (let at = corpus.starts[text] as number; at < (corpus.starts[text + 1] as number); at++) {
      const number = numberOf(vocabulary, corpus.hashes[at] as number)
      if (number < 0) continue
      const value = (corpus.values[at] as number) * (vocabulary.rarity[number] as number)
      const group = corpus.groups[at] as number
      rows.indices[used] = number
      rows.values[used] = value
      groups[used++] = group
      squares[group] = (squares[group] as number) + value * value
    }
    scaleTo(squares, shares)
    for (let at = first; at < used; at++)
      rows.values[at] = (rows.values[at] as number) * (squares[groups[at] as number] as number)
    for (let at = 0; at < more; at++) {
      rows.indices[used] = vocabulary.size + at
      rows.values[used++] = weighting.meaning * (corpus.meanings[text * MEANING_SIZE + at] as number)
    }
    starts[row + 1] = used
  }
  return rows
}

/** Turns sums of squares into what each group is multiplied by, so that it has the length that the weighting gives it. */
function scaleTo(squares: Float64Array, shares: Float64Array): void {
  for (let group = 0; group < groupCount; group++) {
    const square = squares[group] as number
    squares[group] = square === 0 ? 0 : (shares[group] as number) / Math.sqrt(square)
  }
}

/** The row of one text, into arrays that are used again. Adds to the features what the head asks for besides. */
export function rowOf(features: Features, vocabulary: Vocabulary, weighting: Weighting, row: Row): void {
  readMore(features, weighting)
  const { count, hashes, values, groups } = features
  if (row.features.length < count) {
    row.features = new Int32Array(count * 2)
    row.indices = new Int32Array(count * 2)
    row.values = new Float32Array(count * 2)
  }
  const { slots, rarity } = vocabulary
  const mask = (slots.length >> 1) - 1
  squares.fill(0)
  shares.set(weighting.groups)
  shares[PAIRS] = weighting.pairs ?? 0
  shares[MOVES] = weighting.moves ?? 0
  shares[OUTLINE] = weighting.outline ?? 0
  let used = 0
  for (let at = 0; at < count; at++) {
    const group = groups[at] as number
    // Looking up costs the most: what the head leaves out is not looked up.
    if (shares[group] === 0) continue
    const hash = hashes[at] as number
    let slot = slotOf(hash, mask)
    let number = slots[2 * slot + 1] as number
    while (number !== 0 && slots[2 * slot] !== hash) {
      slot = (slot + 1) & mask
      number = slots[2 * slot + 1] as number
    }
    if (number === 0) continue
    const value = (values[at] as number) * (rarity[number - 1] as number)
    squares[group] = (squares[group] as number) + value * value
    row.features[used] = at
    row.indices[used] = number - 1
    row.values[used++] = value
  }
  scaleTo(squares, shares)
  for (let at = 0; at < used; at++)
    row.values[at] = (row.values[at] as number) * (squares[groups[row.features[at] as number] as number] as number)
  row.count = used
}

/** By group, for `rowOf` alone: the sum of squares, then what brings the group to its length; how much it counts. */
const squares = new Float64Array(groupCount)
const shares = new Float64Array(groupCount)

/** The known features of one text. */
export interface Row {
  count: number
  /** Which of the text's features. */
  features: Int32Array
  indices: Int32Array
  values: Float32Array
}

/** An empty row. */
export function createRow(): Row {
  return { count: 0, features: new Int32Array(512), indices: new Int32Array(512), values: new Float32Array(512) }
}
