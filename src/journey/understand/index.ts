export { correctedLabels, type KeptReading, type Reading } from './model.ts'
export { openBiggerReader } from './open-bigger-reader.ts'
export { readingsOf, topicIdsOf } from './store.ts'
export { understanding } from './understanding.ts'
