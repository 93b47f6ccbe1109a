import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import type { EmployeeActor } from '#platform/context'
import { migrate, readMigrations } from '#platform/migrate'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { furnish } from '../src/apps/rooms.ts'
import { type Cast, keyFile, openHouse, settle } from './cast.ts'
import { serverForOneRun } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, and the migrated database that each test file copies. */
    database: { serverUrl: string; template: string }
    /** Halden with its four people at work: the database to copy, the keys that belong to it, and how each of them acts. */
    halden: { template: string; keys: string; actors: Record<Cast, EmployeeActor> }
  }
}

/** Before all tests: one server and one migrated database; each test file works on its own copy (see database.ts). */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const server = await serverForOneRun()
  try {
    const template = await prepareTemplate(server.url)
    // A server of one's own may be shared with another run at this moment: there, nothing is tidied up.
    if (!process.env.DATABASE_URL) await dropLeftovers(server.url, template)
    project.provide('database', { serverUrl: server.url, template })
    const halden = await settleHalden(server.url, template)
    project.provide('halden', halden)
    return async () => {
      try {
        await dropDatabase(server.url, halden.template)
      } finally {
        await server.stop()
      }
    }
  } catch (err) {
    await server.stop()
    throw err
  }
}

/** The company is set up once for all: a test file that copies it need not wait until four people have joined. */
async function settleHalden(serverUrl: string, migrated: string): Promise<ProvidedContext['halden']> {
  const template = `test_halden_${randomUUID().replaceAll('-', '')}`
  await createDatabase(serverUrl, template, migrated)
  const folder = await mkdtemp(join(tmpdir(), 'sosh-halden-'))
  const { ctx, opened } = openHouse(urlOfDatabase(serverUrl, template), folder)
  try {
    furnish()
    const actors = await settle(ctx)
    return { template, keys: await readFile(join(folder, keyFile), 'utf8'), actors }
  } finally {
    await opened[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Named after the migrations it holds: while those stay as they are, the template of an earlier run is still good. */
async function prepareTemplate(serverUrl: string): Promise<string> {
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)))
  const history = createHash('sha256').update(migrations.map(({ checksum }) => checksum).join())
  const name = `template_${history.digest('hex').slice(0, 16)}`
  await createDatabase(serverUrl, name)
  await migrate(urlOfDatabase(serverUrl, name))
  return name
}

/** A run that was killed leaves its databases behind, and changed migrations their earlier template. */
async function dropLeftovers(serverUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase(serverUrl, 'postgres') })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like any (array['test\\_%', 'template\\_%']) and datname <> $1`,
    [template],
  )
  await client.end()
  for (const { datname } of rows) await dropDatabase(serverUrl, datname)
}
