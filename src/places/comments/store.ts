import { sql } from 'kysely'
import type { Context } from '#platform/context'

export async function topicIdOf(ctx: Context, articleId: string): Promise<string | undefined> {
  const { rows } = await sql<{ topicId: string }>`
    select topic_id as "topicId" from article_topic where article_id = ${articleId}`.execute(ctx.db)
  return rows[0]?.topicId
}

/** Holds the article until the transaction ends, so that one topic is opened for it. */
export async function lockEdition(ctx: Context, articleId: string): Promise<void> {
  await sql`select 1 from article_edition where article_id = ${articleId} for update`.execute(ctx.db)
}

export async function insertArticleTopic(ctx: Context, articleId: string, topicId: string): Promise<void> {
  await sql`
    insert into article_topic (article_id, topic_id, opened_at) values (${articleId}, ${topicId}, ${ctx.now()})`.execute(
    ctx.db,
  )
}
