import type { OutcomeView } from '../results-types.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'

export const kindsOfOutcome: Record<string, string> = {
  'question-solved': 'A question solved',
  'issue-resolved': 'An issue resolved',
  thanked: 'Thanked',
  informed: 'Informed',
  advocacy: 'Praise, unasked',
  correction: 'A correction',
  purchase: 'A purchase',
  'product-decision': 'A product decision',
  'peer-answer': 'A peer’s answer',
  'decision-influenced': 'What they decided',
  'invitation-accepted': 'An invitation accepted',
}

/** How sure we are: as a word, and what it means. */
export const surenessWords = {
  confirmed: { short: 'confirmed', long: 'Confirmed: whoever asked or bought says so, or whoever sold or decided.' },
  observed: { short: 'observed', long: 'Observed: a colleague or a system of ours saw it; nobody outside said so.' },
  inferred: { short: 'inferred', long: 'Inferred: it fits what we see; it may be otherwise.' },
}

/** A result as the ledger shows it: the person's words first, then how we know. */
export function outcomeView(outcome: Answered['Outcome']): OutcomeView {
  const by = outcome.employeeName ? { id: outcome.employeeId ?? '', name: outcome.employeeName, title: '' } : undefined
  const who = [by && firstName(by.name), outcome.personName && `with ${outcome.personName}`].filter(Boolean).join(' ')
  return {
    id: outcome.id,
    kind: kindsOfOutcome[outcome.kind] ?? outcome.kind,
    statement: outcome.quote ? `“${outcome.quote}”` : outcome.statement,
    language: outcome.quoteLanguage ?? undefined,
    evidence: `${outcome.quote ? outcome.statement : ''} ${who}`.trim(),
    by,
    conversationId: outcome.conversationId ?? undefined,
    sureness: surenessWords[outcome.confidence].short,
    isDisputed: outcome.isDisputed,
    at: outcome.at,
  }
}
