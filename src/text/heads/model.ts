import type { Features } from '#text/features'

import type { Vocabulary, Weighting } from './examples.ts'
import type { Rivals } from './rivals.ts'

/** A labelled text; an exclusive head takes the first label, `[]` is "none of them". */
export interface Example {
  text: string
  title?: string
  labels: readonly string[]
}

/** How a head is learned. */
export interface Plan {
  name: string
  weighting: Weighting
  /** How much an error costs beside large weights. */
  cost: number
  /** How far a rare label is lifted: 0 not at all, 1 until yes and no weigh the same. */
  balance: number
  /** Whether exactly one label is right. */
  isExclusive: boolean
  /**
   * What the borders between yes and no are chosen for, when labels are not exclusive: F1 over all labels together, or
   * Matthews' correlation.
   */
  aim: 'f1' | 'mcc'
  /** Parts for the cross-validation by which chances and borders are fitted. */
  parts: number
  /** Keeps what belongs together in one part (all reviews of one app), by example. */
  groupOf?: (example: number) => string
  /** Whether the best few of exclusive labels are looked at again, pair by pair. Such a head is learned where it is used. */
  hasRivals?: boolean
}

/** A linear model over shared features: one column of weights for each label. */
export interface Head {
  name: string
  labels: readonly string[]
  isExclusive: boolean
  weighting: Weighting
  vocabulary: Vocabulary
  /** Row by row: weights of feature `f` are `weights[f * labels.length ..]`; meaning comes after the vocabulary. */
  weights: Float32Array | Int8Array
  /** By label: what its weights are multiplied by. */
  scales: Float32Array
  constants: Float32Array
  /** By label: chance = 1 / (1 + exp(-(steep * score + shift))). For exclusive labels `steep[0]` is the inverse temperature. */
  steep: Float32Array
  shift: Float32Array
  /** By label: the chance from which it is said. For exclusive labels the first is that of answering at all. */
  borders: Float32Array
  /** The second look at exclusive labels. */
  rivals?: Rivals
  /** What tells texts of no label, where an exclusive head has seen some. */
  scope?: Scope
}

/** A machine for "none of the labels", and the chance that a text is of any: from its sum and the two best scores. */
export interface Scope {
  weights: Float32Array
  constant: number
  steep: number
  shift: number
}

/** What a head says of one text for one label. */
export interface Verdict {
  label: string
  /** How likely the label is right, fitted by cross-validation. */
  chance: number
  /** Whether the chance is beyond the border that was chosen. */
  isSaid: boolean
}

/** A part of a text and how far it moved a label, in units of the score; all parts and the constant sum to the score. */
export interface Reason {
  start: number
  end: number
  field: number
  weight: number
}

/** What one company's people taught a head: added to its scores, thrown away and rebuilt at will. */
export interface Delta {
  /** How many corrections are in it. */
  size: number
  addTo(features: Features, scores: Float64Array): void
  /** Adds to each feature of a text what it moves one label by. */
  addPartsTo(features: Features, column: number, parts: Float64Array): void
}
