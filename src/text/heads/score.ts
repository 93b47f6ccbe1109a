import { type Features, MEANING_SIZE, meaningOfWord, readMeaning } from '#text/features'
import { createRow, type Row, rowOf } from './examples.ts'
import type { Delta, Head, Reason, Scope, Verdict } from './model.ts'

const row: Row = createRow()
const meaning = new Float32Array(MEANING_SIZE)
/** The same before it is rounded. */
const meant = new Float64Array(MEANING_SIZE)

/**
 * Adds up the scores of each label (before chances) into `scores`. With a delta, what people corrected is added.
 * One text at a time: buffers are shared.
 */
export function scoreHead(head: Head, features: Features, scores: Float64Array, delta?: Delta): void {
  scoreFirst(head, features, scores)
  head.rivals?.addTo(row, meaning, scores)
  if (delta !== undefined) delta.addTo(features, scores)
}

/** The first look; leaves the text's row and its weighted meaning in the shared buffers. */
function scoreFirst(head: Head, features: Features, scores: Float64Array): void {
  const count = head.labels.length
  rowOf(features, head.vocabulary, head.weighting, row)
  const { weights, scales, constants } = head
  meaning.fill(0)
  if (head.weighting.meaning > 0) {
    readMeaning(features, meaning)
    for (let at = 0; at < MEANING_SIZE; at++) {
      meant[at] = head.weighting.meaning * (meaning[at] as number)
      meaning[at] = meant[at] as number
    }
  }
  if (weights instanceof Int8Array) sumPacked(weights, head.vocabulary.size, count, head.weighting.meaning > 0, scores)
  else sumLearned(weights, head.vocabulary.size, count, head.weighting.meaning > 0, scores)
  for (let label = 0; label < count; label++)
    scores[label] = (scores[label] as number) * (scales[label] as number) + (constants[label] as number)
}

/** Each label's sum by itself, four labels at a time: sums stay in registers, and each adds in the order of the features. */
function sumPacked(weights: Int8Array, size: number, count: number, hasMeaning: boolean, scores: Float64Array): void {
  const { indices, values } = row
  let label = 0
  for (; label + 3 < count; label += 4) {
    let one = 0
    let two = 0
    let three = 0
    let four = 0
    for (let at = 0; at < row.count; at++) {
      const value = values[at] as number
      const from = (indices[at] as number) * count + label
      one += value * (weights[from] as number)
      two += value * (weights[from + 1] as number)
      three += value * (weights[from + 2] as number)
      four += value * (weights[from + 3] as number)
    }
    for (let at = 0; hasMeaning && at < MEANING_SIZE; at++) {
      const value = meant[at] as number
      const from = (size + at) * count + label
      one += value * (weights[from] as number)
      two += value * (weights[from + 1] as number)
      three += value * (weights[from + 2] as number)
      four += value * (weights[from + 3] as number)
    }
    scores[label] = one
    scores[label + 1] = two
    scores[label + 2] = three
    scores[label + 3] = four
  }
  for (; label < count; label++) {
    let sum = 0
    for (let at = 0; at < row.count; at++)
      sum += (values[at] as number) * (weights[(indices[at] as number) * count + label] as number)
    for (let at = 0; hasMeaning && at < MEANING_SIZE; at++)
      sum += (meant[at] as number) * (weights[(size + at) * count + label] as number)
    scores[label] = sum
  }
}

function sumLearned(
  weights: Float32Array,
  size: number,
  count: number,
  hasMeaning: boolean,
  scores: Float64Array,
): void {
  for (let label = 0; label < count; label++) scores[label] = 0
  const add = (value: number, from: number) => {
    for (let label = 0; label < count; label++)
      scores[label] = (scores[label] as number) + value * (weights[from + label] as number)
  }
  for (let at = 0; at < row.count; at++) add(row.values[at] as number, (row.indices[at] as number) * count)
  for (let at = 0; hasMeaning && at < MEANING_SIZE; at++) add(meant[at] as number, (size + at) * count)
}

/** Turns scores into chances: each by itself, or, for exclusive labels, together. */
export function chancesOf(head: Head, scores: Float64Array, chances: Float64Array): void {
  const count = head.labels.length
  if (!head.isExclusive) {
    for (let label = 0; label < count; label++)
      chances[label] = logistic(
        (head.steep[label] as number) * (scores[label] as number) + (head.shift[label] as number),
      )
    return
  }
  const steep = head.steep[0] as number
  let most = Number.NEGATIVE_INFINITY
  for (let label = 0; label < count; label++) most = Math.max(most, scores[label] as number)
  let sum = 0
  for (let label = 0; label < count; label++) {
    const raised = Math.exp(steep * ((scores[label] as number) - most))
    chances[label] = raised
    sum += raised
  }
  for (let label = 0; label < count; label++) chances[label] = (chances[label] as number) / sum
}

/** 1 / (1 + e^-x). */
export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}

/**
 * What a head says of a text, the likeliest label first. Labels below a chance of one in a hundred are left out. None
 * is said where no chance reaches its border: the head abstains.
 */
export function readHead(head: Head, features: Features, delta?: Delta): Verdict[] {
  const scores = new Float64Array(head.labels.length)
  const chanceOfAny = delta === undefined || delta.size === 0 ? chanceInScope(head, features) : 1
  scoreHead(head, features, scores, delta)
  const count = head.labels.length
  const chances = new Float64Array(count)
  chancesOf(head, scores, chances)
  const verdicts: Verdict[] = []
  for (let label = 0; label < count; label++) {
    const chance = (chances[label] as number) * chanceOfAny
    if (chance < 0.01) continue
    const border = head.borders[head.isExclusive ? 0 : label] as number
    verdicts.push({ label: head.labels[label] as string, chance, isSaid: chance >= border })
  }
  verdicts.sort((a, b) => b.chance - a.chance)
  if (head.isExclusive) for (const verdict of verdicts.slice(1)) verdict.isSaid = false
  return verdicts
}

/**
 * How likely a text is of any label of an exclusive head at all; 1 for heads that have seen no text of none. It is of
 * one when the best score is high, stands well above the next, and the machine for "none of them" is quiet.
 */
export function chanceInScope(head: Head, features: Features): number {
  const { scope } = head
  if (scope === undefined) return 1
  return logistic(scope.steep * scopeScore(head, scope, features) + scope.shift)
}

/** The sum behind `chanceInScope`: higher is surer. */
export function scopeScore(head: Head, scope: Pick<Scope, 'weights' | 'constant'>, features: Features): number {
  const scores = new Float64Array(head.labels.length)
  scoreFirst(head, features, scores)
  let none = scope.constant
  for (let at = 0; at < row.count; at++)
    none += (row.values[at] as number) * (scope.weights[row.indices[at] as number] as number)
  if (head.weighting.meaning > 0) {
    for (let at = 0; at < MEANING_SIZE; at++)
      none += (meaning[at] as number) * (scope.weights[head.vocabulary.size + at] as number)
  }
  return clearness(scores) - none
}

/** The best score, and how far it stands above the next. */
function clearness(scores: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY
  let next = Number.NEGATIVE_INFINITY
  for (const score of scores) {
    if (score > best) {
      next = best
      best = score
    } else if (score > next) next = score
  }
  return next === Number.NEGATIVE_INFINITY ? best : 2 * best - next
}

/**
 * Which parts of the text moved a label, and how far: the exact sum that made its score, told by places. A feature's
 * part is shared evenly by the places that made it; overlapping places are kept apart (`byWord` puts them together).
 */
export function reasonsOf(head: Head, features: Features, label: string, delta?: Delta): Reason[] {
  const column = head.labels.indexOf(label)
  const count = head.labels.length
  if (column < 0) return []
  const scores = new Float64Array(count)
  scoreFirst(head, features, scores)
  const scale = head.scales[column] as number
  const parts = new Float64Array(features.count)
  const meaningParts = new Float64Array(MEANING_SIZE)
  for (let at = 0; at < MEANING_SIZE && head.weighting.meaning > 0; at++)
    meaningParts[at] = scale * (head.weights[(head.vocabulary.size + at) * count + column] as number)
  for (let at = 0; at < row.count; at++) {
    const weight = head.weights[(row.indices[at] as number) * count + column] as number
    parts[row.features[at] as number] = scale * weight * (row.values[at] as number)
  }
  head.rivals?.addPartsTo(row, meaning, scores, column, { features: parts, meaning: meaningParts })
  delta?.addPartsTo(features, column, parts)
  const places = new Int32Array(features.count)
  for (let place = 0; place < features.places; place++) {
    const feature = features.placeOf[place] as number
    places[feature] = (places[feature] as number) + 1
  }
  const reasons: Reason[] = []
  for (let place = 0; place < features.places; place++) {
    const feature = features.placeOf[place] as number
    const weight = (parts[feature] as number) / (places[feature] as number)
    if (weight === 0) continue
    reasons.push({
      start: features.placeStarts[place] as number,
      end: features.placeEnds[place] as number,
      field: features.placeFields[place] as number,
      weight,
    })
  }
  addMeaningReasons(head, features, meaningParts, reasons)
  return reasons
}

/** What a label's score is before any word is read: with the reasons it sums to the score. */
export function constantOf(head: Head, features: Features, label: string): number {
  const column = head.labels.indexOf(label)
  if (column < 0) return 0
  const scores = new Float64Array(head.labels.length)
  scoreFirst(head, features, scores)
  const parts = { features: new Float64Array(features.count), meaning: new Float64Array(MEANING_SIZE) }
  const ofRivals = head.rivals?.addPartsTo(row, meaning, scores, column, parts) ?? 0
  return (head.constants[column] as number) + ofRivals
}

function addMeaningReasons(head: Head, features: Features, parts: Float64Array, reasons: Reason[]): void {
  if (head.weighting.meaning === 0) return
  const scale = readMeaning(features, meaning)
  for (let word = 0; word < features.wordCount; word++) {
    if (!meaningOfWord(features, word, scale, meaning)) continue
    let weight = 0
    for (let at = 0; at < MEANING_SIZE; at++) weight += (meaning[at] as number) * (parts[at] as number)
    reasons.push({
      start: features.wordStarts[word] as number,
      end: features.wordEnds[word] as number,
      field: features.wordFields[word] as number,
      weight: weight * head.weighting.meaning,
    })
  }
}

/**
 * The same sum told word by word, the strongest first: a place that spans several words is shared evenly by them; what
 * lies in no word (a smile, a mark) keeps its own place. What the text says as a whole (its length) has the whole text.
 */
export function byWord(features: Features, reasons: readonly Reason[]): Reason[] {
  const words: Reason[] = []
  for (let word = 0; word < features.wordCount; word++) {
    words.push({
      start: features.wordStarts[word] as number,
      end: features.wordEnds[word] as number,
      field: features.wordFields[word] as number,
      weight: 0,
    })
  }
  const others = new Map<string, Reason>()
  for (const reason of reasons) {
    const [first, last] = wordsWithin(words, reason)
    if (last < first || (last > first && last - first > 2)) {
      const key = `${reason.field} ${reason.start} ${reason.end}`
      const known = others.get(key)
      if (known === undefined) others.set(key, { ...reason })
      else known.weight += reason.weight
      continue
    }
    for (let word = first; word <= last; word++) {
      const one = words[word]
      if (one !== undefined) one.weight += reason.weight / (last - first + 1)
    }
  }
  return [...words.filter(({ weight }) => weight !== 0), ...others.values()].sort(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight),
  )
}

/** First and last word that lie wholly in a place; words come in order of field and start. */
function wordsWithin(words: Reason[], { start, end, field }: Reason): [number, number] {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    const word = words[middle] as Reason
    if (word.field < field || (word.field === field && word.start < start)) low = middle + 1
    else high = middle
  }
  let last = low - 1
  while (last + 1 < words.length) {
    const next = words[last + 1] as Reason
    if (next.field !== field || next.end > end) break
    last++
  }
  return [low, last]
}
