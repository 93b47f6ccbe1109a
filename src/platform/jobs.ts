import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from './context.ts'

export interface Job<Payload = never> {
  name: string
  /** It waits for machines of others (a network, a tracker): such jobs have a lane of their own, and hold up none of ours. */
  waitsForOthers?: true
  run: (ctx: Context, payload: Payload) => Promise<void>
}

/** Adds a job in the caller's transaction: a rollback leaves none. With `key`, a waiting job of that key is replaced; of those that are `oneByOne` by the same word, one runs at a time. */
export async function enqueue(
  ctx: Context,
  name: string,
  payload: object,
  options: { key?: string; runAt?: Date; attempts?: number; oneByOne?: string } = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.oneByOne ?? null}, job_key => ${options.key ?? null}, run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${options.attempts ?? 15}::int)`.execute(ctx.db)
}

/** Advisory locks of two numbers: this one, and one for each living queue. */
const livingLock = 7_203_551
const freeEveryMs = 2_000
const stopWithinMs = 2_000
const startAgainAfterMs = 300
/** In each lane. */
const atOnce = 4

/** Runs jobs until disposed, through every loss of the database: each lane in a queue of its own. */
export function startJobs(ctx: Context, pool: pg.Pool, jobs: Job<never>[]): AsyncDisposable {
  const lanes = [jobs.filter(job => !job.waitsForOthers), jobs.filter(job => job.waitsForOthers)]
  const running = lanes.filter(lane => lane.length > 0).map(lane => startLane(ctx, pool, lane))
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map(lane => lane[Symbol.asyncDispose]()))
    },
  }
}

/**
 * Runs the jobs of a lane, so many at a time.
 *
 * A queue that was killed leaves its jobs locked, and its library would wait four hours for it. Here each queue holds a
 * lock of its connection for as long as it lives, and everybody frees the jobs of those whose lock is gone. A queue that
 * loses its connection can’t know which jobs it still has: it ends, and another takes its place.
 */
function startLane(ctx: Context, pool: pg.Pool, jobs: Job<never>[]): AsyncDisposable {
  const stop = new AbortController()
  const taskList: TaskList = Object.fromEntries(
    jobs.map(job => [
      job.name,
      (payload: unknown) => job.run({ ...ctx, actor: { kind: 'job', name: job.name } }, payload as never),
    ]),
  )
  const ending = new Set<Promise<void>>()

  async function keepRunning(): Promise<void> {
    while (!stop.signal.aborted) {
      await liveOnce().catch(error =>
        ctx.log.warn('The job queue stopped and starts again', { error: errorName(error) }),
      )
      await pause(startAgainAfterMs, stop.signal)
    }
  }

  /** One queue, from its start until it fails, its connection is lost, or all is to stop. */
  async function liveOnce(): Promise<void> {
    const connection = await pool.connect()
    const over = new AbortController()
    const end = () => over.abort()
    stop.signal.addEventListener('abort', end, { once: true })
    connection.once('error', end)
    connection.once('end', end)
    try {
      const runner = await runQueue(ctx, pool, taskList, connection)
      runner.promise.catch(() => {}).finally(end)
      try {
        while (!over.signal.aborted) {
          await freeJobsOfTheDead(pool)
          await pause(freeEveryMs, over.signal)
        }
      } finally {
        await finish(runner)
      }
    } finally {
      stop.signal.removeEventListener('abort', end)
      connection.release(true)
    }
  }

  /** What is under way may wait for a slow network; the next queue does not wait for that, only the end of all does. */
  async function finish(runner: Runner): Promise<void> {
    const ended = runner
      .stop()
      .catch(() => {})
      .finally(() => ending.delete(ended))
    ending.add(ended)
    await Promise.race([ended, pause(stopWithinMs, stop.signal)])
  }

  const running = keepRunning()
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await Promise.all(ending)
    },
  }
}

async function runQueue(ctx: Context, pool: pg.Pool, taskList: TaskList, connection: pg.PoolClient): Promise<Runner> {
  const { Logger } = await import('graphile-worker')
  const quiet = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const
  const events: WorkerEvents = new EventEmitter()
  let queueId = ''
  events.once('pool:create', ({ workerPool }) => {
    queueId = workerPool.id
  })
  const runner = await run({
    pgPool: pool,
    taskList,
    events,
    noHandleSignals: true,
    preset: {
      // Without these two, a job that ends while the database is away ends the whole process with it.
      worker: { concurrentJobs: atOnce, pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
    // The worker's own messages name the job; its details may quote a payload, so they stay out of the log.
    logger: new Logger(() => level => ctx.log[quiet[level] ?? 'info']('job queue', { level })),
  })
  try {
    await connection.query('select pg_advisory_lock_shared($1, hashtext($2))', [livingLock, queueId])
    return runner
  } catch (error) {
    await runner.stop().catch(() => {})
    throw error
  }
}

/** A queue that has just begun may not hold its lock yet, so jobs are left alone for their first second. */
async function freeJobsOfTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select locked_by
       from (select distinct locked_by from graphile_worker._private_jobs
             where locked_by is not null and locked_at < now() - interval '1 second') as holder
       where pg_try_advisory_xact_lock($1, hashtext(locked_by))))`,
    [livingLock],
  )
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal }).catch(() => {})
}

export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
