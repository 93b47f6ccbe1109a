import { giveOver } from '#places/community'
import { subscriptions } from '#platform/events'
import { forgetPath, giveBroughtOver } from './store.ts'

export const on = subscriptions('bring along', {
  'member.folded': async (ctx, { payload: { fromId, memberId } }) => {
    await giveOver(ctx, fromId, memberId)
    await giveBroughtOver(ctx, fromId, memberId)
  },
  'member.left': (ctx, { payload }) => forgetPath(ctx, payload.memberId),
})
