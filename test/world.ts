import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { as, type Context, type EmployeeActor } from '#platform/context'
import type { OpenDatabase } from '#platform/db'
import { furnish } from '../src/apps/rooms.ts'
import { type Cast, keyFile, openHouse, settle } from './cast.ts'
import { databaseForThisFile } from './database.ts'

export type { Cast } from './cast.ts'

/** The named people of our stories, and the house they work in. */
export interface World {
  /** The house with nobody acting. */
  ctx: Context
  /** The house as one of them sees it. */
  as: (who: Cast) => Context
  id: (who: Cast) => string
  database: OpenDatabase
  url: string
  /** Moves the clock; nothing in the house looks at another one. */
  pass: (ms: number) => void
}

let isHaldenHere = false

/**
 * A real house for one test file: its own database, its own folder, the four of them at work.
 * The first is a copy of the Halden of this run (see prepare.ts); a second one beside it has people and keys of its own.
 */
export function world(): World {
  const here = {} as World
  const isCopy = !isHaldenHere
  isHaldenHere = true
  let actors = {} as Record<Cast, EmployeeActor>
  let folder = ''
  let database: Awaited<ReturnType<typeof databaseForThisFile>> | undefined
  let offsetMs = 0

  beforeAll(async () => {
    furnish()
    const halden = isCopy ? inject('halden') : undefined
    database = await databaseForThisFile(halden?.template)
    folder = await mkdtemp(join(tmpdir(), 'sosh-world-'))
    if (halden) await writeFile(join(folder, keyFile), halden.keys, { mode: 0o600 })
    const { ctx, opened } = openHouse(database.url, folder, () => new Date(Date.now() + offsetMs))
    here.ctx = ctx
    here.database = opened
    here.url = database.url
    actors = halden?.actors ?? (await settle(ctx))
  }, 120_000)

  afterAll(async () => {
    await here.database?.[Symbol.asyncDispose]()
    await database?.drop()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  return Object.assign(here, {
    as: (who: Cast) => as(here.ctx, actorOf(actors, who)),
    id: (who: Cast) => actorOf(actors, who).employeeId,
    pass: (ms: number) => {
      offsetMs += ms
    },
  })
}

function actorOf(actors: Record<Cast, EmployeeActor>, who: Cast): EmployeeActor {
  const actor = actors[who]
  if (!actor) throw new Error(`${who} has not arrived yet: use the world inside a test`)
  return actor
}
