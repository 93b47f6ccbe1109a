import { int32s } from './memory.ts'
import { createBits, powerOfTwo, setHash } from './sieve.ts'

/**
 * Under which words queries wait: from the 32-bit hash of a word straight to its first entry, in one look. Two words of
 * one hash share their entries; whoever wakes a query checks its letters afterwards.
 */
export interface Keys {
  /** Pairs of hash and place of the first entry + 1; both 0 where free. */
  table: Int32Array
  count: number
  /** Turns most words away without the look. */
  bits: Int32Array
}

/** No words yet, and room for so many. */
export function createKeys(expected: number): Keys {
  const places = powerOfTwo(Math.max(512, expected * 2))
  return { table: int32s(places * 2), count: 0, bits: createBits(places / 2) }
}

/** Tables of more words are let fill up further, because a wider one is already on its way. */
const MANY = 20_000

/** Whether it is time to lay out anew with more room. */
export function areCrowded(keys: Keys): boolean {
  return keys.count > MANY && keys.count * 4 > keys.table.length
}

/** The place of the first entry under a word, or -1. */
export function firstEntry(keys: Keys, hash: number): number {
  const { table } = keys
  const mask = table.length - 1
  for (let at = placeOf(hash, mask); ; at = (at + 2) & mask) {
    const entry = table[at + 1] as number
    if (table[at] === hash) return (entry === EMPTIED ? 0 : entry) - 1
    if (entry === 0) return -1
  }
}

/** Makes an entry, given as its place or -1, the first under a word. */
export function setFirstEntry(keys: Keys, hash: number, entry: number): void {
  if (keys.count * 2 > keys.table.length * (keys.count > MANY ? 0.8 : 0.5)) grow(keys)
  if (put(keys.table, hash, entry < 0 ? EMPTIED : entry + 1)) keys.count++
  setHash(keys.bits, hash)
}

/** Where all entries were taken out: the word keeps its place, so that those behind it are still found. */
const EMPTIED = -1

function put(table: Int32Array, hash: number, value: number): boolean {
  const mask = table.length - 1
  let at = placeOf(hash, mask)
  while (table[at + 1] !== 0 && table[at] !== hash) at = (at + 2) & mask
  const isNew = table[at + 1] === 0
  table[at] = hash
  table[at + 1] = value
  return isNew
}

function grow(keys: Keys): void {
  const { table } = keys
  keys.table = int32s(table.length * 2)
  keys.bits = createBits(keys.table.length / 4)
  for (let at = 0; at < table.length; at += 2) {
    if (table[at + 1] === 0) continue
    put(keys.table, table[at] as number, table[at + 1] as number)
    setHash(keys.bits, table[at] as number)
  }
}

function placeOf(hash: number, mask: number): number {
  return ((hash ^ (hash >>> 15)) << 1) & mask
}
