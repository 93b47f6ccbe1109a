import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Problem } from '#lib/problem'

interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

const ourMigrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const lockNumber = 7_203_550

/**
 * Brings the database up to date: the job queue's own tables, then each new file of `migrations/`, in its own transaction.
 * Forward only. A file that changed after it ran, a gap in the numbers, or a database newer than this program is a `conflict`.
 *
 * @returns the names of the files that ran now.
 */
export async function migrate(url: string, folder: string = ourMigrations): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, options: '-c client_min_messages=warning' })
  // A connection that breaks tells the query that waits for it; this only keeps it from being a crash.
  client.on('error', () => {})
  await client.connect()
  try {
    // Several processes may start at once: one migrates, the others wait and find nothing left to do.
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await runMigrations({ connectionString: url })
    await client.query(`create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
    const { rows: applied } = await client.query<Migration>(
      'select number, name, checksum from schema_migration order by number',
    )
    const waiting = migrationsToRun(migrations, applied)
    for (const migration of waiting) await runOne(client, migration)
    return waiting.map(migration => migration.name)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The files of a migration folder in their order; numbers are consecutive from 1. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])
      if (number !== index + 1) {
        throw new Problem('conflict', `Migrations are numbered without gaps: ${name} should be number ${index + 1}.`)
      }
      // A checkout on Windows may turn line ends around; that is no change.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Which migrations are still to run, given those that did; refuses a history that doesn’t fit. */
export function migrationsToRun(
  migrations: Migration[],
  applied: Pick<Migration, 'number' | 'name' | 'checksum'>[],
): Migration[] {
  for (const { number, name, checksum } of applied) {
    const file = migrations[number - 1]
    if (!file) {
      throw new Problem('conflict', `The database is newer than this Sosh: it already ran ${name}.`, [
        { message: 'Start the version that last used this database, or a newer one.' },
      ])
    }
    if (file.checksum !== checksum) {
      throw new Problem('conflict', `${file.name} was changed after it ran on this database (then as ${name}).`, [
        { message: 'Put the file back as it was, and write the change as a new migration.' },
      ])
    }
  }
  return migrations.slice(applied.length)
}

async function runOne(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (err) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed and was undone: ${(err as Error).message}${lineOf(sql, err)}`, {
      cause: err,
    })
  }
}

/** PostgreSQL counts characters; a person counts lines. */
function lineOf(sql: string, err: unknown): string {
  const position = Number((err as { position?: string }).position)
  return position ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
}
