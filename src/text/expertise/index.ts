export { type Named, nameKey, peopleIn } from './byline.ts'
export {
  type Asked,
  type Because,
  createExpertise,
  type Evidence,
  type Expert,
  type Expertise,
} from './expertise.ts'
export { createQuotes, type Quote, type Quotes } from './quotes.ts'
export { type Load, largestShare, readiness } from './share-out.ts'
