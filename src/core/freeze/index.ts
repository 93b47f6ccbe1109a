export { type Frozen, freeze, frozenLike, thaw } from './freeze.ts'
