export { type Listener, listener, type Match, matchable } from './percolate.ts'
export { caughtPosts } from './preview-query.ts'
export { saveQuery } from './save-query.ts'
export { savedQueries } from './saved-queries.ts'
export {
  deleteSampleQueries,
  insertQuery as insertSampleQuery,
  type ListeningQuery,
  matchRows as matchesIn,
} from './store.ts'
