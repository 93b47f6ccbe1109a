import type {} from '#journey/answer'
import type {} from '#journey/correct'
import type {} from '#journey/learn'
import type {} from '#journey/links'
import type {} from '#journey/sales'
import type {} from '#places/community'
import { subscriptions } from '#platform/events'
import { recordAcceptedInvitation, recordPeerAnswer, withdrawAccepted } from './record-influence.ts'
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
  'link.followed': (ctx, event) => recordAcceptedInvitation(ctx, event.payload),
  'reply.accepted': (ctx, event) => recordPeerAnswer(ctx, event.payload),
  'reply.unaccepted': (ctx, event) => withdrawAccepted(ctx, event.payload),
  'conversation.reopened': (ctx, event) => withdrawResult(ctx, event.payload.conversationId),
})
