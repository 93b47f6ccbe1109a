import { execFileSync } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#lib/problem'
import { startOf } from './folder-lock.ts'
import type { Log } from './postgres-binaries.ts'

/** The server process of a data folder, as it describes itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number
  port: number
  isReady: boolean
}

/**
 * The living server of a data folder. One that is starting or stopping is waited for, unless told otherwise.
 * A `postmaster.pid` whose process is gone, or is by now something else, is left for PostgreSQL or taken away.
 */
export async function livingPostmaster(
  cluster: string,
  log?: Log,
  { wait = true }: { wait?: boolean } = {},
): Promise<Postmaster | undefined> {
  const patientUntil = Date.now() + 10 * 60_000
  for (let told = false; Date.now() < patientUntil; await pause(20)) {
    const written = await readPidFile(cluster)
    if (!written) return undefined
    if (startOf(written.pid) === undefined) return undefined
    if (!(await isPostmasterOf(written.pid, cluster))) {
      // PostgreSQL would trust the number and refuse to start: after a reboot or in a container it is soon used again.
      if (wait) await rm(join(cluster, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (written.isReady || !wait) return written
    if (!told) log?.info(`Waits for the database server (process ${written.pid}), which is ${written.status}`)
    told = true
  }
  throw new Problem('unavailable', 'The database server was found, but did not become ready.')
}

/** Lines of the file: process, folder, start, port, socket folder, address, shared memory, status (miscadmin.h). */
async function readPidFile(cluster: string): Promise<(Postmaster & { status: string }) | undefined> {
  const content = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = content?.split('\n') ?? []
  const pid = Number(lines[0])
  if (!pid) return undefined
  const status = lines[7]?.trim() || 'starting'
  return { pid, port: Number(lines[3]), isReady: status === 'ready', status }
}

async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster))
    if (process.platform === 'win32') return true
    return /postgres$/.test(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim())
  } catch {
    return false
  }
}
