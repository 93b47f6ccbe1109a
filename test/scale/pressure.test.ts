import { afterAll, describe, expect, test } from 'vitest'
import { databaseForThisFile } from '../database.ts'
import { natsServer } from './nats-cluster.ts'
import { type Pressure, putUnderPressure } from './pressure.ts'

const databases: Awaited<ReturnType<typeof databaseForThisFile>>[] = []
afterAll(async () => {
  for (const database of databases) await database.drop()
})

async function freshUrl(): Promise<string> {
  const database = await databaseForThisFile()
  databases.push(database)
  return database.url
}

const megabyte = 1024 * 1024

/** What waits in memory has its limit, and nothing that was said is missing afterwards. */
function expectCalm(pressure: Pressure): void {
  expect(pressure).toMatchObject({ lost: [], doubled: [], unfollowed: [], strays: [] })
  expect(pressure.lastHalf - pressure.firstHalf).toBeLessThan(6 * megabyte)
  expect(pressure.lastHalf - pressure.before).toBeLessThan(40 * megabyte)
}

describe('the database is away while a thousand events a second go on', () => {
  test('it hangs: the network has to wait, and nothing is lost', async () => {
    expectCalm(await putUnderPressure({ databaseUrl: await freshUrl(), away: 'hangs', seconds: 12 }))
  }, 180_000)

  test('it is gone: what was not stored is read again', async () => {
    expectCalm(await putUnderPressure({ databaseUrl: await freshUrl(), away: 'gone', seconds: 10 }))
  }, 180_000)

  test.skipIf(natsServer === undefined && !process.env.CI)(
    'with a stream between readers and matchers, reading goes on, and the stream keeps what was read',
    async () => {
      const pressure = await putUnderPressure({
        databaseUrl: await freshUrl(),
        away: 'gone',
        through: 'nats',
        seconds: 10,
      })
      expectCalm(pressure)
      expect(pressure.mostLagMs).toBeGreaterThan(5_000)
      // Of sixteen partitions and 16 pieces each, more than any matcher may hold at once.
      expect(pressure.mostWaiting).toBeGreaterThan(256)
    },
    180_000,
  )
})
