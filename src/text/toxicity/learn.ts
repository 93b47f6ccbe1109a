import { MEANING_SIZE } from '#text/features'
import {
  type Corpus,
  type Head,
  learnMachine,
  learnVocabulary,
  type Rows,
  readCorpus,
  rowsOf,
  type Weighting,
} from '#text/heads'
import { judge } from './judge.ts'
import { plainWords } from './plain.ts'
import { signNames, signsOf } from './signs.ts'

/** A post and the votes of those who labelled it. */
export interface Voted {
  text: string
  label: 'hate' | 'offensive' | 'neither'
  votes: number
  hate: number
  neither: number
}

export const labels = ['hate', 'offensive', 'neither'] as const

/** A head for the words, weights for what the rules saw, and what is added to each class before deciding. */
export interface Learned {
  head: Head
  /** By sign, then by label. */
  signs: number[][]
  /** Added to the logarithms of the chances where one class must be chosen: rare ones are lifted, so that macro-F1 is best. */
  lifts: number[]
}

/** The posts read once, for many learnings. */
export interface VotedCorpus {
  voted: readonly Voted[]
  corpus: Corpus
  signs: Float64Array[]
}

const weighting: Weighting = { groups: [1, 1, 0.4, 0.5], meaning: 0.5, leastTexts: 3 }

/** Machines: what each asks of a post, the cost of an error, and how much dearer it is on a yes. */
const machines: [asks: (post: Voted) => boolean, cost: number, yes: number][] = [
  [post => post.label === 'hate', 0.1, 4],
  [post => post.label === 'offensive', 0.1, 1],
  [post => post.label === 'neither', 0.1, 1.5],
  [post => post.hate >= 1, 0.05, 2],
  [post => post.neither >= 1, 0.05, 1],
  [post => post.hate >= 1 && post.hate * 2 >= post.votes, 0.1, 3],
  [post => post.hate === post.votes, 0.1, 6],
  [post => post.label === 'hate', 0.02, 8],
  [post => post.neither === post.votes, 0.1, 1.5],
]

/** Parts of the cross-validation within the posts, by which machines are put together: nearly as much to learn from as in the end. */
const innerParts = 5
/** How far the weights of machines are held back when they are put together. */
const stackPenalty = 100

/** Reads the posts. */
export function readVoted(voted: readonly Voted[]): VotedCorpus {
  return {
    voted,
    corpus: readCorpus(voted.map(({ text }) => text)),
    signs: voted.map(({ text }) => {
      const words = plainWords(text)
      return signsOf(words, judge(words))
    }),
  }
}

/**
 * Learns from the posts `rows`: nine support vector machines (also of single votes: who doubts tells more than the
 * majority), put together by multinomial logistic regression on scores from a cross-validation. All is
 * linear, so that three columns of weights remain.
 */
export function learnToxicity(all: VotedCorpus, rows: Int32Array): Learned {
  const scores = new Map<number, Float64Array>()
  for (let part = 0; part < innerParts; part++) {
    const learned = learnMachines(
      all,
      rows.filter((_, at) => at % innerParts !== part),
    )
    const left = rows.filter((_, at) => at % innerParts === part)
    for (const [row, score] of scoresOf(all, left, learned)) scores.set(row, score)
  }
  const stack = learnStack(all, rows, scores)
  const lifts = learnLifts(rows, scores, stack)
  const { vocabulary, columns } = learnMachines(all, rows)
  const size = vocabulary.size + MEANING_SIZE
  const count = labels.length
  const weights = new Float32Array(size * count)
  const signs = signNames.map(() => new Array<number>(count).fill(0))
  const constants = new Float32Array(count)
  for (let label = 0; label < count; label++) {
    const mix = stack[label] as Float64Array
    constants[label] = mix[machines.length] as number
    for (const [machine, column] of columns.entries()) {
      const share = mix[machine] as number
      for (let at = 0; at < size; at++)
        weights[at * count + label] = (weights[at * count + label] as number) + share * (column[at] as number)
      for (const [at, sign] of signs.entries())
        sign[label] = (sign[label] as number) + share * (column[size + at] as number)
      constants[label] = (constants[label] as number) + share * (column[column.length - 1] as number)
    }
  }
  const head: Head = {
    name: 'toxicity',
    labels,
    isExclusive: true,
    weighting,
    vocabulary,
    weights,
    scales: new Float32Array(count).fill(1),
    constants,
    steep: new Float32Array(count).fill(1),
    shift: new Float32Array(count),
    borders: new Float32Array(count),
  }
  return { head, signs, lifts }
}

interface Machines {
  vocabulary: Head['vocabulary']
  columns: Float32Array[]
}

function rowsWithSigns({ corpus, signs }: VotedCorpus, rows: Int32Array, vocabulary: Head['vocabulary']): Rows {
  const plain = rowsOf(corpus, rows, vocabulary, weighting)
  const more = signNames.length
  const starts = new Int32Array(rows.length + 1)
  const used = plain.starts[rows.length] as number
  const indices = new Int32Array(used + rows.length * more)
  const values = new Float32Array(used + rows.length * more)
  let to = 0
  for (const [at, row] of rows.entries()) {
    const from = plain.starts[at] as number
    const end = plain.starts[at + 1] as number
    indices.set(plain.indices.subarray(from, end), to)
    values.set(plain.values.subarray(from, end), to)
    to += end - from
    for (let sign = 0; sign < more; sign++) {
      indices[to] = vocabulary.size + MEANING_SIZE + sign
      values[to++] = signs[row]?.[sign] ?? 0
    }
    starts[at + 1] = to
  }
  return { starts, indices, values }
}

function learnMachines(all: VotedCorpus, rows: Int32Array): Machines {
  const vocabulary = learnVocabulary(all.corpus, rows, weighting)
  const read = rowsWithSigns(all, rows, vocabulary)
  const size = vocabulary.size + MEANING_SIZE + signNames.length
  const columns = machines.map(([asks, cost, yesCost]) =>
    learnMachine(
      read,
      Int8Array.from(rows, row => (asks(all.voted[row] as Voted) ? 1 : -1)),
      size,
      { cost, yesCost, rounds: 25, tolerance: 0.1 },
    ),
  )
  return { vocabulary, columns }
}

function scoresOf(all: VotedCorpus, rows: Int32Array, { vocabulary, columns }: Machines): [number, Float64Array][] {
  const read = rowsWithSigns(all, rows, vocabulary)
  return Array.from(rows, (row, at) => {
    const scores = new Float64Array(columns.length + 1)
    scores[columns.length] = 1
    for (const [machine, column] of columns.entries()) {
      let sum = column[column.length - 1] as number
      for (let place = read.starts[at] as number; place < (read.starts[at + 1] as number); place++)
        sum += (column[read.indices[place] as number] as number) * (read.values[place] as number)
      scores[machine] = sum
    }
    return [row, scores]
  })
}

/** Multinomial logistic regression with a penalty (chosen on inner folds), by plain gradient steps on few numbers. */
function learnStack(all: VotedCorpus, rows: Int32Array, scores: ReadonlyMap<number, Float64Array>): Float64Array[] {
  const width = machines.length + 1
  const stack = labels.map(() => new Float64Array(width))
  const pace = labels.map(() => new Float64Array(width))
  const drift = labels.map(() => new Float64Array(width))
  for (let round = 1; round <= 400; round++) {
    const gradients = labels.map((_, label) =>
      Float64Array.from(stack[label] as Float64Array, weight => weight * stackPenalty),
    )
    for (const row of rows) {
      const score = scores.get(row) as Float64Array
      const chances = softmax(stack.map(mix => dot(mix, score)))
      const right = labels.indexOf(all.voted[row]?.label ?? 'neither')
      for (let label = 0; label < labels.length; label++) {
        const miss = (chances[label] as number) - (label === right ? 1 : 0)
        const gradient = gradients[label] as Float64Array
        for (let at = 0; at < width; at++) gradient[at] = (gradient[at] as number) + miss * (score[at] as number)
      }
    }
    for (let label = 0; label < labels.length; label++) {
      for (let at = 0; at < width; at++) {
        const gradient = ((gradients[label] as Float64Array)[at] as number) / rows.length
        const ofDrift = drift[label] as Float64Array
        const ofPace = pace[label] as Float64Array
        ofDrift[at] = 0.9 * (ofDrift[at] as number) + 0.1 * gradient
        ofPace[at] = 0.999 * (ofPace[at] as number) + 0.001 * gradient * gradient
        const step = (ofDrift[at] as number) / (1 - 0.9 ** round)
        const size = Math.sqrt((ofPace[at] as number) / (1 - 0.999 ** round)) + 1e-8
        const ofLabel = stack[label] as Float64Array
        ofLabel[at] = (ofLabel[at] as number) - (0.03 * step) / size
      }
    }
  }
  return stack
}

/**
 * What is added to each class so that macro-F1 is best, by what the chances promise rather than by what came true: hate is rare, and
 * the few posts that happen to lie at a border would decide where it runs.
 */
function learnLifts(
  rows: Int32Array,
  scores: ReadonlyMap<number, Float64Array>,
  stack: readonly Float64Array[],
): number[] {
  const sums = Array.from(rows, row => stack.map(mix => dot(mix, scores.get(row) as Float64Array)))
  const chances = sums.map(softmax)
  let best = { score: 0, lifts: [0, 0, 0] }
  for (let hate = 0; hate <= 1.6; hate += 0.1) {
    for (let neither = -0.5; neither <= 1; neither += 0.1) {
      const lifts = [hate, 0, neither]
      const score = promisedF1(
        chances,
        sums.map(sum => topOf(sum, lifts)),
      )
      if (score > best.score) best = { score, lifts }
    }
  }
  return best.lifts
}

/** The macro-F1 to be expected when `said` is said of posts with these chances of each class. */
export function promisedF1(chances: readonly (readonly number[])[], said: readonly number[]): number {
  const hits = labels.map(() => 0)
  const either = labels.map(() => 0)
  for (const [at, ofPost] of chances.entries()) {
    const label = said[at] as number
    hits[label] = (hits[label] as number) + (ofPost[label] as number)
    either[label] = (either[label] as number) + 1
    for (const [other, chance] of ofPost.entries()) either[other] = (either[other] as number) + chance
  }
  const f1s = hits.map((hit, label) => (2 * hit) / Math.max(1e-9, either[label] as number))
  return f1s.reduce((sum, one) => sum + one, 0) / labels.length
}

/** Number of the label with the largest sum after lifting. */
export function topOf(sums: ArrayLike<number>, lifts: readonly number[]): number {
  let top = 0
  for (let label = 1; label < sums.length; label++)
    if ((sums[label] as number) + (lifts[label] ?? 0) > (sums[top] as number) + (lifts[top] ?? 0)) top = label
  return top
}

/** Mean over the classes of the harmonic mean of precision and recall. */
export function macroF1(right: readonly number[], said: readonly number[]): number {
  const classes = Math.max(...right) + 1
  let sum = 0
  for (let label = 0; label < classes; label++) {
    let both = 0
    let either = 0
    for (let at = 0; at < right.length; at++) {
      if (right[at] === label && said[at] === label) both++
      if (right[at] === label) either++
      if (said[at] === label) either++
    }
    sum += either === 0 ? 0 : (2 * both) / either
  }
  return sum / classes
}

function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums)
  const raised = sums.map(sum => Math.exp(sum - most))
  const all = raised.reduce((sum, one) => sum + one, 0)
  return raised.map(one => one / all)
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
