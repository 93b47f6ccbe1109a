import { subscriptions } from '#platform/events'
import { noteCorrection, noteWhatAuthorDid } from './note-correction.ts'

export const on = subscriptions('correct', {
  'answer.sent': (ctx, { payload }) => noteCorrection(ctx, payload),
  'posts.heard': (ctx, { payload }) => noteWhatAuthorDid(ctx, 'replied', payload.messageIds),
  'posts.edited': (ctx, { payload }) => noteWhatAuthorDid(ctx, 'edited', payload.messageIds),
  'posts.removed': (ctx, { payload }) => noteWhatAuthorDid(ctx, 'removed', payload.conversationIds),
})
