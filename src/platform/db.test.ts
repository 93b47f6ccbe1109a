import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { world } from '../../test/world.ts'
import { openDatabase, prepared } from './db.ts'

const here = world()

test('what is marked is planned once on a connection, however often it is asked', async () => {
  await using opened = openDatabase(here.url, { max: 1 })
  const asked = async (name: string) =>
    (await sql<{ name: string }>`${prepared} select name from employee where name = ${name}`.execute(opened.db)).rows
  expect(await asked('Inés Navarro')).toEqual([{ name: 'Inés Navarro' }])
  expect(await asked('Tomás Rey')).toEqual([{ name: 'Tomás Rey' }])
  const unmarked = sql<{ count: number }>`select count(*) as count from pg_prepared_statements`
  expect((await unmarked.execute(opened.db)).rows).toEqual([{ count: 1 }])
})

test('a marked question works in a transaction, and a wrong one fails by its own words', async () => {
  await using opened = openDatabase(here.url, { max: 1 })
  const found = await opened.db.transaction().execute(tx => sql`${prepared} select 1 as one`.execute(tx))
  expect(found.rows).toEqual([{ one: 1 }])
  await expect(sql`${prepared} select no_such_column from employee`.execute(opened.db)).rejects.toThrow(
    'no_such_column',
  )
})
