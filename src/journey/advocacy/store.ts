import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Said } from './model.ts'

/** Posts are looked at in the next round; those that were just read, or read anew. */
export async function markToLookAt(ctx: Context, messageIds: string[]): Promise<void> {
  await sql`
    insert into advocacy_waiting (message_id)
    select m.id from message m where m.id = any(${messageIds}::uuid[]) and m.account_id is not null order by m.id
    on conflict do nothing`.execute(ctx.db)
}

/** So many of those that wait; another who looks at the same time gets others. */
export async function takeWaiting(ctx: Context, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from advocacy_waiting where message_id in (select message_id from advocacy_waiting limit ${most} for update skip locked)
    returning message_id as id`.execute(ctx.db)
  return rows.map(({ id }) => id).toSorted()
}

/** What was taken away where it stood says nothing any more. */
export async function deleteRemoved(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    delete from advocacy_post p using message m
    where p.conversation_id = any(${conversationIds}::uuid[]) and m.id = p.message_id and m.removed_at is not null`.execute(
    ctx.db,
  )
}

/** By which accounts we ourselves are heard on the networks. */
export async function ownAccounts(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from account o join person_account a on a.network = o.network and a.external_id = o.external_id`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

export interface PostToRead {
  id: string
  conversationId: string
  accountId: string
  network: string
  text: string
  /** What it replies to. */
  before: string
  postedAt: Date
  heardAt: Date
  isDirect: boolean
  isAutomatic: boolean
  /** One of us had spoken there before. */
  isAfterUs: boolean
  /** The conversation begins with it. */
  isOpening: boolean
}

/** Of these posts, those that people outside wrote and that still stand. */
export async function postsToRead(ctx: Context, ids: string[], own: string[]): Promise<PostToRead[]> {
  const { rows } = await sql<PostToRead>`
    select m.id, m.conversation_id as "conversationId", m.account_id as "accountId", m.network,
      coalesce(m.title || E'\n', '') || m.text as text, coalesce(coalesce(p.title || E'\n', '') || p.text, '') as before,
      m.posted_at as "postedAt", m.heard_at as "heardAt", coalesce(m.visibility = 'direct', false) as "isDirect", m.is_automatic as "isAutomatic",
      exists (select 1 from message o where o.conversation_id = m.conversation_id and o.posted_at < m.posted_at and o.removed_at is null
        and (o.author_id is not null or o.account_id = any(${own}::uuid[]))) as "isAfterUs",
      (c.root_external_id = m.external_id and c.opened_by = m.account_id) as "isOpening"
    from message m cross join lateral (select * from conversation where id = m.conversation_id limit 1) c
      left join message p on p.network = m.network and p.external_id = m.parent_external_id
    where m.id = any(${ids}::uuid[]) and m.account_id is not null and m.account_id <> all(${own}::uuid[]) and m.removed_at is null`.execute(
    ctx.db,
  )
  return rows
}

/** Keeps what these posts say, instead of what they said before. */
export async function replacePosts(
  ctx: Context,
  ids: string[],
  rows: (PostToRead & { said: Said; isUnasked: boolean })[],
): Promise<void> {
  await sql`delete from advocacy_post where message_id = any(${ids}::uuid[])`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`
    insert into advocacy_post (message_id, conversation_id, account_id, network, at, speaks_well, recommends, prefers, is_unasked, because)
    select id, "conversationId", "accountId", network, "postedAt", said ? 'well', said ? 'recommends', said->'prefers'->>'whom', "isUnasked", said
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, "conversationId" uuid, "accountId" uuid, network text,
      "postedAt" timestamptz, "isUnasked" boolean, said jsonb)`.execute(ctx.db)
  const conversationIds = [...new Set(rows.map(({ conversationId }) => conversationId))]
  await sql`
    update advocacy_post p set is_first = not p.is_first from (
      select c.id, first.message_id from unnest(${conversationIds}::uuid[]) as c (id) cross join lateral (
        select message_id from advocacy_post where conversation_id = c.id and is_unasked and (speaks_well or recommends)
        order by at, message_id limit 1) first) f
    where p.conversation_id = f.id and p.is_first <> (p.message_id = f.message_id)`.execute(ctx.db)
}

/** How many conversations spoke well of us without us, by month and network. */
export async function conversationsByMonth(
  ctx: Context,
  since: string,
): Promise<{ month: string; network: string; conversations: number }[]> {
  const { rows } = await sql<{ month: string; network: string; conversations: number }>`
    select to_char(month, 'YYYY-MM') as month, network, conversations from advocacy_tally
    where month >= ${since}::date order by month, network`.execute(ctx.db)
  return rows
}

export const whats = ['without-us', 'recommends', 'prefers-us', 'prefers-them'] as const
export type What = (typeof whats)[number]
const thatSay = {
  'without-us': sql`p.is_first`,
  recommends: sql`p.recommends`,
  'prefers-us': sql`p.prefers = 'us'`,
  'prefers-them': sql`p.prefers = 'them'`,
}

/** One post that others may go by, with what leads to it. */
export interface PostLine {
  messageId: string
  conversationId: string
  accountId: string
  personName: string
  network: string
  at: Date
  quote: string
  language: string | null
  because: Said
  isUnasked: boolean
  /** One of us wrote there since. */
  wroteSince: boolean
}

const lineOf = sql`p.message_id as "messageId", p.conversation_id as "conversationId", p.account_id as "accountId",
  coalesce(nullif(a.name, ''), a.handle) as "personName", p.network, p.at, left(m.text, 280) as quote, m.language, p.because, p.is_unasked as "isUnasked",
  exists (select 1 from message o where o.conversation_id = p.conversation_id and o.author_id is not null and o.posted_at > p.at) as "wroteSince"`

/** The newest of them, in one month or in all. */
export async function postLines(
  ctx: Context,
  asked: { what: What; from: Date; until: Date; before?: { at: Date; id: string } | undefined; limit: number },
): Promise<PostLine[]> {
  const { rows } = await sql<PostLine>`
    select ${lineOf} from (
      select * from advocacy_post p where ${thatSay[asked.what]} and p.at >= ${asked.from} and p.at < ${asked.until}
        ${asked.before ? sql`and (p.at, p.message_id) < (${asked.before.at}, ${asked.before.id}::uuid)` : sql``}
      order by p.at desc, p.message_id desc limit ${asked.limit}) p
    cross join lateral (select * from person_account where id = p.account_id limit 1) a
    cross join lateral (select text, language from message where id = p.message_id limit 1) m
    order by p.at desc, p.message_id desc`.execute(ctx.db)
  return rows
}

/** What these people said of us, the newest first. */
export async function postsOf(ctx: Context, personIds: string[], since: Date, limit: number): Promise<PostLine[]> {
  const { rows } = await sql<PostLine>`
    select ${lineOf} from person_account a
      cross join lateral (select * from advocacy_post where account_id = a.id and at >= ${since} order by at desc limit ${limit}) p
      cross join lateral (select text, language from message where id = p.message_id limit 1) m
    where a.person_id = any(${personIds}::uuid[]) order by p.at desc, p.message_id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** Somebody who recommends us. */
export interface Recommender {
  personId: string
  name: string
  lastAt: Date
  posts: { conversationId: string; network: string; at: Date; words: string }[]
}

/** Who recommended us last: the latest first, never by how often. Several accounts of one are one. */
export async function recommenders(
  ctx: Context,
  { since, mostPosts, mostPeople }: { since: Date; mostPosts: number; mostPeople: number },
): Promise<Recommender[]> {
  const { rows } = await sql<Recommender>`
    with newest as (
      select * from advocacy_post p where p.recommends and p.at >= ${since} order by p.at desc, p.message_id desc limit ${mostPosts}
    ), theirs as (
      select n.*, person_now(a.person_id) as person_id, coalesce(nullif(a.name, ''), a.handle) as name
      from newest n cross join lateral (select * from person_account where id = n.account_id limit 1) a
    )
    select person_id as "personId", (array_agg(name order by at desc))[1] as name, max(at) as "lastAt",
      jsonb_agg(jsonb_build_object('conversationId', conversation_id, 'network', network, 'at', at, 'words', because->'recommends'->>'words') order by at desc) as posts
    from theirs group by person_id order by max(at) desc, person_id limit ${mostPeople}`.execute(ctx.db)
  return rows.map(row => ({ ...row, posts: row.posts.map(each => ({ ...each, at: new Date(each.at) })) }))
}
