export { freeze, frozenLike, thaw } from './freeze.ts'
