import type {} from '#journey/answer'
import { subscriptions } from '#platform/events'
import { noteFirstAnswer, recordResult, recordToldIssue, withdrawResult } from './record-result.ts'

export const on = subscriptions('measure', {
  'answer.sent': (ctx, event) => noteFirstAnswer(ctx, { ...event.payload, at: event.at }),
  'conversation.closed': (ctx, event) => recordResult(ctx, event.payload),
  'issue.told': (ctx, event) => recordToldIssue(ctx, event.payload),
  'conversation.reopened': (ctx, event) => withdrawResult(ctx, event.payload.conversationId),
})
