import { hashRange } from './hash.ts'
import * as mark from './marks.ts'

const {
  OPENING,
  END,
  FIELD_BITS,
  FIELD_MASK,
  FOLD_END,
  FOLD_START,
  HASH,
  IN_TEXT,
  KIND,
  KIND_MASK,
  MARKS,
  MAX_TERM,
  PLAIN,
  POSITION,
  START,
} = mark

/**
 * The tokens of one post, in typed arrays that are used again for the next one: reading allocates nothing.
 * Eight numbers a token, side by side in `marks`, so that writing one touches one cache line or two.
 */
export interface Tokens {
  count: number
  marks: Int32Array
  folded: Uint16Array
  /**
   * Twice as long as `folded`. First, for each letter of a plain word there, the hash of the word up to that letter; then,
   * where the plain words of the stretch at hand begin and end.
   */
  hashes: Int32Array
  /** Code units of `folded` in use. */
  used: number
  /** Where in `folded` the source at hand has its place: the letters of a plain word lie here, each as far in as in the source. */
  base: number
  /** Where the word begins that the stretch at hand broke off at, or where the stretch ended. */
  begun: number
  /** Position of the next token. */
  position: number
  field: number
  /** Source per field, for comparing as written. */
  sources: [string, string, string]
  /** Addresses seen in the running text, as start and end pairs. */
  urls: Int32Array
  urlCount: number
}

/** Makes an empty stream; it grows as needed and never shrinks. */
export function createTokens(): Tokens {
  return {
    count: 0,
    marks: new Int32Array(256 * MARKS),
    folded: new Uint16Array(1024),
    hashes: new Int32Array(2048),
    used: 0,
    base: 0,
    begun: 0,
    position: 0,
    field: IN_TEXT,
    sources: ['', '', ''],
    urls: new Int32Array(32),
    urlCount: 0,
  }
}

/** Empties the stream for the next post. */
export function resetTokens(tokens: Tokens): void {
  tokens.count = 0
  tokens.used = 0
  tokens.position = 0
  tokens.urlCount = 0
}

/** Makes room for reading `length` code units. */
export function reserve(tokens: Tokens, length: number): void {
  // Folding makes at most four letters of one, and a tag or mention is folded up to three times.
  const letters = tokens.used + length * 13 + 64
  if (letters > tokens.folded.length) {
    const folded = new Uint16Array(letters * 2)
    const hashes = new Int32Array(letters * 4)
    folded.set(tokens.folded)
    hashes.set(tokens.hashes.subarray(0, tokens.folded.length))
    tokens.folded = folded
    tokens.hashes = hashes
  }
  const count = (tokens.count + length * 4 + 16) * MARKS
  if (count <= tokens.marks.length) return
  const marks = new Int32Array(count * 2)
  marks.set(tokens.marks)
  tokens.marks = marks
}

/** Adds a token whose term is `folded[foldStart..used]`, cut to `MAX_TERM`, and hashes it. */
export function emit(
  tokens: Tokens,
  kind: number,
  start: number,
  end: number,
  foldStart: number,
  position: number,
): void {
  emitRange(tokens, kind, start, end, foldStart, tokens.used, position)
}

/** Adds a token whose term is any range of the folded letters. */
export function emitRange(
  tokens: Tokens,
  kind: number,
  start: number,
  end: number,
  foldStart: number,
  foldEnd: number,
  position: number,
): void {
  let last = foldEnd
  if (last - foldStart > MAX_TERM) {
    last = foldStart + MAX_TERM
    if (((tokens.folded[last - 1] as number) & 0xfc00) === 0xd800) last--
  }
  keep(tokens, kind, start, end, foldStart, last, position, hashRange(tokens.folded, foldStart, last))
}

/** Adds a token whose hash is known. */
export function keep(
  tokens: Tokens,
  kind: number,
  start: number,
  end: number,
  foldStart: number,
  foldEnd: number,
  position: number,
  hash: number,
): void {
  const { marks } = tokens
  const at = tokens.count++ * MARKS
  marks[at + KIND] = kind | (tokens.field << FIELD_BITS)
  marks[at + OPENING] = foldEnd - foldStart < 4 ? hash : hashRange(tokens.folded, foldStart, foldStart + 4)
  marks[at + START] = start
  marks[at + END] = end
  marks[at + POSITION] = position
  marks[at + FOLD_START] = foldStart
  marks[at + FOLD_END] = foldEnd
  marks[at + HASH] = hash
}

/** Adds the `count` plain words whose bounds lie in the second half of `hashes`, at the next positions. */
export function keepWords(tokens: Tokens, kind: number, count: number): void {
  const { base, hashes, marks } = tokens
  const bounds = tokens.folded.length
  const packed = kind | (tokens.field << FIELD_BITS) | PLAIN
  const first = tokens.count
  const position = tokens.position
  tokens.count = first + count
  tokens.position = position + count
  for (let word = 0; word < count; word++) {
    const start = hashes[bounds + word * 2] as number
    const end = hashes[bounds + word * 2 + 1] as number
    const foldStart = base + start
    const foldEnd = end - start > MAX_TERM ? foldStart + MAX_TERM : base + end
    const at = (first + word) * MARKS
    marks[at + KIND] = packed
    marks[at + OPENING] = hashes[foldStart + 3] as number
    marks[at + START] = start
    marks[at + END] = end
    marks[at + POSITION] = position + word
    marks[at + FOLD_START] = foldStart
    marks[at + FOLD_END] = foldEnd
    marks[at + HASH] = hashes[foldEnd - 1] as number
  }
}

/** How many letters the term of a token has, in code units. */
export function lengthOf(tokens: Tokens, index: number): number {
  const { marks } = tokens
  const at = index * MARKS
  return (marks[at + FOLD_END] as number) - (marks[at + FOLD_START] as number)
}

/** What a token is. */
export function kindOf(tokens: Tokens, index: number): number {
  return (tokens.marks[index * MARKS + KIND] as number) & KIND_MASK
}

/** The field a token was read in. */
export function fieldOf(tokens: Tokens, index: number): number {
  return ((tokens.marks[index * MARKS + KIND] as number) >> FIELD_BITS) & FIELD_MASK
}

/** The hash of the first `length` letters of a token's term. */
export function hashOfBeginning(tokens: Tokens, index: number, length: number): number {
  const { folded, hashes, marks } = tokens
  const at = index * MARKS
  const start = marks[at + FOLD_START] as number
  if (((marks[at + KIND] as number) & PLAIN) !== 0) return hashes[start + length - 1] as number
  return hashRange(folded, start, start + length)
}

/** The term of a token, as a string. Allocates: not for the hot path. */
export function termOf(tokens: Tokens, index: number): string {
  const at = index * MARKS
  return String.fromCharCode(...tokens.folded.subarray(tokens.marks[at + FOLD_START], tokens.marks[at + FOLD_END]))
}
