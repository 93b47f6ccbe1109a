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
  insertFirstAnswer as insertSampleFirstAnswer,
  insertOutcome as insertSampleOutcome,
} from './store.ts'
