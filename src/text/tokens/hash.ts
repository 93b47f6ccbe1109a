export const HASH_SEED = 0x811c9dc5 | 0
export const HASH_PRIME = 0x01000193

/** 32-bit FNV-1a over code units (Fowler, Noll, Vo). */
export function hashRange(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), HASH_PRIME)
  return hash
}
