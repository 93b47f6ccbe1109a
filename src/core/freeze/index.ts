export { allFrozenLike, freeze, frozenLike, thaw } from './freeze.ts'
export type { Frozen } from './model.ts'
