import { keepWords, numberOfWord } from './intern.ts'
import learned from './learned.json' with { type: 'json' }
import { look, wordValue } from './look.ts'
import { type Because, beside, kinds, leading, type ReadInput } from './model.ts'
import { type Place, signNames } from './signs.ts'

/** The columns of weights: the leading kinds, none of them, and the kinds that can be said besides. */
export const none = leading.length
export const columns = leading.length + 1 + beside.length

/** By number of the kind: its column. */
export const columnOf = kinds.map((_, number) => (number < none ? number : number + 1))
const noWeights = new Float64Array(columns)

/** By sign; signs that were not learned weigh nothing. */
const signWeights = signNames.map(name => {
  const known = (learned.signs as Record<string, number[]>)[name]
  return known === undefined ? noWeights : Float64Array.from(known)
})
/** By language and number of the word, likewise. */
const wordWeights = new Map(
  Object.entries(learned.words as Record<string, Record<string, number[]>>).map(([language, words]) => [
    language,
    new Map(Object.entries(words).map(([word, weights]) => [numberOfWord(word), Float64Array.from(weights)])),
  ]),
)
keepWords()
const bias = Float64Array.from(learned.bias)
/** A label has to be moved this much by words that one can point at. */
const leastMove = 0.2
const mostBecause = 6

/** A word of the post that has weights. */
interface KnownWord {
  place: Place
  weights: Float64Array
}

/** What signs and words of a post weigh, column by column. */
export interface Weighed {
  seen: ReturnType<typeof look>
  known: KnownWord[]
  sums: Float64Array
}

/** Looks at a post and adds up what was learned of its signs and words. */
export function weighSigns(input: ReadInput): Weighed {
  const seen = look(input)
  const known = knownOf(seen.posts, input)
  const sums = bias.slice()
  const { values } = seen.signs
  for (let sign = 0; sign < values.length; sign++) {
    const value = values[sign] as number
    if (value === 0) continue
    const weights = signWeights[sign] as Float64Array
    for (let at = 0; at < columns; at++) sums[at] = (sums[at] as number) + value * (weights[at] as number)
  }
  for (const { weights } of known)
    for (let at = 0; at < columns; at++) sums[at] = (sums[at] as number) + wordValue * (weights[at] as number)
  return { seen, known, sums }
}

/** Each word once, at its first place. */
function knownOf(posts: Weighed['seen']['posts'], { language }: ReadInput): KnownWord[] {
  const ofLanguage = wordWeights.get(language.slice(0, 2).toLowerCase())
  const known: KnownWord[] = []
  if (ofLanguage === undefined) return known
  const met = new Set<Float64Array>()
  for (const { post, in: where } of posts) {
    for (let at = 0; at < post.numbers.length; at++) {
      const weights = ofLanguage.get(post.numbers[at] as number)
      if (weights === undefined || met.has(weights)) continue
      met.add(weights)
      const place: Place = { start: post.starts[at] ?? 0, end: post.ends[at] ?? 0 }
      if (where !== undefined) place.in = where
      known.push({ place, weights })
    }
  }
  return known
}

/**
 * The places that moved a label most, against no label at all: what a sign adds is shared by the places where it was
 * seen.
 */
export function becauseOf({ seen, known }: Weighed, kind: number, input: ReadInput): Because[] {
  const { values, places } = seen.signs
  const column = columnOf[kind] as number
  const moved = new Map<number, { place: Place; by: number }>()
  const move = (spots: Place[], value: number, weights: Float64Array) => {
    const against = column < none ? (weights[none] as number) : 0
    const by = (value * ((weights[column] as number) - against)) / spots.length
    if (by === 0) return
    for (const place of spots) {
      const key = (place.start * 2 ** 25 + place.end) * 2 + (place.in === undefined ? 0 : 1)
      const before = moved.get(key)
      if (before === undefined) moved.set(key, { place, by })
      else before.by += by
    }
  }
  for (let sign = 0; sign < values.length; sign++) {
    const spots = places[sign]
    if (spots !== undefined && spots.length > 0) move(spots, values[sign] ?? 0, signWeights[sign] ?? noWeights)
  }
  for (const word of known) move([word.place], wordValue, word.weights)
  return [...moved.values()]
    .filter(({ by }) => by >= leastMove)
    .sort((a, b) => b.by - a.by)
    .slice(0, mostBecause)
    .map(({ place }) => quote(place, input))
}

/** The words at a place. */
export function quote(place: Place, input: ReadInput): Because {
  const text = place.in === 'title' ? (input.title ?? '') : input.text
  return { words: text.slice(place.start, place.end), ...place }
}
