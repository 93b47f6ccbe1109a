export { answerColleague, askColleague, withdrawQuestion } from './ask-colleague.ts'
export { beSeen, saidBefore, seeTogether } from './see-together.ts'
export { forgetPresence } from './store.ts'
