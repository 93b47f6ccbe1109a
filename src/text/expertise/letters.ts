import type { Counts } from './vectors.ts'

const readAtMost = 160

/** Runs of three to five letters of a title, by hash: "charging", "charger" and "pre-release", "prerelease" come near. */
export function lettersOf(title: string): Counts {
  const plain = ` ${title
    .slice(0, readAtMost)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  const counts: Counts = new Map()
  if (plain.length < 5) return counts
  for (let start = 0; start + 3 <= plain.length; start++) {
    let hash = 0x811c9dc5
    for (let at = start; at < start + 5 && at < plain.length; at++) {
      hash = Math.imul(hash ^ plain.charCodeAt(at), 0x01000193)
      const length = at - start + 1
      if (length >= 3) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
  }
  return counts
}
