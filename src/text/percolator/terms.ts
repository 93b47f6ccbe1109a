import { HASH_PRIME, HASH_SEED, type Tokens } from '#text/tokens'

/**
 * The terms that queries use, numbered, and found again by hash without making a string: open addressing over the
 * 32-bit hash that the tokenizer computed, then the letters are compared.
 */
export interface Terms {
  count: number
  /**
   * Pairs of hash and term + 1, 0 where free, side by side so that a miss costs one cache line.
   * Whole words and beginnings live in tables of their own.
   */
  whole: Int32Array
  begun: Int32Array
  wholeCount: number
  begunCount: number
  /** Term → its letters in `letters`. */
  starts: Int32Array
  lengths: Int32Array
  hashes: Int32Array
  isPrefix: Uint8Array
  letters: Uint16Array
  lettersUsed: number
  /** Bit n: some beginning is n letters long (31 stands for all longer ones). */
  prefixLengths: number
  longestPrefix: number
  /** Bloom filter over the first letter of beginnings, so that most tokens are not looked at again. */
  prefixFirst: Uint8Array
}

/** An empty dictionary. */
export function createTerms(): Terms {
  return {
    count: 0,
    whole: new Int32Array(2048),
    begun: new Int32Array(2048),
    wholeCount: 0,
    begunCount: 0,
    starts: new Int32Array(512),
    lengths: new Int32Array(512),
    hashes: new Int32Array(512),
    isPrefix: new Uint8Array(512),
    letters: new Uint16Array(4096),
    lettersUsed: 0,
    prefixLengths: 0,
    longestPrefix: 0,
    prefixFirst: new Uint8Array(0x10000),
  }
}

/** The number of a term, given one if it is new. */
export function numberTerm(terms: Terms, term: string, prefix: boolean): number {
  let hash = HASH_SEED
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), HASH_PRIME)
  const table = prefix ? terms.begun : terms.whole
  const mask = table.length - 1
  for (let slot = slotOf(hash, mask); table[slot + 1] !== 0; slot = (slot + 2) & mask) {
    const known = (table[slot + 1] as number) - 1
    if (table[slot] === hash && isTerm(terms, known, term)) return known
  }
  const number = store(terms, term, hash, prefix)
  if (prefix) {
    terms.begunCount++
    terms.prefixLengths |= 1 << Math.min(term.length, 31)
    terms.longestPrefix = Math.max(terms.longestPrefix, term.length)
    terms.prefixFirst[bloomOf(term.charCodeAt(0), term.length > 1 ? term.charCodeAt(1) : 0)] = 1
    if (term.length === 1)
      terms.prefixFirst.fill(1, (term.charCodeAt(0) & 0xff) << 8, ((term.charCodeAt(0) & 0xff) << 8) + 256)
    terms.begun = insert(terms, terms.begun, number, terms.begunCount)
  } else {
    terms.wholeCount++
    terms.whole = insert(terms, terms.whole, number, terms.wholeCount)
  }
  return number
}

/** The term that token `index` is, or -1. */
export function findTerm(terms: Terms, tokens: Tokens, index: number): number {
  const hash = tokens.hashes[index] as number
  const table = terms.whole
  const mask = table.length - 1
  for (let slot = slotOf(hash, mask); ; slot = (slot + 2) & mask) {
    const entry = table[slot + 1] as number
    if (entry === 0) return -1
    if (table[slot] !== hash) continue
    const start = tokens.foldStarts[index] as number
    if (isRange(terms, entry - 1, tokens.folded, start, (tokens.foldEnds[index] as number) - start)) return entry - 1
  }
}

/** The beginning that the first `length` folded letters from `start` are, hashed to `hash`, or -1. */
export function findPrefix(terms: Terms, folded: Uint16Array, start: number, length: number, hash: number): number {
  const table = terms.begun
  const mask = table.length - 1
  for (let slot = slotOf(hash, mask); ; slot = (slot + 2) & mask) {
    const entry = table[slot + 1] as number
    if (entry === 0) return -1
    if (table[slot] === hash && isRange(terms, entry - 1, folded, start, length)) return entry - 1
  }
}

/** Whether the letters from `start` on begin with (or, of `length`, are) the term. */
export function beginsWith(terms: Terms, term: number, folded: Uint16Array, start: number, length: number): boolean {
  const own = terms.lengths[term] as number
  return own <= length && isRange(terms, term, folded, start, own)
}

/** Where in the bloom filter two first letters are kept. */
export function bloomOf(first: number, second: number): number {
  return ((first & 0xff) << 8) | (second & 0xff)
}

function slotOf(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 1) & mask
}

function isRange(terms: Terms, term: number, folded: Uint16Array, start: number, length: number): boolean {
  if (terms.lengths[term] !== length) return false
  const from = terms.starts[term] as number
  for (let at = 0; at < length; at++) if (terms.letters[from + at] !== folded[start + at]) return false
  return true
}

function isTerm(terms: Terms, number: number, term: string): boolean {
  if (terms.lengths[number] !== term.length) return false
  const from = terms.starts[number] as number
  for (let at = 0; at < term.length; at++) if (terms.letters[from + at] !== term.charCodeAt(at)) return false
  return true
}

function store(terms: Terms, term: string, hash: number, prefix: boolean): number {
  const number = terms.count++
  if (number >= terms.starts.length) {
    terms.starts = longer(terms.starts, number * 2)
    terms.lengths = longer(terms.lengths, number * 2)
    terms.hashes = longer(terms.hashes, number * 2)
    const flags = new Uint8Array(number * 2)
    flags.set(terms.isPrefix)
    terms.isPrefix = flags
  }
  if (terms.lettersUsed + term.length > terms.letters.length) {
    const letters = new Uint16Array((terms.lettersUsed + term.length) * 2)
    letters.set(terms.letters)
    terms.letters = letters
  }
  terms.starts[number] = terms.lettersUsed
  terms.lengths[number] = term.length
  terms.hashes[number] = hash
  terms.isPrefix[number] = prefix ? 1 : 0
  for (let at = 0; at < term.length; at++) terms.letters[terms.lettersUsed++] = term.charCodeAt(at)
  return number
}

function insert(terms: Terms, table: Int32Array, number: number, count: number): Int32Array {
  const hash = terms.hashes[number] as number
  if (count * 6 <= table.length) {
    put(table, number, hash)
    return table
  }
  const wider = new Int32Array(table.length * 4)
  for (let slot = 0; slot < table.length; slot += 2)
    if (table[slot + 1] !== 0) put(wider, (table[slot + 1] as number) - 1, table[slot] as number)
  put(wider, number, hash)
  return wider
}

function put(table: Int32Array, number: number, hash: number): void {
  const mask = table.length - 1
  let slot = slotOf(hash, mask)
  while (table[slot + 1] !== 0) slot = (slot + 2) & mask
  table[slot] = hash
  table[slot + 1] = number + 1
}

/** A longer array with the same beginning. */
export function longer(old: Int32Array, size: number, fill = 0): Int32Array<ArrayBuffer> {
  const next = new Int32Array(size)
  next.set(old)
  if (fill !== 0) next.fill(fill, old.length)
  return next
}
