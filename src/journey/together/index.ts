export { seeTogether } from './see-together.ts'
export { forgetPresence } from './store.ts'
