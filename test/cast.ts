import { join } from 'node:path'
import { acceptInvitation, type employees, invite, makeSetupLink, setUp } from '#core/team'
import { readConfig } from '#platform/config'
import { as, type Context, type EmployeeActor, type Role } from '#platform/context'
import { type OpenDatabase, openDatabase } from '#platform/db'
import { createGuardedFetch } from '#platform/fetch'
import { createLog } from '#platform/log'
import { openSecrets } from '#platform/secrets'

export type Cast = 'ada' | 'ines' | 'tomas' | 'marta'

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

/** The name of the file with a house's keys, in its folder. */
export const keyFile = 'keys.json'

/** Opens a house in a database and a folder (with its keys); nobody acts in it yet. */
export function openHouse(
  url: string,
  folder: string,
  now: () => Date = () => new Date(),
): { ctx: Context; opened: OpenDatabase } {
  const opened = openDatabase(url, { max: 8 })
  const config = readConfig({
    SOSH_DATA_DIR: folder,
    DATABASE_URL: url,
    SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
    LOG_LEVEL: 'silent',
  })
  const ctx: Context = {
    actor: { kind: 'nobody' },
    db: opened.db,
    now,
    log: createLog({ level: 'silent' }),
    config,
    secrets: openSecrets({ keyFile: join(folder, keyFile) }),
    fetch: createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh test' }),
  }
  return { ctx, opened }
}

/** Ada sets the company up, the others follow her invitations: says how each of them acts. */
export async function settle(ctx: Context): Promise<Record<Cast, EmployeeActor>> {
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
  const actors = { ada: actorFrom(ada) } as Record<Cast, EmployeeActor>
  for (const [who, person] of Object.entries(cast) as [Exclude<Cast, 'ada'>, (typeof cast)['ines']][]) {
    const { autonomy, languages, name, roles, title } = person
    const { link } = await invite(as(ctx, actorFrom(ada)), { name, title, roles, autonomy })
    const token = decodeURIComponent(link.split('/').at(-1) ?? '')
    const employee = await acceptInvitation(ctx, { token, name, email: `${who}@halden.example`, password, languages })
    actors[who] = actorFrom(employee)
  }
  return actors
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
