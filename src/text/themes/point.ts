import { createFeatures, englishWords, MEANING_SIZE, readFeatures, readMeaning } from '#text/features'
import { termsOf } from '#text/similar'
import common from './common.json' with { type: 'json' }
import { inEnglish } from './in-english.ts'

/** Numbers for the words themselves; the meaning of the English ones follows. */
const OWN = 384
export const POINT_SIZE = OWN + MEANING_SIZE

const pairsWeigh = 0.4
const partsWeigh = 0.5
const partLength = 4
const readAtMost = 2_000

const features = createFeatures()
const meaning = new Float32Array(MEANING_SIZE)
const ranks = new Map<string, number>()

/**
 * Where a text lies among texts: a vector of length 1 (all zero where there is nothing to read). Texts about the same lie
 * close, by cosine.
 *
 * The first half holds its words, pairs of words and parts of words, hashed (Weinberger et al., ICML 2009), weighed by how
 * much a word says in English at large; the second what the English words mean (`#text/features`, weighted as in Arora et
 * al., ICLR 2017). Words of other languages count with the meaning of the English word for them, where `in-english.ts` has
 * it. What all texts of customers have in common is taken away. Nothing depends on the other texts: a post lies where it
 * lies, today and next year.
 */
export function pointOf(text: string): Float32Array {
  const read = text.slice(0, readAtMost)
  const point = new Float32Array(POINT_SIZE)
  const { words, said } = inEnglish(read)
  const terms = plainTerms(words)
  for (const [at, term] of terms.entries()) {
    add(point, term, saysOf(term))
    if (term.length > partLength)
      for (let from = 0; from + partLength <= term.length; from++)
        add(point, `#${term.slice(from, from + partLength)}`, (saysOf(term) * partsWeigh) / Math.sqrt(term.length - 3))
    const next = terms[at + 1]
    if (next !== undefined) add(point, `${term} ${next}`, pairsWeigh * Math.min(saysOf(term), saysOf(next)))
  }
  stretch(point, 0, OWN)
  readFeatures(features, said)
  readMeaning(features, meaning)
  point.set(meaning, OWN)
  if (isEmpty(point)) return point
  for (let at = 0; at < POINT_SIZE; at++) point[at] = (point[at] as number) - (common.numbers[at] ?? 0) * common.scale
  stretch(point, 0, OWN)
  stretch(point, OWN, POINT_SIZE)
  stretch(point, 0, POINT_SIZE)
  return point
}

/** How close two points are: 1 the same, 0 nothing in common. */
export function closeness(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** Gives a part of a vector the length 1. */
export function stretch(point: Float32Array, from = 0, to = point.length): void {
  let squares = 0
  for (let at = from; at < to; at++) squares += (point[at] as number) ** 2
  if (squares === 0) return
  const scale = 1 / Math.sqrt(squares)
  for (let at = from; at < to; at++) point[at] = (point[at] as number) * scale
}

/** How much a word says, 0 to 1: the more common in English, the less; what is no English word says much. */
export function saysOf(term: string): number {
  if (ranks.size === 0)
    for (const [rank, word] of englishWords().entries())
      for (const stem of plainTerms(word)) if (!ranks.has(stem)) ranks.set(stem, rank)
  const rank = ranks.get(term)
  return rank === undefined ? 1 : 1e-3 / (1e-3 + 0.08 / (rank + 2))
}

/** The terms of a text, each once: without the e that `charge` has and `charging` has not. */
export function plainTerms(text: string): string[] {
  const plain = (term: string) => (term.length > 4 && term.endsWith('e') ? term.slice(0, -1) : term)
  return [...new Set([...termsOf(text).keys()].map(plain))]
}

function add(point: Float32Array, name: string, weight: number): void {
  const hash = hashOf(name)
  for (const seed of [0x9e3779b1, 0x85ebca6b]) {
    const mixed = Math.imul(hash ^ (hash >>> 15), seed) >>> 0
    const place = (mixed >>> 7) % OWN
    point[place] = (point[place] as number) + (mixed & 64 ? weight : -weight)
  }
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

function isEmpty(point: Float32Array): boolean {
  return point.every(number => number === 0)
}
