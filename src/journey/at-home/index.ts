export { answerAtHome } from './answer-at-home.ts'
export { hearAtHome } from './hear-at-home.ts'
export { hearFromPages } from './hear-from-pages.ts'
export { thankAtHome } from './thank-at-home.ts'
