export { deepenReadings } from './deepen.ts'
export type { KeptReading, Reading } from './model.ts'
export { readPost, understanding } from './read-post.ts'
export { readingsOf } from './store.ts'
