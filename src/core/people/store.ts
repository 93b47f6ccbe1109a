import { sql } from 'kysely'
import { newId } from '#lib/id'
import { columnOf } from '#platform/columns'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import { authorKey, nameKey, type PersonAccount, type SeenAuthor } from './model.ts'

/**
 * Finds or makes the accounts of many authors in two statements, and returns their ids by `authorKey`.
 * Names and pictures are brought up to date where the network told something newer.
 */
export async function rememberAuthors(
  ctx: Context,
  authors: SeenAuthor[],
  isSample = false,
): Promise<Map<string, string>> {
  const unique = [...new Map(authors.map(author => [authorKey(author), author])).values()].sort((a, b) =>
    authorKey(a) < authorKey(b) ? -1 : 1,
  )
  if (unique.length === 0) return new Map()
  const texts = (pick: (author: SeenAuthor) => string | null) => columnOf.text(unique.map(pick))
  const { rows } = await sql<{ id: string; network: string; external_id: string }>`
    with seen as (
      select * from unnest(${columnOf.uuid(unique.map(() => newId()))}, ${columnOf.uuid(unique.map(() => newId()))}, ${texts(a => a.network)}, ${texts(a => a.externalId)},
        ${texts(a => a.handle)}, ${texts(a => a.name ?? null)}, ${texts(a => a.avatarUrl ?? null)},
        ${texts(a => a.url ?? null)}, ${columnOf.int(unique.map(a => a.followers ?? null))})
        as t (id, person_id, network, external_id, handle, name, avatar_url, url, followers)
    ), unknown as (
      select s.* from seen s
      where not exists (select 1 from person_account a where a.network = s.network and a.external_id = s.external_id)
    ), written as (
      insert into person_account (id, person_id, network, external_id, handle, name, avatar_url, url, followers, seen_at)
      select id, person_id, network, external_id, handle, name, avatar_url, url, followers, ${ctx.now()} from unknown
      on conflict (network, external_id) do nothing
      returning id, person_id, network, external_id, coalesce(name, handle) as called
    ), made as (
      insert into person (id, name, first_heard_at, is_sample)
      select person_id, called, ${ctx.now()}, ${isSample} from written
    ), renewed as (
      update person_account a set
        handle = case when s.handle <> s.external_id then s.handle else a.handle end,
        name = coalesce(s.name, a.name), avatar_url = coalesce(s.avatar_url, a.avatar_url),
        url = coalesce(s.url, a.url), followers = coalesce(s.followers, a.followers)
      from seen s
      where a.network = s.network and a.external_id = s.external_id
        and (s.handle <> s.external_id and a.handle <> s.handle
          or s.name is not null and a.name is distinct from s.name
          or s.avatar_url is not null and a.avatar_url is distinct from s.avatar_url
          or s.followers is not null and a.followers is distinct from s.followers)
      returning a.id
    )
    select id, network, external_id from written
    union all
    select a.id, a.network, a.external_id from person_account a join seen s on a.network = s.network and a.external_id = s.external_id`.execute(
    ctx.db,
  )
  const ids = new Map(rows.map(row => [authorKey({ network: row.network, externalId: row.external_id }), row.id]))
  if (ids.size === unique.length) return ids
  // Another writer made some of them in the same instant: they are committed by now, so a plain look finds them.
  const missing = unique.filter(author => !ids.has(authorKey(author)))
  const { rows: late } = await sql<{ id: string; network: string; external_id: string }>`
    select a.id, a.network, a.external_id from person_account a
    join unnest(${missing.map(a => a.network)}::text[], ${missing.map(a => a.externalId)}::text[]) as t (network, external_id)
      on a.network = t.network and a.external_id = t.external_id`.execute(ctx.db)
  for (const row of late) ids.set(authorKey({ network: row.network, externalId: row.external_id }), row.id)
  return ids
}

/** What they said is older than the house knew: an archive was read in, or a thread from its beginning. */
export async function knownSince(ctx: Context, spoken: { accountId: string; at: Date }[]): Promise<void> {
  await sql`
    with said as (
      select account_id, min(at) as since
      from unnest(${spoken.map(each => each.accountId)}::uuid[], ${spoken.map(each => each.at)}::timestamptz[]) as t (account_id, at)
      group by 1
    ), earlier as (
      update person_account a set seen_at = said.since from said where a.id = said.account_id and a.seen_at > said.since
      returning a.person_id, a.seen_at
    )
    update person p set first_heard_at = e.since
    from (select person_id, min(seen_at) as since from earlier group by 1) e
    where p.id = e.person_id and p.first_heard_at > e.since`.execute(ctx.db)
}

export async function accountRows(ctx: Context, ids: string[]): Promise<PersonAccount[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PersonAccount>`${prepared}
    select id, person_id as "personId", network, external_id as "externalId", handle, name, avatar_url as "avatarUrl", url, followers,
      seen_at as "seenAt"
    from person_account where id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** Of these accounts, those whose network told us nothing but their id. */
export async function namelessAccounts(
  ctx: Context,
  ids: string[],
): Promise<{ network: string; externalId: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ network: string; externalId: string }>`
    select network, external_id as "externalId" from person_account
    where id = any(${ids}::uuid[]) and handle = external_id and name is null and gone_at is null`.execute(ctx.db)
  return rows
}

/** The account is gone from its network: what it said of itself goes here, too. */
export async function markAccountGone(ctx: Context, network: string, externalId: string): Promise<string | undefined> {
  const row = await ctx.db
    .updateTable('person_account')
    .set(eb => ({
      gone_at: ctx.now(),
      handle: eb.ref('external_id'),
      name: null,
      avatar_url: null,
      url: null,
      followers: null,
    }))
    .where('network', '=', network)
    .where('external_id', '=', externalId)
    .returning(['id', 'person_id'])
    .executeTakeFirst()
  if (row)
    await sql`
      update person p set name = null where p.id = ${row.person_id}
        and not exists (select 1 from person_account a where a.person_id = p.id and a.gone_at is null)`.execute(ctx.db)
  return row?.id
}

export async function deleteSamplePeople(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('person').where('is_sample', '=', true).execute()
}

/** Accounts of this name that we heard of and that stand somewhere, or what was said there last; the newest first. */
export async function profilesNamed(
  ctx: Context,
  name: string,
  limit: number,
): Promise<{ name: string; network: string; url: string }[]> {
  const { rows } = await sql<{ name: string; network: string; url: string }>`
    select a.name, a.network, coalesce(a.url, said.url) as url
    from (select * from person_account where name_key = ${nameKey(name)} and gone_at is null limit ${limit * 4}) a
    left join lateral (select url from message where account_id = a.id and removed_at is null order by posted_at desc limit 1) said on true
    where coalesce(a.url, said.url) ~ '^https?://' order by a.seen_at desc limit ${limit}`.execute(ctx.db)
  return rows
}
