export { leaveSource, leaveSourceJob } from './leave-source.ts'
export { matchStream } from './match-stream.ts'
export { runSources } from './run-sources.ts'
