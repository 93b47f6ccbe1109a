import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AtpAgent } from '@atproto/api'

/** Whether the packages of this folder are there; `npm test` installs them. */
export const networksAreInstalled = existsSync(join(import.meta.dirname, 'node_modules', '@atproto', 'pds'))

/** An account on the test network, signed in and ready to write. */
export interface AtprotoAccount {
  did: string
  handle: string
  password: string
  /** What a person would paste into Sosh. */
  appPassword: string
  agent: AtpAgent
}

/** A running PDS with its identity directory: real servers, on this machine, with data in a temporary folder. */
export interface AtprotoNetwork extends AsyncDisposable {
  pdsUrl: string
  plcUrl: string
  /** So that a fault runner can stop, continue or kill it. */
  pid: number
  createAccount(handle: string): Promise<AtprotoAccount>
  /** Removes an account for good, as its server's operator can. */
  deleteAccount(did: string): Promise<void>
  close(): Promise<void>
}

/** A stream in Jetstream's shape. */
export interface Stream extends AsyncDisposable {
  url: string
  pid: number
  close(): Promise<void>
}

/**
 * Starts an AT Protocol network in a process of its own, in about two seconds. Handles end in `.test`.
 *
 * `rateLimits` turns on the limits of a public PDS; `appViewUrl` names a server of `app.bsky.*` (without one the PDS
 * answers those calls with an error, as a bare PDS does); `backfillLimitMs` is how long its firehose keeps events.
 */
export async function startAtproto(
  options: { port?: number; rateLimits?: boolean; appViewUrl?: string; backfillLimitMs?: number } = {},
): Promise<AtprotoNetwork> {
  const server = await startServer('atproto-server.mjs', options)
  const { pdsUrl, plcUrl, adminPassword } = server.says
  if (pdsUrl === undefined || plcUrl === undefined) throw new Error('The PDS did not say where it is.')
  return {
    pdsUrl,
    plcUrl,
    pid: server.pid,
    createAccount: handle => createAccount(pdsUrl, handle),
    async deleteAccount(did) {
      const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`
      await new AtpAgent({ service: pdsUrl }).com.atproto.admin.deleteAccount({ did }, { headers: { authorization } })
    },
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  }
}

/** Where this machine has a Redis, which the AppView needs; `npm test` installs one where it may. */
export const redisPath = [process.env.SOSH_REDIS, '/usr/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  path => path && existsSync(path),
)

/** The network with its AppView: notifications, search, threads and feeds are answered as Bluesky answers them. */
export async function startBluesky(
  postgresUrl: string,
): Promise<Omit<AtprotoNetwork, 'deleteAccount'> & { appViewUrl: string }> {
  const server = await startServer('appview-server.mjs', { postgresUrl, redisPath })
  const { pdsUrl, plcUrl, appViewUrl } = server.says
  if (pdsUrl === undefined || plcUrl === undefined || appViewUrl === undefined)
    throw new Error('The network did not say where it is.')
  return {
    pdsUrl,
    plcUrl,
    appViewUrl,
    pid: server.pid,
    createAccount: handle => createAccount(pdsUrl, handle),
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  }
}

/** Serves a PDS's real firehose as Jetstream would (whose own server is a Go program with outside dependencies). */
export async function startJetstream(pdsUrl: string, options: { port?: number } = {}): Promise<Stream> {
  return streamOf(await startServer('jetstream-server.mjs', { ...options, pdsUrl }))
}

/**
 * Serves given Jetstream lines over the same endpoint as fast as the client takes them, or at `rate` lines a second.
 * Without a cursor a client gets them from the first one on.
 */
export async function startPump(options: { events: Iterable<string>; rate?: number }): Promise<Stream> {
  const folder = mkdtempSync(join(tmpdir(), 'sosh-pump-'))
  const file = join(folder, 'events.jsonl')
  writeFileSync(file, [...options.events].join('\n'))
  try {
    return streamOf(await startServer('pump-server.mjs', { file, rate: options.rate }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function createAccount(pdsUrl: string, handle: string): Promise<AtprotoAccount> {
  const agent = new AtpAgent({ service: pdsUrl })
  const password = `${handle}-password`
  const created = await agent.createAccount({ handle, password, email: `${handle}@example.test` })
  const app = await agent.com.atproto.server.createAppPassword({ name: 'sosh' })
  return { did: created.data.did, handle, password, appPassword: app.data.password, agent }
}

function streamOf(server: Server): Stream {
  const { url } = server.says
  if (url === undefined) throw new Error('The stream did not say where it is.')
  return { url, pid: server.pid, close: server.close, [Symbol.asyncDispose]: server.close }
}

interface Server {
  says: Record<string, string | undefined>
  pid: number
  close: () => Promise<void>
}

/** Runs a server from this folder and waits for its first line. The channel to it ends it when we end, however we do. */
async function startServer(file: string, options: object): Promise<Server> {
  // The pump needs nothing but what Sosh itself has.
  if (file !== 'pump-server.mjs' && !networksAreInstalled)
    throw new Error('The test networks are not installed: run `npm ci` in test/networks.')
  const child = spawn(process.execPath, [join(import.meta.dirname, file), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const says = await firstLine(child, file)
  child.unref()
  child.channel?.unref()
  return { says, pid: child.pid ?? 0, close: () => end(child) }
}

function firstLine(child: ChildProcess, file: string): Promise<Record<string, string | undefined>> {
  return new Promise((resolve, reject) => {
    let heard = ''
    child.once('exit', code => reject(new Error(`${file} ended (${code}) before it was ready.`)))
    child.once('error', reject)
    child.stdout?.on('data', (chunk: Buffer) => {
      heard += chunk
      const newline = heard.indexOf('\n')
      if (newline < 0) return
      child.removeAllListeners('exit')
      child.stdout?.destroy()
      resolve(JSON.parse(heard.slice(0, newline)))
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>(resolve => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 2_000)
    child.once('exit', () => {
      clearTimeout(impatient)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
