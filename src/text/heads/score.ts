import { type Features, MEANING_SIZE, meaningOfWord, readMeaning } from '#text/features'
import type { Delta } from './delta.ts'
import { createRow, type Row, rowOf } from './examples.ts'
import type { Head, Reason, Verdict } from './model.ts'

const row: Row = createRow()
const meaning = new Float32Array(MEANING_SIZE)

/**
 * Adds up the scores of each label (before chances) into `scores`. With a delta, what people corrected is added.
 * One text at a time: buffers are shared.
 */
export function scoreHead(head: Head, features: Features, scores: Float64Array, delta?: Delta): void {
  const count = head.labels.length
  rowOf(features, head.vocabulary, head.weighting, row)
  const { weights, scales, constants } = head
  for (let label = 0; label < count; label++) scores[label] = 0
  for (let at = 0; at < row.count; at++) {
    const value = row.values[at] as number
    const from = (row.indices[at] as number) * count
    for (let label = 0; label < count; label++)
      scores[label] = (scores[label] as number) + value * (weights[from + label] as number)
  }
  if (head.weighting.meaning > 0) {
    readMeaning(features, meaning)
    for (let at = 0; at < MEANING_SIZE; at++) {
      const value = head.weighting.meaning * (meaning[at] as number)
      const from = (head.vocabulary.size + at) * count
      for (let label = 0; label < count; label++)
        scores[label] = (scores[label] as number) + value * (weights[from + label] as number)
    }
  }
  for (let label = 0; label < count; label++)
    scores[label] = (scores[label] as number) * (scales[label] as number) + (constants[label] as number)
  if (delta !== undefined) delta.addTo(features, scores)
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
  const count = head.labels.length
  const scores = new Float64Array(count)
  const chances = new Float64Array(count)
  scoreHead(head, features, scores, delta)
  chancesOf(head, scores, chances)
  const verdicts: Verdict[] = []
  for (let label = 0; label < count; label++) {
    const chance = chances[label] as number
    if (chance < 0.01) continue
    const border = head.borders[head.isExclusive ? 0 : label] as number
    verdicts.push({ label: head.labels[label] as string, chance, isSaid: chance >= border })
  }
  verdicts.sort((a, b) => b.chance - a.chance)
  if (head.isExclusive) for (const verdict of verdicts.slice(1)) verdict.isSaid = false
  return verdicts
}

/**
 * Which parts of the text moved a label, and how far: the exact sum that made its score, told by places. A feature's
 * part is shared evenly by the places that made it; overlapping places are kept apart (`byWord` puts them together).
 */
export function reasonsOf(head: Head, features: Features, label: string, delta?: Delta): Reason[] {
  const column = head.labels.indexOf(label)
  const count = head.labels.length
  if (column < 0) return []
  rowOf(features, head.vocabulary, head.weighting, row)
  const scale = head.scales[column] as number
  const parts = new Float64Array(features.count)
  for (let at = 0; at < row.count; at++) {
    const weight = head.weights[(row.indices[at] as number) * count + column] as number
    parts[row.features[at] as number] = scale * weight * (row.values[at] as number)
  }
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
  addMeaningReasons(head, features, column, reasons)
  return reasons
}

function addMeaningReasons(head: Head, features: Features, column: number, reasons: Reason[]): void {
  if (head.weighting.meaning === 0) return
  const count = head.labels.length
  const scale = readMeaning(features, meaning)
  for (let word = 0; word < features.wordCount; word++) {
    if (!meaningOfWord(features, word, scale, meaning)) continue
    let weight = 0
    for (let at = 0; at < MEANING_SIZE; at++)
      weight += (meaning[at] as number) * (head.weights[(head.vocabulary.size + at) * count + column] as number)
    reasons.push({
      start: features.wordStarts[word] as number,
      end: features.wordEnds[word] as number,
      field: features.wordFields[word] as number,
      weight: weight * head.weighting.meaning * (head.scales[column] as number),
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
