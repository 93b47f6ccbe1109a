import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { livingPostmaster } from '#platform/postmaster'

/** The real server in a process of its own, with its own data folder and database, kept running as a supervisor would. */
export interface ServedHouse extends AsyncDisposable {
  url: string
  /** How often it ended although nobody ended it, each with its last words. */
  falls: string[]
  /** Starts it; returns before it is ready. */
  start(): void
  /** `kill -9`: returns when the process is gone. */
  kill(): Promise<void>
  /** `kill -9` of PostgreSQL's first process; false when there was none. */
  killDatabase(): Promise<boolean>
  ready(mostMs?: number): Promise<void>
  /** The token of the set-up link, once it is printed. */
  setUpToken(): Promise<string>
  databaseUrl(): Promise<string>
  /** Runs another command of the program beside the server. */
  command(name: string): Promise<{ code: number; output: string }>
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const mostWords = 20_000

export async function openServedHouse(): Promise<ServedHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-faults-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...withoutOurs(process.env), SOSH_DATA_DIR: folder, PORT: String(port), ...trial }
  const cluster = join(folder, 'postgres', 'cluster')
  const falls: string[] = []
  // A file and no pipe: should this run be stopped, the server still has somewhere to write while it stops in order.
  const logFile = join(folder, 'server.log')
  const words = () => readFileSync(logFile, 'utf8').slice(-mostWords)
  let child: ChildProcess | undefined
  let restart: NodeJS.Timeout | undefined

  function start(): void {
    clearTimeout(restart)
    const log = openSync(logFile, 'a', 0o600)
    const started = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', log, log] })
    closeSync(log)
    child = started
    started.once('exit', (code, signal) => {
      if (child !== started) return
      child = undefined
      falls.push(`exit ${code ?? signal}: ${words().slice(-1500)}`)
      restart = setTimeout(start, 200)
    })
  }

  const stopToo = () => child?.kill('SIGTERM')
  process.once('exit', stopToo)

  async function end(signal: NodeJS.Signals): Promise<void> {
    clearTimeout(restart)
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    const impatient = setTimeout(() => ending.kill('SIGKILL'), 20_000)
    await gone
    clearTimeout(impatient)
  }

  async function killDatabase(): Promise<boolean> {
    const postmaster = await livingPostmaster(cluster, undefined, { wait: false })
    if (!postmaster) return false
    try {
      process.kill(postmaster.pid, 'SIGKILL')
      return true
    } catch {
      return false
    }
  }

  return {
    url,
    falls,
    start,
    kill: () => end('SIGKILL'),
    killDatabase,
    async ready(mostMs = 60_000) {
      const from = performance.now()
      while (!(await isHealthy(url))) {
        if (performance.now() - from > mostMs) throw new Error(`The server was not ready in time:\n${words()}`)
        await pause(25)
      }
    },
    async setUpToken() {
      for (let waits = 0; waits < 200; waits++, await pause(25)) {
        const token = words().match(/\/set-up\/([\w-]+)\s/)?.[1]
        if (token) return token
      }
      throw new Error(`The server printed no set-up link:\n${words()}`)
    },
    async databaseUrl() {
      const password = (await readFile(join(folder, 'postgres', 'password'), 'utf8')).trim()
      const postmaster = await livingPostmaster(cluster)
      return `postgres://sosh:${password}@127.0.0.1:${postmaster?.port}/sosh`
    },
    async command(name) {
      const running = spawn(process.execPath, [main, name], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      let output = ''
      running.stdout.on('data', chunk => {
        output += chunk
      })
      running.stderr.on('data', chunk => {
        output += chunk
      })
      const [code] = await once(running, 'close')
      return { code: code ?? 1, output }
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', stopToo)
      await end('SIGTERM')
      await killDatabase()
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

const trial = { HOST: '127.0.0.1', SOSH_ALLOW_PRIVATE_ADDRESSES: 'true', LOG_LEVEL: 'info' }

/** Settings of whoever runs this must not reach the server of this run. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(SOSH_|DATABASE_URL$|PUBLIC_URL$|NODE_ENV$|NODE_OPTIONS$|VITEST|HOST$|PORT$)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)))
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    response => response.ok,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
