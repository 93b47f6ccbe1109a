export { type Outcome, statementOf } from './model.ts'
export { results } from './results.ts'
export { insertFirstAnswer as insertSampleFirstAnswer, insertOutcome as insertSampleOutcome } from './store.ts'
