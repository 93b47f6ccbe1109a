import type { Tokens } from '#text/tokens'
import * as token from '#text/tokens'
import { int32s, longer, longerFlags, longerLetters } from './memory.ts'
import { createSieve, letBeginningThrough, type Sieve } from './sieve.ts'

const { FOLD_END, FOLD_START, HASH, HASH_PRIME, HASH_SEED, MARKS } = token

/**
 * The terms that queries use, numbered, and found again by hash without making a string: open addressing over the
 * 32-bit hash that the tokenizer computed, then the letters are compared.
 */
export interface Terms {
  count: number
  /**
   * Places of four: hash, term + 1 (0 where free), where its letters lie, how many they are; side by side, so that finding
   * a term costs two cache lines. Whole words and beginnings live in tables of their own.
   */
  whole: Int32Array
  begun: Int32Array
  wholeCount: number
  begunCount: number
  /** Term → where its letters lie in `letters`, and how many they are. */
  spans: Int32Array
  hashes: Int32Array
  isPrefix: Uint8Array
  letters: Uint16Array
  lettersUsed: number
  longestPrefix: number
  /** Which tokens may begin with a beginning that is asked for. */
  sieve: Sieve
}

/** Tables of more terms are let fill up further, because a wider one is already on its way. */
const MANY = 20_000
/** Int32s of a place in a table. */
const PLACE = 4

/** An empty dictionary with room for 512 terms. */
export function createTerms(): Terms {
  return {
    count: 0,
    whole: new Int32Array(1024 * PLACE),
    begun: new Int32Array(512 * PLACE),
    wholeCount: 0,
    begunCount: 0,
    spans: new Int32Array(1024),
    hashes: new Int32Array(512),
    isPrefix: new Uint8Array(512),
    letters: new Uint16Array(512 * 12),
    lettersUsed: 0,
    longestPrefix: 0,
    sieve: createSieve(256),
  }
}

/** The number of a term, given one if it is new. */
export function numberTerm(terms: Terms, term: string, prefix: boolean): number {
  const hash = hashOf(term)
  const known = lookUp(terms, term, prefix, hash)
  if (known >= 0) return known
  const number = store(terms, term, hash, prefix)
  if (prefix) {
    terms.begunCount++
    terms.longestPrefix = Math.max(terms.longestPrefix, term.length)
    const { begun } = terms
    terms.begun = insert(terms, begun, number, terms.begunCount)
    if (terms.begun !== begun) renewSieve(terms)
    else letBeginningThrough(terms.sieve, terms.letters, terms.spans[number * 2] as number, term.length)
  } else {
    terms.wholeCount++
    terms.whole = insert(terms, terms.whole, number, terms.wholeCount)
  }
  return number
}

/** The number of a term, or -1 when no query uses it. */
export function termNumber(terms: Terms, term: string, prefix: boolean): number {
  return lookUp(terms, term, prefix, hashOf(term))
}

function hashOf(term: string): number {
  let hash = HASH_SEED
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), HASH_PRIME)
  return hash
}

function lookUp(terms: Terms, term: string, prefix: boolean, hash: number): number {
  const table = prefix ? terms.begun : terms.whole
  const mask = table.length - 1
  for (let place = placeOf(hash, mask); table[place + 1] !== 0; place = (place + PLACE) & mask) {
    const known = (table[place + 1] as number) - 1
    if (table[place] === hash && isTerm(terms, known, term)) return known
  }
  return -1
}

/** The term that token `index` is, or -1. */
export function findTerm(terms: Terms, tokens: Tokens, index: number): number {
  const { marks } = tokens
  const at = index * MARKS
  const start = marks[at + FOLD_START] as number
  const length = (marks[at + FOLD_END] as number) - start
  return search(terms.whole, terms.letters, tokens.folded, start, length, marks[at + HASH] as number)
}

/** The beginning that the first `length` folded letters from `start` are, hashed to `hash`, or -1. */
export function findPrefix(terms: Terms, folded: Uint16Array, start: number, length: number, hash: number): number {
  return search(terms.begun, terms.letters, folded, start, length, hash)
}

function search(
  table: Int32Array,
  letters: Uint16Array,
  folded: Uint16Array,
  start: number,
  length: number,
  hash: number,
): number {
  const mask = table.length - 1
  for (let place = placeOf(hash, mask); ; place = (place + PLACE) & mask) {
    const term = table[place + 1] as number
    if (term === 0) return -1
    if (table[place] !== hash || table[place + 3] !== length) continue
    const from = table[place + 2] as number
    let at = 0
    while (at < length && letters[from + at] === folded[start + at]) at++
    if (at === length) return term - 1
  }
}

/** Whether the letters from `start` on begin with (or, of `length`, are) the term. */
export function beginsWith(terms: Terms, term: number, folded: Uint16Array, start: number, length: number): boolean {
  const own = terms.spans[term * 2 + 1] as number
  return own <= length && isRange(terms, term, folded, start, own)
}

function placeOf(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 2) & mask
}

function isRange(terms: Terms, term: number, folded: Uint16Array, start: number, length: number): boolean {
  return (
    terms.spans[term * 2 + 1] === length && areLetters(terms, terms.spans[term * 2] as number, folded, start, length)
  )
}

/** Whether the letters of a term that lie from `from` on are the `length` letters from `start` on. */
export function areLetters(terms: Terms, from: number, folded: Uint16Array, start: number, length: number): boolean {
  const { letters } = terms
  for (let at = 0; at < length; at++) if (letters[from + at] !== folded[start + at]) return false
  return true
}

function isTerm(terms: Terms, number: number, term: string): boolean {
  if (terms.spans[number * 2 + 1] !== term.length) return false
  const from = terms.spans[number * 2] as number
  for (let at = 0; at < term.length; at++) if (terms.letters[from + at] !== term.charCodeAt(at)) return false
  return true
}

function store(terms: Terms, term: string, hash: number, prefix: boolean): number {
  const number = terms.count++
  if (number >= terms.hashes.length) {
    terms.spans = longer(terms.spans, number * 4)
    terms.hashes = longer(terms.hashes, number * 2)
    terms.isPrefix = longerFlags(terms.isPrefix, number * 2)
  }
  if (terms.lettersUsed + term.length > terms.letters.length) {
    terms.letters = longerLetters(terms.letters, (terms.lettersUsed + term.length) * 2)
  }
  terms.spans[number * 2] = terms.lettersUsed
  terms.spans[number * 2 + 1] = term.length
  terms.hashes[number] = hash
  terms.isPrefix[number] = prefix ? 1 : 0
  for (let at = 0; at < term.length; at++) terms.letters[terms.lettersUsed++] = term.charCodeAt(at)
  return number
}

/** Whether it is time to lay out anew with more room: widening all at once would take long. */
export function isCrowded(terms: Terms): boolean {
  return terms.wholeCount > MANY && terms.wholeCount * 2 * PLACE > terms.whole.length
}

/** Puts a term into a table, or into a wider copy of it where too few of its places are free. */
function insert(terms: Terms, table: Int32Array, number: number, count: number): Int32Array {
  if (count * PLACE <= table.length * (count > MANY ? 0.8 : 0.5)) {
    put(terms, table, number)
    return table
  }
  const wider = int32s(table.length * 2)
  for (let place = 0; place < table.length; place += PLACE)
    if (table[place + 1] !== 0) put(terms, wider, (table[place + 1] as number) - 1)
  put(terms, wider, number)
  return wider
}

function put(terms: Terms, table: Int32Array, number: number): void {
  const mask = table.length - 1
  const hash = terms.hashes[number] as number
  let place = placeOf(hash, mask)
  while (table[place + 1] !== 0) place = (place + PLACE) & mask
  table[place] = hash
  table[place + 1] = number + 1
  table[place + 2] = terms.spans[number * 2] as number
  table[place + 3] = terms.spans[number * 2 + 1] as number
}

/** The sieve grows with what it lets through, so that it goes on turning most strangers away. */
function renewSieve(terms: Terms): void {
  terms.sieve = createSieve(terms.begun.length / PLACE / 2)
  for (let term = 0; term < terms.count; term++) {
    if (terms.isPrefix[term] === 0) continue
    const start = terms.spans[term * 2] as number
    letBeginningThrough(terms.sieve, terms.letters, start, terms.spans[term * 2 + 1] as number)
  }
}

/** Whether the letters from `start` on, `length` of them, are the term. */
export function isTermAt(terms: Terms, term: number, folded: Uint16Array, start: number, length: number): boolean {
  return isRange(terms, term, folded, start, length)
}
