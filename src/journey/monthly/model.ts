import type { Promptness } from '#journey/measure'

/** One result, as a letter names it. */
export interface Change {
  id: string
  conversationId: string | null
  kind: string
  confidence: string
  statement: string
  by: string | null
  at: Date
}

/** What is known of a month. */
export interface Month {
  from: Date
  to: Date
  company: string
  /** The weightiest, and how many there were of each kind and sureness. */
  changes: Change[]
  totals: { kind: string; confidence: string; count: number }[]
  promptness: Promptness
  before: Promptness
  /** Of conversations that wanted an answer: how many there were, and how many had one from a person. */
  wanted: number
  answered: number
  /** Topics that people spoke of, and of them those that nobody here is said to know. */
  topics: number
  uncovered: string[]
  /** What was done; it stands behind. */
  conversations: number
  answersSent: number
}

/** The month that `YYYY-MM` names, in UTC; the one before `now` when none is named. */
export function monthOf(name: string | undefined, now: Date): { from: Date; to: Date; name: string } {
  const [year = now.getUTCFullYear(), month = now.getUTCMonth()] = name?.split('-').map(Number) ?? []
  const from = new Date(Date.UTC(year, month - 1, 1))
  return {
    from,
    to: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)),
    name: from.toISOString().slice(0, 7),
  }
}
