export { type Comparable, type Copies, type Copy, type CopyKind, copyKeys, createCopies, samePost } from './copies.ts'
export { canonicalLink } from './link.ts'
export { createReports, type LikeReport, type Report, type Reports } from './reports.ts'
export { type Terms, termsOf } from './terms.ts'
