/**
 * A Bloom filter: a set of words in few bits, that sometimes takes a stranger in (about 2 in 100) and never turns a
 * member away (Bloom, Communications of the ACM 1970).
 */
export interface Sieve {
  bits: Uint8Array
}

const hashes = 4

/** Makes a filter of eight bits a word. */
export function sieveOf(words: Iterable<string>): Sieve {
  const all = [...new Set(words)]
  const bits = new Uint8Array(Math.max(8, all.length))
  for (const word of all)
    for (const place of placesOf(word, bits.length * 8)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return { bits }
}

/** Is the word in the set, as far as one can tell? */
export function holds({ bits }: Sieve, word: string): boolean {
  for (const place of placesOf(word, bits.length * 8))
    if (((bits[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false
  return true
}

function placesOf(word: string, size: number): number[] {
  const one = hash(word, 0x811c9dc5)
  const two = hash(word, 0x1b873593) | 1
  return Array.from({ length: hashes }, (_, at) => ((one + at * two) >>> 0) % size)
}

/** FNV-1a over UTF-16 units, stirred once more at the end. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
