import type { Verdict } from '#core/policy'
import type { Autonomy } from '#core/team'
import type { Reason } from '#lib/problem'
import type { Finding } from '#text/guard'

/**
 * An answer's way: `in-review` → `approved` or `returned` → `sending` → `sent`.
 * `refused`: the network will not take it. `doubtful`: it may have arrived. Only its author moves it to `sending`.
 */
export type Step = 'in-review' | 'returned' | 'approved' | 'sending' | 'sent' | 'refused' | 'doubtful' | 'withdrawn'

export interface Answer {
  id: string
  conversationId: string
  replyTo: string
  authorId: string
  authorName: string
  accountId: string
  text: string
  signedText: string
  language: string | null
  findings: Finding[]
  guidelineVersion: number | null
  step: Step
  givenAt: Date
  releasedAt: Date | null
  sentAt: Date | null
  messageId: string | null
}

/** Does this draft need a second pair of eyes, and why? */
export function reviewReasons(author: { autonomy: Autonomy }, verdict: Verdict, asked: boolean): Reason[] {
  const reasons: Reason[] = []
  if (author.autonomy === 'learning') reasons.push({ at: 'learning', message: 'New here: a colleague looks first.' })
  for (const finding of verdict.findings)
    if (finding.level === 'review')
      reasons.push({ at: finding.kind, message: `${finding.title}: ${finding.explanation}` })
  if (asked) reasons.push({ at: 'asked', message: 'The author asks for a second pair of eyes.' })
  return reasons
}

/** Findings as they are kept: which rule and how heavy, never the words. */
export function findingsForTheRecord(findings: Finding[]): Pick<Finding, 'ruleId' | 'kind' | 'level' | 'title'>[] {
  return findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
}

/** Which of the author's answers can be written anew in place of making a second one. */
export const rewritable: Step[] = ['in-review', 'returned', 'approved', 'refused']
