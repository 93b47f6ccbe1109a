import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { acceptInvitation, type employees, invite, makeSetupLink, setUp } from '#core/team'
import { readConfig } from '#platform/config'
import { as, type Context, type EmployeeActor, type Role } from '#platform/context'
import { type OpenDatabase, openDatabase } from '#platform/db'
import { createGuardedFetch } from '#platform/fetch'
import { createLog } from '#platform/log'
import { openSecrets } from '#platform/secrets'
import { furnish } from '../src/apps/rooms.ts'
import { databaseForThisFile } from './database.ts'

export type Cast = 'ada' | 'ines' | 'tomas' | 'marta'

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

/** Where each of them stands: Ada set it up, Inés answers, Tomás is new, Marta reviews. */
const cast: Record<
  Exclude<Cast, 'ada'>,
  { name: string; title: string; roles: Role[]; autonomy: 'learning' | 'trusted'; languages: string[] }
> = {
  ines: {
    name: 'Inés Navarro',
    title: 'battery engineer',
    roles: ['employee'],
    autonomy: 'trusted',
    languages: ['es', 'de', 'en'],
  },
  tomas: { name: 'Tomás Rey', title: 'service', roles: ['employee'], autonomy: 'learning', languages: ['es', 'en'] },
  marta: {
    name: 'Marta Lind',
    title: 'communications',
    roles: ['employee', 'reviewer'],
    autonomy: 'trusted',
    languages: ['de', 'en'],
  },
}

/** A real house for one test file: its own database, its own keys, the four of them at work. */
export function world(): World {
  const here = {} as World
  const actors = new Map<Cast, EmployeeActor>()
  let folder = ''
  let database: Awaited<ReturnType<typeof databaseForThisFile>> | undefined
  let offsetMs = 0

  beforeAll(async () => {
    furnish()
    database = await databaseForThisFile()
    folder = await mkdtemp(join(tmpdir(), 'sosh-world-'))
    const opened = openDatabase(database.url, { max: 8 })
    const config = readConfig({
      SOSH_DATA_DIR: folder,
      DATABASE_URL: database.url,
      SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
      LOG_LEVEL: 'silent',
    })
    here.ctx = {
      actor: { kind: 'nobody' },
      db: opened.db,
      now: () => new Date(Date.now() + offsetMs),
      log: createLog({ level: 'silent' }),
      config,
      secrets: openSecrets({ keyFile: join(folder, 'keys.json') }),
      fetch: createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh test' }),
    }
    here.database = opened
    here.url = database.url
    await settle(here.ctx, actors)
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

function actorOf(actors: Map<Cast, EmployeeActor>, who: Cast): EmployeeActor {
  const actor = actors.get(who)
  if (!actor) throw new Error(`${who} has not arrived yet: use the world inside a test`)
  return actor
}

async function settle(ctx: Context, actors: Map<Cast, EmployeeActor>): Promise<void> {
  const password = 'three plain words'
  const ada = await setUp(ctx, {
    token: await makeSetupLink(ctx),
    company: { name: 'Halden', about: 'Cargo bikes for cold places', language: 'en', timezone: 'Europe/Berlin' },
    you: { name: 'Ada Okafor', title: 'communications', email: 'ada@halden.example', password, languages: ['en'] },
    makes: [
      { name: 'Halden Tour', kind: 'product', words: ['tour'] },
      { name: 'Winter charging', kind: 'topic', words: ['akku', 'battery', 'charging', 'frost', 'laden'] },
    ],
  })
  actors.set('ada', actorFrom(ada))
  for (const [who, person] of Object.entries(cast) as [Exclude<Cast, 'ada'>, (typeof cast)['ines']][]) {
    const { autonomy, languages, name, roles, title } = person
    const { link } = await invite(as(ctx, actorFrom(ada)), { name, title, roles, autonomy })
    const token = decodeURIComponent(link.split('/').at(-1) ?? '')
    const employee = await acceptInvitation(ctx, { token, name, email: `${who}@halden.example`, password, languages })
    actors.set(who, actorFrom(employee))
  }
}

function actorFrom(employee: Awaited<ReturnType<typeof employees>>[number]): EmployeeActor {
  return {
    kind: 'employee',
    employeeId: employee.id,
    userId: employee.userId ?? '',
    name: employee.name,
    roles: employee.roles,
    sessionId: `session of ${employee.name}`,
  }
}
