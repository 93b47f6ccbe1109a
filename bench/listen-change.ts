import { createPercolator } from '#text/percolator'
import { parseQuery, type Query } from '#text/query'
import type { Matchable } from '#text/tokens'
import type { Figure } from '../bin/measure.ts'
import { asOurs, listening } from './listening.ts'

export const name = 'listen.change'

const QUERIES = 100_000
const CHANGES = 10_000
const POSTS = 5_000

/**
 * What it costs to keep 100,000 queries, and how long the house stands still while they come and go between posts, and
 * while everything is laid out anew. Time on the clock holds what other programs take of it; the processor time of the
 * same pauses does not, and is the figure to compare on a busy machine.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const source = listening(20_261_122)
  const posts = source.posts(POSTS)
  // As text, so that the heap holds what a house would hold, and no more.
  const sources = source.queries(QUERIES + CHANGES, posts).map(asOurs)
  globalThis.gc?.()
  const before = process.memoryUsage()
  const started = performance.now()
  const percolator = createPercolator(queriesOf(sources.slice(0, QUERIES)))
  const builtMs = performance.now() - started
  globalThis.gc?.()
  const after = process.memoryUsage()
  for (const post of posts) percolator.each(post, () => {})

  const pauses = new Map<string, { ms: number; cpuMs: number }[]>()
  const timed = (what: string, work: () => void) => {
    const cpu = process.threadCpuUsage()
    const start = performance.now()
    work()
    const ms = performance.now() - start
    const { user, system } = process.threadCpuUsage(cpu)
    const known = pauses.get(what) ?? []
    pauses.set(what, known)
    known.push({ ms, cpuMs: (user + system) / 1000 })
  }
  for (let change = 0; change < CHANGES; change++) {
    const query = read(sources[QUERIES + change] ?? '')
    timed('added', () => percolator.add(`${QUERIES + change}`, query))
    timed('removed', () => percolator.remove(`${change}`))
    percolator.each(posts[change % POSTS] as Matchable, () => {})
  }
  for (let isMore = true; isMore; )
    timed('laid out anew, a step', () => {
      isMore = percolator.tuneSome()
    })
  report({ case: `${QUERIES}, read and laid out`, value: Math.round(builtMs), unit: 'ms' })
  report({ case: `${QUERIES}, index`, value: Math.round(percolator.bytes / QUERIES), unit: 'bytes/query' })
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  report({ case: `${QUERIES}, all memory`, value: Math.round(bytes / QUERIES), unit: 'bytes/query' })
  for (const [what, all] of pauses) {
    const say = (which: string, share: number, of: (pause: { ms: number; cpuMs: number }) => number, unit: string) => {
      const ordered = all.map(of).toSorted((one, other) => one - other)
      const value = Math.round((ordered[Math.ceil(ordered.length * share) - 1] ?? 0) * 100) / 100
      report({ case: `${QUERIES}, ${what}, ${which} of ${all.length}`, value, unit })
    }
    say('longest', 1, pause => pause.ms, 'ms')
    say('longest', 1, pause => pause.cpuMs, 'ms of processor')
    say('999 in 1000', 0.999, pause => pause.ms, 'ms')
  }
}

function* queriesOf(sources: string[]): Generator<{ id: string; query: Query }> {
  for (const [at, source] of sources.entries()) yield { id: `${at}`, query: read(source) }
}

function read(source: string): Query {
  const parsed = parseQuery(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.errors[0]?.message}`)
  return parsed.query
}
