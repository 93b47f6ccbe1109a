export { bestBorder, calibrationError, fitLogistic, fitTemperature } from './calibrate.ts'
export { learnCorrections } from './delta.ts'
export { type Learning, learnMachine, shuffler } from './descend.ts'
export {
  type Corpus,
  learnVocabulary,
  type Rows,
  readCorpus,
  rowsOf,
  type Vocabulary,
  vocabularyOf,
  type Weighting,
} from './examples.ts'
export type { Delta, Example, Head, Plan, Reason, Verdict } from './model.ts'
export { type PackedHead, packHead, unpackHead } from './pack.ts'
export {
  byWord,
  chanceInScope,
  chancesOf,
  constantOf,
  logistic,
  readHead,
  reasonsOf,
  scopeScore,
  scoreHead,
} from './score.ts'
export {
  type Reading,
  readFeedback,
  readHeads,
  readRequest,
  readStatic,
  type ShippedName,
  shippedHead,
  shippedNames,
} from './shipped.ts'
export { partsOf, trainHead } from './train.ts'
