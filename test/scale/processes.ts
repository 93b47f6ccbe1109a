import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** One process of the house, as a supervisor on some machine would keep it. */
export interface HouseProcess extends AsyncDisposable {
  name: string
  pid(): number
  start(): void
  /** Sends a signal; `SIGKILL` and `SIGTERM` return when the process is gone. */
  signal(signal: NodeJS.Signals): Promise<void>
  /** Its last words. */
  words(): string
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts `sosh start` with these settings, in a data folder that all of them share. */
export function houseProcess(name: string, folder: string, settings: Record<string, string>): HouseProcess {
  const logFile = join(folder, `${name}.log`)
  const env = {
    PATH: process.env.PATH,
    SOSH_DATA_DIR: folder,
    SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
    LOG_LEVEL: 'info',
    PORT: '0',
    ...settings,
  }
  let child: ChildProcess | undefined

  function start(): void {
    const log = openSync(logFile, 'a', 0o600)
    child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', log, log] })
    closeSync(log)
  }

  async function signal(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    if (signal === 'SIGKILL' || signal === 'SIGTERM') await gone
  }

  const killToo = () => child?.kill('SIGKILL')
  process.once('exit', killToo)
  start()
  return {
    name,
    pid: () => child?.pid ?? 0,
    start,
    signal,
    words: () => readFileSync(logFile, 'utf8').slice(-3_000),
    async [Symbol.asyncDispose]() {
      process.off('exit', killToo)
      await signal('SIGKILL')
    },
  }
}

/** Runs a script beside us that says, in its first line, where it is. It ends with us. */
export async function beside(
  script: string,
  options: object,
  nodeOptions: string[] = [],
): Promise<{ says: string; lines: AsyncIterator<string>; child: ChildProcess } & AsyncDisposable> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [...nodeOptions, path, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]()
  const { value, done } = await lines.next()
  if (done) throw new Error(`${script} ended before it was ready.`)
  return {
    says: value,
    lines,
    child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
