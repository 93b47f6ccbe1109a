import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { until } from '../../test/until.ts'
import { world } from '../../test/world.ts'
import { enqueue, type Job, startJobs } from './jobs.ts'
import { urlOfDatabase } from './postgres-databases.ts'

const here = world()
const queues: AsyncDisposable[] = []

afterEach(async () => {
  await Promise.all(queues.splice(0).map(queue => queue[Symbol.asyncDispose]()))
})

/** A worker that runs jobs of one name. */
function worker(name: string, run: (payload: { number: number }) => Promise<void>): void {
  queues.push(startJobs(here.ctx, here.database.pool, [{ name, run: (_ctx, payload) => run(payload) } as Job<never>]))
}

/** As when the database is killed: every connection breaks at once, and no new one is taken until it is back. */
async function takeDatabaseAway(): Promise<() => Promise<void>> {
  const name = new URL(here.url).pathname.slice(1)
  const client = new pg.Client({ connectionString: urlOfDatabase(here.url, 'postgres') })
  await client.connect()
  await client.query(`alter database ${name} allow_connections false`)
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  return async () => {
    await client.query(`alter database ${name} allow_connections true`)
    await client.end()
  }
}

const atWork = async (name: string) =>
  (
    await here.database.pool.query(
      'select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where identifier = $1 and locked_by is not null',
      [name],
    )
  ).rowCount ?? 0

const allDone = async (name: string) =>
  (
    await here.database.pool.query(
      'select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where identifier = $1',
      [name],
    )
  ).rowCount === 0

test('what a killed worker had in hand is done by the next one, and not four hours later', async () => {
  await enqueue(here.ctx, 'orphan', { number: 1 })
  await here.database.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '2 seconds'`,
  )
  const done: number[] = []
  worker('orphan', async ({ number }) => void done.push(number))
  await until('the job is done', () => done.length > 0)
  expect(done).toEqual([1])
})

test('what a living worker has in hand is left to it, however long it takes', async () => {
  const done: number[] = []
  const slowly = async ({ number }: { number: number }) => {
    done.push(number)
    await pause(5_000)
  }
  worker('slow', slowly)
  await enqueue(here.ctx, 'slow', { number: 1 })
  await until('it has begun', () => done.length > 0)
  worker('slow', slowly)
  await until('it is done', () => allDone('slow'))
  expect(done).toEqual([1])
})

test('a database that goes away in the middle of a job takes neither the job nor the worker along', async () => {
  const done: number[] = []
  let bringBack = async () => {}
  worker('unlucky', async ({ number }) => {
    if (done.length === 0) bringBack = await takeDatabaseAway()
    done.push(number)
  })
  await enqueue(here.ctx, 'unlucky', { number: 1 })
  await until('the database is away', () => done.length > 0)
  await pause(1_000)
  await bringBack()
  await enqueue(here.ctx, 'unlucky', { number: 2 })
  await until('both are done', () => allDone('unlucky'), 15_000)
  expect(done).toEqual(expect.arrayContaining([1, 2]))
})

test('a network that takes its time holds up none of the work that needs no network', async () => {
  let networkAnswers = () => {}
  const answered = new Promise<void>(resolve => {
    networkAnswers = resolve
  })
  const done: string[] = []
  const ask = { name: 'ask a network', waitsForOthers: true, run: () => answered } as Job<never>
  const own = { name: 'own work', run: async () => void done.push('own work') } as Job<never>
  queues.push(startJobs(here.ctx, here.database.pool, [ask, own]))
  for (let asked = 0; asked < 12; asked++) await enqueue(here.ctx, ask.name, {})
  await until('the network is asked', async () => (await atWork(ask.name)) > 1)
  await enqueue(here.ctx, own.name, {})
  await until('our own work is done', () => done.length > 0)
  expect(await atWork(ask.name)).toBeGreaterThan(1)
  networkAnswers()
  await until('the rest is done', () => allDone(ask.name))
})

test('what is to be done one by one is', async () => {
  let [now, most] = [0, 0]
  worker('alone', async () => {
    most = Math.max(most, ++now)
    await pause(30)
    now--
  })
  for (let number = 0; number < 3; number++) await enqueue(here.ctx, 'alone', { number }, { oneByOne: 'the same line' })
  await until('all are done', () => allDone('alone'))
  expect(most).toBe(1)
})
