import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, openedSource, openSource, plugIn, theSource } from '#core/channels'
import { type OpenDatabase, openDatabase } from '#platform/db'
import { world } from '../../../test/world.ts'

const here = world()
let second: OpenDatabase

const ticker: Connector = {
  name: 'ticker',
  label: 'Ticker',
  about: 'What the exchange says.',
  network: 'ticker',
  settings: z.object({}),
  secret: z.object({ token: z.string().min(1, 'A token has letters.') }),
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'all',
  poll: async () => ({ news: [] }),
}

beforeAll(() => {
  plugIn([ticker])
  second = openDatabase(here.url, { max: 2 })
})
afterAll(() => second[Symbol.asyncDispose]())

test('a listener and a worker whose token has run out renew it once, whichever notices first', async () => {
  const source = await openSource(here.as('ada'), { connector: 'ticker', settings: {}, secret: { token: 'old' } })
  const opened = async (ctx = here.ctx) => openedSource(ctx, await theSource(ctx, source.id))
  const listener = await opened()
  const worker = await opened({ ...here.ctx, db: second.db })
  const asked: unknown[] = []
  const renew = async (current: object) => {
    asked.push(current)
    return { token: `new ${asked.length}` }
  }
  const both = await Promise.all([listener.renewSecret?.(renew), worker.renewSecret?.(renew)])
  expect(both).toEqual([{ token: 'new 1' }, { token: 'new 1' }])
  expect(asked).toEqual([{ token: 'old' }])

  // What has run out again is renewed again, by the one who holds the newest.
  expect(await worker.renewSecret?.(renew)).toEqual({ token: 'new 2' })
  expect(await listener.renewSecret?.(renew)).toEqual({ token: 'new 2' })
  expect(asked).toEqual([{ token: 'old' }, { token: 'new 1' }])

  // Nothing empty takes the place of a good one, and whoever opens it now has the newest.
  await expect(worker.renewSecret?.(async () => ({ token: '' }))).rejects.toMatchObject({ kind: 'invalid' })
  expect((await opened()).secret).toEqual({ token: 'new 2' })
})
