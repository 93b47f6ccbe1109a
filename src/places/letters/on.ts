import { subscriptions } from '#platform/events'
import { deleteLetters } from './store.ts'
import { tellOfDelivery, tellOfPost } from './tell-of-post.ts'

export const on = subscriptions('letters', {
  'topic.opened': (ctx, { payload }) => tellOfPost(ctx, payload.postId),
  'post.written': (ctx, { payload }) => tellOfPost(ctx, payload.postId),
  'member.left': (ctx, { payload }) => deleteLetters(ctx, payload.memberId),
  'delivery.sent': (ctx, { payload }) => tellOfDelivery(ctx, payload.deliveryId),
})
