import type { KvKey, KvStore, KvStoreListEntry } from '@fedify/fedify'
import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Actor, ActorKind } from './model.ts'

// ── who of ours can be followed ──

const columns = sql`id, kind, handle, space_id as "spaceId", employee_id as "employeeId", secret_id as "secretId"`

type By =
  | { id: string }
  | { handle: string }
  | { spaceId: string }
  | { employeeId: string }
  | { kind: 'blog' | 'official' }

export async function actorRow(ctx: Context, by: By): Promise<Actor | undefined> {
  const where =
    'id' in by
      ? sql`id = ${by.id}`
      : 'handle' in by
        ? sql`handle = ${by.handle}`
        : 'spaceId' in by
          ? sql`space_id = ${by.spaceId}`
          : 'employeeId' in by
            ? sql`employee_id = ${by.employeeId}`
            : sql`kind = ${by.kind}`
  const { rows } = await sql<Actor>`select ${columns} from federation_actor where ${where} limit 1`.execute(ctx.db)
  return rows[0]
}

/** False where it is there already, or somebody else has the handle. */
export async function insertActor(
  ctx: Context,
  actor: { kind: ActorKind; handle: string; spaceId: string | null; employeeId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into federation_actor (id, kind, handle, space_id, employee_id, made_at)
    values (${newId()}, ${actor.kind}, ${actor.handle}, ${actor.spaceId}, ${actor.employeeId}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Spaces of open sites and authors of the blog who can’t be followed yet. */
export async function actorsToMake(ctx: Context): Promise<{
  spaces: { id: string; slug: string; siteSlug: string | null }[]
  authors: { id: string; slug: string }[]
}> {
  const { rows: spaces } = await sql<{ id: string; slug: string; siteSlug: string | null }>`
    select s.id, s.slug, o.slug as "siteSlug" from community_space s join site o on o.id = s.site_id
    where s.closed_at is null and o.closed_at is null and not o.is_sample
      and not exists (select 1 from federation_actor a where a.space_id = s.id)
    order by s.made_at limit 1000`.execute(ctx.db)
  const { rows: authors } = await sql<{ id: string; slug: string }>`
    select p.employee_id as id, p.slug from author_page p
    where not exists (select 1 from federation_actor a where a.employee_id = p.employee_id)
      and exists (select 1 from article_edition e where e.author_id = p.employee_id and not e.is_sample)
    order by p.made_at limit 1000`.execute(ctx.db)
  return { spaces, authors }
}

/** Keeps the keys that were made first. */
export async function setSecret(ctx: Context, id: string, secretId: string): Promise<boolean> {
  const { rows } = await sql`
    update federation_actor set secret_id = ${secretId} where id = ${id} and secret_id is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** What a page about it says: by what it is called now. Nothing where its place was closed. */
export interface Profile {
  name: string
  about: string
  siteId: string | null
  spaceSlug: string | null
  authorSlug: string | null
}

export async function profileOf(ctx: Context, actor: Actor): Promise<Profile | undefined> {
  if (actor.spaceId) {
    const { rows } = await sql<Profile>`
      select case when s.slug = 'everything' then o.name else s.name || ' – ' || o.name end as name,
        case when s.about <> '' then s.about else o.about end as about, o.id as "siteId", s.slug as "spaceSlug", null as "authorSlug"
      from community_space s join site o on o.id = s.site_id
      where s.id = ${actor.spaceId} and s.closed_at is null and o.closed_at is null`.execute(ctx.db)
    return rows[0]
  }
  const { rows } = await sql<Profile>`
    select ${actor.kind === 'author' ? sql`e.name` : actor.kind === 'blog' ? sql`c.name || ' blog'` : sql`c.name`} as name,
      coalesce(p.about, c.about) as about, null as "siteId", null as "spaceSlug", p.slug as "authorSlug"
    from company c left join employee e on e.id = ${actor.employeeId}::uuid left join author_page p on p.employee_id = e.id
    limit 1`.execute(ctx.db)
  return rows[0]
}

/** Everybody of ours who can be followed, with how many do. */
export async function actorsWithFollowers(
  ctx: Context,
): Promise<{ id: string; kind: ActorKind; handle: string; name: string; followers: number }[]> {
  const { rows } = await sql<{ id: string; kind: ActorKind; handle: string; name: string; followers: number }>`
    select a.id, a.kind, a.handle,
      coalesce(case when s.slug = 'everything' then o.name else s.name end, e.name, c.name) as name,
      (select count(*)::int from federation_follower f where f.actor_id = a.id) as followers
    from federation_actor a cross join company c left join community_space s on s.id = a.space_id
      left join site o on o.id = s.site_id left join employee e on e.id = a.employee_id
    order by array_position(array['official', 'blog', 'space', 'author'], a.kind), name limit 500`.execute(ctx.db)
  return rows
}

// ── servers of others ──

/** A server of others, as the desk sees it. */
export interface Server {
  host: string
  heard: number
  heardAt: Date | null
  told: number
  toldAt: Date | null
  failed: number
  failedAt: Date | null
  failure: string | null
  blockedWhy: string | null
  followers: number
}

export async function noteHeard(ctx: Context, host: string): Promise<void> {
  await sql`
    insert into federation_server as v (host, met_at, heard, heard_at) values (${host}, ${ctx.now()}, 1, ${ctx.now()})
    on conflict (host) do update set heard = v.heard + 1, heard_at = excluded.heard_at`.execute(ctx.db)
}

export async function noteTold(ctx: Context, host: string): Promise<void> {
  await sql`
    insert into federation_server as v (host, met_at, told, told_at) values (${host}, ${ctx.now()}, 1, ${ctx.now()})
    on conflict (host) do update set told = v.told + 1, told_at = excluded.told_at`.execute(ctx.db)
}

export async function noteFailed(ctx: Context, host: string, failure: string): Promise<void> {
  await sql`
    insert into federation_server as v (host, met_at, failed, failed_at, failure)
    values (${host}, ${ctx.now()}, 1, ${ctx.now()}, ${failure.slice(0, 300)})
    on conflict (host) do update set failed = v.failed + 1, failed_at = excluded.failed_at, failure = excluded.failure`.execute(
    ctx.db,
  )
}

/** Those that were blocked, and of the others the ones met last. */
export async function serverRows(ctx: Context): Promise<Server[]> {
  const { rows } = await sql<Server>`
    select v.host, v.heard, v.heard_at as "heardAt", v.told, v.told_at as "toldAt", v.failed, v.failed_at as "failedAt",
      v.failure, v.blocked_why as "blockedWhy",
      (select count(distinct f.stranger_id)::int from federation_stranger s join federation_follower f on f.stranger_id = s.id
       where s.host = v.host) as followers
    from (select * from federation_server order by blocked_at nulls last, met_at desc limit 200) v
    order by v.blocked_at is null, v.met_at desc`.execute(ctx.db)
  return rows
}

/** Why a server, or somebody on it, is not dealt with; nothing where they are. */
export async function whyBlocked(ctx: Context, host: string, uri?: string): Promise<string | undefined> {
  const { rows } = await sql<{ why: string }>`
    select blocked_why as why from federation_server where host = ${host} and blocked_at is not null
    union all
    select blocked_why from federation_stranger where uri = ${uri ?? ''} and blocked_at is not null limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.why
}

export interface Block {
  why: string
  by: string
}

export async function blockServer(ctx: Context, host: string, { why, by }: Block): Promise<void> {
  await sql`
    insert into federation_server (host, met_at, blocked_at, blocked_by, blocked_why)
    values (${host}, ${ctx.now()}, ${ctx.now()}, ${by}, ${why})
    on conflict (host) do update set blocked_at = excluded.blocked_at, blocked_by = excluded.blocked_by,
      blocked_why = excluded.blocked_why`.execute(ctx.db)
  await sql`
    delete from federation_follower where stranger_id in (select id from federation_stranger where host = ${host})`.execute(
    ctx.db,
  )
}

/** False where nobody of this address was met. */
export async function blockStranger(ctx: Context, address: string, { why, by }: Block): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update federation_stranger set blocked_at = ${ctx.now()}, blocked_by = ${by}, blocked_why = ${why}
    where address = ${address} returning id`.execute(ctx.db)
  const ids = rows.map(row => row.id)
  await sql`delete from federation_follower where stranger_id = any(${ids}::uuid[])`.execute(ctx.db)
  return ids.length > 0
}

export async function unblock(ctx: Context, { host, address }: { host?: string; address?: string }): Promise<boolean> {
  const { rows } = host
    ? await sql`
        update federation_server set blocked_at = null, blocked_by = null, blocked_why = null
        where host = ${host} and blocked_at is not null returning host`.execute(ctx.db)
    : await sql`
        update federation_stranger set blocked_at = null, blocked_by = null, blocked_why = null
        where address = ${address ?? ''} and blocked_at is not null returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function blockedStrangers(ctx: Context): Promise<{ address: string; why: string }[]> {
  const { rows } = await sql<{ address: string; why: string }>`
    select address, blocked_why as why from federation_stranger where blocked_at is not null
    order by blocked_at desc limit 200`.execute(ctx.db)
  return rows
}

/** What Fedify keeps between requests, in PostgreSQL: which activities came, and documents of others for a while. */
export function keptIn(ctx: Context): KvStore {
  const endOf = (ttl: { total(unit: 'milliseconds'): number } | undefined) =>
    ttl ? new Date(ctx.now().getTime() + ttl.total('milliseconds')) : null
  const wrapped = (value: unknown) => JSON.stringify({ value })
  return {
    async get<T>(key: KvKey): Promise<T | undefined> {
      const { rows } = await sql<{ value: { value: T } }>`
        select value from federation_kept where key = ${JSON.stringify(key)} and (ends_at is null or ends_at > ${ctx.now()})`.execute(
        ctx.db,
      )
      return rows[0]?.value.value
    },
    async set(key, value, options) {
      await sql`
        insert into federation_kept (key, value, ends_at)
        values (${JSON.stringify(key)}, ${wrapped(value)}::jsonb, ${endOf(options?.ttl)})
        on conflict (key) do update set value = excluded.value, ends_at = excluded.ends_at`.execute(ctx.db)
    },
    async delete(key) {
      await sql`delete from federation_kept where key = ${JSON.stringify(key)}`.execute(ctx.db)
    },
    async *list(prefix): AsyncIterable<KvStoreListEntry> {
      const begins = prefix ? `${JSON.stringify(prefix).slice(0, -1)},` : '['
      const { rows } = await sql<{ key: string; value: { value: unknown } }>`
        select key, value from federation_kept
        where (starts_with(key, ${begins}) or key = ${prefix ? JSON.stringify(prefix) : ''})
          and (ends_at is null or ends_at > ${ctx.now()})`.execute(ctx.db)
      for (const { key, value } of rows) yield { key: JSON.parse(key), value: value.value }
    },
  }
}
