export { appeal, decideAppeal, whyNotDecide } from './appeal.ts'
export { decide } from './decide.ts'
export {
  choicesFor,
  type Does,
  type FirstPosts,
  heldWords,
  type ReportReason,
  reasons,
} from './model.ts'
export {
  addNote,
  appealed,
  caseStory,
  firstPostsAt,
  moderationQueue,
  readFirst,
  sitesLookedAfter,
  type Waiting,
  waitingForMe,
} from './queue.ts'
export { reportPost } from './report.ts'
export { type Said, sayEdit, sayReply, sayTopic } from './say.ts'
export type { Decision } from './store.ts'
export { takePictureAway } from './take-picture-away.ts'
export { toldOf, toldOfMe } from './told.ts'
