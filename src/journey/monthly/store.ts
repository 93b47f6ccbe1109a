import { sql } from 'kysely'
import { idSince } from '#lib/id'
import type { Context } from '#platform/context'
import type { Change, Month } from './model.ts'
import { kindsByWeight } from './words.ts'

type Time = { from: Date; to: Date }

const mostTopics = 200

/** The weightiest of a month, the surest of them first. */
export async function weightiest(ctx: Context, { from, to }: Time, limit: number): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select o.id, o.conversation_id as "conversationId", o.kind, o.confidence, o.statement, e.name as by, o.at
    from (select * from outcome where withdrawn_at is null and at >= ${from} and at < ${to}
      order by array_position(${kindsByWeight}::text[], kind), array_position(array['confirmed', 'observed', 'inferred'], confidence), at, id
      limit ${limit}) o
    left join employee e on e.id = o.employee_id
    order by array_position(${kindsByWeight}::text[], o.kind), array_position(array['confirmed', 'observed', 'inferred'], o.confidence), o.at, o.id`.execute(
    ctx.db,
  )
  return rows
}

/** From the tally, which is kept day by day. */
export async function totalsOf(ctx: Context, { from, to }: Time): Promise<Month['totals']> {
  const { rows } = await sql<Month['totals'][number]>`
    select kind, confidence, sum(count)::int as count from outcome_tally
    where day >= (${from}::timestamptz at time zone 'UTC')::date and day < (${to}::timestamptz at time zone 'UTC')::date
    group by 1, 2 having sum(count) > 0`.execute(ctx.db)
  return rows
}

/** How many topics were spoken of, and those of them that nobody who is here is said to know. */
export async function topicsSpokenOf(
  ctx: Context,
  { from, to }: Time,
): Promise<{ topics: number; uncovered: string[] }> {
  const { rows } = await sql<{ name: string; isKnown: boolean }>`
    select t.name, exists (select 1 from expertise x join employee e on e.id = x.employee_id
      where x.topic_id = t.id and e.left_at is null) as "isKnown"
    from topic t where t.retired_at is null and exists (
      select 1 from message_topic mt where mt.topic_id = t.id and mt.message_id >= ${idSince(from)}::uuid and mt.message_id < ${idSince(to)}::uuid)
    order by t.name limit ${mostTopics}`.execute(ctx.db)
  return { topics: rows.length, uncovered: rows.filter(({ isKnown }) => !isKnown).map(({ name }) => name) }
}

export interface ExportedOutcome {
  id: string
  at: Date
  kind: string
  confidence: string
  statement: string
  colleague: string | null
  person: string | null
  network: string | null
  secondsToAnswer: number | null
  isDisputed: boolean
  conversationId: string | null
}

/** Results from a time on, the newest first, a page at a time. */
export async function outcomesToExport(
  ctx: Context,
  page: { since?: Date | undefined; before?: { at: Date; id: string } | undefined; limit: number },
): Promise<ExportedOutcome[]> {
  const { rows } = await sql<ExportedOutcome>`
    select o.id, o.at, o.kind, o.confidence, o.statement, e.name as colleague, coalesce(a.name, a.handle) as person, c.network,
      o.seconds_to_answer as "secondsToAnswer", o.conversation_id as "conversationId",
      exists (select 1 from outcome_dispute d where d.outcome_id = o.id and d.settled_at is null) as "isDisputed"
    from (select * from outcome where withdrawn_at is null
        ${page.since ? sql`and at >= ${page.since}` : sql``}
        ${page.before ? sql`and (at, id) < (${page.before.at}, ${page.before.id}::uuid)` : sql``}
      order by at desc, id desc limit ${page.limit}) o
    left join employee e on e.id = o.employee_id
    left join lateral (select network, opened_by from conversation where id = o.conversation_id limit 1) c on true
    left join lateral (select name, handle from person_account where id = c.opened_by limit 1) a on true
    order by o.at desc, o.id desc`.execute(ctx.db)
  return rows
}
