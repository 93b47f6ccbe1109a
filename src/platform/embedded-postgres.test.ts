import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from './postgres-databases.ts'

const log = { info: () => {} }
let folder: string
let dataDir: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosh-postgres-'))
  dataDir = join(folder, 'a b', 'data')
})

afterAll(async () => {
  const left = await runningEmbeddedPostgres(dataDir)
  if (left) process.kill(left.pid, 'SIGQUIT')
  await rm(folder, { recursive: true, force: true, maxRetries: 20 })
})

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

test('a first start makes a database, a second one finds its rows at the same address', async () => {
  const first = await startEmbeddedPostgres({ dataDir, log })
  await ask(first.url, `create table kept (word text); insert into kept values ('Grüße')`)
  await first.stop()
  expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined()

  const started = Date.now()
  const second = await startEmbeddedPostgres({ dataDir, log })
  expect(Date.now() - started).toBeLessThan(5_000)
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'Grüße' }])
  await second.stop()
})

test('it listens on this machine only, asks for a password, and guards what is committed', async () => {
  const server = await startEmbeddedPostgres({ dataDir, log })
  const [settings] = await ask(
    server.url,
    `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
      current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
      current_setting('io_method') as io, lower('ÄÖÜ É') as lower, 'Z' < 'a' as code_points`,
  )
  expect(settings).toEqual({
    listen: '127.0.0.1',
    fsync: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    io: 'sync',
    lower: 'äöü é',
    code_points: true,
  })
  const stranger = new URL(server.url)
  stranger.password = 'guess'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(dataDir, 'cluster'))).mode & 0o077).toBe(0)
  await server.stop()
})

test('a second owner of the same folder is told who has it', async () => {
  const server = await startEmbeddedPostgres({ dataDir, log })
  await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining(`process ${process.pid}`),
  })
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('every row that was acknowledged survives a kill -9 of the server under load', async () => {
  let server = await startEmbeddedPostgres({ dataDir, log })
  await ask(server.url, 'create table written (n bigint primary key)')
  const acknowledged: number[] = []
  for (let round = 0; round < 4; round++) {
    const writers = [1, 2, 3, 4].map(writer => writeUntilBroken(server, round * 10 + writer, acknowledged))
    await new Promise(done => setTimeout(done, 150 + round * 100))
    process.kill(server.pid, 'SIGKILL')
    await Promise.all(writers)
    await server.stop()
    server = await startEmbeddedPostgres({ dataDir, log })
    const rows = await ask<{ n: string }>(server.url, 'select n from written')
    const there = new Set(rows.map(row => Number(row.n)))
    expect(acknowledged.filter(n => !there.has(n))).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThan(100)
  await server.stop()
}, 60_000)

async function writeUntilBroken(server: EmbeddedPostgres, writer: number, acknowledged: number[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  try {
    for (let n = writer * 1_000_000; ; n++) {
      await client.query('insert into written values ($1)', [n])
      acknowledged.push(n)
    }
  } catch {
    await client.end().catch(() => {})
  }
}

test('the server outlives a killed owner, and the next one goes on with it', async () => {
  const owner = spawn(process.execPath, ['--input-type=module', '-e', ownerProgram, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = Number(await firstLine(owner))
  const gone = new Promise(done => owner.once('exit', done))
  owner.kill('SIGKILL')
  await gone

  const said: string[] = []
  const server = await startEmbeddedPostgres({ dataDir, log: { info: message => said.push(message) } })
  expect(server.pid).toBe(pid)
  expect(said.join()).toContain('already running')
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined()
}, 30_000)

const ownerProgram = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)})
  const server = await startEmbeddedPostgres({ dataDir: process.argv[1], log: { info() {} } })
  console.log(server.pid)
  setInterval(() => {}, 1000)`

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    child.stdout?.once('data', chunk => done(String(chunk).trim()))
    child.once('exit', code => fail(new Error(`The owner ended with ${code}`)))
  })
}

test('a number left by a dead server that another process has by now does no harm', async () => {
  await writeFile(
    join(dataDir, 'cluster', 'postmaster.pid'),
    `${process.pid}\n${dataDir}/cluster\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
  )
  await chmod(join(dataDir, 'cluster', 'postmaster.pid'), 0o644)
  const server = await startEmbeddedPostgres({ dataDir, log })
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('when somebody took the port, the database moves to another one', async () => {
  const port = Number(await readFile(join(dataDir, 'port'), 'utf8'))
  const thief = createServer()
  await new Promise<void>(done => thief.listen(port, '127.0.0.1', done))
  const server = await startEmbeddedPostgres({ dataDir, log })
  expect(new URL(server.url).port).not.toBe(String(port))
  await server.stop()
  await new Promise(done => thief.close(done))
})

test('a setting the server does not know is told in its own words', async () => {
  await expect(startEmbeddedPostgres({ dataDir, log, settings: { no_such_thing: '1' } })).rejects.toMatchObject({
    kind: 'unavailable',
    reasons: [{ message: expect.stringContaining('no_such_thing') }],
  })
})

test('a folder made by another PostgreSQL is left alone', async () => {
  const version = join(dataDir, 'cluster', 'PG_VERSION')
  await writeFile(version, '12\n')
  await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
    kind: 'conflict',
    message: /PostgreSQL 12/,
  })
  await writeFile(version, '18\n')
})

test('databases are made from a template and dropped, also while somebody is connected', async () => {
  const server = await startEmbeddedPostgres({ dataDir, log })
  await createDatabase(server.url, 'pattern')
  await ask(urlOfDatabase(server.url, 'pattern'), 'create table a (b int); insert into a values (7)')
  await createDatabase(server.url, 'copy "of" it', 'pattern')
  const copy = urlOfDatabase(server.url, 'copy "of" it')
  expect(await ask(copy, 'select b from a')).toEqual([{ b: 7 }])
  const visitor = new pg.Client({ connectionString: copy })
  visitor.on('error', () => {})
  await visitor.connect()
  await dropDatabase(server.url, 'copy "of" it')
  await expect(ask(copy, 'select 1')).rejects.toThrow(/does not exist/)
  await server.stop()
})
