import words from './english.json' with { type: 'json' }
import { foldOf } from './fold.ts'
import { mix } from './hash.ts'
import { A_WORD } from './scan.ts'

/** Numbers that say what a word means. */
export const MEANING_SIZE = words.size
/** Words below this number, the most common ones, are a family of their own each. */
export const OWN_FAMILIES = words.own

const list = words.words.split(' ')
/** By number of the word. */
export const families = bytesOf(words.families)
const vectors = new Int8Array(bytesOf(words.vectors).buffer)
const hashes = new Int32Array(list.length)
const slots = new Int32Array(2 ** Math.ceil(Math.log2(list.length * 3)))

for (const [number, word] of list.entries()) {
  let hash = A_WORD
  for (let at = 0; at < word.length; at++) hash = mix(hash, foldOf(word.charCodeAt(at)))
  hashes[number] = hash
  if (wordNumber(hash) >= 0) continue
  let slot = slotOf(hash)
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
  slots[slot] = number + 1
}

/** The words themselves, the most common first. */
export function englishWords(): readonly string[] {
  return list
}

/** The number of a word, the most common first, or -1. */
export function wordNumber(hash: number): number {
  let slot = slotOf(hash)
  for (;;) {
    const number = (slots[slot] as number) - 1
    if (number < 0 || hashes[number] === hash) return number
    slot = (slot + 1) & (slots.length - 1)
  }
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots.length - 1)
}

/** How much a word says: common words say little (smooth inverse frequency; Arora et al., ICLR 2017). */
export function sayingOf(number: number): number {
  const share = 0.08 / (number + 2)
  return 1e-3 / (1e-3 + share)
}

/** Adds `times` the meaning of a word. */
export function addMeaning(sum: Float32Array, number: number, times: number): void {
  const scale = times / 127
  const from = number * MEANING_SIZE
  for (let at = 0; at < MEANING_SIZE; at++) sum[at] = (sum[at] as number) + scale * (vectors[from + at] as number)
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}
