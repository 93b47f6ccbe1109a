import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { FactCard } from './model.ts'

const columns = sql`
  f.id, f.words, f.language, f.source, f.source_url as "sourceUrl", f.owner_id as "ownerId", e.name as "ownerName",
  f.valid_until::text as "validUntil", f.changed_at as "changedAt"`
const mostCards = 2_000

const outOfDate = (ctx: Context) =>
  sql`coalesce(f.valid_until < (${ctx.now()}::timestamptz at time zone (select timezone from company))::date, false)`

export async function cardRows(ctx: Context): Promise<FactCard[]> {
  const { rows } = await sql<FactCard>`
    select ${columns}, ${outOfDate(ctx)} as "isOutOfDate" from fact_card f join employee e on e.id = f.owner_id
    where f.retired_at is null order by f.changed_at desc limit ${mostCards}`.execute(ctx.db)
  return rows
}

export async function cardById(ctx: Context, id: string): Promise<FactCard | undefined> {
  const { rows } = await sql<FactCard>`
    select ${columns}, ${outOfDate(ctx)} as "isOutOfDate" from fact_card f join employee e on e.id = f.owner_id
    where f.id = ${id} and f.retired_at is null`.execute(ctx.db)
  return rows[0]
}

type Written = Pick<FactCard, 'id' | 'words' | 'language' | 'source' | 'sourceUrl' | 'ownerId' | 'validUntil'>

export async function insertCard(ctx: Context, card: Written, by: string): Promise<void> {
  await sql`
    insert into fact_card (id, words, language, source, source_url, owner_id, valid_until, made_by, made_at, changed_at)
    values (${card.id}, ${card.words}, ${card.language}, ${card.source}, ${card.sourceUrl}, ${card.ownerId}, ${card.validUntil}::date, ${by},
      ${ctx.now()}, ${ctx.now()})`.execute(ctx.db)
}

export async function updateCard(ctx: Context, card: Written): Promise<boolean> {
  const { rows } = await sql`
    update fact_card set words = ${card.words}, language = ${card.language}, source = ${card.source}, source_url = ${card.sourceUrl},
      owner_id = ${card.ownerId}, valid_until = ${card.validUntil}::date, changed_at = ${ctx.now()}, asked_at = null
    where id = ${card.id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireCardRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update fact_card set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Those whose last day has passed, and whose owners were not asked yet; they are from now on. */
export async function askOwners(ctx: Context): Promise<{ id: string; ownerId: string }[]> {
  const { rows } = await sql<{ id: string; ownerId: string }>`
    update fact_card f set asked_at = ${ctx.now()}
    where f.retired_at is null and f.valid_until is not null and f.asked_at is null and ${outOfDate(ctx)}
    returning f.id, f.owner_id as "ownerId"`.execute(ctx.db)
  return rows
}
