import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem } from '#lib/problem'
import type { Query, Span } from '#text/query'
import type { Matchable } from '#text/tokens'

/** A query that a post matches; where and why, if that was asked. */
export interface Matched {
  id: string
  spans?: Span[]
  because?: string[]
}

/** The percolator on several cores: each thread holds its share of the posts against all queries. */
export interface MatcherPool extends AsyncDisposable {
  /** What each post matches, in the order of the posts. With `why`, also where and why, which costs more. */
  match(posts: Matchable[], options?: { why?: boolean }): Promise<Matched[][]>
  /** Adds a query, or replaces the one of this id. Posts given from now on are held against it. */
  add(id: string, query: Query): void
  remove(id: string): void
  /** Lets every thread choose its words anew by what it has seen; posts given from now on wait for it. */
  tune(): void
  readonly workers: number
}

/** What a thread is told, and what it answers. */
export type ToMatcher =
  | { is: 'match'; number: number; posts: Matchable[]; why: boolean }
  | { is: 'add'; id: string; query: Query }
  | { is: 'remove'; id: string }
  | { is: 'tune' }
export interface FromMatcher {
  number: number
  matched: Matched[][]
}

interface Thread {
  worker: Worker
  /** Posts given to it that are not answered yet. */
  busy: number
}

interface Waiting {
  thread: Thread
  count: number
  done(matched: Matched[][]): void
  failed(error: unknown): void
}

/** Posts that travel together: enough to make the journey cheap, few enough to keep all threads busy. */
const BATCH = 500

/**
 * Opens a pool of matchers. One core holds more posts than any network has, so this is for catching up with an archive and
 * for very many queries; each thread keeps all queries, so memory grows with their number. A thread that dies fails all that
 * waits and all that is asked later: open a new pool then.
 */
export function openMatcherPool(
  queries: Iterable<{ id: string; query: Query }>,
  options: { workers?: number } = {},
): MatcherPool {
  const workerData = [...queries].map(({ id, query }) => ({ id, query }))
  const count = options.workers ?? Math.max(1, availableParallelism() - 1)
  const waiting = new Map<number, Waiting>()
  let given = 0
  let broken: unknown
  const threads = Array.from({ length: count }, (): Thread => {
    const worker = new Worker(new URL('./matcher-worker.ts', import.meta.url), { workerData })
    worker.on('message', ({ number, matched }: FromMatcher) => {
      const asked = waiting.get(number)
      if (asked === undefined) return
      waiting.delete(number)
      asked.thread.busy -= asked.count
      asked.done(matched)
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Problem('unavailable', 'The matchers were closed.')))
    return { worker, busy: 0 }
  })

  function fail(error: unknown): void {
    broken ??= error
    for (const { failed } of waiting.values()) failed(broken)
    waiting.clear()
  }

  function ask(posts: Matchable[], why: boolean): Promise<Matched[][]> {
    const thread = threads.reduce((least, each) => (each.busy < least.busy ? each : least))
    const number = given++
    thread.busy += posts.length
    return new Promise((done, failed) => {
      waiting.set(number, { thread, count: posts.length, done, failed })
      thread.worker.postMessage({ is: 'match', number, posts, why } satisfies ToMatcher)
    })
  }

  function tell(message: ToMatcher): void {
    for (const { worker } of threads) worker.postMessage(message)
  }

  return {
    workers: count,
    async match(posts, { why = false } = {}) {
      if (broken !== undefined) throw broken
      const size = Math.min(BATCH, Math.ceil(posts.length / count))
      const batches: Promise<Matched[][]>[] = []
      for (let from = 0; from < posts.length; from += size) batches.push(ask(posts.slice(from, from + size), why))
      return (await Promise.all(batches)).flat()
    },
    add: (id, query) => tell({ is: 'add', id, query }),
    remove: id => tell({ is: 'remove', id }),
    tune: () => tell({ is: 'tune' }),
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
