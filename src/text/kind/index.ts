export { mainOf, weighKinds } from './blend.ts'
export type { Because, Kind, KindRead, KindsRead, ReadInput, Reading } from './model.ts'
export { kinds } from './model.ts'
export { readKinds } from './read.ts'
