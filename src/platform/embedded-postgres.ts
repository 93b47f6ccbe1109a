import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#lib/problem'
import { lockFolder } from './folder-lock.ts'
import { type Binaries, findBinaries, giveTo, type Log, runProgram, spawnOptions } from './postgres-binaries.ts'
import { createDatabase } from './postgres-databases.ts'
import { livingPostmaster, type Postmaster } from './postmaster.ts'

export interface EmbeddedPostgres {
  url: string
  pid: number
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** The folder that holds the database, its password and its log; made when missing. */
  dataDir: string
  log: Log
  /** Server settings beside our own. Tests switch `fsync` off; nobody else may. */
  settings?: Record<string, string>
}

const user = 'sosh'
const database = 'sosh'

/**
 * Starts the PostgreSQL that comes with Sosh, on loopback only, and owns its data folder until stopped.
 *
 * The server outlives a killed owner: the next start finds it and goes on with it. After a power cut or `kill -9` of the
 * server itself, PostgreSQL recovers what was committed. A second owner of the same folder is a `conflict`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const lock = await lockFolder(dataDir)
  try {
    const binaries = await findBinaries(dataDir, options.log)
    const cluster = join(dataDir, 'cluster')
    await makeCluster(binaries, dataDir, options)
    const running = await livingPostmaster(cluster, options.log)
    if (running) options.log.info(`Goes on with the database server that is already running (process ${running.pid})`)
    const postmaster = running ?? (await startServer(binaries, dataDir, options))
    const url = await urlOf(dataDir, postmaster.port)
    await createDatabase(url, database)
    return {
      url,
      pid: postmaster.pid,
      async stop() {
        if (await livingPostmaster(cluster)) {
          await runProgram(binaries, 'pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '120'])
        }
        await lock.release()
      },
    }
  } catch (err) {
    await lock.release()
    throw err
  }
}

/** The server of a data folder that somebody else started, for a command beside it; undefined when none is running. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<{ url: string; pid: number } | undefined> {
  const running = await livingPostmaster(join(resolve(dataDir), 'cluster'))
  return running && { url: await urlOf(resolve(dataDir), running.port), pid: running.pid }
}

async function urlOf(dataDir: string, port: number): Promise<string> {
  const password = (await readFile(join(dataDir, 'password'), 'utf8')).trim()
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** Makes the folder in one step: a half-made one, left by a power cut, is never taken for a whole one. */
async function makeCluster(
  binaries: Binaries,
  dataDir: string,
  { log, settings }: EmbeddedPostgresOptions,
): Promise<void> {
  const cluster = join(dataDir, 'cluster')
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version !== undefined) return checkCluster(binaries, cluster, Number.parseInt(version, 10))

  log.info('Makes the database (first start)')
  const password = randomBytes(24).toString('base64url')
  await writeFile(join(dataDir, 'password'), `${password}\n`, { mode: 0o600 })
  const workshop = await mkdtemp(join(dataDir, 'new-'))
  const passwordFile = join(workshop, 'password')
  const made = join(workshop, 'cluster')
  await giveTo(binaries, workshop)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(binaries, passwordFile)
  // Code-point order and Unicode's own rules for case: the same on every machine, and independent of its libraries.
  // The C library's character classes are needed beside it by pg_trgm, which knows no letters but ASCII's without them.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const common = [
    '-D',
    made,
    '-U',
    user,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    ...locale,
  ]
  if (settings?.fsync === 'off') common.push('--no-sync')
  try {
    await runProgram(binaries, 'initdb', [...common, '--lc-ctype=C.UTF-8']).catch(() =>
      runProgram(binaries, 'initdb', common),
    )
  } catch (err) {
    throw new Problem('unavailable', 'The database could not be made.', [{ message: (err as Error).message }])
  }
  await rename(made, cluster)
  await rm(workshop, { recursive: true, force: true })
}

async function checkCluster(binaries: Binaries, cluster: string, version: number): Promise<void> {
  if (version !== binaries.version) {
    throw new Problem(
      'conflict',
      `The data folder was made by PostgreSQL ${version}; this is PostgreSQL ${binaries.version}.`,
      [{ message: 'Export with the earlier version of Sosh and import with this one.' }],
    )
  }
  // A folder that root copied or restored belongs to root now.
  if (binaries.user && (await stat(cluster)).uid !== binaries.user.uid) await giveAllTo(binaries, cluster)
}

async function giveAllTo(binaries: Binaries, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await giveTo(binaries, join(entry.parentPath, entry.name))
  }
  await giveTo(binaries, folder)
}

async function startServer(binaries: Binaries, dataDir: string, options: EmbeddedPostgresOptions): Promise<Postmaster> {
  const patientUntil = Date.now() + 15_000
  for (;;) {
    const port = await portFor(dataDir)
    const started = await launch(binaries, dataDir, port, options)
    if ('pid' in started) return started
    const isBeingFreed = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(started.said)
    const portWasTaken = /could not bind/.test(started.said)
    if (portWasTaken) await rm(join(dataDir, 'port'), { force: true })
    // After `kill -9` of the server, its sessions need a moment to notice and go; one killed while starting starts anew.
    const mayHelp = isBeingFreed || portWasTaken || started.wasKilled
    if (!mayHelp || Date.now() > patientUntil) {
      throw new Problem('unavailable', 'The database server did not start.', [
        { message: started.said.trim().slice(-2000) },
      ])
    }
    await pause(100)
  }
}

/** Resolves when the server is ready, or with its last words when it gave up. */
async function launch(
  binaries: Binaries,
  dataDir: string,
  port: number,
  { log, settings }: EmbeddedPostgresOptions,
): Promise<Postmaster | { said: string; wasKilled: boolean }> {
  const cluster = join(dataDir, 'cluster')
  const logPath = join(dataDir, 'postgres.log')
  if ((await sizeOf(logPath)) > 20_000_000) await rename(logPath, `${logPath}.old`)
  const before = await sizeOf(logPath)
  const logFile = await open(logPath, 'a', 0o600)
  const args = Object.entries({ ...serverSettings(port), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  // Detached: Ctrl-C at the terminal is for Sosh, which then stops the server when its own work is done.
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', cluster, ...args], {
    ...spawnOptions(binaries),
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
  })
  let gaveUp = false
  let wasKilled = false
  child.once('exit', (_code, signal) => {
    gaveUp = true
    wasKilled = signal === 'SIGKILL'
  })
  child.once('error', () => {
    gaveUp = true
  })
  child.unref()
  await logFile.close()
  for (let waitedMs = 0; !gaveUp; waitedMs += 10) {
    const postmaster = await livingPostmaster(cluster, undefined, { wait: false })
    if (postmaster?.pid === child.pid && postmaster?.isReady) return postmaster
    if (waitedMs > 0 && waitedMs % 5_000 === 0)
      log.info('The database is recovering what was committed; this can take a while')
    await pause(10)
  }
  return { said: (await readFile(logPath)).subarray(before).toString('utf8'), wasKilled }
}

/** Safe and quick on one machine; measured choices are explained in docs/why. */
function serverSettings(port: number): Record<string, string> {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20
  const shared = Math.round(Math.min(4096, Math.max(128, megabytes * 0.15)))
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    cluster_name: 'sosh',
    max_connections: '50',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(256, Math.round(megabytes / 2))}MB`,
    // The default (worker) cost up to half of full-text speed here.
    io_method: 'sync',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
  }
}

/** Each folder keeps its port, so that an address written down stays true as long as nobody else took it. */
async function portFor(dataDir: string): Promise<number> {
  const path = join(dataDir, 'port')
  const kept = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (kept && (await listenOnce(kept))) return kept
  const port = (await quietPort()) ?? (await listenOnce(0))
  if (!port) throw new Problem('unavailable', 'No port on 127.0.0.1 is free for the database.')
  await writeFile(path, String(port))
  return port
}

/**
 * A port below those that systems lend to outgoing connections. In that range, another program may be lent ours while the
 * server restarts; even we ourselves may, while we try to reach it.
 */
async function quietPort(): Promise<number | undefined> {
  for (let tries = 0; tries < 10; tries++) {
    const free = await listenOnce(randomInt(20_000, 32_000))
    if (free) return free
  }
  return undefined
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise(done => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
