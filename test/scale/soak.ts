import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#platform/db'
import type { Memory } from './listener.ts'
import { progressOf, type Reckoned, reckon, settleListeners } from './listening-house.ts'
import { startMeasuredListener } from './measured-listener.ts'
import { beside } from './processes.ts'

export interface Soak extends Reckoned {
  events: number
  seconds: number
  /** After a tenth, at the half and at the end. */
  start: Memory
  middle: Memory
  end: Memory
  mostRss: number
}

const perSecond = 1_000
const lookEveryMs = 1_000
const patienceMs = 120_000

/**
 * So many minutes of a network that speaks a thousand times a second go through one listener: the stream over loopback,
 * reading, matching, understanding, storing what matches. They are told as fast as the listener takes them. Memory is
 * looked at after all that could be freed was; the first tenth is left out, in which code is compiled and pools fill.
 */
export async function soak(options: {
  databaseUrl: string
  minutes: number
  say: (words: string) => void
}): Promise<Soak> {
  const { databaseUrl, minutes, say } = options
  const events = Math.round(minutes * 60 * perSecond)
  const startUs = (Date.now() - minutes * 60_000 - 3_600_000) * 1000
  await using network = await beside('network.ts', { events, startUs })
  await using database = openDatabase(databaseUrl, { max: 2 })
  await settleListeners(databaseUrl, network.says)
  const begunAt = performance.now()
  await using listener = await startMeasuredListener({ DATABASE_URL: databaseUrl })
  const samples: { share: number; memory: Memory }[] = []
  let heardAt = performance.now()
  for (let share = 0; share < 1; await pause(lookEveryMs)) {
    const now = (await progressOf(database, { startUs, events })).read / events
    if (now > share) heardAt = performance.now()
    if (performance.now() - heardAt > patienceMs) throw new Error(`Nothing was heard any more after ${share * 100} %.`)
    share = now
    samples.push({ share, memory: await listener.memory() })
    if (samples.length % 15 === 0) say(`${(share * 100).toFixed(1)} %`)
  }
  const seconds = (performance.now() - begunAt) / 1000
  const at = (share: number) => samples.find(sample => sample.share >= share)?.memory ?? { heap: 0, outside: 0, rss: 0 }
  return {
    ...(await reckon(databaseUrl, events)),
    events,
    seconds,
    start: at(0.1),
    middle: at(0.5),
    end: await listener.memory(),
    mostRss: Math.max(...samples.map(sample => sample.memory.rss)),
  }
}
