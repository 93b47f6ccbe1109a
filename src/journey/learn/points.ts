import { type KnownTheme, POINT_SIZE } from '#text/themes'
import type { StoredTheme } from './theme-store.ts'

/** Themes as the engine knows them. */
export function knownTheme({ id, sums }: Pick<StoredTheme, 'id' | 'sums'>): KnownTheme {
  const bytes = new Uint8Array(sums)
  const numbers = new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4))
  const each: Float32Array[] = []
  for (let from = 0; from + POINT_SIZE <= numbers.length; from += POINT_SIZE)
    each.push(numbers.slice(from, from + POINT_SIZE))
  return { id, sums: each }
}

/** The same as they are kept. */
export function packed(sums: Float32Array[]): Buffer {
  const numbers = new Float32Array(sums.length * POINT_SIZE)
  for (const [at, sum] of sums.entries()) numbers.set(sum, at * POINT_SIZE)
  return Buffer.from(numbers.buffer)
}
