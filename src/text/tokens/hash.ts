// Not the usual basis: so a letter more and a beginning anew are one step of reckoning. No term begins with a zero.
const SEED = 0
const PRIME = 0x01000193

export const HASH_SEED = SEED
export const HASH_PRIME = PRIME

/** 32-bit FNV-1a over code units (Fowler, Noll, Vo). */
export function hashRange(units: Uint16Array, start: number, end: number): number {
  let hash = SEED
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), PRIME)
  return hash
}
