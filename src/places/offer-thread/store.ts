import { sql } from 'kysely'
import type { Context } from '#platform/context'

export async function topicIdOf(ctx: Context, offerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ topicId: string }>`
    select topic_id as "topicId" from offer_topic where offer_id = ${offerId}`.execute(ctx.db)
  return rows[0]?.topicId
}

/** Holds the offer until the transaction ends, so that one topic is opened for it. */
export async function lockEdition(ctx: Context, offerId: string): Promise<void> {
  await sql`select 1 from offer_edition where offer_id = ${offerId} for update`.execute(ctx.db)
}

export async function insertOfferTopic(ctx: Context, offerId: string, topicId: string): Promise<void> {
  await sql`insert into offer_topic (offer_id, topic_id, opened_at) values (${offerId}, ${topicId}, ${ctx.now()})`.execute(
    ctx.db,
  )
}
