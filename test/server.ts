import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Problem } from '#lib/problem'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { quickFolder } from './quick-folder.ts'

export interface TestServer {
  url: string
  stop(): Promise<void>
}

/**
 * A database server for one run: the one in `DATABASE_URL`, or an embedded one.
 * Its folder is kept between runs, because making one takes longer than starting it; a second run at the same time,
 * one whose kept folder is of no use any more, or one on CI, gets a folder of its own that it takes away again.
 */
export async function serverForOneRun(): Promise<TestServer> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} }
  const kept = process.env.CI ? undefined : await startKept()
  if (kept) return kept
  const folder = await quickFolder('sosh-test-')
  const server = await start(folder)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startKept(): Promise<TestServer | undefined> {
  const kept = fileURLToPath(new URL('../node_modules/.cache/sosh-test', import.meta.url))
  try {
    return await start(kept)
  } catch (err) {
    if (!(err instanceof Problem)) throw err
  }
}

/** Test rows are worth nothing: they need not survive a power cut, only be there at once. */
function start(dataDir: string): Promise<TestServer> {
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
    max_wal_size: '256MB',
  }
  return startEmbeddedPostgres({ dataDir, log: { info: () => {} }, settings })
}
