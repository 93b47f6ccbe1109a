import { subscriptions } from '#platform/events'
import { askUsers } from './ask-users.ts'
import { deleteVerification } from './store.ts'

export const on = subscriptions('verified', {
  'topic.opened': (ctx, { payload }) => askUsers(ctx, payload.topicId),
  'member.left': async (ctx, { payload }) => {
    await deleteVerification(ctx, payload.memberId)
  },
})
