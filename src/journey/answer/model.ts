import type { Verdict } from '#core/policy'
import type { Move } from '#lib/moves'
import type { Reason } from '#lib/problem'
import type { Pictures } from '#places/pictures'
import type { Finding } from '#text/guard'

/**
 * An answer's way: `in-review` → `approved` or `returned` → `sending` → `sent`.
 * `by-hand`: the network takes nothing from programs, and its author posts it there. `refused`: the network will not
 * take it. `doubtful`: it may have arrived. `retracted`: it stood there and was taken down.
 * Only its author moves it to `sending` or `by-hand`.
 */
export type Step =
  | 'in-review'
  | 'returned'
  | 'approved'
  | 'sending'
  | 'by-hand'
  | 'sent'
  | 'refused'
  | 'doubtful'
  | 'withdrawn'
  | 'retracted'

/** A reply under what is answered, or a post of our own that shows it. */
export type Manner = 'reply' | 'quote'

export interface Answer {
  id: string
  conversationId: string
  replyTo: string
  authorId: string
  authorName: string
  /** From which account it leaves; none where its author posts it by hand. */
  accountId: string | null
  text: string
  signedText: string
  language: string | null
  findings: Finding[]
  guidelineVersion: number | null
  step: Step
  manner: Manner
  /** Below the words, each with what it shows. */
  pictures: Pictures
  /** What it is meant to do. */
  move: Move
  givenAt: Date
  releasedAt: Date | null
  sentAt: Date | null
  messageId: string | null
}

/** Does this draft need a second pair of eyes, and why? `notAlone`: by who wrote it and what it is about. */
export function reviewReasons(notAlone: Reason[], verdict: Verdict, asked: boolean): Reason[] {
  const reasons = [...notAlone]
  for (const finding of verdict.findings)
    if (finding.level === 'review')
      reasons.push({ at: finding.kind, message: `${finding.title}: ${finding.explanation}` })
  if (asked) reasons.push({ at: 'asked', message: 'The author asks for a second pair of eyes.' })
  return reasons
}

/** Findings as they are kept: which rule in which version and how heavy, never the words. */
export function findingsForTheRecord(
  findings: Finding[],
): Pick<Finding, 'ruleId' | 'ruleVersion' | 'kind' | 'level' | 'title'>[] {
  return findings.map(({ ruleId, ruleVersion, kind, level, title }) => ({
    ruleId,
    ...(ruleVersion && { ruleVersion }),
    kind,
    level,
    title,
  }))
}

/** Which of the author's answers can be written anew in place of making a second one. */
export const rewritable: Step[] = ['in-review', 'returned', 'approved', 'by-hand', 'refused']

/**
 * A change's way, which is an answer's: `in-review` → `approved` or `returned` → `sending` → `done`. `refused`: the
 * network did not do it. `doubtful`: it did not say. `withdrawn`: given up, or in the place of another one.
 */
export type ChangeStep =
  | 'in-review'
  | 'returned'
  | 'approved'
  | 'sending'
  | 'done'
  | 'refused'
  | 'doubtful'
  | 'withdrawn'

/** Where a change has not left yet: its author can still give it up. */
export const unsentChange: ChangeStep[] = ['in-review', 'returned', 'approved']

/** A change of what we said, or its taking back. */
export interface Amendment {
  id: string
  answerId: string
  conversationId: string
  kind: 'edit' | 'retraction'
  employeeId: string
  employeeName: string
  /** Why it was taken back; why it was changed, if they said. */
  reason: string
  text: string | null
  signedText: string | null
  step: ChangeStep
  failure: string | null
  madeAt: Date
  settledAt: Date | null
}

/**
 * Who may change or take back what somebody said. Words are their author's: nobody else changes them. Taking them down
 * can't wait for somebody who is away, so a coordinator may, with the reason, and the author sees who did it.
 */
export function mayAmend(
  kind: Amendment['kind'],
  answer: Pick<Answer, 'authorId' | 'authorName'>,
  person: { employeeId: string; roles: string[] },
): true | string {
  if (answer.authorId === person.employeeId) return true
  if (kind === 'edit') return `These are ${answer.authorName}’s words: only they change them.`
  if (person.roles.includes('coordinator')) return true
  return `Only ${answer.authorName} takes this back, or a coordinator in an emergency.`
}

/** Ids that we gave ourselves, because nobody told us the network's: by them nothing can be found there. */
export function isKnownThere(externalId: string): boolean {
  return !/^(?:told|by-hand):/.test(externalId)
}
