export { type Learning, learnMachine, shuffler } from './descend.ts'
export {
  type Corpus,
  createRow,
  learnVocabulary,
  type Row,
  type Rows,
  readCorpus,
  rowOf,
  rowsOf,
  type Vocabulary,
  vocabularyOf,
  type Weighting,
} from './examples.ts'
