import type {} from '#journey/answer'
import type {} from '#journey/correct'
import type {} from '#journey/learn'
import type {} from '#journey/sales'
import { subscriptions } from '#platform/events'
import {
  noteFirstAnswer,
  recordCorrection,
  recordPurchase,
  recordResult,
  recordToldIssue,
  undoPurchase,
  withdrawResult,
} from './record-result.ts'
import { recordToldDecision } from './record-told-decision.ts'

export const on = subscriptions('measure', {
  'answer.sent': (ctx, event) => noteFirstAnswer(ctx, { ...event.payload, at: event.at }),
  'conversation.closed': (ctx, event) => recordResult(ctx, event.payload),
  'issue.told': (ctx, event) => recordToldIssue(ctx, event.payload),
  'person.told': (ctx, event) => recordToldDecision(ctx, event.payload),
  'wrong-information.closed': (ctx, event) => recordCorrection(ctx, event.payload),
  'sale.made': (ctx, event) => recordPurchase(ctx, event.payload),
  'sale.undone': (ctx, event) => undoPurchase(ctx, event.payload),
  'conversation.reopened': (ctx, event) => withdrawResult(ctx, event.payload.conversationId),
})
