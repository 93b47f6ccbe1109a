/** So many words are remembered besides those that stay, of so many letters in all; then they are forgotten together. */
const mostMet = 20_000
const mostLetters = 1_000_000

const words: string[] = []
let hashes = new Int32Array(2 ** 16)
/** Number + 1; 0 is empty. */
let slots = new Int32Array(2 ** 16)
let staying = 0
let lettersMet = 0
let forgotten = 0

/**
 * The number of a word, given by its code units: people use the same words again, so that each is made a string once and
 * compared as a number. A number holds as long as `generation` stays the same; those of words that stay always do.
 */
export function numberOf(units: Uint16Array, length: number): number {
  const mask = slots.length - 1
  let hash = length
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193)
  let slot = (hash ^ (hash >>> 15)) & mask
  while (slots[slot] !== 0) {
    const number = (slots[slot] as number) - 1
    if (hashes[number] === hash && isSame(words[number] as string, units, length)) return number
    slot = (slot + 1) & mask
  }
  let word = ''
  for (let at = 0; at < length; at += 4_096)
    word += String.fromCharCode(...units.subarray(at, Math.min(length, at + 4_096)))
  words.push(word)
  lettersMet += length
  hashes[words.length - 1] = hash
  slots[slot] = words.length
  if (words.length * 2 > slots.length) grow()
  return words.length - 1
}

/** The number of a word that is a string already. */
export function numberOfWord(word: string): number {
  return numberOf(
    Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)),
    word.length,
  )
}

/** The word of a number. */
export function wordOf(number: number): string {
  return words[number] as string
}

/** What was met so far stays: the words of a lexicon. */
export function keepWords(): void {
  staying = words.length
  lettersMet = 0
}

/** Rises when words were forgotten, and numbers beyond those that stay are given anew. */
export function generation(): number {
  return forgotten
}

/** Forgets what does not stay, once it is much. Between two posts, as numbers change. */
export function forgetIfMany(): void {
  if (staying === 0 || (words.length < staying + mostMet && lettersMet < mostLetters)) return
  words.length = staying
  lettersMet = 0
  forgotten++
  fill()
}

function grow(): void {
  slots = new Int32Array(slots.length * 2)
  const larger = new Int32Array(slots.length)
  larger.set(hashes)
  hashes = larger
  fill()
}

function fill(): void {
  slots.fill(0)
  for (let number = 0; number < words.length; number++) {
    const hash = hashes[number] as number
    let slot = (hash ^ (hash >>> 15)) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number + 1
  }
}

function isSame(word: string, units: Uint16Array, length: number): boolean {
  if (word.length !== length) return false
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== units[at]) return false
  return true
}
