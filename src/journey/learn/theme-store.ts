import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Quote, ThemeRow } from './model.ts'

// ── posts that wait for a theme ──

/** Notes posts from outside that ask something of us, or complain: themes are looked for among them. */
export async function insertWaiting(
  ctx: Context,
  messageIds: string[],
  kinds: string[],
  fewestLetters: number,
): Promise<number> {
  const { rows } = await sql`
    insert into theme_waiting (message_id, heard_at)
    select m.id, ${ctx.now()} from message m join reading r on r.message_id = m.id join conversation c on c.id = m.conversation_id
    where m.id = any(${messageIds}::uuid[]) and r.kind = any(${kinds}::text[]) and m.account_id is not null and m.removed_at is null
      and m.duplicate_of is null and not m.is_automatic and length(m.text) >= ${fewestLetters} and c.standing not in ('aside', 'gone')
      and not exists (select 1 from theme_post where message_id = m.id)
    on conflict do nothing returning message_id`.execute(ctx.db)
  return rows.length
}

export interface WaitingPost {
  messageId: string
  conversationId: string
  accountId: string
  postedAt: Date
  text: string
  isNew: boolean
}

/** The newest that wait, those not tried yet first. */
export async function waitingPosts(ctx: Context, since: Date, limit: number): Promise<WaitingPost[]> {
  const { rows } = await sql<WaitingPost>`
    select m.id as "messageId", m.conversation_id as "conversationId", m.account_id as "accountId", m.posted_at as "postedAt",
      left(concat_ws('. ', m.title, m.text), 2000) as text, w."isNew"
    from (
      (select message_id, heard_at, true as "isNew" from theme_waiting where tried_at is null order by heard_at limit ${limit})
      union all
      (select message_id, heard_at, false from theme_waiting where heard_at >= ${since} and tried_at is not null order by heard_at desc limit ${limit})
    ) w join message m on m.id = w.message_id
    where m.removed_at is null and m.account_id is not null order by w."isNew" desc, w.heard_at desc limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

export async function setTried(ctx: Context, messageIds: string[]): Promise<void> {
  await sql`update theme_waiting set tried_at = ${ctx.now()} where message_id = any(${messageIds}::uuid[])`.execute(
    ctx.db,
  )
}

// ── themes ──

export interface StoredTheme {
  id: string
  name: string
  namedBy: string | null
  mergedInto: string | null
  sums: Buffer
}

const stored = sql`t.id, t.name, t.named_by as "namedBy", t.merged_into as "mergedInto", t.sums`

/** Every theme that lives, the one last spoken of first; nothing real is sorted into those of the sample. */
export async function livingThemes(ctx: Context, limit: number): Promise<StoredTheme[]> {
  const { rows } = await sql<StoredTheme>`
    select ${stored} from theme t where t.merged_into is null
      and not exists (select from employee e where e.id = t.made_by and e.is_sample) order by t.last_post_at desc, t.id limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

/** These themes; until the transaction ends, nobody else changes them. */
export async function lockThemes(ctx: Context, ids: string[]): Promise<StoredTheme[]> {
  const { rows } = await sql<StoredTheme>`
    select ${stored} from theme t where t.id = any(${ids}::uuid[]) order by t.id for update`.execute(ctx.db)
  return rows
}

export async function insertTheme(
  ctx: Context,
  theme: { id: string; name: string; by: string | null; splitFrom?: string; lastPostAt: Date; sums: Buffer },
): Promise<void> {
  const now = ctx.now()
  await sql`
    insert into theme (id, name, named_by, named_at, made_by, found_at, last_post_at, split_from, sums)
    values (${theme.id}, ${theme.name}, ${theme.by}, ${now}, ${theme.by}, ${now}, ${theme.lastPostAt}, ${theme.splitFrom ?? null}, ${theme.sums})`.execute(
    ctx.db,
  )
}

export async function setSums(ctx: Context, id: string, sums: Buffer, lastPostAt?: Date): Promise<void> {
  await sql`
    update theme set sums = ${sums}, last_post_at = greatest(last_post_at, ${lastPostAt ?? null}::timestamptz) where id = ${id}`.execute(
    ctx.db,
  )
}

export async function setName(ctx: Context, id: string, name: string, by: string | null): Promise<void> {
  await sql`update theme set name = ${name}, named_by = ${by}, named_at = ${ctx.now()} where id = ${id}`.execute(ctx.db)
}

export async function setMerged(ctx: Context, id: string, into: string | null, by: string): Promise<boolean> {
  const { rows } = await sql`
    update theme set merged_into = ${into}, merged_by = ${into ? by : null}, merged_at = ${into ? ctx.now() : null}
    where id = ${id} and (merged_into is null) = ${into !== null} returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── which post belongs where ──

export interface Placing {
  id: string
  themeId: string
  messageId: string
  conversationId: string
  accountId: string
  postedAt: Date
  placedBy: string | null
  close: number | null
  why: string
  fromTheme?: string | null
}

/** Puts posts into themes; one that is in a theme already stays there. Returns those that were put. */
export async function insertPlacings(ctx: Context, placings: Placing[]): Promise<string[]> {
  if (placings.length === 0) return []
  const { rows } = await sql<{ messageId: string }>`
    insert into theme_post (id, theme_id, message_id, conversation_id, account_id, posted_at, placed_at, placed_by, close, why, from_theme)
    select id, "themeId", "messageId", "conversationId", "accountId", "postedAt", ${ctx.now()}, "placedBy", close, why, "fromTheme"
    from jsonb_to_recordset(${JSON.stringify(placings)}::jsonb) as t (id uuid, "themeId" uuid, "messageId" uuid, "conversationId" uuid,
      "accountId" uuid, "postedAt" timestamptz, "placedBy" uuid, close real, why text, "fromTheme" uuid)
    on conflict (message_id) where left_at is null do nothing returning message_id as "messageId"`.execute(ctx.db)
  await sql`delete from theme_waiting where message_id = any(${placings.map(each => each.messageId)}::uuid[])`.execute(
    ctx.db,
  )
  return rows.map(({ messageId }) => messageId)
}

/** Takes posts out of a theme; with `fromTheme` only those that came from there. */
export async function endPlacings(
  ctx: Context,
  themeId: string,
  by: string,
  which: { messageIds?: string[]; fromTheme?: string } = {},
): Promise<Placing[]> {
  const { rows } = await sql<Placing>`
    update theme_post p set left_at = ${ctx.now()}, left_by = ${by}
    where p.theme_id = ${themeId} and p.left_at is null
      ${which.messageIds ? sql`and p.message_id = any(${which.messageIds}::uuid[])` : sql``}
      ${which.fromTheme ? sql`and p.from_theme = ${which.fromTheme}` : sql``}
    returning p.id, p.theme_id as "themeId", p.message_id as "messageId", p.conversation_id as "conversationId",
      p.account_id as "accountId", p.posted_at as "postedAt", p.placed_by as "placedBy", p.close, p.why, p.from_theme as "fromTheme"`.execute(
    ctx.db,
  )
  return rows
}

export async function themeOf(ctx: Context, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select theme_id as id from theme_post where message_id = ${messageId} and left_at is null`.execute(ctx.db)
  return rows[0]?.id
}

export async function textsOf(
  ctx: Context,
  themeId: string,
  limit: number,
): Promise<{ messageId: string; text: string }[]> {
  const { rows } = await sql<{ messageId: string; text: string }>`
    select m.id as "messageId", left(concat_ws('. ', m.title, m.text), 2000) as text
    from (select message_id from theme_post where theme_id = ${themeId} and left_at is null order by posted_at desc limit ${limit}) p
    join message m on m.id = p.message_id where m.removed_at is null`.execute(ctx.db)
  return rows
}

// ── what is shown ──

const rowColumns = sql`
  t.id, t.name, n.name as "namedByName", t.found_at as "foundAt", t.last_post_at as "lastPostAt",
  counted.posts, counted.people, counted.pressing, recent.lately, recent.before, counted.networks,
  newest.words as quote, newest.language as "quoteLanguage"`

const isPressing = 0.5

/** How many posts and people a theme has, and how many of the posts are in a hurry, by looking at each. */
const counted = (themeId: RawBuilder<unknown>, when: RawBuilder<unknown>) => sql`
  select count(*)::int as posts, count(distinct person_now(a.person_id))::int as people, coalesce(array_agg(distinct a.network), '{}') as networks,
    (count(*) filter (where r.urgency > ${isPressing}))::int as pressing
  from theme_post p join person_account a on a.id = p.account_id left join reading r on r.message_id = p.message_id where p.theme_id = ${themeId} and p.left_at is null and ${when}`

/** Counts some themes anew that changed; nobody else does until the transaction ends. Returns how many. */
export async function recountThemes(ctx: Context, limit: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('tally themes'))`.execute(ctx.db)
  const { rows } = await sql<{ id: string }>`
    with taken as (
      delete from theme_changed where theme_id in (select distinct theme_id from theme_changed limit ${limit}) returning theme_id)
    select distinct theme_id as id from taken`.execute(ctx.db)
  await sql`
    insert into theme_tally (theme_id, posts, people, networks, pressing)
    select t.id, c.posts, c.people, c.networks, c.pressing from theme t cross join lateral (${counted(sql`t.id`, sql`true`)}) c
    where t.id = any(${rows.map(({ id }) => id)}::uuid[])
    on conflict (theme_id) do update set posts = excluded.posts, people = excluded.people, networks = excluded.networks,
      pressing = excluded.pressing`.execute(ctx.db)
  return rows.length
}

function rowTables(now: Date) {
  const week = new Date(now.getTime() - 7 * 86_400_000)
  const fortnight = new Date(now.getTime() - 14 * 86_400_000)
  return sql`
    left join employee n on n.id = t.named_by
    left join lateral (select * from theme_tally where theme_id = t.id
      and not exists (select 1 from theme_changed where theme_id = t.id) limit 1) kept on true
    cross join lateral (
      select kept.posts, kept.people, kept.networks, kept.pressing where kept.theme_id is not null
      union all
      select posts, people, networks, pressing from (${counted(sql`t.id`, sql`kept.theme_id is null`)}) seen where kept.theme_id is null) counted
    cross join lateral (
      select (count(*) filter (where p.posted_at >= ${week}))::int as lately, (count(*) filter (where p.posted_at < ${week}))::int as before
      from theme_post p where p.theme_id = t.id and p.left_at is null and p.posted_at >= ${fortnight}) recent
    left join lateral (
      select left(m.text, 160) as words, m.language from theme_post p join message m on m.id = p.message_id
      where p.theme_id = t.id and p.left_at is null and m.removed_at is null and m.visibility is distinct from 'direct'
      order by p.posted_at desc limit 1) newest on true`
}

/** Themes that live, the one last spoken of first; small ones that nobody made are left out. */
export async function themeRows(ctx: Context, fewest: number, limit: number): Promise<ThemeRow[]> {
  const { rows } = await sql<ThemeRow>`
    select ${rowColumns} from (select * from theme where merged_into is null order by last_post_at desc, id limit ${limit}) t
    ${rowTables(ctx.now())}
    where counted.posts >= ${fewest} or t.made_by is not null order by counted.people desc, t.last_post_at desc, t.id`.execute(
    ctx.db,
  )
  return rows
}

export async function themeRow(
  ctx: Context,
  id: string,
): Promise<(ThemeRow & { mergedInto: string | null }) | undefined> {
  const { rows } = await sql<ThemeRow & { mergedInto: string | null }>`
    select ${rowColumns}, t.merged_into as "mergedInto" from theme t ${rowTables(ctx.now())} where t.id = ${id}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The newest words in a theme, as they were said. */
export async function quotesOf(ctx: Context, themeId: string, limit: number): Promise<Omit<Quote, 'mayBeQuoted'>[]> {
  const { rows } = await sql<Omit<Quote, 'mayBeQuoted'>>`
    select m.id as "messageId", m.conversation_id as "conversationId", p.account_id as "accountId", person_now(a.person_id) as "personId",
      coalesce(a.name, a.handle) as "personName", m.network, left(m.text, 1000) as words, m.language, m.posted_at as "postedAt", m.visibility is not distinct from 'direct' as "isPrivate",
      coalesce(r.urgency, 0) as urgency, r.kind, e.name as "placedByName", p.close, p.why
    from (select * from theme_post where theme_id = ${themeId} and left_at is null order by posted_at desc limit ${limit}) p
    join message m on m.id = p.message_id join person_account a on a.id = p.account_id
    left join reading r on r.message_id = m.id left join employee e on e.id = p.placed_by
    where m.removed_at is null order by p.posted_at desc, m.id`.execute(ctx.db)
  return rows
}

/** In which languages, of which kinds, and in which communities its newest posts were said; of each the commonest first. */
export async function makeupOf(
  ctx: Context,
  themeId: string,
  limit: number,
): Promise<{ of: 'language' | 'kind' | 'community'; name: string; count: number }[]> {
  const { rows } = await sql<{ of: 'language' | 'kind' | 'community'; name: string; count: number }>`
    with said as materialized (
      select m.language, r.kind, s.label as community
      from (select message_id from theme_post where theme_id = ${themeId} and left_at is null order by posted_at desc limit ${limit}) p
      cross join lateral (select language, source_id from message where id = p.message_id and removed_at is null limit 1) m
      left join lateral (select kind from reading where message_id = p.message_id limit 1) r on true
      left join source s on s.id = m.source_id)
    select of, name, count(*)::int as count from said
    cross join lateral (values ('language', language), ('kind', kind), ('community', community)) as each (of, name)
    where name is not null group by of, name order by count desc, name`.execute(ctx.db)
  return rows
}

/** Those who said it, whoever said it last first. */
export async function peopleIn(ctx: Context, themeId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_now(a.person_id) as id
    from (select account_id, max(posted_at) as at from theme_post where theme_id = ${themeId} and left_at is null
          group by account_id order by at desc limit ${limit}) p
    join person_account a on a.id = p.account_id group by 1 order by max(p.at) desc`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** When its posts were written, in hours, since a moment. */
export async function hoursOf(ctx: Context, themeId: string, since: Date): Promise<{ hour: Date; count: number }[]> {
  const { rows } = await sql<{ hour: Date; count: number }>`
    select date_trunc('hour', posted_at) as hour, count(*)::int as count from theme_post
    where theme_id = ${themeId} and left_at is null and posted_at >= ${since} group by 1 order by 1`.execute(ctx.db)
  return rows
}

/** What was merged into it and can be parted again. */
export async function mergedParts(
  ctx: Context,
  themeId: string,
): Promise<{ id: string; name: string; byName: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; name: string; byName: string; at: Date }>`
    select t.id, t.name, e.name as "byName", t.merged_at as at from theme t join employee e on e.id = t.merged_by
    where t.merged_into = ${themeId} order by t.merged_at`.execute(ctx.db)
  return rows
}
