import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type Domain, type MadeCode, productKey, type Verification } from './model.ts'

const columns = sql`v.member_id as "memberId", v.how, v.product, to_char(v.since, 'YYYY-MM-DD') as since, v.at`

export async function verificationRows(ctx: Context, memberIds: string[]): Promise<Verification[]> {
  if (memberIds.length === 0) return []
  const { rows } = await sql<Verification>`
    select ${columns} from verification v where v.member_id = any(${memberIds}::uuid[])`.execute(ctx.db)
  return rows
}

/** A customer of the sample: by no key, so that no real question is ever asked of them. */
export async function insertSampleVerification(
  ctx: Context,
  { memberId, product, since, byEmployee }: { memberId: string; product: string; since: string; byEmployee: string },
): Promise<void> {
  await sql`
    insert into verification (member_id, how, product, product_key, since, by_employee, at)
    values (${memberId}, 'invitation', ${product}, '', ${since}, ${byEmployee}, ${ctx.now()})`.execute(ctx.db)
}

/** False where they are verified already, or the order is another’s. */
export async function insertVerification(
  ctx: Context,
  verified: Omit<Verification, 'at'> & { orderMark?: string; codeId?: string; byEmployee?: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into verification (member_id, how, product, product_key, since, order_mark, code_id, by_employee, at)
    values (${verified.memberId}, ${verified.how}, ${verified.product}, ${productKey(verified.product)}, ${verified.since}, ${verified.orderMark ?? null},
            ${verified.codeId ?? null}, ${verified.byEmployee ?? null}, ${ctx.now()})
    on conflict do nothing returning member_id`.execute(ctx.db)
  return rows.length === 1
}

export async function deleteVerification(ctx: Context, memberId: string): Promise<boolean> {
  const { rows } = await sql`delete from verification where member_id = ${memberId} returning member_id`.execute(ctx.db)
  return rows.length === 1
}

/** Notes a try and says how many there were within a day; one after the other for each member. */
export async function countTry(ctx: Context, id: string, memberId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(7203553, hashtext(${memberId}))`.execute(ctx.db)
  const since = new Date(ctx.now().getTime() - 86_400_000)
  await sql`delete from verification_try where member_id = ${memberId} and at < ${since}`.execute(ctx.db)
  await sql`insert into verification_try (id, member_id, at) values (${id}, ${memberId}, ${ctx.now()})`.execute(ctx.db)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from verification_try where member_id = ${memberId} and at > ${since}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

// ── codes ──

export interface Code {
  id: string
  kind: 'invitation' | 'code'
  product: string
  since: string | null
  madeBy: string | null
}

/** Uses a code up by one; nothing where it is unknown, used up or over. */
export async function takeCode(ctx: Context, hash: Buffer): Promise<Code | undefined> {
  const { rows } = await sql<Code>`
    update verification_code set uses_left = uses_left - 1
    where hash = ${hash} and uses_left > 0 and ends_at > ${ctx.now()}
    returning id, kind, product, to_char(since, 'YYYY-MM-DD') as since, made_by as "madeBy"`.execute(ctx.db)
  return rows[0]
}

export async function insertCode(
  ctx: Context,
  code: Omit<Code, 'madeBy'> & { hash: Buffer; uses: number; madeBy: string; endsAt: Date },
): Promise<void> {
  await sql`
    insert into verification_code (id, kind, hash, product, since, uses_left, made_by, made_at, ends_at)
    values (${code.id}, ${code.kind}, ${code.hash}, ${code.product}, ${code.since}, ${code.uses}, ${code.madeBy}, ${ctx.now()}, ${code.endsAt})`.execute(
    ctx.db,
  )
}

/** Those that can still be used, the last made first. */
export async function codeRows(ctx: Context, most: number): Promise<MadeCode[]> {
  const { rows } = await sql<MadeCode>`
    select c.id, c.kind, c.product, to_char(c.since, 'YYYY-MM-DD') as since, c.uses_left as "usesLeft", c.made_by as "madeBy",
      e.name as "madeByName", c.made_at as "madeAt", c.ends_at as "endsAt"
    from (select * from verification_code where ends_at > ${ctx.now()} and uses_left > 0 order by id desc limit ${most}) c
    left join employee e on e.id = c.made_by order by c.id desc`.execute(ctx.db)
  return rows
}

/** `madeBy`: only of this colleague. False where it could not be used any more anyhow. */
export async function endCodeRow(ctx: Context, id: string, madeBy: string | undefined): Promise<boolean> {
  const { rows } = await sql`
    update verification_code set ends_at = ${ctx.now()} where id = ${id} and ends_at > ${ctx.now()} and uses_left > 0
      ${madeBy ? sql`and made_by = ${madeBy}` : sql``} returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── ways ──

export interface WaysRow {
  orderUrl: string | null
  secretId: string | null
  domains: Domain[]
}

export async function waysRow(ctx: Context): Promise<WaysRow> {
  const { rows } = await sql<WaysRow>`
    select order_url as "orderUrl", secret_id as "secretId", domains from verification_ways`.execute(ctx.db)
  return rows[0] ?? { orderUrl: null, secretId: null, domains: [] }
}

export async function upsertWays(ctx: Context, ways: WaysRow, by: string): Promise<void> {
  await sql`
    insert into verification_ways (order_url, secret_id, domains, changed_by, changed_at)
    values (${ways.orderUrl}, ${ways.secretId}, ${JSON.stringify(ways.domains)}::jsonb, ${by}, ${ctx.now()})
    on conflict (is_only) do update set order_url = excluded.order_url, secret_id = excluded.secret_id,
      domains = excluded.domains, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(ctx.db)
}

/** Members who use one of these, whoever was verified last first. */
export async function usersOf(
  ctx: Context,
  { keys, except }: { keys: string[]; except: string },
): Promise<{ memberId: string; product: string }[]> {
  const { rows } = await sql<{ memberId: string; product: string }>`
    select member_id as "memberId", product from verification
    where product_key <> '' and product_key = any(${keys}::text[]) and member_id <> ${except}
    order by at desc limit 60`.execute(ctx.db)
  return rows
}
