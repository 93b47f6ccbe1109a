import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** What was answered since then, the newest first; what was taken back stands no more. */
export async function answersSince(
  ctx: Context,
  since: Date,
  limit: number,
): Promise<{ conversationId: string; text: string }[]> {
  const { rows } = await sql<{ conversationId: string; text: string }>`
    select conversation_id as "conversationId", text from answer
    where sent_at >= ${since} and step = 'sent' order by sent_at desc limit ${limit}`.execute(ctx.db)
  return rows
}
