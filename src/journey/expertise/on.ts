import { subscriptions } from '#platform/events'
import { noticeDeclared } from './know-who.ts'
import { worthOf } from './model.ts'
import { dropHelped, keepHelped } from './store.ts'

export const on = subscriptions('expertise', {
  'knowledge.declared': (ctx, { payload }) => noticeDeclared(ctx, payload.employeeId),
  'conversation.closed': async (ctx, { payload }) => {
    const worth = worthOf[payload.result]
    if (worth !== undefined) await keepHelped(ctx, payload.conversationId, worth)
  },
  'conversation.reopened': (ctx, { payload }) => dropHelped(ctx, payload.conversationId),
})
