import { createFeatures, type Features, readFeatures } from '#text/features'
import { bestBorder, type Head, logistic, packHead, partsOf, scoreHead, trainHead, unpackHead } from '#text/heads'
import { look, wordValue } from './look.ts'
import { beside, type Kind, kinds, leading, type ReadInput } from './model.ts'
import { oddsOf } from './odds.ts'
import { signNames } from './signs.ts'
import { columns, none } from './weigh.ts'

/** A post with its labels, and how much it counts. */
export interface Labelled {
  input: ReadInput
  kinds: readonly Kind[]
  main: Kind | 'unknown'
  counts: number
  /** Whether whoever labelled it knew all kinds; if not, it teaches only what leads. */
  isWhole: boolean
  /** Whether it teaches words only: chances and the border are not fitted to a mix of posts such as it comes from. */
  isOfOtherMix?: boolean
}

/** A post as the learner sees it: the signs that are not zero, what it should say, and how much it counts. */
interface Lesson {
  signs: [number, number][]
  /** With the language in front. */
  words: string[]
  /** By column: the leading kinds, none (these sum to 1, or are left out), then those besides. */
  wanted: number[]
  /** The column that leads; -1 where only what is said besides is known. */
  main: number
  counts: number
  isWhole: boolean
}

/** What was learned of signs and words. */
export interface SignModel {
  vocabulary: string[]
  /** By column: the signs, the words, and last the bias, which is not held back. */
  weights: Float64Array[]
}

/** Chance of a kind = logistic(signs × odds by signs + head × score of the head + shift). */
export interface Blend {
  signs: number
  head: number
  shift: number
}

/** All that is learned of kinds. */
export interface LearnedKinds {
  model: SignModel
  head: Head
  /** By number of the kind. */
  blends: Blend[]
  border: number
}

/** Pulls each weight towards zero: there are few posts, and they should not be learned by heart. */
const restraint = { sign: 2, word: 1 }
/** A word is learned when this many posts of its language have it. */
const leastPosts = 3
/** Added to "none of these": a label too few is kinder than a label too many. */
export const caution = 0.5
/** How far a rare class is lifted: 0 not at all, 1 until all weigh the same. */
const lift = 0.4
const rounds = 300
/** Folds within the lessons, by which chances are fitted. */
const innerFolds = 4

/**
 * Learns from labelled posts: weights of signs and words (multinomial logistic regression for the leading kinds, one
 * regression each for those besides; Adam, Kingma and Ba 2015, L2), a head over the shared features (one machine a
 * kind), and how much to believe either, fitted on folds that neither has learned from (stacking, Wolpert 1992; softened
 * targets, Platt 1999). No chance is involved: the same posts give the same numbers.
 */
export function learnKinds(posts: readonly Labelled[]): LearnedKinds {
  const lessons = posts.map(lessonOf)
  const parts = partsOf(asExamples(posts), { parts: innerFolds })
  const odds = posts.map(() => new Float64Array(kinds.length))
  const scores = posts.map(() => new Float64Array(kinds.length))
  for (let part = 0; part < innerFolds; part++) {
    const model = learnSigns(lessons.filter((_, at) => parts[at] !== part))
    const head = learnHead(posts.filter((_, at) => parts[at] !== part))
    for (const [at, post] of posts.entries()) {
      if (parts[at] !== part) continue
      odds[at]?.set(oddsOf(sumsBy(model, lessons[at] as Lesson)))
      scores[at]?.set(scoresBy(head, post.input))
    }
  }
  const ofMix = [...posts.keys()].filter(at => !posts[at]?.isOfOtherMix)
  const truth = kinds.map(kind => Uint8Array.from(posts, post => (post.kinds.includes(kind) ? 1 : 0)))
  const blends = kinds.map((_, kind) => {
    const rows = ofMix.filter(at => kind < none || posts[at]?.isWhole)
    return fitBlend(
      Float64Array.from(rows, at => odds[at]?.[kind] as number),
      Float64Array.from(rows, at => scores[at]?.[kind] as number),
      Uint8Array.from(rows, at => truth[kind]?.[at] as number),
    )
  })
  const chances = blends.map((blend, kind) =>
    Float64Array.from(ofMix, at => blended(blend, odds[at]?.[kind] ?? 0, scores[at]?.[kind] ?? 0)),
  )
  const truthOfMix = truth.map(ofKind => Uint8Array.from(ofMix, at => ofKind[at] as number))
  return { model: learnSigns(lessons), head: learnHead(posts), blends, border: bestBorder(chances, truthOfMix, 'f1') }
}

/** The chance of a kind, from what signs and head say. */
export function blended({ signs, head, shift }: Blend, odds: number, score: number): number {
  return logistic(signs * odds + head * score + shift)
}

/** What a kept-back post is called by what was learned of others: its chances by kind. */
export function chancesBy({ model, head, blends }: LearnedKinds, post: Labelled): Float64Array {
  const odds = oddsOf(sumsBy(model, lessonOf(post)))
  const scores = scoresBy(head, post.input)
  return Float64Array.from(blends, (blend, kind) => blended(blend, odds[kind] as number, scores[kind] as number))
}

// ── the head ──

const features: Features = createFeatures()

function asExamples(posts: readonly Labelled[]) {
  return posts.map(({ input, kinds }) => ({
    text: input.text,
    ...(input.title && { title: input.title }),
    labels: [...kinds],
  }))
}

/** Features that move no kind by this share of its largest weight are left out: it costs no point, and two thirds of the size. */
const leastWeight = 12 / 127

/** As it ships: in eight bits a weight. */
function learnHead(posts: readonly Labelled[]): Head {
  const head = trainHead(asExamples(posts), {
    name: 'kind',
    weighting: { groups: [1, 0.8, 0.4, 0.6], meaning: 0.6, leastTexts: 3 },
    cost: 0.4,
    balance: 0.3,
    isExclusive: false,
    aim: 'f1',
    parts: 0,
  })
  return unpackHead(packHead(head, leastWeight))
}

function scoresBy(head: Head, { text, title }: ReadInput): Float64Array {
  readFeatures(features, text, title)
  const scores = new Float64Array(head.labels.length)
  scoreHead(head, features, scores)
  return Float64Array.from(kinds, kind => scores[head.labels.indexOf(kind)] ?? -1)
}

/** Newton's method on three numbers; a little held back, so that few examples claim little. */
function fitBlend(odds: Float64Array, scores: Float64Array, isTrue: Uint8Array): Blend {
  const yes = isTrue.reduce((sum, one) => sum + one, 0)
  const high = (yes + 1) / (yes + 2)
  const low = 1 / (isTrue.length - yes + 2)
  const at: [number, number, number] = [0.5, 0.5, 0]
  for (let round = 0; round < 60; round++) {
    const g: [number, number, number] = [at[0] - 0.5, at[1] - 0.5, 0]
    const h = [1, 0, 0, 1, 0, 1e-6] as [number, number, number, number, number, number]
    for (let row = 0; row < isTrue.length; row++) {
      const [x, y] = [odds[row] as number, scores[row] as number]
      const chance = logistic(at[0] * x + at[1] * y + at[2])
      const miss = chance - (isTrue[row] ? high : low)
      const wide = chance * (1 - chance)
      g[0] += miss * x
      g[1] += miss * y
      g[2] += miss
      h[0] += wide * x * x
      h[1] += wide * x * y
      h[2] += wide * x
      h[3] += wide * y * y
      h[4] += wide * y
      h[5] += wide
    }
    const step = solve(h, g)
    for (const part of [0, 1, 2] as const) at[part] -= Math.max(-2, Math.min(2, step[part]))
    if (Math.hypot(...step) < 1e-7) break
  }
  return { signs: Math.max(0, at[0]), head: Math.max(0, at[1]), shift: at[2] }
}

/** Three equations of a symmetric matrix (upper half, row by row), by Cramer's rule. */
function solve(
  [a, b, c, d, e, f]: [number, number, number, number, number, number],
  [x, y, z]: [number, number, number],
): [number, number, number] {
  const whole = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d)
  return [
    (x * (d * f - e * e) - y * (b * f - c * e) + z * (b * e - c * d)) / whole,
    (-x * (b * f - c * e) + y * (a * f - c * c) - z * (a * e - b * c)) / whole,
    (x * (b * e - c * d) - y * (a * e - b * c) + z * (a * d - b * b)) / whole,
  ]
}

// ── signs and words ──

function lessonOf(post: Labelled): Lesson {
  const seen = look(post.input)
  const signs: Lesson['signs'] = []
  for (const [sign, value] of seen.signs.values.entries()) if (value !== 0) signs.push([sign, value])
  const language = post.input.language.slice(0, 2).toLowerCase()
  // The sample company's own name and numbers would be learned by heart.
  const words = [...new Set(seen.posts.flatMap(({ post }) => post.words))].filter(
    word => word !== 'halden' && !/\d/.test(word),
  )
  const said = post.kinds.filter(kind => leading.includes(kind))
  const first = said.includes(post.main as Kind) ? post.main : said[0]
  const others = said.filter(kind => kind !== first)
  const isOnlyBeside = said.length === 0 && post.kinds.length > 0
  const wanted = new Array<number>(columns).fill(0)
  for (const [at, kind] of leading.entries()) {
    if (kind === first) wanted[at] = others.length > 0 ? 0.6 : 1
    else if (others.includes(kind)) wanted[at] = 0.4 / others.length
  }
  if (first === undefined) wanted[none] = 1
  for (const [at, kind] of beside.entries()) wanted[none + 1 + at] = post.kinds.includes(kind) ? 1 : 0
  const main = isOnlyBeside ? -1 : first === undefined ? none : leading.indexOf(first as Kind)
  return {
    signs,
    words: words.map(word => `${language} ${word}`),
    wanted,
    main,
    counts: post.counts,
    isWhole: post.isWhole,
  }
}

function learnSigns(lessons: readonly Lesson[]): SignModel {
  const posts = new Map<string, number>()
  for (const { words } of lessons) for (const word of words) posts.set(word, (posts.get(word) ?? 0) + 1)
  const vocabulary = [...posts].flatMap(([word, count]) => (count >= leastPosts ? [word] : [])).sort()
  const size = signNames.length + vocabulary.length
  const numbers = numbersOf(vocabulary)
  const seen = lessons.map(lesson => inputOf(lesson, numbers))
  const make = () => Array.from({ length: columns }, () => new Float64Array(size + 1))
  const [weights, slow, rough] = [make(), make(), make()]
  const led = lessons.filter(({ main }) => main >= 0)
  const total = led.reduce((sum, { counts }) => sum + counts, 0)
  const boosts = Array.from({ length: none + 1 }, (_, at) => {
    const share = led.reduce((sum, one) => sum + (one.main === at ? one.counts : 0), 0)
    return (total / (none + 1) / Math.max(share, 1)) ** lift
  })
  for (let step = 1; step <= rounds; step++) {
    const gradient = make()
    for (const [index, { wanted, main, counts, isWhole }] of lessons.entries()) {
      const input = seen[index] as Input
      const chances = chancesOf(weights, input)
      for (const [at, ofClass] of gradient.entries()) {
        if (at <= none ? main < 0 : !isWhole) continue
        const boost = at <= none ? (boosts[main] ?? 1) : 1
        const miss = ((chances[at] ?? 0) - (wanted[at] ?? 0)) * counts * boost
        const { numbers, values } = input
        for (let place = 0; place < numbers.length; place++) {
          const number = numbers[place] as number
          ofClass[number] = (ofClass[number] as number) + miss * (values[place] as number)
        }
        ofClass[size] = (ofClass[size] ?? 0) + miss
      }
    }
    for (let at = 0; at < columns; at++) descend(weights[at], gradient[at], slow[at], rough[at], step)
  }
  return { vocabulary, weights }
}

const numbersOf = (vocabulary: readonly string[]) =>
  new Map(vocabulary.map((word, at) => [word, signNames.length + at]))

/** What a lesson says, by number of the weight. */
interface Input {
  numbers: Int32Array
  values: Float64Array
}

function inputOf({ signs, words }: Lesson, numbers: Map<string, number>): Input {
  const known = words.flatMap(word => numbers.get(word) ?? [])
  return {
    numbers: Int32Array.from([...signs.map(([sign]) => sign), ...known]),
    values: Float64Array.from([...signs.map(([, value]) => value), ...known.map(() => wordValue)]),
  }
}

function descend(
  weights = new Float64Array(),
  gradient = new Float64Array(),
  slow = new Float64Array(),
  rough = new Float64Array(),
  step = 1,
): void {
  const last = weights.length - 1
  for (let at = 0; at <= last; at++) {
    const hold = at === last ? 0 : at < signNames.length ? restraint.sign : restraint.word
    const pull = (gradient[at] ?? 0) + hold * (weights[at] ?? 0)
    slow[at] = 0.9 * (slow[at] ?? 0) + 0.1 * pull
    rough[at] = 0.99 * (rough[at] ?? 0) + 0.01 * pull * pull
    const mean = (slow[at] ?? 0) / (1 - 0.9 ** step)
    const scale = Math.sqrt((rough[at] ?? 0) / (1 - 0.99 ** step)) + 1e-6
    weights[at] = (weights[at] ?? 0) - (0.05 * mean) / scale
  }
}

const modelNumbers = new WeakMap<SignModel, Map<string, number>>()

/** Column by column, what a model says of a post, as the reading adds it up. */
function sumsBy(model: SignModel, lesson: Lesson): Float64Array {
  let numbers = modelNumbers.get(model)
  if (numbers === undefined) {
    numbers = numbersOf(model.vocabulary)
    modelNumbers.set(model, numbers)
  }
  const sums = sumsOf(model.weights, inputOf(lesson, numbers))
  sums[none] = (sums[none] as number) + caution
  return sums
}

function sumsOf(weights: readonly Float64Array[], { numbers, values }: Input): Float64Array {
  const sums = new Float64Array(columns)
  for (let at = 0; at < columns; at++) {
    const ofClass = weights[at] as Float64Array
    let sum = ofClass[ofClass.length - 1] as number
    for (let place = 0; place < numbers.length; place++)
      sum += (values[place] as number) * (ofClass[numbers[place] as number] as number)
    sums[at] = sum
  }
  return sums
}

function chancesOf(weights: readonly Float64Array[], input: Input): Float64Array {
  const sums = sumsOf(weights, input)
  let top = Number.NEGATIVE_INFINITY
  for (let at = 0; at <= none; at++) top = Math.max(top, sums[at] as number)
  let all = 0
  for (let at = 0; at <= none; at++) {
    sums[at] = Math.exp((sums[at] as number) - top)
    all += sums[at] as number
  }
  for (let at = 0; at <= none; at++) sums[at] = (sums[at] as number) / all
  for (let at = none + 1; at < columns; at++) sums[at] = logistic(sums[at] as number)
  return sums
}
