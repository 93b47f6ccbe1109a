import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate, readMigrations } from '#platform/migrate'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { populate } from './populate.ts'
import { preferencesFromScratch } from './preferences-from-scratch.ts'

/** A company that has used the first release for years, on the day it takes today's. */
const { serverUrl, template } = inject('database')
const name = `test_years_${process.pid}`
const url = urlOfDatabase(serverUrl, name)
const migrations = fileURLToPath(new URL('../migrations', import.meta.url))
const first = '0001_the_house.sql'
let release: string
let client: pg.Client

beforeAll(async () => {
  release = await mkdtemp(join(tmpdir(), 'sosh-first-release-'))
  await copyFile(join(migrations, first), join(release, first))
  await createDatabase(serverUrl, name)
  expect(await migrate(url, release)).toEqual([first])
  client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    insert into company (name, disclosures, set_up_at) values ('Halden', '{}', now());
    insert into employee (id, name, joined_at)
    select gen_random_uuid(), 'Colleague ' || n, now() from generate_series(1, 12) n`)
  await populate(client, { conversations: 5_000, people: 2_000, messagesPerConversation: 3 })
}, 120_000)

afterAll(async () => {
  await client.end()
  await dropDatabase(serverUrl, name)
  await rm(release, { recursive: true, force: true })
})

test('every later migration runs on years of conversations, and none of them is lost', async () => {
  const before = await rowsPerTable()
  const waiting = (await readMigrations(migrations)).map(each => each.name).filter(each => each !== first)
  expect(await migrate(url)).toEqual(waiting)
  expect(await rowsPerTable()).toMatchObject(before)
  expect(before.conversation).toBe(5_000)
  expect(before.message).toBe(15_000)
}, 60_000)

test('whom people would rather have, said in the years before it was counted, is counted as it comes', async () => {
  const past = `test_preferences_${process.pid}`
  const pastUrl = urlOfDatabase(serverUrl, past)
  for (const { name } of await readMigrations(migrations))
    if (name < '0062') await copyFile(join(migrations, name), join(release, name))
  await createDatabase(serverUrl, past)
  const client = new pg.Client({ connectionString: pastUrl })
  try {
    await migrate(pastUrl, release)
    await client.connect()
    await client.query(`
      insert into company (name, disclosures, set_up_at) values ('Halden', '{}', now());
      insert into employee (id, name, joined_at) select gen_random_uuid(), 'Colleague ' || n, now() from generate_series(1, 12) n`)
    await populate(client, { conversations: 1_000, people: 300, messagesPerConversation: 3 })
    await client.query(`
      insert into advocacy_post (message_id, conversation_id, account_id, network, at, speaks_well, recommends, prefers, is_unasked, because)
      select id, conversation_id, account_id, network, now() - n % 700 * interval '1 day', false, false,
        case n % 3 when 0 then 'us' when 1 then 'them' end, false, '{}'
      from (select *, row_number() over (order by id) as n from message where account_id is not null) m;
      insert into person_merge (id, from_id, into_id, how, merged_at, undone_at)
      select gen_random_uuid(), id, lag(id) over (order by id), 'by-hand', now(), case when n % 7 = 0 then now() end
      from (select id, row_number() over (order by id) as n from person) p where n % 4 < 3 offset 1`)
    await migrate(pastUrl)
    const ofAll = await preferencesFromScratch(client, '2000-01-01')
    const { rows } = await client.query(`
      select to_char(month, 'YYYY-MM') as month, us::int, them::int from advocacy_preference_tally
      union all select '', sum(last_us)::int, sum(last_them)::int from advocacy_preference_tally order by month`)
    expect(rows).toEqual(ofAll)
    expect(rows.length).toBeGreaterThan(20)
    expect((await client.query('select * from advocacy_preference_changed')).rows).toEqual([])
  } finally {
    await client.end()
    await dropDatabase(serverUrl, past)
  }
}, 120_000)

test('the house that grew looks like one that was built today', async () => {
  const fresh = new pg.Client({ connectionString: urlOfDatabase(serverUrl, template) })
  await fresh.connect()
  try {
    expect(await shapeOf(client)).toEqual(await shapeOf(fresh))
  } finally {
    await fresh.end()
  }
})

test('what a migration adds up agrees with what it was added up from', async () => {
  const { rows } = await client.query(`
    select (select sum(count)::int from outcome_tally) as tallied,
      (select count(*)::int from outcome where withdrawn_at is null) as there`)
  expect(rows[0].tallied).toBe(rows[0].there)
  expect(rows[0].there).toBeGreaterThan(1_000)
})

async function rowsPerTable(): Promise<Record<string, number>> {
  const { rows: tables } = await client.query(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migration'`,
  )
  const counts: Record<string, number> = {}
  for (const { relname } of tables) {
    const { rows } = await client.query(`select count(*)::int as count from "${relname}"`)
    counts[relname] = rows[0].count
  }
  return counts
}

/** Columns, indexes and constraints, in words. */
async function shapeOf(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query(`
    select table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'graphile%'
    order by 1`)
  return rows.map(row => row.line)
}
