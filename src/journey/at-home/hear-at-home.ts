import type { News } from '#core/channels'
import { hear } from '#journey/listen'
import { understanding } from '#journey/understand'
import { postByNumber, postShown, tagsOfTopic, topicById } from '#places/community'
import { answeredBy, asHeard, network, openSite, ownPlace } from '#places/own-place'
import { findMaster, homeOf, theSite } from '#places/sites'
import { as, type Context } from '#platform/context'
import { retryingDeadlocks } from '#platform/db'

/**
 * Hears what somebody said on ground of our own, like what is said anywhere: matched, read, routed. What it answers is
 * told with it, so that a thread is whole in whatever order its news come; what was heard before changes nothing.
 */
export async function hearAtHome(
  ctx: Context,
  postId: string,
  kind: 'post' | 'edit' | 'put-back' = 'post',
): Promise<void> {
  const post = await postShown(ctx, postId)
  const topic = post && (await topicById(ctx, post.topicId))
  if (!topic || post.removedAt) return
  const site = await theSite(ctx, topic.siteId)
  // What is said in the sample is no work for anybody.
  if (site.isSample) return
  const source = await openSite(ctx, topic.siteId)
  const home = homeOf(ctx, site, await findMaster(ctx))
  const root = await postByNumber(ctx, topic.id, 1)
  const tags = await tagsOfTopic(ctx, topic.id)
  const news: News[] = []
  for (const id of new Set([root?.id, (await answeredBy(ctx, post))?.id, post.id])) {
    const said = id === post.id ? post : id ? await postShown(ctx, id) : undefined
    // What colleagues said there is in its conversation already.
    if (!said || said.removedAt || said.employeeId) continue
    const replyTo = (await answeredBy(ctx, said))?.id
    const heard = {
      ...asHeard(said, topic, root?.id ?? post.id, home, tags),
      // Where a colleague began it, nothing else tells at the desk what people talk about.
      ...(root?.employeeId && { title: topic.title }),
      ...(replyTo && { replyTo }),
    }
    news.push({ kind: id === post.id ? kind : 'post', post: heard })
  }
  const listener = as(ctx, { kind: 'connector', name: ownPlace.name, sourceId: source.id })
  await retryingDeadlocks(() => hear(listener, source, { news }, understanding))
}

/** What was taken away there is gone here as well. */
export async function hearRemoved(ctx: Context, siteId: string, postId: string): Promise<void> {
  if ((await theSite(ctx, siteId)).isSample) return
  const source = await openSite(ctx, siteId)
  const listener = as(ctx, { kind: 'connector', name: ownPlace.name, sourceId: source.id })
  await hear(listener, source, { news: [{ kind: 'delete', network, externalId: postId }] }, understanding)
}
