import { topicPaths } from '#lib/topic-paths'
import { pageOf, postById, spaceById, topicById } from '#places/community'
import { handleOf } from '#places/members'
import type { Context } from '#platform/context'
import { oldAddresses } from './model.ts'
import { broughtAt } from './store.ts'

/**
 * Where something stands now that an address of the old place leads to, if old addresses are kept. `base` is what the pages of
 * the site begin with; `search` begins with `?`, or is empty.
 */
export async function findOldAddress(
  ctx: Context,
  siteId: string,
  { base, path, search }: { base: string; path: string; search: string },
): Promise<string | undefined> {
  if (path.length > 500) return undefined
  const found = await broughtAt(ctx, siteId, oldAddresses(path, search))
  if (!found) return undefined
  const paths = topicPaths(base)
  if (found.kind === 'person') {
    const handle = await handleOf(ctx, found.ourId)
    return handle && paths.postsBy(handle)
  }
  if (found.kind === 'space') {
    const space = await spaceById(ctx, found.ourId)
    return space && paths.space(space.slug)
  }
  const post = found.kind === 'post' ? await postById(ctx, found.ourId) : undefined
  const topic = await topicById(ctx, post?.topicId ?? found.ourId)
  if (!topic || topic.removedAt) return undefined
  return post && post.number > 1 && !post.removedAt
    ? paths.post(topic.id, topic.title, post.number, pageOf(post.number))
    : paths.topic(topic.id, topic.title)
}
