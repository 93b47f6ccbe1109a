import { parentPort, workerData } from 'node:worker_threads'
import { type Chunk, createMatcher, type Plan } from './matcher.ts'

/** A core of its own for matching: chunks come in, what came of them goes back, in the same order. */
const matcher = createMatcher(workerData as Plan)
let before: Promise<unknown> = matcher

parentPort?.on('message', ({ chunk, only }: { chunk: Chunk; only?: 'learn' }) => {
  before = before.then(async () => {
    const { match, learn } = await matcher
    if (only === 'learn') await learn(chunk)
    else parentPort?.postMessage(await match(chunk))
  })
})
