export { type LookAlike, lookAlikeRow as theLookAlike, newestCaught } from './look-alike-store.ts'
export { type Listener, listener, type Match, matchable } from './percolate.ts'
export { caughtPosts, matchableRow } from './preview-query.ts'
export { previewLookAlike, type Recognised, recogniseInPast, recogniseLookAlikes } from './recognise-look-alikes.ts'
export { retireLookAlike, saveLookAlike } from './save-look-alike.ts'
export { saveQuery } from './save-query.ts'
export { savedQueries } from './saved-queries.ts'
export {
  deleteSampleQueries,
  insertQuery as insertSampleQuery,
  type ListeningQuery,
  matchRows as matchesIn,
} from './store.ts'
