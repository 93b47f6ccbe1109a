import { hashRange } from '#text/tokens'
import { int32s } from './memory.ts'

/**
 * Which tokens may begin with a beginning that queries ask for: bits under hashes. It may let a stranger through, it never
 * holds a wanted one back.
 */
export interface Sieve {
  /** Under some bits of the first two letters, so that it stays in the fastest cache: bit n when a wanted beginning of n letters (1 to 3) may go on here. */
  short: Uint8Array
  hasShort: boolean
  /** Under the hash of the first four letters: bit n when a wanted beginning is n letters long (31 stands for all longer). */
  long: Int32Array
  /** Under the hash of the whole beginning. */
  begun: Int32Array
}

const SHORT_SIZE = 0x1000

/** A sieve with room for so many beginnings; it holds everything back until told otherwise. */
export function createSieve(count: number): Sieve {
  return {
    short: new Uint8Array(SHORT_SIZE),
    hasShort: false,
    long: int32s(powerOfTwo(Math.max(64, count * 4))),
    begun: createBits(count),
  }
}

/** Bits for so many hashes, sixteen and more for each, so that few strangers meet a bit that is set. */
export function createBits(count: number): Int32Array {
  return int32s(powerOfTwo(Math.max(64, count / 2)))
}

/** The least power of two that is no less. */
export function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least))
}

/** Sets the two bits of a hash, in one row. */
export function setHash(bits: Int32Array, hash: number): void {
  const spread = hash ^ (hash >>> 15)
  const row = (spread >>> 5) & (bits.length - 1)
  setBit(bits, row, spread)
  setBit(bits, row, hash >>> 27)
}

/** Lets everything through that begins with these letters. */
export function letBeginningThrough(sieve: Sieve, letters: Uint16Array, start: number, length: number): void {
  setHash(sieve.begun, hashRange(letters, start, start + length))
  const first = letters[start] as number
  if (length < 4) sieve.hasShort = true
  if (length === 1) {
    for (let second = 0; second < 32; second++) setBit(sieve.short, shortAt(first, second), 1)
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
  return ((first & 0x7f) << 5) | (second & 0x1f)
}

/** Bit n for each length n (4 and more) of wanted beginnings whose first four letters have this hash. */
export function longBeginnings(sieve: Sieve, hash: number): number {
  return sieve.long[(hash ^ (hash >>> 15)) & (sieve.long.length - 1)] as number
}

/** Bit n for each length n (up to 3) of wanted beginnings that may go on after these two letters. */
export function shortBeginnings(sieve: Sieve, first: number, second: number): number {
  return sieve.short[shortAt(first, second)] as number
}

/** Whether a wanted beginning may have this hash. */
export function mayHaveBegun(sieve: Sieve, hash: number): boolean {
  const { begun } = sieve
  const spread = hash ^ (hash >>> 15)
  const row = begun[(spread >>> 5) & (begun.length - 1)] as number
  return ((row >>> spread) & (row >>> (hash >>> 27)) & 1) !== 0
}
