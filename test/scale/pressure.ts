import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#platform/db'
import { until } from '../until.ts'
import { openGate } from './gate.ts'
import type { Memory } from './listener.ts'
import { progressOf, type Reckoned, reckon, settleListeners } from './listening-house.ts'
import { startMeasuredListener } from './measured-listener.ts'
import { openNatsCluster } from './nats-cluster.ts'
import { beside } from './processes.ts'

export interface Pressure extends Reckoned {
  events: number
  awaySeconds: number
  /** What the process held on to, in bytes: before, at its highest in the first and in the last half of the outage, and after. */
  before: number
  firstHalf: number
  lastHalf: number
  after: number
  mostRss: number
  mostLagMs: number
  /** Pieces that waited in the stream, at most. */
  mostWaiting: number
  /** How long it took, once the database was back, until everything said by then was stored. */
  caughtUpMs: number
}

const rate = 1_000

/**
 * The database is away for a while: it hangs, or it is gone. The network goes on a thousand times a second, into one
 * process or, with `through: 'nats'`, into the stream that waits for matchers.
 */
export async function putUnderPressure(options: {
  databaseUrl: string
  away: 'hangs' | 'gone'
  through?: 'nats'
  seconds: number
}): Promise<Pressure> {
  const { databaseUrl, away, seconds } = options
  const events = (seconds + 6) * rate
  const startUs = (Date.now() - 3_600_000) * 1000
  const nats = options.through && (await openNatsCluster(1))
  await using _nats = nats
  await using network = await beside('network.ts', { events, startUs, rate })
  await using database = openDatabase(databaseUrl, { max: 2 })
  await using gate = await openGate(databaseUrl)
  await settleListeners(databaseUrl, network.says)
  await using listener = await startMeasuredListener({
    DATABASE_URL: gate.url,
    ...(nats && { SOSH_NATS_URL: nats.urls.join(',') }),
  })
  await until('posts are heard', async () => (await progressOf(database, { startUs, events })).heard > 40, 30_000)
  const before = held(await listener.memory())

  if (away === 'hangs') gate.hold()
  else await gate.shut()
  const samples: Memory[] = []
  let mostWaiting = 0
  const backAt = performance.now() + seconds * 1000
  while (performance.now() < backAt) {
    samples.push(await listener.memory())
    if (nats) mostWaiting = Math.max(mostWaiting, await nats.waiting())
    await pause(250)
  }
  await gate.open()
  const openedAt = performance.now()

  let mostLagMs = 0
  const isAllHere = async () => {
    mostLagMs = Math.max(mostLagMs, (await progressOf(database, { startUs, events })).storeLagMs)
    const { lost, unfollowed } = await reckon(databaseUrl, events)
    return lost.length === 0 && unfollowed.length === 0
  }
  await until('all is stored', isAllHere, 60_000 + events).catch(() => {})
  const half = Math.floor(samples.length / 2)
  const most = (some: Memory[]) => Math.max(...some.map(held))
  return {
    ...(await reckon(databaseUrl, events)),
    events,
    awaySeconds: seconds,
    before,
    firstHalf: most(samples.slice(0, half)),
    lastHalf: most(samples.slice(half)),
    after: held(await listener.memory()),
    mostRss: Math.max(...samples.map(sample => sample.rss)),
    mostLagMs,
    mostWaiting,
    caughtUpMs: Math.round(performance.now() - openedAt),
  }
}

const held = ({ heap, outside }: Memory) => heap + outside
