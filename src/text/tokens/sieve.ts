import { HASH_PRIME, HASH_SEED, hashRange } from './hash.ts'

/**
 * Which terms a reader can use at all, as bits under their hashes: other tokens take their position and are not kept.
 * It may let a stranger through, it never holds a wanted one back. The sieve of a new stream lets everything through.
 */
export interface Sieve {
  /** Bits under `sieveBit(hash)`; a power of two of words. */
  whole: Int32Array
  /** Under the first two letters: bit n when a wanted beginning of n letters (1 to 3) may go on here. */
  short: Uint8Array
  /** Under the hash of the first four letters: bit n when a wanted beginning is n letters long (31 stands for all longer). */
  long: Int32Array
}

const SHORT_SIZE = 0x10000

/** A sieve with room for `count` terms and as many beginnings; it holds everything back until told otherwise. */
export function createSieve(count: number, begunCount: number): Sieve {
  return {
    whole: new Int32Array(powerOfTwo(Math.max(64, count / 8))),
    short: new Uint8Array(SHORT_SIZE),
    long: new Int32Array(powerOfTwo(Math.max(64, begunCount * 4))),
  }
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least))
}

/** Whether a term of this hash may be wanted as a whole. */
export function isLetThrough(sieve: Sieve, hash: number): boolean {
  const spread = hash ^ (hash >>> 15)
  return (((sieve.whole[(spread >>> 5) & (sieve.whole.length - 1)] as number) >>> spread) & 1) === 1
}

/** Lets a whole term through. */
export function letThrough(sieve: Sieve, hash: number): void {
  const spread = hash ^ (hash >>> 15)
  const at = (spread >>> 5) & (sieve.whole.length - 1)
  sieve.whole[at] = (sieve.whole[at] as number) | (1 << spread)
}

/** Lets everything through that begins with these letters. */
export function letBeginningThrough(sieve: Sieve, letters: Uint16Array, start: number, length: number): void {
  const first = letters[start] as number
  if (length === 1) {
    for (let second = 0; second < 256; second++) setBit(sieve.short, shortAt(first, second), 1)
  } else if (length < 4) setBit(sieve.short, shortAt(first, letters[start + 1] as number), length)
  else {
    const hash = hashRange(letters, start, start + 4)
    setBit(sieve.long, (hash ^ (hash >>> 15)) & (sieve.long.length - 1), Math.min(length, 31))
  }
}

function setBit(bits: Int32Array | Uint8Array, at: number, bit: number): void {
  bits[at] = (bits[at] as number) | (1 << bit)
}

function shortAt(first: number, second: number): number {
  return ((first & 0xff) << 8) | (second & 0xff)
}

/** Bit n for each length n of wanted beginnings that the term at `start..end` of the folded letters may have. */
export function beginningsAt(sieve: Sieve, folded: Uint16Array, start: number, end: number): number {
  const first = folded[start] as number
  const second = end - start > 1 ? (folded[start + 1] as number) : 0
  const short = sieve.short[shortAt(first, second)] as number
  if (end - start < 4) return short
  let hash = Math.imul(HASH_SEED ^ first, HASH_PRIME)
  hash = Math.imul(hash ^ second, HASH_PRIME)
  hash = Math.imul(hash ^ (folded[start + 2] as number), HASH_PRIME)
  hash = Math.imul(hash ^ (folded[start + 3] as number), HASH_PRIME)
  return short | (sieve.long[(hash ^ (hash >>> 15)) & (sieve.long.length - 1)] as number)
}

/** Lets everything through. */
export const EVERYTHING: Sieve = {
  whole: new Int32Array(1).fill(-1),
  short: new Uint8Array(SHORT_SIZE),
  long: new Int32Array(1),
}
