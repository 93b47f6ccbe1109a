import { join } from 'node:path'
import type { Config } from '#platform/config'
import type { Context } from '#platform/context'
import { type OpenDatabase, openDatabase, whenDatabaseIsThere } from '#platform/db'
import { type EmbeddedPostgres, runningEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { createGuardedFetch } from '#platform/fetch'
import { startOf } from '#platform/folder-lock'
import type { Log } from '#platform/log'
import { migrate } from '#platform/migrate'
import { openSecrets } from '#platform/secrets'
import { furnish } from './rooms.ts'

/** An opened house: everything that verbs need, with nobody acting yet. */
export interface House extends AsyncDisposable {
  ctx: Context
  database: OpenDatabase
  databaseUrl: string
}

export const version = '0.1.0'

/** Starts the database where it is ours, brings its tables up to date, and opens everything that verbs need. */
export async function openHouse(config: Config, log: Log, options: { beside?: boolean } = {}): Promise<House> {
  furnish()
  const embedded = config.databaseUrl ? undefined : await openEmbedded(config, log, options.beside ?? false)
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await whenDatabaseIsThere(() => migrate(databaseUrl))
    const secrets = openSecrets({ keyFile: join(config.dataDir, 'keys.json') })
    const database = openDatabase(databaseUrl, {
      max: config.roles.some(role => role === 'web' || role === 'worker') ? 16 : connectionsToListen,
      onError: () => log.warn('A database connection broke; the next query opens another'),
    })
    const fetch = createGuardedFetch({
      allowPrivateAddresses: config.allowPrivateAddresses,
      exceptAddresses: config.ownAddresses,
      userAgent: `Sosh/${version}`,
    })
    const ctx: Context = {
      actor: { kind: 'nobody' },
      db: database.db,
      now: () => new Date(),
      log,
      config,
      secrets,
      fetch,
    }
    return {
      ctx,
      database,
      databaseUrl,
      async [Symbol.asyncDispose]() {
        await database[Symbol.asyncDispose]()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** A command beside a running server uses its database; alone, it starts one for as long as it lasts. */
async function openEmbedded(
  config: Config,
  log: Log,
  beside: boolean,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const running = beside ? await runningEmbeddedPostgres(postgresDir(config)) : undefined
  return running ? { url: running.url, stop: async () => {} } : keepEmbeddedPostgres(config, log)
}

/** Who only reads or matches stores one batch at a time; there may be many of them on one database. */
const connectionsToListen = 6
const lookEveryMs = 500
const postgresDir = (config: Config) => join(config.dataDir, 'postgres')

/** The embedded server, started again should it be killed: what was committed is there when it comes back. */
async function keepEmbeddedPostgres(config: Config, log: Log): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = postgresDir(config)
  const start = () => whenDatabaseIsThere(() => startEmbeddedPostgres({ dataDir, log }))
  let server: EmbeddedPostgres = await start()
  let started = startOf(server.pid)
  let stopped = false
  let restarting: Promise<void> | undefined
  const watch = setInterval(() => {
    if (stopped || restarting || isAlive(server.pid, started)) return
    log.warn('The database stopped unexpectedly and is started again')
    restarting = restart()
      .catch(() => log.error('The database could not be started again; trying once more'))
      .finally(() => {
        restarting = undefined
      })
  }, lookEveryMs)
  async function restart(): Promise<void> {
    await server.stop()
    server = await start()
    started = startOf(server.pid)
  }
  watch.unref()
  return {
    url: server.url,
    async stop() {
      stopped = true
      clearInterval(watch)
      await restarting
      await server.stop()
    },
  }
}

/** On Linux also a process that ended under a parent who does not notice, and one that took over its number. */
function isAlive(pid: number, started: string | undefined): boolean {
  if (process.platform === 'linux') return startOf(pid) === started
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
