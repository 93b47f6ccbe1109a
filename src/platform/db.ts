import { Kysely, PostgresDialect, type Transaction } from 'kysely'
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
    // Just-in-time compiling costs more than it gives on questions that take a millisecond.
    options: '-c jit=off -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  })
  pool.on('error', error => options.onError?.(error))
  // A connection that breaks while it is lent out tells its borrower through the query; this only keeps it from being a crash.
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy()
    },
  }
}
