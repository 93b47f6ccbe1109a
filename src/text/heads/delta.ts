import { createFeatures, type Features, readFeatures } from '#text/features'
import { numberOf, shareOf } from './examples.ts'
import type { Delta, Example, Head } from './model.ts'
import { scoreHead } from './score.ts'

/** Most passes over the corrections: few texts, learned until they stand. */
const passes = 20
/** How far beyond the border a corrected text is brought, in units of the score. */
const margin = 0.5
/** How far one step may go; smaller forgets less of what the head knew. */
const mostStep = 1

/**
 * Learns corrections on top of a head, by the passive-aggressive rule (Crammer et al., JMLR 2006): each corrected text
 * moves the weights of its own features just so far that it is read as people say, and its like with it; texts that
 * share no telling word with it are read as before. Pure: the same corrections in the same order give the same delta,
 * so a correction is taken back by learning the rest again. A few milliseconds for a hundred corrections.
 *
 * The label of a correction that the head does not know is ignored. Features that the head does not know are learned too.
 */
export function learnCorrections(head: Head, corrections: readonly Example[]): Delta {
  const count = head.labels.length
  const moved = new Map<number, Float64Array>()
  const features = createFeatures()
  const scores = new Float64Array(count)
  const delta: Delta = {
    size: corrections.length,
    addTo(read, into) {
      if (moved.size === 0) return
      const scale = lengthOf(read)
      for (let at = 0; at < read.count; at++) {
        const move = moved.get(read.hashes[at] as number)
        if (move === undefined) continue
        const value = weightOf(head, read, at) / scale
        for (let label = 0; label < count; label++)
          into[label] = (into[label] as number) + value * (move[label] as number)
      }
    },
    addPartsTo(read, column, parts) {
      if (moved.size === 0) return
      const scale = lengthOf(read)
      for (let at = 0; at < read.count; at++) {
        const move = moved.get(read.hashes[at] as number)
        if (move === undefined) continue
        parts[at] = (parts[at] as number) + (weightOf(head, read, at) / scale) * (move[column] as number)
      }
    },
  }
  const lengthOf = (read: Features): number => {
    let squares = 0
    for (let at = 0; at < read.count; at++) squares += weightOf(head, read, at) ** 2
    return Math.sqrt(squares) || 1
  }
  const borders = bordersInScores(head)
  for (let pass = 0; pass < passes; pass++) {
    let isStill = true
    for (const { text, title, labels } of corrections) {
      readFeatures(features, text, title)
      scoreHead(head, features, scores, delta)
      const steps = head.isExclusive ? exclusiveSteps(head, labels, scores) : stepsOf(head, labels, scores, borders)
      if (steps === undefined) continue
      isStill = false
      const scale = lengthOf(features)
      for (let at = 0; at < features.count; at++) {
        const value = weightOf(head, features, at) / scale
        if (value === 0) continue
        const hash = features.hashes[at] as number
        const move = moved.get(hash) ?? new Float64Array(count)
        moved.set(hash, move)
        for (let label = 0; label < count; label++)
          move[label] = (move[label] as number) + value * (steps[label] as number)
      }
    }
    if (isStill) break
  }
  return delta
}

/** How much a feature counts for learning: telling ones more; groups that the head leaves out not at all. */
function weightOf(head: Head, features: Features, at: number): number {
  const group = shareOf(head.weighting, features.groups[at] as number)
  if (group === 0) return 0
  const number = numberOf(head.vocabulary, features.hashes[at] as number)
  const rarity = number < 0 ? unknownRarity : (head.vocabulary.rarity[number] as number)
  return (features.values[at] as number) * rarity * rarity * group
}

/** A feature that was never met is about as telling as the rarest that were. */
const unknownRarity = 8

/** The score at which each label's chance is on its border. */
function bordersInScores(head: Head): Float64Array {
  return Float64Array.from(head.labels, (_, label) => {
    const border = Math.min(0.99, Math.max(0.01, head.borders[label] ?? 0.5))
    return (
      (Math.log(border / (1 - border)) - (head.shift[label] as number)) / Math.max(1e-6, head.steep[label] as number)
    )
  })
}

function stepsOf(
  head: Head,
  labels: readonly string[],
  scores: Float64Array,
  borders: Float64Array,
): Float64Array | undefined {
  let hasStep = false
  const steps = Float64Array.from(head.labels, (label, at) => {
    const sign = labels.includes(label) ? 1 : -1
    const miss = margin - sign * ((scores[at] as number) - (borders[at] as number))
    if (miss <= 1e-3) return 0
    hasStep = true
    return sign * Math.min(mostStep, miss)
  })
  return hasStep ? steps : undefined
}

/** The right label is brought above the best of the others. */
function exclusiveSteps(head: Head, labels: readonly string[], scores: Float64Array): Float64Array | undefined {
  const right = head.labels.indexOf(labels[0] ?? '')
  if (right < 0) return undefined
  let rival = -1
  for (let label = 0; label < scores.length; label++) {
    if (label !== right && (rival < 0 || (scores[label] as number) > (scores[rival] as number))) rival = label
  }
  if (rival < 0) return undefined
  const miss = margin - ((scores[right] as number) - (scores[rival] as number))
  if (miss <= 1e-3) return undefined
  const steps = new Float64Array(scores.length)
  steps[right] = Math.min(mostStep, miss) / 2
  steps[rival] = -(steps[right] as number)
  return steps
}
