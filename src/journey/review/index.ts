export { type Queued, seeQueue } from './see-queue.ts'
