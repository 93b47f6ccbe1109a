export { acceptAnswer } from './accept-answer.ts'
export { EditPost, editPost, reword } from './edit-post.ts'
export { makeFirstSpace, makeSpace, mostSpaces, spaceAddress } from './make-space.ts'
export { atRoot, linksIn, toHtml, toPlain } from './markdown.ts'
export {
  type Author,
  dictionaryOf,
  type Gathering,
  type Kind,
  kinds,
  limits,
  type Poll,
  type PollChoice,
  type Post,
  pageOf,
  postsPerPage,
  type Space,
  searchWords,
  type Topic,
  tagOf,
  type Writer,
} from './model.ts'
export { OpenTopic, openTopic, openTopicOfColleague, refuseTopicThatCantBe, Tags, TopicHead } from './open-topic.ts'
export { emptyTopicAbout, openTopicAbout } from './open-topic-about.ts'
export {
  type Draft,
  eventsToCome,
  firstPosts,
  groundById,
  type Listed,
  linesById,
  linesPerPage,
  newestPosts,
  type PostOnPage,
  type PostShown,
  postShown,
  postsBy,
  postsOnPage,
  postsShown,
  type Revision,
  revisionsOf,
  spaceById,
  spaceNamed,
  spacesOf,
  type TopicLine,
  type TopicShown,
  tagNamed,
  tagsOfTopic,
  topicLines,
  topicShown,
} from './read-store.ts'
export { lockTopic, putBack, removePost, takeAway } from './remove-post.ts'
export { Reply, reply } from './reply.ts'
export { AlreadyHere, languageOf, requireOutsider, thePost, theTopic, whoActs, write } from './said.ts'
export { myDraft, saveDraft } from './save-draft.ts'
export {
  deleteSampleTalk,
  forgetWritings,
  giveOver,
  insertEvent as insertSampleGathering,
  insertPoll as insertSamplePoll,
  insertSpace,
  insertTopic,
  postByDelivery,
  postById,
  postByNumber,
  retag,
  setAccepted,
  setClosed,
  setPlace,
  setTags,
  tagIds,
  topicById,
} from './store.ts'
