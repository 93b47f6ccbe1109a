export { listBehind } from './list-behind.ts'
