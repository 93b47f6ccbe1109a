import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#platform/db'
import { until } from '../until.ts'
import { type History, progressOf, type Reckoned, reckon, settleListeners } from './listening-house.ts'
import { openNatsCluster } from './nats-cluster.ts'
import { beside, type HouseProcess, houseProcess } from './processes.ts'

export interface ClusterStory extends Reckoned {
  events: number
  kills: { nodes: number; matchers: number; readers: number; frozen: number }
  /** The longest time in which nothing new was stored, while something had been said. */
  longestGapMs: number
  mostLagMs: number
  seconds: number
}

const rate = 1_000

/**
 * A network speaks a thousand times a second for a while; two readers, three servers of NATS and two matchers carry it
 * into one database, each a process. Meanwhile a server, the matchers and the reader that reads are killed, and a matcher
 * is frozen until others have taken over from it.
 */
export async function runCluster(options: {
  databaseUrl: string
  seconds: number
  say: (words: string) => void
}): Promise<ClusterStory> {
  const { databaseUrl, say } = options
  const events = options.seconds * rate
  const began = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'sosh-cluster-'))
  const kills = { nodes: 0, matchers: 0, readers: 0, frozen: 0 }
  await using nats = await openNatsCluster(3)
  const startUs = (Date.now() - 3_600_000) * 1000
  const history = { startUs, events }
  await using network = await beside('network.ts', { events, startUs, rate })
  await settleListeners(databaseUrl, network.says)
  const settings = { DATABASE_URL: databaseUrl, SOSH_NATS_URL: nats.urls.join(',') }
  const processes: HouseProcess[] = []
  const open = (name: string, role: string) => {
    const opened = houseProcess(name, folder, { ...settings, SOSH_ROLES: role })
    processes.push(opened)
    return opened
  }
  await using database = openDatabase(databaseUrl, { max: 2 })
  const watch = watchProgress(database, history)
  try {
    const readers = [open('reader-a', 'reader')]
    const matchers = [open('matcher-a', 'matcher'), open('matcher-b', 'matcher')]
    const firstAreStored = async () => (await progressOf(database, history)).heard > 20
    await until('the first posts are stored', firstAreStored, 120_000).catch(error => {
      for (const each of processes) say(`── ${each.name}\n${each.words()}`)
      throw error
    })
    readers.push(open('reader-b', 'reader'))
    say('the first posts are stored')

    const steps: [string, () => Promise<void>][] = [
      ['a matcher is killed', () => killAndRestart(matchers[0], 1_000).then(() => void kills.matchers++)],
      [
        'a server of NATS is killed',
        async () => {
          await nats.kill(1)
          kills.nodes++
          await pause(2_000)
          nats.start(1)
        },
      ],
      ['the reader that reads is killed', () => killAndRestart(readers[0], 1_000).then(() => void kills.readers++)],
      [
        'a matcher is frozen until others have taken over',
        async () => {
          await matchers[1]?.signal('SIGSTOP')
          await pause(8_000)
          await matchers[1]?.signal('SIGCONT')
          kills.frozen++
        },
      ],
      [
        'another server and the other matcher are killed at once',
        async () => {
          await Promise.all([nats.kill(0), matchers[1]?.signal('SIGKILL')])
          kills.nodes++
          kills.matchers++
          await pause(500)
          nats.start(0)
          matchers[1]?.start()
        },
      ],
    ]
    const pauseMs = Math.max(500, (options.seconds * 1_000) / (steps.length + 2) - 3_000)
    for (const [words, strike] of steps) {
      await pause(pauseMs)
      await strike()
      say(`${words}; ${(await progressOf(database, history)).heard} posts are stored`)
    }
    const isAllRead = async () => (await progressOf(database, history)).read >= events
    await until('all is read', isAllRead, 120_000 + events)
    await until('all is stored', async () => isWhole(await reckon(databaseUrl, events)), 90_000).catch(() => {})
    await watch.stop()
    const reckoned = await reckon(databaseUrl, events)
    if (!isWhole(reckoned)) for (const each of processes) say(`── ${each.name}\n${each.words()}`)
    return {
      ...reckoned,
      events,
      kills,
      longestGapMs: watch.longestGapMs(),
      mostLagMs: watch.mostLagMs(),
      seconds: Math.round((performance.now() - began) / 1000),
    }
  } finally {
    await watch.stop()
    for (const each of processes) await each[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
}

const isWhole = ({ lost, unfollowed }: Reckoned) => lost.length === 0 && unfollowed.length === 0

async function killAndRestart(one: HouseProcess | undefined, afterMs: number): Promise<void> {
  await one?.signal('SIGKILL')
  await pause(afterMs)
  one?.start()
}

function watchProgress(database: Parameters<typeof progressOf>[0], history: History) {
  let longest = 0
  let mostLag = 0
  let heard = 0
  let changedAt: number | undefined
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const now = await progressOf(database, history).catch(() => undefined)
      if (now) {
        mostLag = Math.max(mostLag, now.storeLagMs)
        if (now.heard !== heard) {
          if (changedAt !== undefined) longest = Math.max(longest, performance.now() - changedAt)
          changedAt = now.heard === 0 ? undefined : performance.now()
          heard = now.heard
        }
        if (now.read >= history.events) changedAt = undefined
      }
      await pause(100)
    }
  })()
  return {
    longestGapMs: () => Math.round(longest),
    mostLagMs: () => mostLag,
    async stop() {
      isOver = true
      await watching
    },
  }
}
