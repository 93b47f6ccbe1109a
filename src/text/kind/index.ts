export type { Because, Kind, ReadInput, Reading } from './model.ts'
export { kinds } from './model.ts'
export { readKinds } from './read.ts'
