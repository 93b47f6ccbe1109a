export { type Listener, listener, type Match, matchable } from './percolate.ts'
export { caughtPosts, previewQuery } from './preview-query.ts'
export { saveQuery } from './save-query.ts'
export {
  deleteSampleQueries,
  insertQuery as insertSampleQuery,
  type ListeningQuery,
  matchRows as matchesIn,
  queryRows as listeningQueries,
} from './store.ts'
