import { z } from 'zod'
import { check } from '#lib/check'
import { offerPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import {
  openTopicAbout,
  type Post,
  type PostShown,
  postsShown,
  requireOutsider,
  type Topic,
  topicById,
} from '#places/community'
import { type Said, sayReply } from '#places/moderation'
import { type Edition, editionBySlug } from '#places/offers'
import { findMaster, homeOf, theSite } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { insertOfferTopic, lockEdition, topicIdOf } from './store.ts'

export const CommentOnOffer = z.object({
  /** The address of the offer. */
  slug: z.string().max(100),
  text: z.string(),
})

/**
 * Somebody from outside asks or says something of an offer. It is said in a topic of the community, and so it is heard at
 * the desk, answered from there and moderated like anything said on our own ground.
 */
export async function commentOnOffer(ctx: Context, input: z.input<typeof CommentOnOffer>): Promise<Said<Post>> {
  await requireOutsider(ctx)
  const { slug, text } = check(CommentOnOffer, input)
  const edition = await editionBySlug(ctx, slug)
  if (!edition || edition.withdrawnAt) throw new Problem('not-found', 'There is no such offer, or it was withdrawn.')
  return inTransaction(ctx, async ctx => {
    await lockEdition(ctx, edition.offerId)
    const topicId = (await topicIdOf(ctx, edition.offerId)) ?? (await openThread(ctx, edition))
    return sayReply(ctx, { topicId, text })
  })
}

async function openThread(ctx: Context, edition: Edition): Promise<string> {
  const site = await theSite(ctx, edition.siteId)
  const url = offerPaths(homeOf(ctx, site, await findMaster(ctx))).offer(edition.slug)
  const { title, language } = edition.words
  const topic = await openTopicAbout(ctx, {
    ...{ siteId: site.id, title, language, employeeId: edition.authorId },
    disclosure: edition.disclosure.replace(/^[—–-]\s*/, ''),
    text: `[${title.replace(/[[\]]/g, '')}](${url})`,
  })
  await insertOfferTopic(ctx, edition.offerId, topic.id)
  return topic.id
}

const mostShown = 100

/** What people said of an offer, the first first; nothing before the first. */
export async function threadOf(
  ctx: Context,
  offerId: string,
): Promise<{ topic: Topic; posts: PostShown[]; more: number } | undefined> {
  const topicId = await topicIdOf(ctx, offerId)
  const topic = topicId ? await topicById(ctx, topicId) : undefined
  if (!topic || topic.removedAt) return undefined
  const posts = await postsShown(ctx, topic.id, { from: 2, to: mostShown + 1, accepted: null })
  return { topic, posts, more: Math.max(0, topic.lastNumber - mostShown - 1) }
}
