import { type Runner, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from './context.ts'

export interface Job<Payload = never> {
  name: string
  run: (ctx: Context, payload: Payload) => Promise<void>
}

/** Adds a job in the caller's transaction: a rollback leaves none. With `key`, a waiting job of that key is replaced. */
export async function enqueue(
  ctx: Context,
  name: string,
  payload: object,
  options: { key?: string; runAt?: Date; attempts?: number } = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${name}, payload => ${JSON.stringify(payload)}::json,
      job_key => ${options.key ?? null}, run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${options.attempts ?? 15}::int)`.execute(ctx.db)
}

const workersLock = 7_203_551

/**
 * Runs jobs until disposed. A worker that was killed leaves its jobs locked; the first to start when no other is alive
 * frees them at once instead of waiting for the queue's own four hours.
 */
export async function startJobs(
  ctx: Context,
  pool: pg.Pool,
  jobs: Job<never>[],
  options: { concurrency?: number } = {},
): Promise<AsyncDisposable> {
  let stopping = false
  let runner: Runner | undefined
  const alive = await pool.connect()
  alive.on('error', () => {})
  await freeJobsOfTheDead(alive)

  const taskList: TaskList = Object.fromEntries(
    jobs.map(job => [
      job.name,
      (payload: unknown) => job.run({ ...ctx, actor: { kind: 'job', name: job.name } }, payload as never),
    ]),
  )
  const quiet = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

  async function keepRunning(): Promise<void> {
    const { Logger } = await import('graphile-worker')
    while (!stopping) {
      try {
        runner = await run({
          pgPool: pool,
          taskList,
          concurrency: options.concurrency ?? 4,
          noHandleSignals: true,
          pollInterval: 1000,
          // The worker's own messages name the job; its details may quote a payload, so they stay out of the log.
          logger: new Logger(() => level => ctx.log[quiet[level] ?? 'info']('job queue', { level })),
        })
        await runner.promise
      } catch (error) {
        ctx.log.warn('The job queue stopped and starts again', { error: errorName(error) })
      }
      if (!stopping) await new Promise(resolve => setTimeout(resolve, 500))
    }
  }
  const running = keepRunning()

  return {
    async [Symbol.asyncDispose]() {
      stopping = true
      await runner?.stop().catch(() => {})
      await running
      alive.release(true)
    },
  }
}

async function freeJobsOfTheDead(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ only: boolean }>('select pg_try_advisory_lock($1) as only', [workersLock])
  if (rows[0]?.only) {
    await client.query(
      `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`,
    )
    await client.query('select pg_advisory_unlock($1)', [workersLock])
  }
  await client.query('select pg_advisory_lock_shared($1)', [workersLock])
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
