import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'

/** Somebody’s address that is told of a feed, and what was asked of it last. */
export interface Subscription {
  id: string
  topic: string
  callback: string
  host: string
  secretId: string | null
  /** The end of its lease; null where it never confirmed. */
  until: Date | null
  /** Of what it was told last. */
  told: string | null
  askedAt: Date
  askedMode: 'subscribe' | 'unsubscribe' | null
  askedSecretId: string | null
  askedLeaseSeconds: number
}

const columns = sql`
  id, topic, callback, host, secret_id as "secretId", until, told, asked_at as "askedAt", asked_mode as "askedMode",
  asked_secret_id as "askedSecretId", asked_lease_seconds as "askedLeaseSeconds"`

export async function subscriptionRow(ctx: Context, id: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`select ${columns} from hub_subscription where id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function subscriptionAt(ctx: Context, topic: string, callback: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    select ${columns} from hub_subscription where topic = ${topic} and callback = ${callback}`.execute(ctx.db)
  return rows[0]
}

/** How many were asked since then, at a host and anywhere. */
export async function askedSince(ctx: Context, host: string, since: Date): Promise<{ ofHost: number; inAll: number }> {
  const { rows } = await sql<{ ofHost: number; inAll: number }>`
    select count(*) filter (where host = ${host})::int as "ofHost", count(*)::int as "inAll"
    from hub_subscription where asked_at > ${since}`.execute(ctx.db)
  return rows[0] ?? { ofHost: 0, inAll: 0 }
}

/** How many addresses of a host are told, or may come to be. */
export async function toldAt(ctx: Context, host: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from hub_subscription where host = ${host}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Notes what is asked, beside what holds. A wish before it that was not yet confirmed is over, and its key with it. */
export async function putWish(
  ctx: Context,
  wish: Pick<Subscription, 'topic' | 'callback' | 'host' | 'secretId'> & {
    scope: string
    mode: 'subscribe' | 'unsubscribe'
    leaseSeconds: number
  },
): Promise<{ id: string; replacedSecretId: string | null }> {
  const { topic, scope, callback, host, mode, secretId, leaseSeconds } = wish
  const { rows: before } = await sql<{ secretId: string | null }>`
    select asked_secret_id as "secretId" from hub_subscription
    where topic = ${topic} and callback = ${callback} for update`.execute(ctx.db)
  const { rows } = await sql<{ id: string }>`
    insert into hub_subscription (id, topic, scope, callback, host, asked_at, asked_mode, asked_secret_id, asked_lease_seconds)
    values (${newId()}, ${topic}, ${scope}, ${callback}, ${host}, ${ctx.now()}, ${mode}, ${secretId}, ${leaseSeconds})
    on conflict (topic, callback) do update set scope = excluded.scope, asked_at = excluded.asked_at,
      asked_mode = excluded.asked_mode, asked_secret_id = excluded.asked_secret_id,
      asked_lease_seconds = excluded.asked_lease_seconds
    returning id`.execute(ctx.db)
  return { id: rows[0]?.id ?? '', replacedSecretId: before[0]?.secretId ?? null }
}

/** The wish holds from now on; the ids of the keys that nobody needs any more. A newer wish is left to its own answer. */
export async function confirmWish(ctx: Context, wish: Subscription, told: string): Promise<string[]> {
  const until = new Date(ctx.now().getTime() + wish.askedLeaseSeconds * 1000)
  const { rows } = await sql`
    update hub_subscription set secret_id = asked_secret_id, until = ${until}, told = ${told}, asked_mode = null,
      asked_secret_id = null
    where id = ${wish.id} and asked_at = ${wish.askedAt} and asked_mode = 'subscribe' returning id`.execute(ctx.db)
  return rows.length === 1 && wish.secretId ? [wish.secretId] : []
}

/** The wish was not confirmed. */
export async function dropWish(ctx: Context, wish: Subscription): Promise<string[]> {
  const { rows } = await sql`
    update hub_subscription set asked_mode = null, asked_secret_id = null
    where id = ${wish.id} and asked_at = ${wish.askedAt} returning id`.execute(ctx.db)
  return rows.length === 1 && wish.askedSecretId ? [wish.askedSecretId] : []
}

export async function deleteSubscription(ctx: Context, id: string): Promise<string[]> {
  const { rows } = await sql<Keys>`
    delete from hub_subscription where id = ${id}
    returning secret_id as "secretId", asked_secret_id as "askedSecretId"`.execute(ctx.db)
  return keysOf(rows)
}

/** Those whose lease ran out, or that never confirmed; not those that were asked since then. */
export async function deleteOver(ctx: Context, askedBefore: Date): Promise<string[]> {
  const { rows } = await sql<Keys>`
    delete from hub_subscription where coalesce(until, '-infinity') < ${ctx.now()} and asked_at < ${askedBefore}
    returning secret_id as "secretId", asked_secret_id as "askedSecretId"`.execute(ctx.db)
  return keysOf(rows)
}

interface Keys {
  secretId: string | null
  askedSecretId: string | null
}

const keysOf = (rows: Keys[]) => rows.flatMap(row => [row.secretId, row.askedSecretId].filter(id => id !== null))

export async function isSubscribed(ctx: Context, scope: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from hub_subscription where scope = ${scope} and until > ${ctx.now()} limit 1`.execute(ctx.db)
  return rows.length > 0
}

export async function topicsOf(ctx: Context, scope: string): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select distinct topic from hub_subscription where scope = ${scope} and until > ${ctx.now()}`.execute(ctx.db)
  return rows.map(({ topic }) => topic)
}

/** Whom what it says now is news to. */
export async function subscribersOf(
  ctx: Context,
  topic: string,
  digest: string,
): Promise<{ id: string; host: string }[]> {
  const { rows } = await sql<{ id: string; host: string }>`
    select id, host from hub_subscription
    where topic = ${topic} and until > ${ctx.now()} and told is distinct from ${digest}`.execute(ctx.db)
  return rows
}

export async function noteTold(ctx: Context, id: string, digest: string): Promise<void> {
  await sql`update hub_subscription set told = ${digest} where id = ${id}`.execute(ctx.db)
}
