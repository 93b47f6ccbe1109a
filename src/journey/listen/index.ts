export { completeThread } from './complete-thread.ts'
export {
  awaitedConversations,
  conversationRow as findConversation,
  conversationRows as conversationsById,
  knownRoots,
  moveNotice,
  noticesDue,
  otherConversations,
  type Promised,
  setAwaited,
  setFoldedInto,
  setPromised,
  setReadAs,
  setStanding,
  setTeam,
} from './conversation-store.ts'
export { removePosts } from './follow-changes.ts'
export { completeThreadJob, hear, saveCursor } from './hear.ts'
export { heedOptOut, optOutIn, whyNotToBeWrittenTo } from './heed-opt-out.ts'
export { meetPeople, meetPeopleJob, type Speakers } from './meet-people.ts'
export {
  editMessage,
  forgetSpeech,
  insertMatches as insertSampleMatches,
  insertOurMessage,
  knownPosts,
  markCopies as markSampleCopies,
  messageRow as findMessage,
  messageRows as messagesOf,
  messagesById,
  messagesOfAll,
  removeMessages,
} from './message-store.ts'
export {
  type BriefReading,
  type Conversation,
  copyLength,
  type Message,
  postKey,
  rootOf,
  type Standing,
  type Understanding,
} from './model.ts'
export { type ReadBatch, readBatch } from './read-batch.ts'
export { pursuePush, pursuePushJob, receivePush } from './receive-push.ts'
export {
  deleteSampleListening,
  insertSampleConversations,
  insertSampleMessages,
  type SampleConversationRow,
  type SampleMessageRow,
  sampleConversationIsHere,
  waitForSample,
} from './sample-store.ts'
export { fromOutside, isOneOf, saidOutside, theConversation } from './the-conversation.ts'
