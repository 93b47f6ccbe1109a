import { randomUUID } from 'node:crypto'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { runCluster } from '../scale/cluster.ts'
import type { Reckoned } from '../scale/listening-house.ts'
import { megabytes } from '../scale/measured-listener.ts'
import { putUnderPressure } from '../scale/pressure.ts'
import { soak } from '../scale/soak.ts'
import { serverForOneRun } from '../server.ts'

/** One figure, and what is wrong with it in words. */
export interface Verdict {
  figure: object
  trouble: string[]
}

type Say = (words: string) => void

/** Two readers, three servers of NATS, two matchers, and what happens when they are killed. */
export async function faultsOfTheCluster(seconds: number, say: Say): Promise<Verdict> {
  const story = await onFreshDatabase(databaseUrl => runCluster({ databaseUrl, seconds, say }))
  const { events, kills, longestGapMs, mostLagMs } = story
  const figure = { events, kills, longestGapMs, mostLagMs, seconds: story.seconds }
  return {
    figure: { faults: 'listen.cluster', case: 'kill -9', ...counts(story), ...figure },
    trouble: troubleIn(story),
  }
}

const mostGrowthMb = 6

/** The database hangs or is gone for twenty seconds while a thousand events a second go on. */
export async function faultsUnderPressure(
  away: 'hangs' | 'gone',
  through: 'nats' | undefined,
  seconds: number,
): Promise<Verdict> {
  const pressure = await onFreshDatabase(databaseUrl => putUnderPressure({ databaseUrl, away, through, seconds }))
  const { events, before, firstHalf, lastHalf, after, mostRss, mostLagMs, mostWaiting, caughtUpMs } = pressure
  const memory = {
    heldBeforeMb: megabytes(before),
    heldFirstHalfMb: megabytes(firstHalf),
    heldLastHalfMb: megabytes(lastHalf),
    heldAfterMb: megabytes(after),
    mostRssMb: megabytes(mostRss),
  }
  const name = `the database ${away === 'hangs' ? 'hangs' : 'is gone'} for ${seconds} s, ${through ?? 'one process'}`
  const grown = megabytes(lastHalf - firstHalf)
  return {
    figure: {
      faults: 'listen.pressure',
      case: name,
      ...counts(pressure),
      events,
      ...memory,
      mostLagMs,
      ...(through && { mostWaiting }),
      caughtUpMs,
    },
    trouble: [...troubleIn(pressure), ...(grown > mostGrowthMb ? [`${name}: memory grew by ${grown} MB`] : [])],
  }
}

const mostSoakedMb = 8

/** Minutes of a network at a thousand events a second, told as fast as they are taken. */
export async function faultsOfSoaking(minutes: number, say: Say): Promise<Verdict> {
  const story = await onFreshDatabase(databaseUrl => soak({ databaseUrl, minutes, say }))
  const { events, seconds, start, middle, end, mostRss } = story
  const heapMb = [start, middle, end].map(({ heap }) => megabytes(heap))
  const outsideMb = [start, middle, end].map(({ outside }) => megabytes(outside))
  const rssMb = [start, middle, end].map(({ rss }) => megabytes(rss))
  const grown = megabytes(end.heap + end.outside - start.heap - start.outside)
  return {
    figure: {
      faults: 'listen.soak',
      case: `${minutes} min at 1,000 events/s, told as fast as they are taken`,
      ...counts(story),
      events,
      seconds: Math.round(seconds),
      eventsPerSecond: Math.round(events / seconds),
      heapMb,
      outsideMb,
      rssMb,
      mostRssMb: megabytes(mostRss),
    },
    trouble: [...troubleIn(story), ...(grown > mostSoakedMb ? [`memory grew by ${grown} MB`] : [])],
  }
}

function counts({ value, lost, doubled, unfollowed, strays }: Reckoned) {
  return {
    value,
    unit: 'posts',
    lost: lost.length,
    doubled: doubled.length,
    unfollowed: unfollowed.length,
    strays: strays.length,
  }
}

function troubleIn({ lost, doubled, unfollowed, strays }: Reckoned): string[] {
  const lists: [string, string[]][] = [
    ['posts lost', lost],
    ['posts doubled', doubled],
    ['removals not followed', unfollowed],
    ['posts heard that do not concern us', strays],
  ]
  return lists.filter(([, list]) => list.length > 0).map(([words, list]) => `${words}: ${list.join('\n  ')}`)
}

async function onFreshDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const server = await serverForOneRun()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  try {
    await createDatabase(server.url, name)
    return await work(urlOfDatabase(server.url, name))
  } finally {
    await dropDatabase(server.url, name).catch(() => {})
    await server.stop()
  }
}
