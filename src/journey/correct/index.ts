export { theWrong } from './flag-wrong.ts'
export { type CorrectionCounts, countCorrections } from './store.ts'
