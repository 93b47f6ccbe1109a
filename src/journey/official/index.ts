export {
  correctStatement,
  sendCorrection,
  theCorrection,
  whyItCantChange,
  withdrawCorrection,
} from './correct-statement.ts'
export { handInStatement } from './hand-in-statement.ts'
export { markAccount } from './mark-account.ts'
export { corrected, type Statement, type StatementCorrection, type StatementPlace } from './model.ts'
export { holdBackStatement, publishAgain, publishStatement } from './publish-statement.ts'
export { retractPlace, retractStatement, whyItStays } from './retract-statement.ts'
export {
  deleteSampleStatements,
  movePlace as moveSamplePlace,
  moveStatement as moveSampleStatement,
  replacePlaces as insertSamplePlaces,
  statementById as sampleStatement,
  upsertStatement as insertSampleStatement,
} from './store.ts'
export { StatementCorrectionView, StatementView } from './views.ts'
export { statements, theStatement, withdrawStatement, writeStatement } from './write-statement.ts'
