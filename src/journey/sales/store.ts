import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Sale, Shop } from './model.ts'

const shopColumns = sql`id, kind, label, secret_id as "secretId", heard_at as "heardAt"`

export async function shopRows(ctx: Context): Promise<Shop[]> {
  const { rows } = await sql<Shop>`
    select ${shopColumns} from shop where retired_at is null order by lower(label), made_at`.execute(ctx.db)
  return rows
}

export async function shopRow(ctx: Context, id: string): Promise<Shop | undefined> {
  const { rows } = await sql<Shop>`select ${shopColumns} from shop where id = ${id} and retired_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function insertShop(
  ctx: Context,
  shop: Pick<Shop, 'id' | 'kind' | 'label' | 'secretId'>,
  employeeId: string,
): Promise<void> {
  await sql`
    insert into shop (id, kind, label, secret_id, made_by, made_at)
    values (${shop.id}, ${shop.kind}, ${shop.label}, ${shop.secretId}, ${employeeId}, ${ctx.now()})`.execute(ctx.db)
}

/** Its key goes with it; returns the secret to forget. */
export async function retireShop(ctx: Context, id: string): Promise<{ secretId: string | null } | undefined> {
  const { rows } = await sql<{ secretId: string | null }>`
    with before as (select id, secret_id from shop where id = ${id} and retired_at is null for update)
    update shop s set retired_at = ${ctx.now()}, secret_id = null from before b where s.id = b.id
    returning b.secret_id as "secretId"`.execute(ctx.db)
  return rows[0]
}

/** False where the same message was taken before. */
export async function insertShopReceipt(ctx: Context, shopId: string, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    with heard as (update shop set heard_at = ${ctx.now()} where id = ${shopId})
    insert into shop_receipt (shop_id, message_id, received_at) values (${shopId}, ${messageId}, ${ctx.now()})
    on conflict do nothing returning shop_id`.execute(ctx.db)
  return rows.length === 1
}

/** What a shop can’t send again any more is forgotten. */
export async function deleteOldReceipts(ctx: Context, before: Date): Promise<void> {
  await sql`delete from shop_receipt where received_at < ${before}`.execute(ctx.db)
}

const columns = sql`
  s.id, s.shop_id as "shopId", h.label as "shopLabel", s.external_id as "externalId", s.offer_id as "offerId",
  s.conversation_id as "conversationId", s.link_id as "linkId", s.how, s.quantity, s.amount::float8 as amount, s.currency, s.refunds,
  s.told_at as "toldAt", s.ordered_at as "orderedAt", s.undone_at as "undoneAt"`

/** What of an order is known; held until the transaction ends. */
export async function lockSales(ctx: Context, shopId: string, externalId: string): Promise<Sale[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${shopId} ${externalId}`}, 7203552))`.execute(ctx.db)
  const { rows } = await sql<Sale>`
    select ${columns} from sale s join shop h on h.id = s.shop_id
    where s.shop_id = ${shopId} and s.external_id = ${externalId}`.execute(ctx.db)
  return rows
}

export async function saleById(ctx: Context, id: string): Promise<Sale | undefined> {
  const { rows } = await sql<Sale>`
    select ${columns} from sale s join shop h on h.id = s.shop_id where s.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function insertSale(ctx: Context, sale: Omit<Sale, 'shopLabel'>): Promise<void> {
  await sql`
    insert into sale (id, shop_id, external_id, offer_id, conversation_id, link_id, how, quantity, amount, refunds, currency, told_at, ordered_at, undone_at)
    values (${sale.id}, ${sale.shopId}, ${sale.externalId}, ${sale.offerId}, ${sale.conversationId}, ${sale.linkId}, ${sale.how}, ${sale.quantity},
      ${sale.amount}, ${JSON.stringify(sale.refunds)}::jsonb, ${sale.currency}, ${sale.toldAt}, ${sale.orderedAt}, ${sale.undoneAt})`.execute(
    ctx.db,
  )
}

export async function updateSale(
  ctx: Context,
  sale: Pick<Sale, 'id' | 'refunds' | 'toldAt' | 'undoneAt'>,
): Promise<void> {
  await sql`
    update sale set refunds = ${JSON.stringify(sale.refunds)}::jsonb, told_at = ${sale.toldAt}, undone_at = ${sale.undoneAt}
    where id = ${sale.id}`.execute(ctx.db)
}

/** What was sold of an offer, by currency: how many, for how much, and what was given back. Undone orders count for nothing. */
export interface Sold {
  currency: string
  orders: number
  quantity: number
  amount: number
}

export async function soldOf(ctx: Context, offerId: string): Promise<Sold[]> {
  const { rows } = await sql<Sold>`
    select currency, count(*) as orders, sum(quantity) as quantity,
      sum(amount - coalesce((select sum(value::numeric) from jsonb_each_text(refunds)), 0))::float8 as amount
    from sale where offer_id = ${offerId} and undone_at is null group by currency order by currency`.execute(ctx.db)
  return rows
}

/** What was bought in one currency, less what was given back. */
export interface Bought {
  currency: string
  orders: number
  amount: number
}

const mostOfOne = 1_000

/** What shops told us of orders that came of conversations which these people began. */
export async function boughtBy(ctx: Context, personIds: string[]): Promise<Bought[]> {
  const { rows } = await sql<Bought>`
    select s.currency, count(*)::int as orders,
      sum(s.amount - coalesce((select sum(value::numeric) from jsonb_each_text(s.refunds)), 0))::float8 as amount
    from (select distinct one.id from unnest(${personIds}::uuid[]) as x (id) cross join lateral person_all(x.id) as one (id)) p
    cross join lateral (select id from person_account where person_id = p.id limit ${mostOfOne}) a
    cross join lateral (select id from conversation where opened_by = a.id limit ${mostOfOne}) c
    cross join lateral (
      select id from outcome where conversation_id = c.id and kind = 'purchase' and withdrawn_at is null limit ${mostOfOne}) o
    cross join lateral (select * from sale where id = o.id limit 1) s
    where s.undone_at is null group by s.currency order by s.currency`.execute(ctx.db)
  return rows
}
