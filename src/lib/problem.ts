/** The six ways in which a request can end without being a bug. */
export type ProblemKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'refused' | 'unavailable'

/** One reason behind a problem: what is meant, where, and what would help. */
export interface Reason {
  /** Which input or words it is about: a field path (`text`), or empty for the whole. */
  at?: string
  message: string
}

/**
 * An expected refusal, in words for a person. Translated once, at the door, to RFC 9457.
 * Anything else that is thrown is a bug: logged, and shown to nobody.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  readonly reasons: Reason[]

  constructor(kind: ProblemKind, message: string, reasons: Reason[] = []) {
    super(message)
    this.kind = kind
    this.reasons = reasons
  }
}

/** Refused because it is too much just now, not for good: the same may be taken later. */
export class TooMuch extends Problem {
  constructor(message: string) {
    super('refused', message)
  }
}
