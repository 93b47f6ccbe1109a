export { theWrong } from './flag-wrong.ts'
export { type CorrectionCounts, countCorrections, forgetCorrectionNotes } from './store.ts'
