export { countWhatChanged, countWhatChangedJob } from './count-what-changed.ts'
export { conversationsIn, movesIn, type SentMoves } from './counts.ts'
export { type Waits, waitsByNetwork, waitsIn } from './waits.ts'
