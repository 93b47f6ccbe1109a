export type OutcomeKind =
  | 'question-solved'
  | 'issue-resolved'
  | 'thanked'
  | 'informed'
  | 'advocacy'
  | 'correction'
  | 'purchase'
  | 'product-decision'
  | 'peer-answer'

/** What shows that it is so: ids that lead to the words, never the words themselves. */
export interface Evidence {
  askedMessageId: string | null
  answeredMessageId: string | null
  lastMessageId: string | null
  closingId: string | null
  /** The order, where somebody bought. */
  saleId?: string | null
}

export interface Outcome {
  id: string
  conversationId: string | null
  kind: OutcomeKind
  statement: string
  evidence: Evidence
  employeeId: string | null
  employeeName: string | null
  secondsToAnswer: number | null
  at: Date
}

export type ClosingResult = 'solved' | 'thanked' | 'informed' | 'no-answer-needed' | 'chose-not-to'

/** Which result a closing stands for. That nothing was needed, or that we chose not to, is no result. */
export function outcomeKind(result: ClosingResult, conversationKind: string): OutcomeKind | undefined {
  if (result === 'solved') return conversationKind === 'complaint' ? 'issue-resolved' : 'question-solved'
  if (result === 'thanked') return 'thanked'
  if (result === 'informed') return 'informed'
  return undefined
}

const ends: Record<OutcomeKind, string> = {
  'question-solved': 'question solved',
  'issue-resolved': 'issue resolved',
  thanked: 'thanked',
  informed: 'informed',
  advocacy: 'praise, unasked',
  correction: 'put right',
  purchase: 'decided to buy',
  'product-decision': 'a product decision',
  'peer-answer': 'answered by a peer',
}

/** The result in one true sentence: "Answered by a person in 4 min; question solved." */
export function statementOf(kind: OutcomeKind, secondsToAnswer: number | null): string {
  const end = ends[kind]
  if (secondsToAnswer === null) return `${end.charAt(0).toUpperCase()}${end.slice(1)}.`
  return `Answered by a person in ${durationOf(secondsToAnswer)}; ${end}.`
}

/** A duration as people say it. */
export function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} days`
}

const importedAfterS = 24 * 3600

/**
 * How long a person waited for a human answer. A post that reached us a day late (an import, a source opened later)
 * counts from when we could first know of it.
 */
export function secondsToAnswer(asked: { postedAt: Date; heardAt: Date }, answeredAt: Date): number {
  return Math.max(0, Math.round((answeredAt.getTime() - waitedFrom(asked).getTime()) / 1000))
}

/** From when that is counted. */
export function waitedFrom({ postedAt, heardAt }: { postedAt: Date; heardAt: Date }): Date {
  return (heardAt.getTime() - postedAt.getTime()) / 1000 > importedAfterS ? heardAt : postedAt
}
