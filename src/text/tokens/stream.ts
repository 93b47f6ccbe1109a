/** What a token is. Bits, so that `SUB` can be added: a reading of a part of the token before it. */
export const WORD = 0
/** Two neighbouring letters of a script without spaces. */
export const PAIR = 1
/** One such letter that has no neighbour to its right. */
export const LONE = 2
export const EMOJI = 3
export const TAG = 4
export const CASHTAG = 5
export const MENTION = 6
/** Part of an address: `.host.suffix` or `/word`. */
export const URL_PART = 7
/** A fact about the post, not in its words: `from:`, `lang:`, `network:`, `has:`. */
export const FACT = 8
/** Set on words read out of a tag or mention, and on the last letter of a run: queries skip them, posts offer them. */
export const SUB = 16

/** Where a token was read. */
export const IN_TITLE = 0
export const IN_TEXT = 1
/** Beside the words: declared tags, links, facts. There is nothing to highlight. */
export const BESIDE = 2

/** Terms are cut here, in code units: longer ones are no words but encoded data. */
export const MAX_TERM = 100
/** Positions between two fields, so that no phrase and no NEAR reaches from one into the other. */
export const FIELD_GAP = 1000

/**
 * The tokens of one post, in parallel typed arrays that are used again for the next one: reading allocates nothing.
 *
 * Token `i` spans `starts[i]..ends[i]` (UTF-16) of its field's source; its term is `folded[foldStarts[i]..foldEnds[i]]`
 * (ranges may overlap), `hashes[i]` the 32-bit FNV-1a over these code units. Positions never decrease along the stream.
 */
export interface Tokens {
  count: number
  kinds: Uint8Array
  fields: Uint8Array
  starts: Int32Array
  ends: Int32Array
  positions: Int32Array
  foldStarts: Int32Array
  foldEnds: Int32Array
  hashes: Int32Array
  folded: Uint16Array
  /** Code units of `folded` in use. */
  used: number
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
    kinds: new Uint8Array(256),
    fields: new Uint8Array(256),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    positions: new Int32Array(256),
    foldStarts: new Int32Array(256),
    foldEnds: new Int32Array(256),
    hashes: new Int32Array(256),
    folded: new Uint16Array(1024),
    used: 0,
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
  const letters = tokens.used + length * 12 + 64
  if (letters > tokens.folded.length) {
    const folded = new Uint16Array(letters * 2)
    folded.set(tokens.folded)
    tokens.folded = folded
  }
  const count = tokens.count + length * 4 + 16
  if (count > tokens.starts.length) grow(tokens, count * 2)
}

function grow(tokens: Tokens, size: number): void {
  const bytes = (old: Uint8Array) => {
    const next = new Uint8Array(size)
    next.set(old)
    return next
  }
  const numbers = (old: Int32Array) => {
    const next = new Int32Array(size)
    next.set(old)
    return next
  }
  tokens.kinds = bytes(tokens.kinds)
  tokens.fields = bytes(tokens.fields)
  tokens.starts = numbers(tokens.starts)
  tokens.ends = numbers(tokens.ends)
  tokens.positions = numbers(tokens.positions)
  tokens.foldStarts = numbers(tokens.foldStarts)
  tokens.foldEnds = numbers(tokens.foldEnds)
  tokens.hashes = numbers(tokens.hashes)
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
  const index = tokens.count++
  tokens.kinds[index] = kind
  tokens.fields[index] = tokens.field
  tokens.starts[index] = start
  tokens.ends[index] = end
  tokens.positions[index] = position
  tokens.foldStarts[index] = foldStart
  tokens.foldEnds[index] = last
  tokens.hashes[index] = hashRange(tokens.folded, foldStart, last)
}

export const HASH_SEED = 0x811c9dc5 | 0
export const HASH_PRIME = 0x01000193

/** 32-bit FNV-1a over code units (Fowler, Noll, Vo). */
export function hashRange(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), HASH_PRIME)
  return hash
}

/** The term of a token, as a string. Allocates: not for the hot path. */
export function termOf(tokens: Tokens, index: number): string {
  return String.fromCharCode(...tokens.folded.subarray(tokens.foldStarts[index], tokens.foldEnds[index]))
}
