import { createPercolator } from '#text/percolator'
import { parseQuery, type Query } from '#text/query'
import type { Matchable } from '#text/tokens'
import type { Figure } from '../bin/measure.ts'
import { percentile, rounded } from './house.ts'
import { asOurs, listening } from './listening.ts'
import { processorMs } from './listening-peers.ts'

export const name = 'listen.change'

const QUERIES = 100_000
const CHANGES = 10_000
const POSTS = 5_000

/** The same changes, again and again, each time on a percolator made anew. */
const ROUNDS = 3

/** No change may stop the house for longer. */
const TOO_LONG_MS = 5

/**
 * What it costs to keep 100,000 queries, and how long the house stands still while they come and go between posts, and
 * while everything is laid out anew.
 *
 * Times are of processor, of the whole process (the clock of a single thread ticks every four milliseconds only), since
 * other programs stop this one for as long as they like. The same changes are made three times over, and of each change
 * the quickest of its three times counts: what it has to do, it has to do each time, while compiling and collecting garbage
 * come at other changes. The longest with these is reported too, on the clock, as the next post would have to wait, and how
 * many took longer than five milliseconds. A machine that does something else stops this one meanwhile, which is counted in it:
 * as the peer, a loop that does nothing stands still now and then too, in the same run, for as long in all.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const source = listening(20_261_122)
  const posts = source.posts(POSTS)
  // As text, so that the heap holds what a house would hold, and no more.
  const sources = source.queries(QUERIES + CHANGES, posts).map(asOurs)
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(changeAll(sources, posts))

  const [first] = rounds
  if (first === undefined) return
  const least = (of: (round: Round) => number) => Math.round(Math.min(...rounds.map(of)))
  report({ case: `${QUERIES}, read and laid out`, value: least(({ builtMs }) => builtMs), unit: 'ms of processor' })
  report({ case: `${QUERIES}, index`, value: Math.round(first.indexBytes / QUERIES), unit: 'bytes/query' })
  report({ case: `${QUERIES}, all memory`, value: Math.round(first.allBytes / QUERIES), unit: 'bytes/query' })
  for (const what of first.pauses.keys()) {
    const times = rounds.map(({ pauses }) => pauses.get(what) ?? [])
    const quickest = (times[0] ?? []).map((_, at) => Math.min(...times.map(all => all[at]?.ofProcessor ?? Infinity)))
    const say = (which: string, value: number, unit: string) =>
      report({ case: `${QUERIES}, ${what}, ${which} of ${quickest.length}`, value: rounded(value), unit })
    say('longest', Math.max(...quickest), 'ms of processor')
    say('999 in 1000', percentile(quickest, 0.999), 'ms of processor')
    const onClock = times.flat().map(each => each.onClock)
    const stood = `${QUERIES}, ${what}, with garbage of ${onClock.length}`
    report({ case: `${stood}, longest`, value: rounded(Math.max(...onClock)), unit: 'ms on the clock' })
    report({ case: `${stood}, over ${TOO_LONG_MS} ms`, value: countTooLong(onClock), unit: 'times' })
  }
  const idle = rounds.flatMap(round => round.idle)
  const seconds = Math.round(rounds.reduce((sum, { idleMs }) => sum + idleMs, 0) / 1000)
  const nothing = `a loop that does nothing, for ${seconds} s beside them`
  report({ case: `${nothing}, longest`, value: rounded(Math.max(0, ...idle)), unit: 'ms on the clock' })
  report({ case: `${nothing}, over ${TOO_LONG_MS} ms`, value: countTooLong(idle), unit: 'times' })
}

const countTooLong = (pauses: number[]) => pauses.filter(ms => ms > TOO_LONG_MS).length

interface Round {
  builtMs: number
  indexBytes: number
  allBytes: number
  /** What was done → how long each took, in order. */
  pauses: Map<string, Pause[]>
  /** Milliseconds that the loop that does nothing stood still at a time, where that was half of one or more. */
  idle: number[]
  idleMs: number
}

interface Pause {
  /** Milliseconds. */
  ofProcessor: number
  onClock: number
}

function changeAll(sources: string[], posts: Matchable[]): Round {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const start = process.cpuUsage()
  const percolator = createPercolator(queriesOf(sources.slice(0, QUERIES)))
  const builtMs = processorMs(start)
  globalThis.gc?.()
  const after = process.memoryUsage()
  const indexBytes = percolator.bytes
  for (const post of posts) percolator.each(post, () => {})

  const pauses = new Map<string, Pause[]>()
  const timed = (what: string, work: () => void) => {
    const known = pauses.get(what) ?? []
    pauses.set(what, known)
    const began = performance.now()
    const since = process.cpuUsage()
    work()
    known.push({ ofProcessor: processorMs(since), onClock: performance.now() - began })
    owed += performance.now() - began
  }
  const idle: number[] = []
  let owed = 0
  let idleMs = 0
  const doNothing = () => {
    const start = performance.now()
    for (let last = start; last - start < owed; ) {
      const now = performance.now()
      if (now - last >= 0.5) idle.push(now - last)
      last = now
    }
    idleMs += performance.now() - start
    owed = 0
  }
  for (let change = 0; change < CHANGES; change++) {
    const query = read(sources[QUERIES + change] ?? '')
    timed('added', () => percolator.add(`${QUERIES + change}`, query))
    timed('removed', () => percolator.remove(`${change}`))
    percolator.each(posts[change % POSTS] as Matchable, () => {})
    if (change % 100 === 0) doNothing()
  }
  for (let isMore = true, step = 0; isMore; step++) {
    timed('laid out anew, a step', () => {
      isMore = percolator.tuneSome()
    })
    if (step % 100 === 0) doNothing()
  }
  return {
    builtMs,
    indexBytes,
    allBytes: after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers,
    pauses,
    idle,
    idleMs,
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
