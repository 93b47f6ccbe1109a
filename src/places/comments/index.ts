export { commentsOn } from './read-comments.ts'
export { writeComment } from './write-comment.ts'
