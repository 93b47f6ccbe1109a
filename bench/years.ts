import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMigrations } from '#platform/migrate'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { populate, type Years } from '../test/populate.ts'
import { benchHouse, settle, withClient } from './house.ts'

export const years: Years = { conversations: 1_000_000, people: 200_000, messagesPerConversation: 5 }
const colleagues = 40

/**
 * A database with a million conversations and five million messages, made once (some minutes) and kept between runs,
 * as long as the tables and what fills them stay as they are.
 */
export async function databaseOfYears(serverUrl: string): Promise<string> {
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)))
  const fills = ['../test/populate.ts', './years.ts'].map(file =>
    readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8'),
  )
  const text = [...migrations.map(each => each.checksum), ...fills].join()
  const name = `years_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  const known = await withClient(serverUrl, async client => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'years\\_%' or datname = 'making_years'`,
    )
    return rows.map(row => row.datname)
  })
  if (known.includes(name)) return urlOfDatabase(serverUrl, name)
  for (const old of known) await dropDatabase(serverUrl, old)
  console.error('Fills a database with a million conversations: once, some minutes.')
  await createDatabase(serverUrl, 'making_years')
  const making = urlOfDatabase(serverUrl, 'making_years')
  {
    await using opened = await benchHouse(making)
    await settle(opened.house.ctx, colleagues)
  }
  await withClient(making, async client => {
    await populate(client, years)
    await client.query(`
      insert into priority (conversation_id, since, points, parts, suggested, rank_at)
      select id, last_message_at, 8, '[{"kind":"asks","points":8}]', (random() * 3)::int, last_message_at - random() * interval '4 days'
      from conversation where standing in ('open', 'claimed', 'in-review') on conflict do nothing;
      analyze priority`)
  })
  // Named only once it is whole: a run that was broken off begins anew.
  await withClient(urlOfDatabase(serverUrl, 'postgres'), client =>
    client.query(`alter database making_years rename to ${name}`),
  )
  return urlOfDatabase(serverUrl, name)
}
