import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Log } from '#platform/log'
import type { CompanyFacts } from './learn-company.ts'
import type { Readable, Reading } from './model.ts'
import type { Told } from './thread.ts'

/** Fewer are read sooner than they are handed over. */
const fewest = 32
/** A house that hears little gives the thread's memory back. */
const idleMs = 60_000
/** What the heads and a company take, several times over; whatever grows beyond that ends, and is begun anew. */
const resourceLimits = { maxOldGenerationSizeMb: 256 }

interface Waiting {
  resolve: (readings: Reading[]) => void
  reject: (error: Error) => void
}

interface Thread {
  worker: Worker
  waiting: Waiting[]
  /** By which company it reads. */
  signature: string
  sleeps: NodeJS.Timeout | undefined
}

let thread: Thread | undefined

/**
 * Reads many posts in a thread of its own, so that meanwhile they are matched, stored and answered here; it is there from
 * the first time that many come until none came for a minute. Nothing where they are few, this machine has one processor, or
 * the thread failed: then whoever asks reads them itself.
 */
export async function readAside(
  posts: readonly Readable[],
  facts: CompanyFacts,
  log: Log,
): Promise<Reading[] | undefined> {
  if (posts.length < fewest || availableParallelism() < 2) return undefined
  thread ??= openThread()
  const { signature, waiting, worker } = thread
  clearTimeout(thread.sleeps)
  worker.ref()
  const told: Told = { ...(signature !== facts.signature && { facts }), posts: posts.map(whatIsRead) }
  thread.signature = facts.signature
  try {
    return await new Promise((resolve, reject) => {
      worker.postMessage(told)
      waiting.push({ resolve, reject })
    })
  } catch (error) {
    log.warn('The thread that reads posts ended', { error: error instanceof Error ? error.name : 'unknown' })
    return undefined
  }
}

function openThread(): Thread {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits })
  const opened: Thread = { worker, waiting: [], signature: '', sleeps: undefined }
  const end = (error: Error) => {
    if (thread === opened) thread = undefined
    for (const { reject } of opened.waiting.splice(0)) reject(error)
  }
  worker.on('message', (readings: Reading[]) => {
    opened.waiting.shift()?.resolve(readings)
    if (opened.waiting.length > 0) return
    worker.unref()
    opened.sleeps = setTimeout(() => {
      if (thread === opened) thread = undefined
      void worker.terminate()
    }, idleMs).unref()
  })
  worker.on('error', error => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('It ended.')))
  return opened
}

/** Of a post, only what reading looks at: all else needs not be copied. */
function whatIsRead({ id, isAutomatic, language, links, postedAt, text, title }: Readable): Readable {
  return { text, title, language, links, postedAt, ...(id && { id }), ...(isAutomatic && { isAutomatic }) }
}
