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
  /** Not for good: the same may be taken later. */
  readonly isForNow: boolean

  constructor(kind: ProblemKind, message: string, reasons: Reason[] = [], { isForNow = kind === 'unavailable' } = {}) {
    super(message)
    this.kind = kind
    this.reasons = reasons
    this.isForNow = isForNow
  }
}

/** Refused because it is too much just now: the same may be taken later. */
export function tooMuch(message: string): Problem {
  return new Problem('refused', message, [], { isForNow: true })
}
