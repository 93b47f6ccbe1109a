import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Database = Kysely<DB> | Transaction<DB>

/** An opened database: queries through `db`, and the pool itself for the libraries that want one. */
export interface OpenDatabase extends AsyncDisposable {
  db: Kysely<DB>
  pool: pg.Pool
  url: string
}

// Counts and positions stay far below 2^53 here, and a number is what everybody expects of a count.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a pool. A connection that breaks (the server restarts) is dropped and replaced at the next query.
 *
 * @param options.max connections; the embedded server allows 50 in all.
 */
export function openDatabase(
  url: string,
  options: { max?: number; onError?: (error: Error) => void } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    connectionTimeoutMillis: 10_000,
    application_name: 'sosh',
    // Compiling just in time and starting parallel workers cost more than they give on questions that take a millisecond; and
    // where rows lie on no turning disk, an index is worth its while. The plans are the same on everybody's database so.
    options:
      '-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  })
  pool.on('error', error => options.onError?.(error))
  // A connection that breaks while it is lent out tells its borrower through the query; this only keeps it from being a crash.
  pool.on('connect', client => {
    client.on('error', () => {})
    prepareWhatIsMarked(client)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      // Kysely ends the pool only where it has used it itself.
      if (!pool.ended) await pool.end()
    },
  }
}

/** Whether an error says that the database is away (starting, stopping, killed), and nothing about the question. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  const code = 'code' in error ? String(error.code) : ''
  return awayCodes.test(code) || awayWords.test(error.message)
}

// Class 08 is “connection exception”; 53300: no connection is left for us; 57P01 to 57P03: shutting down, another process
// crashed, not yet ready.
const awayCodes = /^(?:08\w{3}|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

const patienceMs = 30_000

/** Does what a start needs, again and again for half a minute while the database is away: the two may start together. */
export async function whenDatabaseIsThere<Result>(work: () => Promise<Result>): Promise<Result> {
  const patientUntil = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > patientUntil) throw error
      await pause(200)
    }
  }
}

const mostTries = 5

/** Does it again when PostgreSQL ended it because two writers waited for each other: whatever it did is undone then. */
export async function retryingDeadlocks<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error
      await pause(Math.random() * 50 * tries)
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
}

/**
 * Before a statement that is asked very often with other values (a page of the public site): each connection plans it
 * once. For those only whose best plan is the same whatever the values.
 */
export const prepared = sql`/* prepared */`
const mark = '/* prepared */'

/** Kysely sends words and values; those that are marked get a name, by which the server knows them again. */
function prepareWhatIsMarked(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  const ask = (asked: unknown, values: unknown, ...rest: unknown[]): unknown =>
    typeof asked === 'string' && asked.startsWith(mark)
      ? query({ name: nameOf(asked), text: asked, values }, ...rest)
      : query(asked, values, ...rest)
  client.query = ask as typeof client.query
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const made = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`
  names.set(text, made)
  return made
}
