import { createPercolator, type Percolator } from '#text/percolator'
import { evaluateHeard, hear, parseQuery, type Query } from '#text/query'
import type { Matchable } from '#text/tokens'
import type { Figure } from '../bin/measure.ts'
import { median, rounded } from './house.ts'
import { type Ask, asOurs, listening } from './listening.ts'
import { isForAll, lucenePeer, type Peer, postgresPeers, processorMs, rowsOf, sqlitePeer } from './listening-peers.ts'

export const name = 'listen.match'

const POSTS = 20_000
/** Queries of a case, and how many posts a slow peer is given and how often; a round of ours comes before each of theirs. */
const CASES = [
  { queries: 1_000, rounds: 5, scan: 300, join: 4_000, lucene: 200, loop: 500 },
  { queries: 10_000, rounds: 5, scan: 50, join: 3_000, lucene: 30, loop: 60 },
  { queries: 100_000, rounds: 2, scan: 10, join: 2_000, lucene: 3, loop: 6 },
]

/**
 * Posts per second on one core, one post at a time, held against 1,000, 10,000 and 100,000 mixed queries over posts in
 * eight scripts; beside SQLite's FTS5 (20,000 posts indexed at once), PostgreSQL (every tsquery, and a join by the words
 * that a query can't do without), Lucene's MemoryIndex where Java and its jars are, a plain loop, and the cost of
 * `JSON.parse` of the events that carry the posts. All take turns within this run, after each has found the same matches.
 *
 * Other programs that want the processor don't count: what is done in this process (ours, FTS5, the loop, `JSON.parse`) is
 * timed by the processor time of the whole process, collecting garbage and compiling with it; Lucene by that of the one
 * thread that asks, in its favour. PostgreSQL works in processes of its own and is timed on the clock; so are we, then,
 * beside it. Compare runs by their ratios: a busy neighbour also takes the cache, and of that no clock knows.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const chosen = process.env.CASES?.split(',').map(Number)
  const source = listening(20_261_122)
  const posts = source.posts(POSTS)
  const rows = rowsOf(posts)
  // As they come from a network: parsed.
  const events = posts.map(eventOf)
  const heard = events.map(event => JSON.parse(event).post as Matchable)
  for (const size of CASES) {
    const asks = source.queries(size.queries, posts)
    if (chosen === undefined || chosen.includes(size.queries)) await measure(size, asks, heard, events, rows, report)
  }
}

async function measure(
  size: (typeof CASES)[number],
  asks: Ask[],
  posts: Matchable[],
  events: string[],
  rows: ReturnType<typeof rowsOf>,
  report: (figure: Figure) => void,
): Promise<void> {
  const queries = asks.map((ask, index) => ({ id: `${index}`, query: read(asOurs(ask)) }))
  const percolator = createPercolator(queries)
  const common = asks.filter(isForAll)
  const isCommon = new Set(asks.flatMap((ask, index) => (isForAll(ask) ? [`${index}`] : [])))
  const counts = posts.map(post => {
    let found = 0
    percolator.each(post, id => {
      if (isCommon.has(id)) found++
    })
    return found
  })
  percolator.tune()

  const sqlite = sqlitePeer(rows, common)
  const lucene = await lucenePeer(rows.slice(0, 2_000), common)
  if (typeof lucene === 'string') console.error(`!! LUCENE IS NOT MEASURED: ${lucene}`)
  await using postgres = await postgresPeers(rows, common)
  const peers: { peer: Peer; posts: number }[] = [
    { peer: sqlite, posts: POSTS },
    { peer: postgres.join, posts: size.join },
    { peer: postgres.scan, posts: size.scan },
    ...(typeof lucene === 'string' ? [] : [{ peer: lucene, posts: size.lucene }]),
    {
      peer: loopPeer(
        posts,
        queries.filter(({ id }) => isCommon.has(id)).map(({ query }) => query),
      ),
      posts: size.loop,
    },
  ]
  for (const { peer, posts } of peers) {
    const { found } = await peer.hold(0, posts)
    const expected = counts.slice(0, posts).reduce((sum, count) => sum + count, 0)
    if (found !== expected) throw new Error(`${peer.name} found ${found} matches where ${expected} were expected.`)
  }
  const matches = counts.reduce((sum, count) => sum + count, 0) / posts.length
  console.error(
    `   ${size.queries} queries: all found the same, ${matches.toFixed(2)} matches a post; ${size.queries - common.length} queries only we can answer`,
  )

  const ours: Turn[] = []
  const theirs = new Map<string, number[]>()
  const push = (name: string, rate: number) => theirs.set(name, [...(theirs.get(name) ?? []), rate])
  percolate(percolator, posts)
  for (let round = 0; round < size.rounds; round++) {
    for (const { peer, posts: few } of peers) {
      if (round > 2 && peer !== sqlite) continue
      ours.push(turn(posts.length, () => percolate(percolator, posts)))
      push(peer.name, (few * 1000) / (await peer.hold(0, few)).ms)
    }
    push(
      'json-parse',
      turn(events.length, () => {
        for (const event of events) JSON.parse(event)
      }).rate,
    )
  }
  if (typeof lucene !== 'string') await lucene[Symbol.asyncDispose]()
  for (const [peer, rates] of theirs) {
    const isOnTheClock = peer.startsWith('postgresql')
    const value = median(ours.map(each => (isOnTheClock ? each.rateOnTheClock : each.rate)))
    report({
      case: `${size.queries}`,
      value: Math.round(value),
      unit: isOnTheClock ? 'posts/s on the clock' : 'posts/s of processor',
      peer,
      ratio: rounded(value / median(rates)),
    })
  }
  report({
    case: `${size.queries}, index`,
    value: Math.round(percolator.bytes / size.queries),
    unit: 'bytes/query',
  })
}

function percolate(percolator: Percolator, posts: Matchable[]): number {
  let found = 0
  for (const post of posts) found += percolator.each(post, () => {})
  return found
}

/** Posts per second, of processor and on the clock. */
interface Turn {
  rate: number
  rateOnTheClock: number
}

function turn(count: number, work: () => void): Turn {
  const since = process.cpuUsage()
  const start = performance.now()
  work()
  return { rate: (count * 1000) / processorMs(since), rateOnTheClock: (count * 1000) / (performance.now() - start) }
}

function loopPeer(posts: Matchable[], queries: Query[]): Peer {
  return {
    name: 'loop-over-all',
    async hold(from, to) {
      const since = process.cpuUsage()
      let found = 0
      for (const post of posts.slice(from, to)) {
        const heard = hear(post)
        for (const query of queries) if (evaluateHeard(query, heard).matched) found++
      }
      return { found, ms: processorMs(since) }
    },
    async [Symbol.asyncDispose]() {},
  }
}

function read(source: string): Query {
  const parsed = parseQuery(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.errors[0]?.message}`)
  return parsed.query
}

/** An event as a network's stream would carry the post. */
function eventOf(post: Matchable, index: number): string {
  return JSON.stringify({
    did: `did:plc:${index}`,
    time_us: 1_700_000_000_000_000 + index,
    kind: 'commit',
    rev: '3l7',
    post,
  })
}
