export { answerAtHome } from './answer-at-home.ts'
export { hearAtHome } from './hear-at-home.ts'
