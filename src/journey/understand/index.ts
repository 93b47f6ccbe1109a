export type { Because, KindScore, Reading } from './model.ts'
export { readPost, understanding } from './read-post.ts'
export { readingsOf } from './store.ts'
