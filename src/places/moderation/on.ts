import { subscriptions } from '#platform/events'
import { forgetMember } from './store.ts'

export const on = subscriptions('moderation', {
  'member.left': (ctx, { payload }) => forgetMember(ctx, payload.memberId),
})
