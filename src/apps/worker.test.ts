import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#lib/id'
import { until } from '../../test/until.ts'
import { world } from '../../test/world.ts'
import { startWorker } from './worker.ts'

const here = world()

test('a task of the worker that fails is told of, and holds up none of the others', async () => {
  const told: unknown[] = []
  const log = { ...here.ctx.log, warn: (words: string, about?: object) => void told.push({ words, ...about }) }
  const ctx = { ...here.ctx, log }
  await sql`alter table delivery rename to delivery_that_is_away`.execute(here.ctx.db)
  await sql`
    insert into presence (conversation_id, employee_id, doing, seen_at)
    values (${newId()}, ${here.id('ines')}, 'reading', now() - interval '1 day')`.execute(here.ctx.db)
  const worker = await startWorker({
    ...{ ctx, database: here.database, databaseUrl: here.url },
    [Symbol.asyncDispose]: async () => {},
  })
  await until('nobody is said to look who went long ago', async () => {
    const { rows } = await sql`select 1 from presence`.execute(here.ctx.db)
    return rows.length === 0
  })
  await worker[Symbol.asyncDispose]()
  expect(told).toContainEqual(expect.objectContaining({ task: 'sweepDeliveries' }))
})

test('the worker ends at once, also where it is told to in the middle of a task', async () => {
  const ends: number[] = []
  for (const afterMs of [0, 10, 50]) {
    const worker = await startWorker({
      ...{ ctx: here.ctx, database: here.database, databaseUrl: here.url },
      [Symbol.asyncDispose]: async () => {},
    })
    await new Promise(resolve => setTimeout(resolve, afterMs))
    await worker[Symbol.asyncDispose]()
    ends.push(afterMs)
  }
  expect(ends).toHaveLength(3)
}, 14_000)
