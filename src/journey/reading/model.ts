import type { BriefReading } from '#journey/listen'

/** What of a post is read. */
export interface Readable {
  /** Of a post that is stored: what colleagues said of this very one counts before all. */
  id?: string
  text: string
  title?: string | null
  /** As its network says it, where it does: BCP 47. */
  language?: string | null
  links?: string[]
  postedAt: Date
  /** Sent by a machine: static, whatever it says. */
  isAutomatic?: boolean
}

/** The words that moved a label, and where they stand. */
export interface Because {
  words: string
  start: number
  end: number
  in?: 'title'
}

export interface KindScore {
  kind: string
  score: number
  because: Because[]
}

/** What a post says, in our words, each with its reason, and with what was learned from colleagues. */
export interface Reading extends BriefReading {
  languageCertainty: number
  kinds: KindScore[]
  /** From -1 (angry with us) to 1 (glad). */
  sentiment: number
  /** From 0 (no hurry) to 1 (now). */
  urgency: number
  aspects: AspectReading[]
  entities: EntityReading[]
  toxicity: number
  topics: TopicReading[]
  learned: Learned[]
  why: { language: string; urgency: string[]; sentiment: Because[]; toxicity: Because[] }
}

/** How a post feels toward the company, a product or a topic that it names. */
export interface AspectReading {
  name: string
  score: number
  because: Because[]
}

export interface EntityReading {
  kind: string
  words: string
  start: number
  end: number
  in?: 'title'
  /** In one form for all ways of writing it, where there is one: a date, a number. */
  value?: string
}

export interface TopicReading {
  topicId: string
  name: string
  score: number
  because: Because[]
}

/** A correction of a colleague that moved a label of this post, because it resembles the one that was corrected. */
export interface Learned {
  correctionId: string
  label: CorrectedLabel
  /** 1 where it is this very post. */
  similarity: number
  because: Because[]
}

/** A reading as it is kept, with the names of those whom it learned from, and whether they said it of this very post. */
export interface KeptReading extends Reading {
  messageId: string
  /** `about`: which topic, thing or words, where a label is said of several; see `subjectOf`. */
  learned: (Learned & { about: string; ofThis: boolean; employeeId: string; employeeName: string; at: Date })[]
}

export const correctedLabels = ['kind', 'language', 'sentiment', 'topic', 'aspect', 'urgency', 'entity'] as const
export type CorrectedLabel = (typeof correctedLabels)[number]

export interface Correction {
  id: string
  messageId: string
  conversationId: string
  employeeId: string
  employeeName: string
  label: CorrectedLabel
  was: unknown
  becomes: unknown
  at: Date
  undoneAt: Date | null
}

const waitsForUs = new Set(['question', 'complaint', 'purchase-interest', 'idea', 'issue', 'correction-needed'])

/** Does a person who wrote this wait for a word from us? */
export function wantsAnswer(kind: string): boolean {
  return waitsForUs.has(kind)
}

/**
 * What a correction is about besides its label: the topic, the thing that is felt about (none is the company itself), the
 * words that name something. One word about each stands at a time.
 */
export function subjectOf({ label, becomes }: Pick<Correction, 'label' | 'becomes'>): string {
  if (label === 'topic' || label === 'aspect') return (becomes as { topicId: string | null }).topicId ?? ''
  return label === 'entity' ? (becomes as { words: string }).words.toLowerCase() : ''
}

/** Is a post in a hurry, from 0 to 1? */
export const isPressing = (urgency: number) => urgency > 0.5
