export { disputeOutcome, shareCredit, undoOutcome } from './dispute-outcome.ts'
export { forgetOutcomeWords } from './ledger-store.ts'
export {
  type ClosingResult,
  type Outcome,
  type OutcomeKind,
  outcomeKind,
  statementOf,
} from './model.ts'
export { nobodyWaited, type Promptness, promptness } from './promptness.ts'
export { decisionsByMonth, howFast, results } from './results.ts'
export {
  deleteSampleOutcomes,
  insertSampleFirstAnswers,
  insertSampleOutcomes,
} from './store.ts'
