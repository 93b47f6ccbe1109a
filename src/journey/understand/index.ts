export { readingsOf, topicIdsOf } from './store.ts'
export { understanding } from './understanding.ts'
