import type { QuickReading } from '#journey/listen'

/** The words that moved a label, and where they stand. */
export interface Because {
  words: string
  start: number
  end: number
}

export interface KindScore {
  kind: string
  score: number
  because: Because[]
}

/** What a post says, in our words, each with its reason. */
export interface Reading extends QuickReading {
  languageCertainty: number
  kinds: KindScore[]
  /** From -1 (angry with us) to 1 (glad). */
  sentiment: number
  /** From 0 (no hurry) to 1 (now). */
  urgency: number
  why: { language: string; urgency: string[]; sentiment: Because[] }
}

const waitsForUs = new Set(['question', 'complaint', 'purchase-interest', 'idea'])

/** Does a person who wrote this wait for a word from us? */
export function wantsAnswer(kind: string): boolean {
  return waitsForUs.has(kind)
}
