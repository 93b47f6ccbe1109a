import type {} from '#journey/route'
import type {} from '#journey/understand'
import { subscriptions } from '#platform/events'
import { renewPromises, renewPromisesOf } from './renew-promises.ts'

export const on = subscriptions('promptness', {
  'target.kept': async ctx => void (await renewPromises(ctx)),
  'target.removed': async ctx => void (await renewPromises(ctx)),
  'calendar.kept': async (ctx, { payload }) => {
    if (!payload.isNew) await renewPromises(ctx)
  },
  'team.kept': async (ctx, { payload }) => {
    if (!payload.isNew) await renewPromises(ctx)
  },
  'team.removed': async ctx => void (await renewPromises(ctx)),
  'company.changed': async (ctx, { payload }) => {
    if (payload.fields.some(field => field === 'answerWithinMinutes' || field === 'calendarId'))
      await renewPromises(ctx)
  },
  'conversation.passed': (ctx, { payload }) => renewPromisesOf(ctx, [payload.conversationId]),
  'posts.understood': (ctx, { payload }) => renewPromisesOf(ctx, payload.conversationIds),
})
