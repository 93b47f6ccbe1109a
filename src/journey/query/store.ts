import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'

export interface ListeningQuery {
  id: string
  name: string
  text: string
  madeBy: string | null
  madeAt: Date
  changedAt: Date
}

export async function queryRows(ctx: Context): Promise<ListeningQuery[]> {
  const { rows } = await sql<ListeningQuery>`
    select id, name, text, made_by as "madeBy", made_at as "madeAt", changed_at as "changedAt"
    from listening_query where retired_at is null order by name`.execute(ctx.db)
  return rows
}

/** A query as it is since a revision; without words where it is not asked any more. */
export interface ChangedQuery {
  id: string
  name: string
  text: string
  retired: boolean
  /** Changed by the transaction that asks, which may yet be taken back. */
  isOurs: boolean
}

/** Grows whenever a query is made, changed, retired or deleted. */
export async function queriesRevision(ctx: Context): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    select greatest((select max(revision) from listening_query), (select max(revision) from listening_query_gone), 0) as revision`.execute(
    ctx.db,
  )
  return rows[0]?.revision ?? 0
}

/** What changed since a revision; all that is asked when it is none. */
export async function queriesSince(ctx: Context, revision: number | undefined): Promise<ChangedQuery[]> {
  const isOurs = sql`xmin = pg_current_xact_id_if_assigned()::xid`
  const { rows } = await sql<ChangedQuery>`
    select id, name, text, retired_at is not null as retired, coalesce(${isOurs}, false) as "isOurs" from listening_query
    where ${revision === undefined ? sql`retired_at is null` : sql`revision > ${revision}`}
    union all
    select query_id, '', '', true, coalesce(${isOurs}, false) from listening_query_gone
    where revision > ${revision ?? 0} and ${revision !== undefined}`.execute(ctx.db)
  return rows
}

/** Those of these names, however they are written. */
export async function queriesNamed(
  ctx: Context,
  names: string[],
): Promise<{ id: string; name: string; text: string }[]> {
  const { rows } = await sql<{ id: string; name: string; text: string }>`
    select id, name, text from listening_query
    where retired_at is null and name_key in (
      select lower(regexp_replace(btrim(normalize(name, NFC)), '\\s+', ' ', 'g')) from unnest(${names}::text[]) as asked (name))`.execute(
    ctx.db,
  )
  return rows
}

/** Those that may name others. */
export async function namingQueries(ctx: Context): Promise<{ id: string; name: string; text: string }[]> {
  const { rows } = await sql<{ id: string; name: string; text: string }>`
    select id, name, text from listening_query where retired_at is null and text ~* 'query:' order by name`.execute(
    ctx.db,
  )
  return rows
}

/** One at a time changes queries until its transaction ends. */
export async function lockQueries(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('listening_revision'))`.execute(ctx.db)
}

export async function queryRow(ctx: Context, id: string): Promise<ListeningQuery | undefined> {
  const { rows } = await sql<ListeningQuery>`
    select id, name, text, made_by as "madeBy", made_at as "madeAt", changed_at as "changedAt"
    from listening_query where id = ${id} and retired_at is null`.execute(ctx.db)
  return rows[0]
}

/** A name is one query's; where the sample brings one that is taken, it says that it is the sample's. */
export async function insertQuery(ctx: Context, query: ListeningQuery, isSample = false): Promise<void> {
  const taken = isSample && (await queriesNamed(ctx, [query.name])).length > 0
  const name = taken ? `${query.name} (sample)` : query.name
  await sql`
    insert into listening_query (id, name, text, made_by, made_at, changed_at, is_sample)
    values (${query.id}, ${name}, ${query.text}, ${query.madeBy}, ${query.madeAt}, ${query.changedAt}, ${isSample})`.execute(
    ctx.db,
  )
}

export async function updateQuery(ctx: Context, query: Pick<ListeningQuery, 'id' | 'name' | 'text'>): Promise<boolean> {
  const { rows } = await sql`
    update listening_query set name = ${query.name}, text = ${query.text}, changed_at = ${ctx.now()}
    where id = ${query.id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireQueryRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update listening_query set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function matchCounts(ctx: Context): Promise<{ queryId: string; count: number; lastAt: Date | null }[]> {
  const { rows } = await sql<{ queryId: string; count: number; lastAt: Date | null }>`
    select q.id as "queryId", m.count, m.last_at as "lastAt"
    from listening_query q
    cross join lateral (
      select count(*) as count, max(posted_at) as last_at from (
        select m.posted_at from query_match qm join message m on m.id = qm.message_id
        where qm.query_id = q.id order by qm.message_id desc limit 1000) recent) m
    where q.retired_at is null`.execute(ctx.db)
  return rows
}

/** Queries take what they caught with them. */
export async function deleteSampleQueries(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('listening_query').where('is_sample', '=', true).execute()
}

export interface StoredPost {
  messageId: string
  conversationId: string
  network: string
  title: string | null
  text: string
  language: string | null
  url: string | null
  links: string[]
  tags: string[]
  postedAt: Date
  handle: string
  name: string | null
  followers: number | null
}

export const postColumns = sql`
  m.id as "messageId", m.conversation_id as "conversationId", m.network, m.title, m.text, coalesce(m.declared_language, m.language) as language, m.url, m.links, m.tags,
  m.posted_at as "postedAt", coalesce(a.handle, '') as handle, a.name, a.followers`

/** The newest stored posts, walking the index on time. */
export async function newestPosts(ctx: Context, limit: number): Promise<StoredPost[]> {
  const { rows } = await sql<StoredPost>`
    select ${postColumns} from message m left join person_account a on a.id = m.account_id
    where m.removed_at is null order by m.posted_at desc, m.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/**
 * Posts older than those that hold the words which a query can't do without, by the index on words.
 * The inner limit comes first on purpose: a frequent word must not have all its posts sorted.
 */
export async function postsWithTerms(
  ctx: Context,
  tsquery: string,
  before: Date,
  limit: number,
): Promise<StoredPost[]> {
  const { rows } = await sql<StoredPost>`
    select ${postColumns} from (
      select * from message where terms @@ ${tsquery}::tsquery and removed_at is null and posted_at < ${before} limit ${limit}
    ) m left join person_account a on a.id = m.account_id
    order by m.posted_at desc, m.id desc`.execute(ctx.db)
  return rows
}

export async function matchRows(
  ctx: Context,
  messageIds: string[],
): Promise<{ messageId: string; queryId: string; name: string; spans: number[] }[]> {
  const { rows } = await sql<{ messageId: string; queryId: string; name: string; spans: number[] }>`${prepared}
    select m.message_id as "messageId", m.query_id as "queryId", q.name, m.spans
    from query_match m join listening_query q on q.id = m.query_id where m.message_id = any(${messageIds}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}
