export { completeThread } from './complete-thread.ts'
export { completeThreadJob, hear } from './hear.ts'
export {
  type Conversation,
  copyLength,
  type Message,
  postKey,
  type QuickReading,
  type Standing,
  type Understanding,
} from './model.ts'
export { listener, matchable } from './percolate.ts'
export { caughtPosts, previewQuery } from './preview-query.ts'
export {
  insertQuery as insertSampleQuery,
  type ListeningQuery,
  matchRows as matchesIn,
  queryRows as listeningQueries,
} from './query-store.ts'
export { receivePush } from './receive-push.ts'
export { runSources } from './run-sources.ts'
export {
  deleteSampleListening,
  insertSampleConversations,
  insertSampleMessages,
  type SampleConversationRow,
  type SampleMessageRow,
  sampleConversationIsHere,
  waitForSample,
} from './sample-store.ts'
export { saveQuery } from './save-query.ts'
export {
  conversationRow as findConversation,
  conversationRows as conversationsById,
  insertMatches as insertSampleMatches,
  insertOurMessage,
  markCopies as markSampleCopies,
  messageRow as findMessage,
  messageRows as messagesOf,
  messagesById,
  setStanding,
} from './store.ts'
export { theConversation } from './the-conversation.ts'
