export { forgetWords } from './store.ts'
