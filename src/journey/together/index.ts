export { seeTogether } from './see-together.ts'
export { forgetPresence, forgetQuestions } from './store.ts'
