import { tellLinkedPages } from '#core/delivery'
import { linksIn, postByDelivery, postById, postByNumber } from '#places/community'
import { editionById } from '#places/publish'
import type { Context } from '#platform/context'
import { subscriptions } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { makeActors } from './actors.ts'
import { pageOfArticle } from './as-object.ts'
import { seekJob, unfollow } from './receive.ts'
import { knowAgain } from './say-here.ts'
import { strangersIn } from './store.ts'
import { showInBlog, showInSpace, tell } from './tell.ts'

export const on = subscriptions('federation', {
  'space.made': ctx => makeActors(ctx),
  'following.asked': (ctx, { payload: { followingId } }) =>
    enqueue(ctx, seekJob, { followingId }, { key: `${seekJob} ${followingId}`, attempts: 8 }),
  'following.ended': (ctx, { payload }) => unfollow(ctx, payload),
  'source.opened': async (ctx, { payload }) => {
    // A site was opened, and with it its first space.
    if (payload.connector === 'community') await makeActors(ctx)
  },
  'topic.opened': async (ctx, { payload }) => {
    await makeActors(ctx)
    await knowAgain(ctx, payload.postId)
    await tell(ctx, 'Create', { about: 'post', id: payload.postId })
  },
  'post.written': async (ctx, { payload }) => {
    await knowAgain(ctx, payload.postId)
    await knowAnswered(ctx, payload.postId)
    await tell(ctx, 'Create', { about: 'post', id: payload.postId }, '', await strangersIn(ctx, payload.topicId))
  },
  // A colleague’s answer stands in a topic once it was delivered there.
  'delivery.sent': async (ctx, { payload: { deliveryId, kind } }) => {
    const post = kind === 'answer' ? await postByDelivery(ctx, deliveryId) : undefined
    if (post) await tell(ctx, 'Create', { about: 'post', id: post.id }, '', await strangersIn(ctx, post.topicId))
  },
  'post.edited': async (ctx, { payload }) => {
    const { postId: id, revision, topicId } = payload
    await tell(ctx, 'Update', { about: 'post', id }, revision, await strangersIn(ctx, topicId))
  },
  'topic.moved': async (ctx, { payload: { fromSpaceId, spaceId, topicId } }) => {
    const first = fromSpaceId === spaceId ? undefined : await postByNumber(ctx, topicId, 1)
    if (!first) return
    await showInSpace(ctx, { postId: first.id, spaceId: fromSpaceId }, false)
    await showInSpace(ctx, { postId: first.id, spaceId }, true)
  },
  'post.removed': async (ctx, { payload }) => {
    await tell(ctx, 'Delete', { about: 'post', id: payload.postId }, '', await strangersIn(ctx, payload.topicId))
  },
  'article.published': async (ctx, { at, payload }) => {
    await makeActors(ctx)
    const ours = { about: 'article', id: payload.articleId } as const
    await tellLinked(ctx, payload.articleId, at)
    if (!payload.isNew) return tell(ctx, 'Update', ours, at.getTime())
    await tell(ctx, 'Create', ours)
    await showInBlog(ctx, payload.articleId, true)
  },
  'article.withdrawn': async (ctx, { at, payload }) => {
    if (!payload.wasPublic) return
    await tellLinked(ctx, payload.articleId, at)
    await tell(ctx, 'Delete', { about: 'article', id: payload.articleId })
    await showInBlog(ctx, payload.articleId, false)
  },
})

/** What is answered may have been let through a moment ago: its address there is told along, so it is known again first. */
async function knowAnswered(ctx: Context, postId: string): Promise<void> {
  const post = await postById(ctx, postId)
  const answered = post && post.number > 1 ? await postByNumber(ctx, post.topicId, post.replyTo ?? 1) : undefined
  if (answered) await knowAgain(ctx, answered.id)
}

/** Sites that an article links to may want to know of it (Webmention, Pingback); what links to us is heard by its own source. */
async function tellLinked(ctx: Context, articleId: string, at: Date): Promise<void> {
  const edition = await editionById(ctx, articleId)
  if (!edition) return
  const source = await pageOfArticle(ctx, edition)
  await tellLinkedPages(ctx, { subjectId: articleId, source, targets: linksIn(edition.html), time: at.getTime() })
}
