import type { OutcomeView } from '../results-types.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'

const kinds: Record<string, string> = {
  'question-solved': 'A question solved',
  'issue-resolved': 'An issue resolved',
  thanked: 'Thanked',
  informed: 'Informed',
  advocacy: 'Praise, unasked',
  correction: 'A correction',
  purchase: 'A purchase',
  'product-decision': 'A product decision',
  'peer-answer': 'A peer’s answer',
}

/** A result as the ledger shows it: the person's words first, then how we know. */
export function outcomeView(outcome: Answered['Outcome']): OutcomeView {
  const by = outcome.employeeName ? { id: outcome.employeeId ?? '', name: outcome.employeeName, title: '' } : undefined
  const who = [by && firstName(by.name), outcome.personName && `with ${outcome.personName}`].filter(Boolean).join(' ')
  return {
    id: outcome.id,
    kind: kinds[outcome.kind] ?? outcome.kind,
    statement: outcome.quote ? `“${outcome.quote}”` : outcome.statement,
    language: outcome.quoteLanguage ?? undefined,
    evidence: `${outcome.quote ? outcome.statement : ''} ${who}`.trim(),
    by,
    conversationId: outcome.conversationId ?? undefined,
    at: outcome.at,
  }
}
