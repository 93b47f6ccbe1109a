import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { acceptInvitation, invite, makeSetupLink, sayWhatIKnow, setUp } from '#core/team'
import { type Config, readConfig } from '#platform/config'
import { as, type Context, type EmployeeActor } from '#platform/context'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { createLog } from '#platform/log'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { type House, openHouse } from '../src/apps/house.ts'

const cache = fileURLToPath(new URL('../node_modules/.cache/sosh-bench', import.meta.url))

/** The database server of all benches: the one Sosh brings, with the settings people get; its folder is kept between runs. */
export async function benchServer(): Promise<{ url: string } & AsyncDisposable> {
  await mkdir(cache, { recursive: true })
  const server = await startEmbeddedPostgres({ dataDir: cache, log: { info: () => {} } })
  return { url: server.url, [Symbol.asyncDispose]: () => server.stop() }
}

/** A house of its own on one database of the server, with a data folder that goes when it closes. */
export async function benchHouse(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<{ house: House; config: Config } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-bench-'))
  const config = readConfig({
    SOSH_DATA_DIR: folder,
    DATABASE_URL: databaseUrl,
    SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...more,
  })
  const house = await openHouse(config, createLog({ level: config.logLevel }))
  return {
    house,
    config,
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const password = 'three plain words'
const topics = ['battery', 'brakes', 'delivery', 'warranty', 'app', 'frame', 'charging', 'lights', 'price', 'service']

/** Ada sets the company up; `colleagues` more come, each knowing two topics. Returns their actors, Ada first. */
export async function settle(ctx: Context, colleagues: number): Promise<EmployeeActor[]> {
  const ada = await setUp(ctx, {
    token: await makeSetupLink(ctx),
    company: { name: 'Halden', about: 'Cargo bikes for cold places', language: 'en', timezone: 'Europe/Berlin' },
    you: { name: 'Ada Okafor', title: 'communications', email: emailOf(0), password, languages: ['en'] },
    makes: topics.map(name => ({ name, kind: 'topic', words: [name] })),
  })
  const known = await ctx.db.selectFrom('topic').select('id').orderBy('name').execute()
  const actors = [actorOf(ada)]
  for (let index = 1; index <= colleagues; index++) {
    const name = `Colleague ${index}`
    const { link } = await invite(as(ctx, actorOf(ada)), {
      name,
      title: 'engineer',
      roles: ['employee'],
      autonomy: 'trusted',
    })
    const token = decodeURIComponent(link.split('/').at(-1) ?? '')
    const languages = [['en', 'de', 'es', 'fr'][index % 4] ?? 'en', 'en']
    const actor = actorOf(await acceptInvitation(ctx, { token, name, email: emailOf(index), password, languages }))
    const knows = [known[index % known.length], known[(index * 3) % known.length]]
    await sayWhatIKnow(as(ctx, actor), { topics: knows.flatMap(topic => (topic ? [{ id: topic.id, note: '' }] : [])) })
    actors.push(actor)
  }
  return actors
}

export const emailOf = (index: number): string => `colleague${index}@halden.example`

function actorOf(employee: { id: string; userId: string | null; name: string; roles: EmployeeActor['roles'] }) {
  return {
    kind: 'employee' as const,
    employeeId: employee.id,
    userId: employee.userId ?? '',
    name: employee.name,
    roles: employee.roles,
    sessionId: 'bench',
  }
}

/** Runs `work` on a fresh copy of a template; nothing that an earlier round left is there, nor is any of it unwritten. */
export async function onCopy<Result>(
  serverUrl: string,
  template: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const name = `${template}_copy`
  await dropDatabase(serverUrl, name)
  await createDatabase(serverUrl, name, template)
  await withClient(serverUrl, client => client.query('checkpoint'))
  try {
    return await work(urlOfDatabase(serverUrl, name))
  } finally {
    await dropDatabase(serverUrl, name)
  }
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same numbers on every run, so that figures of two days can be compared. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
  }
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const rounded = (value: number): number => Math.round(value * 100) / 100
