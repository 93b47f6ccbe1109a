import learned from './learned.json' with { type: 'json' }
import type { Group } from './lexicon.ts'
import { look, wordValue } from './look.ts'
import { type Because, kinds, type ReadInput, type Reading } from './model.ts'
import type { Shape } from './shape.ts'
import { type Evidence, type Place, type Signs, signNames } from './signs.ts'

/** By sign, then by kind, and last for no kind at all; signs that were not learned weigh nothing. */
const weights = signNames.map(name => (learned.signs as Record<string, number[]>)[name])
/** By language and word, likewise. */
const wordWeights = new Map(
  Object.entries(learned.words as Record<string, Record<string, number[]>>).map(([language, words]) => [
    language,
    new Map(Object.entries(words)),
  ]),
)
const none = kinds.length
/** A second label is given when it is at least a third as likely as the first. */
const within = Math.log(3)
/** Of the rules' own weights: a question mark and a word that asks. Whatever else a post is, it is a question too. */
const plainlyAsks = 4
/** A label has to be moved this much by words that one can point at. */
const leastMove = 0.2
const mostBecause = 6

/**
 * Reads what a post is, how urgent, and how it feels, each with the words that say so.
 *
 * Phrases of the post's language (seven have long lists, the Nordic languages, Polish and Japanese short ones, others
 * are read by what all share) and its shape (question marks, links, hashtags, headlines) become about sixty signs.
 * Each kind, and "none of these", adds up these signs and the post's common words with weights learned by multinomial logistic regression from posts that
 * we wrote and labelled ourselves (`bin/train-kind.ts`, docs/kind-model.md). Negation turns a word of feeling around
 * ("not bad"). Where none is likelier than any kind, or where no words can be shown, the reading abstains. Scores are
 * ordered, not promises: 0.9 is surer than 0.6. Pure, never throws.
 */
export function readKinds(input: ReadInput): Reading {
  const { signs, posts, evidence, feeling, shape } = look(input)
  const known = knownOf(posts, input)
  const sums = sumsOf(signs, known)
  const nothing = sums[none] ?? 0
  const best = Math.max(...sums.slice(0, none))
  const found: Reading['kinds'] = []
  for (const [number, kind] of kinds.entries()) {
    const sum = sums[number] ?? 0
    const asks = kind === 'question' && (evidence.get(kind)?.sum ?? 0) >= plainlyAsks
    if (sum < nothing || (sum < best - within && !asks)) continue
    const because = becauseOf(signs, known, number, input)
    if (because.length > 0) found.push({ kind, score: logistic(sum - nothing), because })
  }
  found.sort((a, b) => (sums[kinds.indexOf(b.kind)] ?? 0) - (sums[kinds.indexOf(a.kind)] ?? 0))
  return {
    kinds: found,
    main: found[0]?.kind ?? 'unknown',
    urgency: urgencyOf(evidence, shape, input),
    sentiment: sentimentOf(feeling, input),
  }
}

/** A word of the post that has weights. */
interface KnownWord {
  place: Place
  weights: number[]
}

/** Each word once, at its first place. */
function knownOf(posts: ReturnType<typeof look>['posts'], { language }: ReadInput): KnownWord[] {
  const ofLanguage = wordWeights.get(language.slice(0, 2).toLowerCase())
  const known: KnownWord[] = []
  if (ofLanguage === undefined) return known
  const seen = new Set<number[]>()
  for (const { post, in: where } of posts) {
    for (let at = 0; at < post.words.length; at++) {
      const weights = ofLanguage.get(post.words[at] ?? '')
      if (weights === undefined || seen.has(weights)) continue
      seen.add(weights)
      const place: Place = { start: post.starts[at] ?? 0, end: post.ends[at] ?? 0 }
      if (where !== undefined) place.in = where
      known.push({ place, weights })
    }
  }
  return known
}

function sumsOf({ values }: Signs, known: KnownWord[]): number[] {
  const sums = [...learned.bias]
  const add = (weights: number[], value: number) => {
    for (let kind = 0; kind <= none; kind++) sums[kind] = (sums[kind] ?? 0) + value * (weights[kind] ?? 0)
  }
  for (let sign = 0; sign < values.length; sign++) {
    const value = values[sign] ?? 0
    const ofSign = weights[sign]
    if (value !== 0 && ofSign !== undefined) add(ofSign, value)
  }
  for (const word of known) add(word.weights, wordValue)
  return sums
}

/**
 * The places that moved a label most, against no label at all: what a sign adds is shared by the places where it was
 * seen.
 */
function becauseOf({ values, places }: Signs, known: KnownWord[], kind: number, input: ReadInput): Because[] {
  const moved = new Map<number, { place: Place; by: number }>()
  const move = (spots: Place[], value: number, weights: number[] | undefined) => {
    const by = (value * ((weights?.[kind] ?? 0) - (weights?.[none] ?? 0))) / spots.length
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
    if (spots !== undefined && spots.length > 0) move(spots, values[sign] ?? 0, weights[sign])
  }
  for (const word of known) move([word.place], wordValue, word.weights)
  return [...moved.values()]
    .filter(({ by }) => by >= leastMove)
    .sort((a, b) => b.by - a.by)
    .slice(0, mostBecause)
    .map(({ place }) => quote(place, input))
}

/** Bounded like VADER's compound score (Hutto and Gilbert 2014): the sum against its own size. */
function sentimentOf({ sum, because }: Evidence, input: ReadInput): Reading['sentiment'] {
  const score = Math.round((sum / Math.sqrt(sum * sum + 12)) * 100) / 100
  return { score, because: because.map(place => quote(place, input)) }
}

function quote(place: Place, input: ReadInput): Because {
  const text = place.in === 'title' ? (input.title ?? '') : input.text
  return { words: text.slice(place.start, place.end), ...place }
}

function urgencyOf(evidence: Map<Group, Evidence>, shape: Shape, input: ReadInput): Reading['urgency'] {
  const { sum, because } = evidence.get('urgency') ?? { sum: 0, because: [] }
  const complaint = Math.min(1, Math.max(0, (evidence.get('complaint')?.sum ?? 0) / 4))
  const aside = Math.min(3, Math.max(0, (evidence.get('static')?.sum ?? 0) + (evidence.get('news')?.sum ?? 0) - 2))
  const words = because.map(place => quote(place, input).words)
  if (sum > 0 && shape.isLoud) words.push(...shape.loudness)
  const score = logistic(-3 + sum + (sum > 0 ? complaint : 0) + (sum > 0 && shape.isLoud ? 0.6 : 0) - aside)
  return { score: words.length === 0 ? Math.min(score, 0.05) : score, because: words }
}

const logistic = (sum: number): number => Math.round(100 / (1 + Math.exp(-sum))) / 100
