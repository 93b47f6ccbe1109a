import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { PriorityPart } from './model.ts'

export interface PriorityRow {
  conversationId: string
  since: Date
  points: number
  parts: PriorityPart[]
  /** How many colleagues could answer. */
  suggested: number
  rankAt: Date
}

export async function upsertPriorities(ctx: Context, rows: PriorityRow[]): Promise<void> {
  if (rows.length === 0) return
  const ordered = rows.toSorted((a, b) => (a.conversationId < b.conversationId ? -1 : 1))
  const column = <Value>(pick: (row: PriorityRow) => Value) => ordered.map(pick)
  await sql`
    insert into priority (conversation_id, since, points, parts, suggested, rank_at)
    select id, since, points, parts::jsonb, suggested, rank_at
    from unnest(${column(r => r.conversationId)}::uuid[], ${column(r => r.since)}::timestamptz[], ${column(r => r.points)}::real[],
      ${column(r => JSON.stringify(r.parts))}::text[], ${column(r => r.suggested)}::smallint[], ${column(r => r.rankAt)}::timestamptz[])
      as t (id, since, points, parts, suggested, rank_at)
    on conflict (conversation_id) do update set since = excluded.since, points = excluded.points, parts = excluded.parts,
      suggested = excluded.suggested, rank_at = excluded.rank_at`.execute(ctx.db)
}

/** What waits for nobody any more has no place in line. News may come late: what waits again keeps its own. */
export async function deletePriorities(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    delete from priority p using conversation c
    where p.conversation_id = any(${conversationIds}::uuid[]) and c.id = p.conversation_id
      and c.standing not in ('open', 'claimed', 'in-review')`.execute(ctx.db)
}

export async function priorityRow(ctx: Context, conversationId: string): Promise<PriorityRow | undefined> {
  const { rows } = await sql<PriorityRow>`
    select conversation_id as "conversationId", since, points, parts, suggested, rank_at as "rankAt"
    from priority where conversation_id = ${conversationId}`.execute(ctx.db)
  return rows[0]
}

/** Who began a conversation, as others hear them, and how far it reached. */
export interface Behind {
  conversationId: string
  influence: number
  heardBy: number
  followers: number
  conversation: number
  talksWith: number
  copies: number
  people: number
}

/** Of those who began these conversations: how far they carry and how much they talk with others, over all their accounts. */
export async function peopleBehind(ctx: Context, conversationIds: string[]): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select c.id as "conversationId", coalesce(p.influence, 0) as influence, coalesce((p.parts->>'heardBy')::int, 0) as "heardBy",
      coalesce((p.parts->>'followers')::int, 0) as followers, coalesce(p.conversation, 0) as conversation,
      coalesce((p.parts->>'talksWith')::int, 0) as "talksWith", told.copies,
      case when c.message_count > 1 then (
        select count(distinct x.account_id) from (
          select account_id from message where conversation_id = c.id and account_id is not null and account_id <> c.opened_by limit 200) x)
      else 0 end as people
    from conversation c join person_account a on a.id = c.opened_by
    left join lateral (select * from person_power where person_id = person_now(a.person_id) limit 1) p on true
    cross join lateral (select count(*) as copies from fold f where f.into_id = c.id and f.undone_at is null) told
    where c.id = any(${conversationIds}::uuid[])`.execute(ctx.db)
  return rows
}
