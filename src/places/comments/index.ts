export { commentsOn } from './comments-on.ts'
export { topicAbout, writeComment } from './write-comment.ts'
