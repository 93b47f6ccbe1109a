export { type Name, type NameKind, readNames } from './read.ts'
export { shippedReader } from './shipped.ts'
export {
  addressWithTown,
  type Known,
  learnReader,
  type Marked,
  packReader,
  plain,
  type Reader,
  sieveOf,
  unpackReader,
} from './teach.ts'
