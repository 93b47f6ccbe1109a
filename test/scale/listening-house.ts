import { sql } from 'kysely'
import { bluesky } from '#connectors/bluesky'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { openDatabase } from '#platform/db'
import { benchHouse, settle } from '../../bench/house.ts'
import { type Concern, concernsOf } from './said.ts'

/** A company with one query and one place to listen to, in a migrated database. */
export async function settleListeners(databaseUrl: string, networkUrl: string): Promise<void> {
  await using opened = await benchHouse(databaseUrl)
  const { ctx } = opened.house
  await settle(ctx, 0)
  await sql`
    insert into listening_query (id, name, text, made_at, changed_at)
    values (${newId()}, 'Our batteries', 'halden NEAR/3 battery', now(), now())`.execute(ctx.db)
  const settings = bluesky.settings.parse({ url: networkUrl })
  // As long ago as the network began to speak: it is read from its beginning.
  await sql`
    insert into source (id, connector, network, label, settings, keeps, opened_at)
    values (${newId()}, 'bluesky', 'bluesky', 'The network', ${JSON.stringify(settings)}::jsonb, 'matching', now() - interval '1 hour')`.execute(
    ctx.db,
  )
}

export interface Reckoned {
  value: number
  lost: string[]
  doubled: string[]
  /** Taken back on the network and still readable in the house. */
  unfollowed: string[]
  /** Kept although they do not concern us. */
  strays: string[]
}

/** Holds what the network said against what the house has. */
export async function reckon(databaseUrl: string, events: number): Promise<Reckoned> {
  await using database = openDatabase(databaseUrl, { max: 1 })
  const { rows: messages } = await database.pool.query<{
    externalId: string
    text: string
    isRemoved: boolean
    root: string
  }>(
    `select m.external_id as "externalId", m.text, m.removed_at is not null as "isRemoved", c.root_external_id as root
     from message m join conversation c on c.id = m.conversation_id`,
  )
  const { rows: miscounted } = await database.pool.query<{ root: string }>(
    `select c.root_external_id as root from conversation c
     where c.message_count <> (select count(*) from message m where m.conversation_id = c.id)`,
  )
  const { rows: again } = await database.pool.query<{ text: string }>(
    `select text from message where text <> '' group by text having count(*) > 1`,
  )
  const byId = new Map(messages.map(message => [message.externalId, message]))
  const concerns = concernsOf(events)
  const isThere = ({ externalId, root, text }: Concern) => {
    const held = byId.get(externalId)
    return held?.root === root && held.text === text
  }
  const expected = new Set(concerns.map(each => each.externalId))
  return {
    value: concerns.length,
    lost: concerns.filter(each => !each.isRemoved && !isThere(each)).map(each => each.externalId),
    doubled: [...miscounted.map(each => each.root), ...again.map(each => each.text)],
    // One that was taken back before it was stored is rightly not there at all.
    unfollowed: concerns
      .filter(each => each.isRemoved && byId.get(each.externalId)?.isRemoved === false)
      .map(each => each.externalId),
    strays: messages.filter(message => !expected.has(message.externalId)).map(message => message.externalId),
  }
}

/** The network of which the house hears, by its history. */
export interface History {
  startUs: number
  events: number
}

/** How far the house is: kept posts, how many of the network's events are behind its cursor, and how far storing is behind. */
export async function progressOf(
  ctx: Pick<Context, 'db'>,
  history: History,
): Promise<{ heard: number; read: number; storeLagMs: number }> {
  const { rows } = await sql<{ heard: number; cursor: string | null; lag: number | null }>`
    select (select count(*) from message)::int as heard, cursor, store_lag_ms as lag from source limit 1`.execute(
    ctx.db,
  )
  const row = rows[0]
  const read = (Number(row?.cursor?.replace('time:', '') ?? 0) - history.startUs) / 1_000 + 1
  return {
    heard: row?.heard ?? 0,
    // Before anything was heard, the cursor is of today, and the history of earlier.
    read: read < 0 || read > history.events ? 0 : read,
    storeLagMs: row?.lag ?? 0,
  }
}
