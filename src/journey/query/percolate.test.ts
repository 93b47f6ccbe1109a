import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '#platform/context'
import { post } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { listener } from './percolate.ts'
import { retireQuery, saveQuery } from './save-query.ts'

const here = world()
const many = 20_000

const matched = async (text: string) => (await listener(here.ctx)).match(post({ text })).length

test('with many thousands of queries one is changed, and posts go on being heard', { timeout: 120_000 }, async () => {
  await sql`
    insert into listening_query (id, name, text, made_at, changed_at)
    select gen_random_uuid(), 'query ' || n, 'word' || n || ' other' || n, now(), now() from generate_series(1, ${many}) n`.execute(
    here.ctx.db,
  )
  expect(await matched('word7 and other7')).toBe(1)
  for (let count = 0; count < 10; count++) {
    const saved = await saveQuery(here.as('ada'), { name: `new ${count}`, text: `halden fjord${count}` })
    expect(await matched(`halden fjord${count}`)).toBe(1)
    await saveQuery(here.as('ada'), { id: saved.id, name: `new ${count}`, text: `halden lake${count}` })
    expect(await matched(`halden fjord${count}`)).toBe(0)
    expect(await matched(`halden lake${count}`)).toBe(1)
    await retireQuery(here.as('ada'), saved.id)
    expect(await matched(`halden lake${count}`)).toBe(0)
  }
})

test('a change that is taken back was never listened for', async () => {
  const before = await matched('undone')
  await inTransaction(here.ctx, async ctx => {
    await sql`insert into listening_query (id, name, text, made_at, changed_at)
      values (gen_random_uuid(), 'undone', 'undone', now(), now())`.execute(ctx.db)
    expect((await listener(ctx)).match(post({ text: 'undone' }))).toHaveLength(before + 1)
    throw new Error('taken back')
  }).catch(() => {})
  expect(await matched('undone')).toBe(before)
})

test('queries that are deleted with a sample are not listened for any more', async () => {
  const { rows } = await sql<{ id: string }>`
    insert into listening_query (id, name, text, made_at, changed_at) values (gen_random_uuid(), 'gone', 'gonesoon', now(), now())
    returning id`.execute(here.ctx.db)
  expect(await matched('gonesoon')).toBe(1)
  await sql`delete from listening_query where id = ${rows[0]?.id}`.execute(here.ctx.db)
  expect(await matched('gonesoon')).toBe(0)
})

test('a query that names one not there yet listens once it is', async () => {
  await sql`insert into listening_query (id, name, text, made_at, changed_at)
    values (gen_random_uuid(), 'above', 'query:below', now(), now())`.execute(here.ctx.db)
  expect(await matched('underneath')).toBe(0)
  await saveQuery(here.as('ada'), { name: 'Below', text: 'underneath' })
  expect(await matched('underneath')).toBe(2)
})
