import { postByNumber } from '#places/community'
import { subscriptions } from '#platform/events'
import { hearAtHome, hearRemoved } from './hear-at-home.ts'
import { hearFromPages } from './hear-from-pages.ts'

export const on = subscriptions('at home', {
  'widget.said': (ctx, { payload }) => hearFromPages(ctx, payload.messageId),
  'topic.opened': (ctx, { payload }) => hearAtHome(ctx, payload.postId),
  'post.written': (ctx, { payload }) => hearAtHome(ctx, payload.postId),
  'post.edited': async (ctx, { payload }) => {
    if (!payload.isOurs) await hearAtHome(ctx, payload.postId, 'edit')
  },
  'topic.tagged': async (ctx, { payload }) => {
    const first = await postByNumber(ctx, payload.topicId, 1)
    if (first) await hearAtHome(ctx, first.id, 'edit')
  },
  'post.put-back': (ctx, { payload }) => hearAtHome(ctx, payload.postId, 'put-back'),
  'post.removed': async (ctx, { payload }) => {
    if (!payload.isOurs) await hearRemoved(ctx, payload.siteId, payload.postId)
  },
})
