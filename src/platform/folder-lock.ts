import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Problem } from '#lib/problem'

interface Owner {
  pid: number
  /** A process id is used again after a while; together with the start it is not. */
  started: string
  host: string
  since: string
}

/** Another machine or container can’t be asked whether it lives: it shows it by touching its lock. */
const touchEveryMs = 5_000
const silentAfterMs = 20_000

/**
 * Takes a folder for this process alone, until released or until the process is gone.
 * A lock whose owner died is taken over; a living owner is a `conflict` that says who it is.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = join(folder, 'owner.json')
  const mine: Owner = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    host: hostname(),
    since: new Date().toISOString(),
  }
  const content = JSON.stringify(mine)

  while (!(await createAtOnce(path, content))) {
    const found = await readFile(path, 'utf8').catch(() => undefined)
    if (found === undefined) continue
    const owner = readOwner(found)
    if (owner && (await isAlive(owner, path))) throw inUse(folder, owner)
    await takeAway(path, found)
  }

  const touch = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, touchEveryMs)
  touch.unref()
  return {
    async release() {
      clearInterval(touch)
      if ((await readFile(path, 'utf8').catch(() => '')) === content) await rm(path, { force: true })
    },
  }
}

/** The file appears with its whole content or not at all: a link is made of a finished file. */
async function createAtOnce(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, content, { mode: 0o600 })
  try {
    await link(draft, path)
    return true
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw err
  } finally {
    await rm(draft, { force: true })
  }
}

/** Moves a dead lock aside. If a quicker one has just replaced it, theirs is put back. */
async function takeAway(path: string, dead: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

function readOwner(content: string): Owner | undefined {
  try {
    return JSON.parse(content) as Owner
  } catch {
    return undefined
  }
}

async function isAlive(owner: Owner, path: string): Promise<boolean> {
  if (owner.host === hostname()) return startOf(owner.pid) === owner.started
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
  return Date.now() - mtimeMs < silentAfterMs
}

function inUse(folder: string, owner: Owner): Problem {
  const elsewhere = owner.host === hostname() ? '' : ` on ${owner.host}`
  return new Problem(
    'conflict',
    `Sosh is already running on the data folder ${folder} (process ${owner.pid}${elsewhere}, since ${owner.since}).`,
    [{ message: 'Use the running one, stop it first, or choose another data folder for this one.' }],
  )
}

/** When a process started, in a form that only has to be compared; undefined when there is none. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxStartOf(pid)
    process.kill(pid, 0)
    if (process.platform === 'win32') return 'alive'
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Field 22 of `/proc/<pid>/stat` (proc(5)), counted after the command's name, which may hold blanks; and the boot. */
function linuxStartOf(pid: number): string | undefined {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\)\s/s, '')
    .split(' ')
  const isGone = fields[0] === 'Z' || fields[0] === 'X'
  return isGone ? undefined : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
}
