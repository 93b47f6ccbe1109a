import { subscriptions } from '#platform/events'
import { deletePriorities } from './store.ts'

export const on = subscriptions('priority', {
  'conversation.closed': (ctx, { payload }) => deletePriorities(ctx, [payload.conversationId]),
  'conversation.set-aside': (ctx, { payload }) => deletePriorities(ctx, [payload.conversationId]),
  'answer.sent': (ctx, { payload }) => deletePriorities(ctx, [payload.conversationId]),
})
