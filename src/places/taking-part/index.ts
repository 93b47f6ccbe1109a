export { askThese, askToAnswer, pass } from './ask-to-answer.ts'
export { attend } from './attend.ts'
export { choose } from './choose.ts'
export { follow } from './follow.ts'
export {
  type Attendance,
  type Mine,
  mineOf,
  replaceChoices as insertSampleChoices,
  setAttendance as insertSampleAttendance,
  setVote,
  waitingFor,
} from './store.ts'
export { vote } from './vote.ts'
