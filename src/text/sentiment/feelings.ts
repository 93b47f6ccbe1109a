/**
 * The words of feeling of one language, as people who write them down see them: strength (-4..4) → words, separated by
 * commas. A `*` ends a stem; several words are a phrase.
 */
export interface Feelings {
  words: Record<string, string>
  /** Turns the next word of feeling around. */
  not: string
  /** Makes it stronger, or weaker. */
  very: string
  hardly: string
  /** What follows counts more than what went before. */
  but: string
}
