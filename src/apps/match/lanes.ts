import { Worker } from 'node:worker_threads'
import { type Chunk, createMatcher, type Matched, type Plan, tellsNames } from './matcher.ts'

/** Where chunks are matched: here, or on so many cores. */
export interface Lanes extends AsyncDisposable {
  match(chunk: Chunk): Promise<Matched>
  /** How many chunks are worth handing in before the first came back. */
  readonly atOnce: number
}

/** One lane in this very process. */
export async function laneHere(plan: Plan): Promise<Lanes> {
  const matcher = await createMatcher(plan)
  return { match: chunk => matcher.match(chunk), atOnce: 1, async [Symbol.asyncDispose]() {} }
}

interface Lane {
  worker: Worker
  waiting: { resolve: (matched: Matched) => void; reject: (error: Error) => void }[]
}

/** Several lanes, each a thread. A chunk goes to the one with least to do; results come back in its own promise. */
export function lanesOnWorkers(plan: Plan, count: number): Lanes {
  const lanes = Array.from({ length: count }, (): Lane => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: plan })
    const lane: Lane = { worker, waiting: [] }
    worker.on('message', (matched: Matched) => lane.waiting.shift()?.resolve(matched))
    worker.on('error', error => {
      for (const each of lane.waiting.splice(0)) each.reject(error instanceof Error ? error : new Error(String(error)))
    })
    return lane
  })
  return {
    atOnce: count * 2,
    match(chunk) {
      const lane = lanes.reduce((least, each) => (each.waiting.length < least.waiting.length ? each : least))
      // Which accounts are called what must be the same wherever a post is matched.
      if (tellsNames(chunk.bytes))
        for (const other of lanes) if (other !== lane) other.worker.postMessage({ chunk, only: 'learn' })
      return new Promise((resolve, reject) => {
        lane.waiting.push({ resolve, reject })
        lane.worker.postMessage({ chunk })
      })
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(lanes.map(lane => lane.worker.terminate()))
    },
  }
}
