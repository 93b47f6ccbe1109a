import { sql } from 'kysely'
import type { Move } from '#lib/moves'
import type { Context } from '#platform/context'
import { isKnown, knownOf, rowsOf } from './day-store.ts'
import { type Parts, type Span, spanOfDay } from './model.ts'

/** What answers were meant to do. */
export interface SentMoves {
  move: Move
  sent: number
  /** After how many of them the person wrote again. */
  wroteAgain: number
}

const looked = (spans: readonly Span[]) => sql`
  select (a.sent_at at time zone 'UTC')::date as day, a.move, count(*)::int as sent, (count(*) filter (where exists (
      select 1 from message m join message r on r.conversation_id = a.conversation_id and r.account_id = m.account_id and r.posted_at > a.sent_at
      where m.id = a.reply_to)))::int as wrote_again
  from ${rowsOf(spans)}
    cross join lateral (select * from answer where step = 'sent' and sent_at >= span."from" and sent_at < span."to") a
  group by 1, 2`

/** Counts these days anew. */
export async function recountMoves(ctx: Context, days: string[]): Promise<void> {
  await sql`delete from move_tally where day = any(${days}::date[])`.execute(ctx.db)
  await sql`
    insert into move_tally (day, move, sent, wrote_again)
    select day, move, sent, wrote_again from (${looked(days.map(spanOfDay))}) counted`.execute(ctx.db)
}

/** The most frequent first. */
export async function moveCounts(ctx: Context, parts: Parts): Promise<SentMoves[]> {
  const { rows } = await sql<SentMoves>`
    select move, sum(sent)::int as sent, sum(wrote_again)::int as "wroteAgain"
    from (
      select t.move, t.sent, t.wrote_again from ${knownOf([parts])} join move_tally t on ${isKnown}
      union all select move, sent, wrote_again from (${looked(parts.looked)}) seen) counted
    group by 1 order by 2 desc, 1`.execute(ctx.db)
  return rows
}
