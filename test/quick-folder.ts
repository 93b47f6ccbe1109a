import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const roomyBytes = 4 * 2 ** 30

/**
 * Makes a new folder for a database of which nobody will ask after this run.
 *
 * On CI it lies in memory, where there is plenty: hundreds of databases are made and dropped, each of some six hundred files,
 * and a disk's journal takes up to a second for each, in which the processor works. A developer keeps their memory.
 */
export async function quickFolder(prefix: string): Promise<string> {
  return mkdtemp(join((await isMemoryForUs()) ? memory : tmpdir(), prefix))
}

async function isMemoryForUs(): Promise<boolean> {
  if (!process.env.CI || process.availableMemory() < roomyBytes) return false
  return statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize >= roomyBytes,
    () => false,
  )
}
