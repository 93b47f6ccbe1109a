import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Shared, Sign } from './likeness.ts'

/** What is shared by more than so many says nothing: it is a name for everybody, or a picture that a network gives to all. */
const common = 50

/** An account that shares something with a person, and how many accounts have it. */
export interface Alike extends Shared {
  personId: string
}

/** How many accounts are known, as the database estimates it; counting a million would take longer than the answer. */
export async function accountsKnown(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::int as count from pg_class where oid = 'person_account'::regclass`.execute(ctx.db)
  const estimated = rows[0]?.count ?? 0
  if (estimated > 10_000) return estimated
  const { rows: counted } = await sql<{
    count: number
  }>`select count(*)::int as count from (select 1 from person_account limit 10001) s`.execute(ctx.db)
  return counted[0]?.count ?? 0
}

/** Accounts of others that share a handle, a name, a picture or a page with one of theirs, each found by its index. */
export async function accountsAlike(ctx: Context, personIds: string[]): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    with own as materialized (
      select id, handle_key, name_key, url_key, avatar_url, handle = external_id and network <> 'email' as is_nameless
      from person_account where person_id = any(${personIds}::uuid[]) and gone_at is null
    ), wanted as (
      select distinct 'handle' as sign, handle_key as value from own where length(handle_key) > 2 and not is_nameless
      union select distinct 'name', name_key from own where length(name_key) > 3
      union select distinct 'site', url_key from own where url_key like '%.%'
      union select distinct 'picture', avatar_url from own where avatar_url is not null
      union select distinct 'handle-and-name', handle_key from own where length(handle_key) > 5 and not is_nameless
      union select distinct 'name-and-handle', name_key from own where length(name_key) > 5
    )
    select w.sign, w.value, f.person_id as "personId", f.count from wanted w cross join lateral (
      select person_id, (count(*) over ())::int as count from (
        select person_id from person_account where w.sign = 'handle' and handle_key = w.value
        union all select person_id from person_account where w.sign = 'name' and name_key = w.value
        union all select person_id from person_account where w.sign = 'site' and url_key = w.value
        union all select person_id from person_account where w.sign = 'picture' and avatar_url = w.value
        union all select person_id from person_account where w.sign = 'handle-and-name' and name_key = w.value
        union all select person_id from person_account where w.sign = 'name-and-handle' and handle_key = w.value
        limit ${common + 1}
      ) others
    ) f where f.count <= ${common} and f.person_id <> all(${personIds}::uuid[])`.execute(ctx.db)
  return rows.map(row => ({
    ...row,
    sign: ((row.sign as string) === 'name-and-handle' ? 'handle-and-name' : row.sign) as Sign,
    count: Math.max(row.count, 2),
  }))
}

/** What they wrote last, where it may name an order. */
export async function wordsWithOrders(ctx: Context, personIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select m.text from person_account a cross join lateral (
      select text from message where account_id = a.id and text ~ '[0-9]{3}' order by posted_at desc limit 100) m
    where a.person_id = any(${personIds}::uuid[]) limit 300`.execute(ctx.db)
  return rows.map(row => row.text)
}

/** Others who wrote these terms, with their words: whether it is the same order is seen there. */
export async function othersWhoWrote(
  ctx: Context,
  terms: string,
  personIds: string[],
): Promise<{ personId: string; text: string }[]> {
  const { rows } = await sql<{ personId: string; text: string }>`
    select a.person_id as "personId", m.text from message m join person_account a on a.id = m.account_id
    where m.terms @@ to_tsquery('simple', ${terms}) and a.person_id <> all(${personIds}::uuid[]) limit ${common}`.execute(
    ctx.db,
  )
  return rows
}

/** Somebody who may be one with a person, as shown beside them. */
export interface Candidate {
  personId: string
  accounts: { network: string; handle: string; name: string | null; avatarUrl: string | null; url: string | null }[]
}

/** These people as they are now, whoever they were merged into; without those who were said to be others. */
export async function candidateRows(
  ctx: Context,
  ids: string[],
  except: string[],
): Promise<(Candidate & { ids: string[] })[]> {
  const { rows } = await sql<Candidate & { ids: string[] }>`
    with found as (
      select person_now(id) as now, id from unnest(${ids}::uuid[]) as t (id)
    ), heads as (
      select now, array_agg(id) as ids from found f
      where now <> all(${except}::uuid[])
        and not exists (select 1 from person_apart p where p.one_id in (f.id, f.now) and p.other_id = any(${except}::uuid[])
          or p.other_id in (f.id, f.now) and p.one_id = any(${except}::uuid[]))
      group by now
    )
    select h.now as "personId", h.ids, coalesce((select jsonb_agg(jsonb_build_object('network', a.network, 'handle', a.handle, 'name', a.name,
        'avatarUrl', a.avatar_url, 'url', a.url) order by a.seen_at) from (
          select * from person_account where person_id = any(h.ids || h.now) order by seen_at limit 20) a), '[]') as accounts
    from heads h`.execute(ctx.db)
  return rows
}
