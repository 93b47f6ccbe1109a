import { createFeatures, type Features, MEANING_SIZE, readFeatures, readMeaning } from '#text/features'

/** A number for each group of features. */
export type Four = readonly [words: number, letters: number, signs: number, families: number]
type Group = 0 | 1 | 2 | 3

/** What a head may use of a text's features: how much each group counts. */
export interface Weighting {
  /** Length of each group's part of a text, by `WORDS`, `LETTERS`, `SIGNS`, `FAMILIES`; 0 leaves the group out. */
  groups: Four
  /** Length of the part that says what the text means as a whole; 0 leaves it out. */
  meaning: number
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

/** Reads texts into one corpus. */
export function readCorpus(texts: readonly (string | { text: string; title?: string })[]): Corpus {
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
  for (const text of texts) {
    for (let at = corpus.starts[text] as number; at < (corpus.starts[text + 1] as number); at++) {
      if (weighting.groups[corpus.groups[at] as Group] === 0) continue
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
  let used = 0
  for (const [row, text] of texts.entries()) {
    const first = used
    const squares: [number, number, number, number] = [0, 0, 0, 0]
    for (let at = corpus.starts[text] as number; at < (corpus.starts[text + 1] as number); at++) {
      const number = numberOf(vocabulary, corpus.hashes[at] as number)
      if (number < 0) continue
      const value = (corpus.values[at] as number) * (vocabulary.rarity[number] as number)
      const group = corpus.groups[at] as Group
      rows.indices[used] = number
      rows.values[used] = value
      groups[used++] = group
      squares[group] += value * value
    }
    const scales = scalesOf(squares, weighting)
    for (let at = first; at < used; at++) rows.values[at] = (rows.values[at] as number) * scales[groups[at] as Group]
    for (let at = 0; at < more; at++) {
      rows.indices[used] = vocabulary.size + at
      rows.values[used++] = weighting.meaning * (corpus.meanings[text * MEANING_SIZE + at] as number)
    }
    starts[row + 1] = used
  }
  return rows
}

/** What each group is multiplied by, so that it has the length that the weighting gives it. */
export function scalesOf(squares: Four, { groups }: Weighting): Four {
  const scale = (group: Group) => (squares[group] === 0 ? 0 : groups[group] / Math.sqrt(squares[group]))
  return [scale(0), scale(1), scale(2), scale(3)]
}

/** The row of one text, into arrays that are used again. */
export function rowOf(
  { count, hashes, values, groups }: Features,
  vocabulary: Vocabulary,
  weighting: Weighting,
  row: Row,
): void {
  if (row.features.length < count) {
    row.features = new Int32Array(count * 2)
    row.indices = new Int32Array(count * 2)
    row.values = new Float32Array(count * 2)
  }
  const { slots, rarity } = vocabulary
  const mask = (slots.length >> 1) - 1
  squares.fill(0)
  let used = 0
  for (let at = 0; at < count; at++) {
    const group = groups[at] as Group
    // Looking up costs the most: what the head leaves out is not looked up.
    if (weighting.groups[group] === 0) continue
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
  for (let group = 0; group < 4; group++) {
    const square = squares[group] as number
    scales[group] = square === 0 ? 0 : weighting.groups[group as Group] / Math.sqrt(square)
  }
  for (let at = 0; at < used; at++)
    row.values[at] = (row.values[at] as number) * (scales[groups[row.features[at] as number] as Group] as number)
  row.count = used
}

/** By group, for `rowOf` alone: the sum of squares, and what brings the group to its length. */
const squares = new Float64Array(4)
const scales = new Float64Array(4)

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
