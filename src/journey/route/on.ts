import { noteSigns } from '#journey/buying'
import { subscriptions } from '#platform/events'
import { bringBackAll, setPastAside } from './set-aside.ts'
import { suggestAgain, suggestColleagues } from './suggest.ts'

export const on = subscriptions('route', {
  'look-alike.saved': async (ctx, { payload }) => {
    if (payload.alsoPast) await setPastAside(ctx, payload.lookAlikeId)
  },
  'look-alike.retired': (ctx, { payload }) => bringBackAll(ctx, payload.lookAlikeId),
  'conversation.brought-back': (ctx, { payload }) => suggestAgain(ctx, [payload.conversationId]),
  'conversation.passed': (ctx, { payload }) => suggestAgain(ctx, [payload.conversationId]),
  'conversation.reopened': (ctx, { payload }) => suggestAgain(ctx, [payload.conversationId]),
  'posts.understood': async (ctx, { payload }) => {
    // First, so that what they just said counts when it is weighed.
    await noteSigns(ctx, payload.messageIds)
    await suggestColleagues(ctx, payload.messageIds)
  },
})
