import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { WayIn } from './model.ts'

const columns = sql`
  id, kind, label, issuer, client_id as "clientId", secret_id as "secretId", vouches, settings, opened_at as "openedAt"`

export async function wayRows(ctx: Context): Promise<WayIn[]> {
  const { rows } = await sql<WayIn>`
    select ${columns} from member_way_in where closed_at is null order by opened_at, id`.execute(ctx.db)
  return rows
}

export async function wayRow(ctx: Context, id: string): Promise<WayIn | undefined> {
  const { rows } = await sql<WayIn>`
    select ${columns} from member_way_in where id = ${id} and closed_at is null`.execute(ctx.db)
  return rows[0]
}

/** False where the same is open already. */
export async function insertWay(ctx: Context, way: WayIn, openedBy: string): Promise<boolean> {
  const { id, kind, label, issuer, clientId, secretId, vouches, settings, openedAt } = way
  const { rows } = await sql`
    insert into member_way_in (id, kind, label, issuer, client_id, secret_id, vouches, settings, opened_by, opened_at)
    values (${id}, ${kind}, ${label}, ${issuer}, ${clientId}, ${secretId}, ${vouches}, ${JSON.stringify(settings)}::jsonb,
      ${openedBy}, ${openedAt})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Closed from now on; the secret that it kept, if it did. Undefined: it was closed before. */
export async function closeWayRow(ctx: Context, id: string): Promise<{ secretId: string | null } | undefined> {
  const { rows } = await sql<{ secretId: string | null }>`
    with before as (select secret_id from member_way_in where id = ${id})
    update member_way_in set closed_at = ${ctx.now()}, secret_id = null where id = ${id} and closed_at is null
    returning (select secret_id from before) as "secretId"`.execute(ctx.db)
  return rows[0]
}

/** How many members come in by it, each for their account there. */
export async function countArrivals(ctx: Context, provider: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from member_auth_account where "providerId" = ${provider}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

export interface Underway {
  stateHash: Buffer
  browserHash: Buffer
  wayId: string
  secretId: string
  userId: string | null
  next: string
}

export async function insertUnderway(ctx: Context, underway: Underway & { expiresAt: Date }): Promise<void> {
  const { stateHash, browserHash, wayId, secretId, userId, next, expiresAt } = underway
  await sql`
    insert into member_arrival (state_hash, browser_hash, way_id, secret_id, user_id, next, expires_at)
    values (${stateHash}, ${browserHash}, ${wayId}, ${secretId}, ${userId}, ${next}, ${expiresAt})`.execute(ctx.db)
}

/** Good once, and only in the browser in which it was begun. */
export async function takeUnderway(
  ctx: Context,
  stateHash: Buffer,
  browserHash: Buffer,
): Promise<Underway | undefined> {
  const { rows } = await sql<Underway>`
    delete from member_arrival
    where state_hash = ${stateHash} and browser_hash = ${browserHash} and expires_at > ${ctx.now()}
    returning state_hash as "stateHash", browser_hash as "browserHash", way_id as "wayId", secret_id as "secretId",
      user_id as "userId", next`.execute(ctx.db)
  return rows[0]
}

/** Whoever never came back leaves nothing behind. The secrets of it are handed back, to be forgotten. */
export async function deleteUnderway(ctx: Context, of: { wayId: string } | 'over'): Promise<string[]> {
  const where = of === 'over' ? sql`expires_at <= ${ctx.now()}` : sql`way_id = ${of.wayId}`
  const { rows } = await sql<{ secretId: string }>`
    delete from member_arrival where ${where} returning secret_id as "secretId"`.execute(ctx.db)
  return rows.map(row => row.secretId)
}
