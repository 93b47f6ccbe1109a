import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { isKnown, knownOf, lookedOf, rowsOf } from './day-store.ts'
import { type Parts, type Span, spanOfDay } from './model.ts'

/** Conversations with news in a time, on one network. */
export interface ConversationCount {
  /** Which of the spans asked for. */
  n: number
  network: string
  conversations: number
  /** That wanted an answer, and had one or should have had one by now; also those folded into others. */
  due: number
  /** That wanted an answer, without what was folded, set aside or is gone; and those of them that had one. */
  wanted: number
  answered: number
  /** Open though the promise ran out. */
  waiting: number
}

const asks = sql`c.kind in ('question', 'complaint', 'purchase-interest', 'idea')`
const isDue = sql`(${asks} and c.standing <> 'aside')`
const isWanted = sql`(${asks} and c.folded_into is null and c.standing not in ('aside', 'gone'))`
const isWaiting = sql`(c.standing = 'open' and c.folded_into is null)`

/** Looks at every conversation of these spans. `by`: a promise that runs longer is not due yet. */
const looked = (spans: readonly (Span & { n?: number })[], by: Date | 'ever') => {
  const isOver = by === 'ever' ? sql`c.answer_by is not null` : sql`c.answer_by <= ${by}`
  return sql`
    select span.n, (c.last_message_at at time zone 'UTC')::date as day, c.network, count(*)::int as conversations,
      (count(*) filter (where ${isDue} and (f.conversation_id is not null or ${isOver})))::int as due,
      (count(*) filter (where ${isWanted}))::int as wanted,
      (count(*) filter (where ${isWanted} and f.conversation_id is not null))::int as answered,
      (count(*) filter (where ${isWaiting} and ${isOver}))::int as waiting,
      max(c.answer_by) filter (where ${isWaiting} or (${isDue} and f.conversation_id is null)) as promised_until
    from ${rowsOf(spans)}
      cross join lateral (select * from conversation where last_message_at >= span."from" and last_message_at < span."to") c
      left join lateral (select conversation_id from first_answer where conversation_id = c.id limit 1) f on true
    group by 1, 2, 3`
}

/** Counts these days anew. */
export async function recountConversations(ctx: Context, days: string[]): Promise<void> {
  await sql`delete from conversation_tally where day = any(${days}::date[])`.execute(ctx.db)
  await sql`
    insert into conversation_tally (day, network, conversations, due, wanted, answered, waiting, promised_until)
    select day, network, conversations, due, wanted, answered, waiting, promised_until
    from (${looked(days.map(spanOfDay), 'ever')}) counted`.execute(ctx.db)
}

/** Days of which a promise still runs: these are looked at. */
export async function daysWithPromises(ctx: Context, parts: Parts[]): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct t.day::text as day from ${knownOf(parts)} join conversation_tally t on ${isKnown}
    where t.promised_until > ${ctx.now()}`.execute(ctx.db)
  return rows.map(({ day }) => day)
}

export async function conversationCounts(ctx: Context, parts: Parts[]): Promise<ConversationCount[]> {
  const { rows } = await sql<ConversationCount>`
    select n, network, sum(conversations)::int as conversations, sum(due)::int as due, sum(wanted)::int as wanted,
      sum(answered)::int as answered, sum(waiting)::int as waiting
    from (
      select known.n, t.network, t.conversations, t.due, t.wanted, t.answered, t.waiting
      from ${knownOf(parts)} join conversation_tally t on ${isKnown}
      union all
      select n, network, conversations, due, wanted, answered, waiting from (${looked(lookedOf(parts), ctx.now())}) seen) counted
    group by 1, 2 order by 1, 2`.execute(ctx.db)
  return rows
}
