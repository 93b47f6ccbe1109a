import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Reading } from './model.ts'

export async function upsertReadings(ctx: Context, readings: { messageId: string; reading: Reading }[]): Promise<void> {
  if (readings.length === 0) return
  const column = <Value>(pick: (reading: Reading) => Value) => readings.map(each => pick(each.reading))
  await sql`
    insert into reading (message_id, language, language_certainty, kind, kinds, sentiment, urgency, why, read_at)
    select message_id, language, certainty, kind, kinds::jsonb, sentiment, urgency, why::jsonb, ${ctx.now()}::timestamptz
    from unnest(${readings.map(each => each.messageId)}::uuid[], ${column(r => r.language)}::text[], ${column(r => r.languageCertainty)}::real[],
      ${column(r => r.kind)}::text[], ${column(r => JSON.stringify(r.kinds))}::text[], ${column(r => r.sentiment)}::real[],
      ${column(r => r.urgency)}::real[], ${column(r => JSON.stringify(r.why))}::text[])
      as t (message_id, language, certainty, kind, kinds, sentiment, urgency, why)
    on conflict (message_id) do update set language = excluded.language, language_certainty = excluded.language_certainty,
      kind = excluded.kind, kinds = excluded.kinds, sentiment = excluded.sentiment, urgency = excluded.urgency, why = excluded.why, read_at = excluded.read_at`.execute(
    ctx.db,
  )
}

export async function readingsOf(ctx: Context, messageIds: string[]): Promise<(Reading & { messageId: string })[]> {
  const { rows } = await sql<Omit<Reading, 'wantsAnswer'> & { messageId: string }>`
    select message_id as "messageId", language, language_certainty as "languageCertainty", kind, kinds, sentiment, urgency, why
    from reading where message_id = any(${messageIds}::uuid[])`.execute(ctx.db)
  return rows.map(row => ({ ...row, wantsAnswer: false }))
}
