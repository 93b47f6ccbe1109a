export { placesOf } from './follow-precedents.ts'
export { type CompanyFacts, type CompanyKnowledge, learnCompany } from './learn-company.ts'
export {
  type Because,
  type CorrectedLabel,
  type Correction,
  correctedLabels,
  type KeptReading,
  type Reading,
  subjectOf,
  type TopicReading,
  wantsAnswer,
} from './model.ts'
export {
  asBiggerReads,
  type BiggerReader,
  inOurWords,
  movedBiggerReader,
  openBiggerReader,
  type SaidByBigger,
} from './open-bigger-reader.ts'
export { readAside } from './read-aside.ts'
export { readPost } from './read-post.ts'
