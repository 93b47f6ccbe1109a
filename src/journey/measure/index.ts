export { disputeOutcome, shareCredit, undoOutcome } from './dispute-outcome.ts'
export {
  type ClosingResult,
  type Outcome,
  type OutcomeKind,
  outcomeKind,
  statementOf,
} from './model.ts'
export { results } from './results.ts'
export {
  deleteSampleOutcomes,
  insertSampleFirstAnswers,
  insertSampleOutcomes,
  type Promptness,
  promptness,
} from './store.ts'
