export { officialStream } from './official-stream.ts'
export { type Fediverse, openFediverse } from './open-fediverse.ts'
export { forgetOldTellings, forgetStrangers } from './store.ts'
export { handOver, handOverJob, type Telling } from './tell.ts'
