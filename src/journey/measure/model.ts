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
  | 'decision-influenced'
  | 'invitation-accepted'

/**
 * How sure we are. Confirmed: whoever asked or bought says so, or whoever sold or decided. Observed: a colleague, or a
 * system of ours, saw it. Inferred: it fits what we see. They are counted apart.
 */
export const confidences = ['confirmed', 'observed', 'inferred'] as const
export type Confidence = (typeof confidences)[number]

/** By what somebody had a part in it. */
export type Part =
  | 'answered'
  | 'knew'
  | 'read-first'
  | 'flagged'
  | 'passed-on'
  | 'gave-link'
  | 'offered'
  | 'decided'
  | 'helped'

/** Somebody who had a part in a result; all have the same share of it. */
export interface Credit {
  employeeId: string
  name: string
  part: Part
  /** A colleague who named them; null: by what they did. */
  addedByName: string | null
  /** 0..1 */
  share: number
}

/** Somebody doubts a result. */
export interface Dispute {
  id: string
  outcomeId: string
  raisedBy: string
  raisedByName: string
  reason: string
  at: Date
  verdict: 'stands' | 'less-sure' | 'withdrawn' | null
  words: string
  settledByName: string | null
  settledAt: Date | null
}

/** What shows that it is so: ids that lead to the words, never the words themselves. */
export interface Evidence {
  askedMessageId: string | null
  answeredMessageId: string | null
  lastMessageId: string | null
  closingId: string | null
  /** The order, where somebody bought. */
  saleId?: string | null
  /** The link of ours that they followed. */
  linkId?: string | null
  /** The question in our community. */
  topicId?: string | null
}

export interface Outcome {
  id: string
  conversationId: string | null
  kind: OutcomeKind
  confidence: Confidence
  statement: string
  evidence: Evidence
  employeeId: string | null
  employeeName: string | null
  secondsToAnswer: number | null
  at: Date
}

export type ClosingResult = 'solved' | 'thanked' | 'informed' | 'no-answer-needed' | 'chose-not-to'

/**
 * Which result a closing stands for. That nothing was needed, or that we chose not to, is no result. `isUnasked`: nobody of
 * us had spoken before they praised us.
 */
export function outcomeKind(
  result: ClosingResult,
  conversationKind: string,
  isUnasked = false,
): OutcomeKind | undefined {
  if (result === 'thanked' && conversationKind === 'praise' && isUnasked) return 'advocacy'
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
  'decision-influenced': 'a decision of theirs',
  'invitation-accepted': 'came along',
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
