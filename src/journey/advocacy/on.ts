import type {} from '#core/people'
import { subscriptions } from '#platform/events'
import { countPeopleAnew } from './case-store.ts'
import { deleteRemoved, markToLookAt } from './store.ts'

export const on = subscriptions('advocacy', {
  'posts.understood': (ctx, { payload }) => markToLookAt(ctx, payload.messageIds),
  'posts.removed': (ctx, { payload }) => deleteRemoved(ctx, payload.conversationIds),
  'people.merged': (ctx, { payload }) => countPeopleAnew(ctx, [payload.personId, payload.fromId]),
  'people.unmerged': (ctx, { payload }) => countPeopleAnew(ctx, [payload.personId, payload.fromId]),
})
