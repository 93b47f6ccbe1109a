import { sql } from 'kysely'
import type { Piece } from '#places/forums'
import type { Context } from '#platform/context'
import type { Bringing, Counted, LeftOutFor, Step } from './model.ts'

const columns = sql`
  id, site_id as "siteId", kind, origin, settings, secret_id as "secretId", keeps_addresses as "keepsAddresses",
  started_by as "startedBy", started_at as "startedAt", step, stopped_while as "stoppedWhile", cursor, counted, trouble, tries,
  waits_until as "waitsUntil", ended_at as "endedAt"`

// ── one time of bringing ──

/** False where another is under way for this site. */
export async function insertBringing(
  ctx: Context,
  bringing: Pick<Bringing, 'id' | 'siteId' | 'kind' | 'origin' | 'settings' | 'secretId' | 'keepsAddresses'> & {
    by: string
  },
): Promise<boolean> {
  const { id, siteId, kind, origin, settings, secretId, keepsAddresses, by } = bringing
  const { rows } = await sql`
    insert into bringing (id, site_id, kind, origin, settings, secret_id, keeps_addresses, started_by, started_at, step)
    values (${id}, ${siteId}, ${kind}, ${origin}, ${JSON.stringify(settings)}::jsonb, ${secretId}, ${keepsAddresses}, ${by},
            ${ctx.now()}, 'reading')
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function bringingRow(ctx: Context, id: string): Promise<Bringing | undefined> {
  const { rows } = await sql<Bringing>`select ${columns} from bringing where id = ${id}`.execute(ctx.db)
  return rows[0]
}

const mostShown = 20

export async function bringingRows(ctx: Context, siteId: string): Promise<Bringing[]> {
  const { rows } = await sql<Bringing>`
    select ${columns} from bringing where site_id = ${siteId} order by started_at desc limit ${mostShown}`.execute(
    ctx.db,
  )
  return rows
}

/** When all of this origin was last read to its end. */
export async function lastDone(ctx: Context, siteId: string, origin: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select started_at as at from bringing where site_id = ${siteId} and origin = ${origin} and step = 'done'
    order by started_at desc limit 1`.execute(ctx.db)
  return rows[0]?.at
}

/** Moves on; false where it was stopped meanwhile. */
export async function setStep(
  ctx: Context,
  id: string,
  from: Step,
  to: Step,
  trouble: string | null = null,
): Promise<boolean> {
  const isOver = to === 'done' || to === 'stopped' || to === 'failed'
  const stoppedWhile = to === 'stopped' || to === 'failed' ? from : null
  const { rows } = await sql`
    update bringing set step = ${to}, stopped_while = ${stoppedWhile}, trouble = ${trouble}, tries = 0, waits_until = null,
      ended_at = ${isOver ? ctx.now() : null}
    where id = ${id} and step = ${from} returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Goes on where it was stopped; false where it was not, or another is under way. */
export async function setGoingOn(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update bringing b set step = stopped_while, stopped_while = null, trouble = null, tries = 0, waits_until = null, ended_at = null
    where id = ${id} and step in ('stopped', 'failed')
      and not exists (select 1 from bringing o where o.site_id = b.site_id and o.step in ('reading', 'settling'))
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** It waits for a forum in trouble, or one that wants to be asked more slowly. */
export async function setWaiting(ctx: Context, id: string, trouble: string, until: Date): Promise<void> {
  await sql`
    update bringing set trouble = ${trouble}, waits_until = ${until}, tries = tries + 1
    where id = ${id} and step in ('reading', 'settling')`.execute(ctx.db)
}

/** Its key, which is of no use any more. */
export async function takeSecret(ctx: Context, id: string): Promise<string | null> {
  const { rows } = await sql<{ secretId: string | null }>`
    with before as (select secret_id from bringing where id = ${id} for update)
    update bringing set secret_id = null where id = ${id} returning (select secret_id from before) as "secretId"`.execute(
    ctx.db,
  )
  return rows[0]?.secretId ?? null
}

/** Adds to what came, name by name. */
export async function addCounted(ctx: Context, id: string, counted: Counted): Promise<void> {
  await sql`
    update bringing set counted = counted || (
      select coalesce(jsonb_object_agg(key, value::int + coalesce((counted ->> key)::int, 0)), '{}')
      from jsonb_each_text(${JSON.stringify(counted)}::jsonb)
    ) where id = ${id}`.execute(ctx.db)
}

// ── what was read ──

export interface ReadRow {
  kind: string
  id: string
  topic: string | null
  number: number | null
  record: object
}

/**
 * Keeps what was read, with where reading goes on; false where it was stopped meanwhile. What was read before stays as it was
 * and is added to: parts of one thing stand in several places of a backup.
 */
export async function keepRows(ctx: Context, id: string, rows: ReadRow[], cursor: unknown): Promise<boolean> {
  const { rows: going } = await sql`
    update bringing set cursor = ${JSON.stringify(cursor)}::jsonb, trouble = null, tries = 0, waits_until = null
    where id = ${id} and step = 'reading' returning id`.execute(ctx.db)
  if (going.length === 0) return false
  for (const row of rows)
    await sql`
      insert into bringing_read as r (bringing_id, kind, their_id, of_topic, number, record)
      values (${id}, ${row.kind}, ${row.id}, ${row.topic}, ${row.number}, ${JSON.stringify(row.record)}::jsonb)
      on conflict (bringing_id, kind, their_id) do update set number = coalesce(r.number, excluded.number),
        record = excluded.record || r.record || case
          when excluded.record ? 'tags' and r.record ? 'tags' and not r.record -> 'tags' @> (excluded.record -> 'tags')
          then jsonb_build_object('tags', (r.record -> 'tags') || (excluded.record -> 'tags')) else '{}' end`.execute(
      ctx.db,
    )
  return true
}

/** What was read of one kind and stands nowhere yet. */
export async function unsettled<Kind extends Piece['kind']>(
  ctx: Context,
  id: string,
  kind: Kind,
  most: number,
): Promise<(Piece & { kind: Kind })[]> {
  const { rows } = await sql<{ record: Piece & { kind: Kind } }>`
    select record from bringing_read where bringing_id = ${id} and kind = ${kind} order by their_id limit ${most}`.execute(
    ctx.db,
  )
  return rows.map(row => row.record)
}

/** What was read of one topic, in order. */
export async function unsettledOfTopic<Kind extends Piece['kind']>(
  ctx: Context,
  id: string,
  topic: string,
  kind: Kind,
  most: number,
): Promise<(Piece & { kind: Kind })[]> {
  const { rows } = await sql<{ record: Piece & { kind: Kind } }>`
    select record from bringing_read where bringing_id = ${id} and of_topic = ${topic} and kind = ${kind}
    order by number, their_id limit ${most}`.execute(ctx.db)
  return rows.map(row => row.record)
}

export async function unsettledPerson(ctx: Context, id: string, personId: string): Promise<PersonKept | undefined> {
  const { rows } = await sql<{ record: PersonKept }>`
    select record from bringing_read where bringing_id = ${id} and kind = 'person' and their_id = ${personId}`.execute(
    ctx.db,
  )
  return rows[0]?.record
}

/** Somebody who was read: no address, only what it tells us. */
export interface PersonKept {
  username?: string
  name?: string
  path?: string
  /** Base64url. */
  mark?: string
  memberId?: string
  employeeId?: string
}

export async function deleteRead(ctx: Context, id: string, kind: string, theirIds: string[]): Promise<void> {
  await sql`
    delete from bringing_read where bringing_id = ${id} and kind = ${kind} and their_id = any(${theirIds}::text[])`.execute(
    ctx.db,
  )
}

export async function deleteReadOfTopic(ctx: Context, id: string, topic: string): Promise<void> {
  await sql`delete from bringing_read where bringing_id = ${id} and of_topic = ${topic}`.execute(ctx.db)
}

/** When it is over, nothing of what was read is kept aside. */
export async function deleteAllRead(ctx: Context, id: string): Promise<void> {
  await sql`delete from bringing_read where bringing_id = ${id}`.execute(ctx.db)
}

/** How much is still to be settled, for the bar. */
export async function countRead(ctx: Context, ids: string[]): Promise<Map<string, { topics: number; posts: number }>> {
  const { rows } = await sql<{ id: string; topics: number; posts: number }>`
    select bringing_id as id, (count(*) filter (where kind = 'topic'))::int as topics, (count(*) filter (where kind = 'post'))::int as posts
    from bringing_read where bringing_id = any(${ids}::uuid[]) group by 1`.execute(ctx.db)
  return new Map(rows.map(({ id, topics, posts }) => [id, { topics, posts }]))
}

// ── what was left out ──

export async function insertLeftOut(
  ctx: Context,
  id: string,
  leftOut: { what: string; id: string; why: string; path?: string }[],
): Promise<void> {
  for (const each of leftOut)
    await sql`
      insert into bringing_left_out (bringing_id, what, their_id, why, old_path)
      values (${id}, ${each.what}, ${each.id}, ${each.why}, ${each.path ?? null}) on conflict do nothing`.execute(
      ctx.db,
    )
}

export async function leftOutRows(ctx: Context, ids: string[]): Promise<Map<string, LeftOutFor[]>> {
  const { rows } = await sql<LeftOutFor & { id: string }>`
    select bringing_id as id, what, why, count(*)::int as count,
      (array_agg(coalesce(old_path, their_id) order by their_id))[1:5] as examples
    from bringing_left_out where bringing_id = any(${ids}::uuid[]) group by 1, 2, 3 order by count(*) desc`.execute(
    ctx.db,
  )
  return Map.groupBy(rows, row => row.id)
}

// ── what came from where ──

export interface Brought {
  kind: 'space' | 'person' | 'colleague' | 'topic' | 'post'
  ourId: string
}

type Place = Pick<Bringing, 'siteId' | 'origin'>

/** What something there is here, by its id or its old address. */
export async function broughtAs(
  ctx: Context,
  { siteId, origin }: Place,
  kinds: Brought['kind'][],
  idOrPath: string,
): Promise<Brought | undefined> {
  const { rows } = await sql<Brought>`
    select kind, our_id as "ourId" from brought
    where site_id = ${siteId} and origin = ${origin} and kind = any(${kinds}::text[]) and their_id = ${idOrPath}
    union all
    select kind, our_id from brought
    where site_id = ${siteId} and old_path = ${idOrPath} and origin = ${origin} and kind = any(${kinds}::text[]) limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function insertBrought(
  ctx: Context,
  { siteId, origin, keepsAddresses }: Place & Pick<Bringing, 'keepsAddresses'>,
  brought: Brought & { theirId: string; path?: string | undefined },
): Promise<void> {
  await sql`
    insert into brought (site_id, origin, kind, their_id, our_id, old_path, keeps_address, at)
    values (${siteId}, ${origin}, ${brought.kind}, ${brought.theirId}, ${brought.ourId}, ${brought.path ?? null}, ${keepsAddresses}, ${ctx.now()})
    on conflict do nothing`.execute(ctx.db)
}

/** Old addresses are kept, or not any more, as it was said last. */
export async function setKeepsAddresses(
  ctx: Context,
  { siteId, origin, keepsAddresses }: Place & Pick<Bringing, 'keepsAddresses'>,
): Promise<void> {
  await sql`
    update brought set keeps_address = ${keepsAddresses}
    where site_id = ${siteId} and origin = ${origin} and keeps_address <> ${keepsAddresses}`.execute(ctx.db)
}

/** What an old address leads to, the first of these that does. */
export async function broughtAt(ctx: Context, siteId: string, paths: string[]): Promise<Brought | undefined> {
  const { rows } = await sql<Brought>`
    select kind, our_id as "ourId" from brought where site_id = ${siteId} and old_path = any(${paths}::text[]) and keeps_address
    order by array_position(${paths}::text[], old_path) limit 1`.execute(ctx.db)
  return rows[0]
}

/** From where somebody came along. */
export async function originOf(ctx: Context, ourId: string): Promise<string | undefined> {
  const { rows } = await sql<{ origin: string }>`
    select origin from brought where our_id = ${ourId} order by at limit 1`.execute(ctx.db)
  return rows[0]?.origin
}

/** Two are one person: what they wrote elsewhere comes to the one who stays. */
export async function giveBroughtOver(ctx: Context, fromId: string, toId: string): Promise<void> {
  await sql`update brought set our_id = ${toId} where our_id = ${fromId} and kind = 'person'`.execute(ctx.db)
}

/** What somebody was called in addresses there is forgotten with them; their number stays, so that they do not come again. */
export async function forgetPath(ctx: Context, memberId: string): Promise<void> {
  await sql`update brought set old_path = null where our_id = ${memberId} and kind = 'person'`.execute(ctx.db)
}
