export { completeThread } from './complete-thread.ts'
export { completeThreadJob, hear } from './hear.ts'
export {
  type Conversation,
  copyLength,
  type Message,
  type QuickReading,
  type Standing,
  type Understanding,
} from './model.ts'
export { pursuePush, pursuePushJob } from './pursue-push.ts'
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
export {
  conversationRow as findConversation,
  conversationRows as conversationsById,
  editMessage,
  insertMatches as insertSampleMatches,
  insertOurMessage,
  markCopies as markSampleCopies,
  messageRow as findMessage,
  messageRows as messagesOf,
  messagesById,
  otherConversations,
  removeMessages,
  setStanding,
} from './store.ts'
export { theConversation } from './the-conversation.ts'
