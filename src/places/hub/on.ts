import { postByDelivery } from '#places/community'
import { subscriptions } from '#platform/events'
import { feedsMayHaveChanged } from './bring-feed.ts'
import { offersScope } from './model.ts'

export const on = subscriptions('hub', {
  'topic.opened': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'post.written': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'post.edited': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'topic.tagged': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'topic.moved': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'post.removed': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  'post.put-back': (ctx, { payload: { siteId, topicId } }) => feedsMayHaveChanged(ctx, [siteId, topicId]),
  // A colleague’s answer stands in a topic once it was delivered there.
  'delivery.sent': async (ctx, { payload: { deliveryId, kind } }) => {
    const post = kind === 'answer' ? await postByDelivery(ctx, deliveryId) : undefined
    if (post) await feedsMayHaveChanged(ctx, [post.siteId, post.topicId])
  },
  'article.published': ctx => feedsMayHaveChanged(ctx, ['blog']),
  'article.corrected': ctx => feedsMayHaveChanged(ctx, ['blog']),
  'article.withdrawn': ctx => feedsMayHaveChanged(ctx, ['blog']),
  'federation.stated': ctx => feedsMayHaveChanged(ctx, ['statements']),
  'offer.released': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.withdrawn': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.ended': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.counted': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.sold-out': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.back': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
  'offer.moved': (ctx, { payload: { siteId } }) => feedsMayHaveChanged(ctx, [offersScope(siteId)]),
})
