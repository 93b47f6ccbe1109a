import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from './postgres-databases.ts'

const name = `test_migrate_${process.pid}`
let url: string
let folder: string
let client: pg.Client

beforeAll(() => {
  url = urlOfDatabase(inject('database').serverUrl, name)
})

beforeEach(async () => {
  await client?.end()
  await dropDatabase(url, name)
  await createDatabase(url, name)
  client = new pg.Client({ connectionString: url })
  await client.connect()
  if (folder) await rm(folder, { recursive: true })
  folder = await mkdtemp(join(tmpdir(), 'sosh-migrations-'))
})

afterAll(async () => {
  await client.end()
  await dropDatabase(url, name)
  await rm(folder, { recursive: true })
})

const write = (file: string, sql: string) => writeFile(join(folder, file), sql)

test('each new file runs once, and the job queue is there for it', async () => {
  await write('0001_greeting.sql', 'create table greeting (word text)')
  expect(await migrate(url, folder)).toEqual(['0001_greeting.sql'])
  await write('0002_hello.sql', `insert into greeting values ('hello'); select graphile_worker.add_job('greet')`)
  expect(await migrate(url, folder)).toEqual(['0002_hello.sql'])
  expect(await migrate(url, folder)).toEqual([])
  expect((await client.query('select word from greeting')).rows).toEqual([{ word: 'hello' }])
})

test('a new house without migrations still gets its job queue', async () => {
  expect(await migrate(url, folder)).toEqual([])
  expect((await client.query(`select to_regclass('graphile_worker.jobs') is not null as there`)).rows).toEqual([
    { there: true },
  ])
})

test('a file that was changed after it ran is refused', async () => {
  await write('0001_greeting.sql', 'create table greeting (word text)')
  await migrate(url, folder)
  await write('0001_greeting.sql', 'create table greeting (word text not null)')
  await expect(migrate(url, folder)).rejects.toMatchObject({
    kind: 'conflict',
    message: /0001_greeting.sql was changed/,
  })
})

test('line ends of another system are no change', async () => {
  await write('0001_greeting.sql', 'create table greeting (\nword text\n)')
  await migrate(url, folder)
  await write('0001_greeting.sql', 'create table greeting (\r\nword text\r\n)')
  expect(await migrate(url, folder)).toEqual([])
})

test('a gap, a number used twice, or a name without a number is refused before anything runs', async () => {
  await write('0001_greeting.sql', 'create table greeting (word text)')
  await write('0003_later.sql', 'select 1')
  await expect(migrate(url, folder)).rejects.toMatchObject({
    kind: 'conflict',
    message: /0003_later.sql should be number 2/,
  })
  await rm(join(folder, '0003_later.sql'))
  await write('0001_twice.sql', 'select 1')
  await expect(migrate(url, folder)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await client.query(`select to_regclass('greeting') as made`)).rows).toEqual([{ made: null }])
})

test('an older Sosh refuses a database that a newer one migrated', async () => {
  await write('0001_greeting.sql', 'select 1')
  await write('0002_newer.sql', 'select 1')
  await migrate(url, folder)
  await rm(join(folder, '0002_newer.sql'))
  await expect(migrate(url, folder)).rejects.toMatchObject({ kind: 'conflict', message: /newer than this Sosh/ })
})

test('a file that fails leaves nothing behind, says where, and can be repaired', async () => {
  await write('0001_greeting.sql', 'create table greeting (word text);\n\ninsert into greting values (1);')
  await expect(migrate(url, folder)).rejects.toThrow(/0001_greeting.sql failed and was undone: .*greting.* \(line 3\)/)
  await write('0001_greeting.sql', 'create table greeting (word text)')
  expect(await migrate(url, folder)).toEqual(['0001_greeting.sql'])
})

test('of two that start at once, one migrates and the other waits', async () => {
  await write('0001_greeting.sql', 'create table greeting (word text); select pg_sleep(0.2)')
  const ran = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(ran.flat()).toEqual(['0001_greeting.sql'])
})
