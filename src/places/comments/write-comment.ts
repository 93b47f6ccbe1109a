import { z } from 'zod'
import { check } from '#lib/check'
import { blogPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { openTopicAbout, type Post, requireOutsider } from '#places/community'
import { type Said, sayReply } from '#places/moderation'
import { type Edition, editionBySlug } from '#places/publish'
import { findMaster, homeOf } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { insertArticleTopic, lockEdition, topicIdOf } from './store.ts'

export const WriteComment = z.object({
  /** The address of the article. */
  slug: z.string().max(100),
  text: z.string(),
  /** The number of the comment that is answered. */
  replyTo: z.number().int().min(2).optional(),
})
export type WriteComment = z.input<typeof WriteComment>

/**
 * Somebody from outside says something below an article. It is said in a topic of the community, and so it is heard at the
 * desk, answered from there and moderated like anything said on our own ground.
 */
export async function writeComment(ctx: Context, input: WriteComment): Promise<Said<Post>> {
  await requireOutsider(ctx)
  const { slug, text, replyTo } = check(WriteComment, input)
  const edition = await editionBySlug(ctx, slug)
  if (!edition || edition.withdrawnAt) throw new Problem('not-found', 'There is no such article, or it was withdrawn.')
  return inTransaction(ctx, async ctx => {
    const topicId = await topicAbout(ctx, edition)
    return sayReply(ctx, { topicId, text, ...(replyTo && { replyTo }) })
  })
}

/** The topic in which people talk about an article; it is opened with the first of their words, in the same transaction. */
export async function topicAbout(ctx: Context, edition: Edition): Promise<string> {
  await lockEdition(ctx, edition.articleId)
  const known = await topicIdOf(ctx, edition.articleId)
  if (known) return known
  const master = await findMaster(ctx)
  if (!master) throw new Problem('not-found', 'There is no community here yet.')
  const url = `${homeOf(ctx, master, master)}${blogPaths('').article(edition.slug)}`
  const { title, summary, language, authorId: employeeId } = edition
  const topic = await openTopicAbout(ctx, {
    ...{ siteId: master.id, title, language, employeeId },
    disclosure: edition.disclosure.replace(/^[—–-]\s*/, ''),
    text: [summary, `[${title.replace(/[[\]]/g, '')}](${url})`].filter(Boolean).join('\n\n'),
  })
  await insertArticleTopic(ctx, edition.articleId, topic.id)
  return topic.id
}
