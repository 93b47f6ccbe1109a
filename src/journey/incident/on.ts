import { subscriptions } from '#platform/events'
import { noteCorrection } from './note-correction.ts'

export const on = subscriptions('incident', {
  'answer.changed': (ctx, { id, at, payload: { answerId, employeeId } }) =>
    noteCorrection(ctx, { answerId }, { id, at, by: employeeId }),
  'article.corrected': (ctx, { id, at, payload: { articleId, employeeId } }) =>
    noteCorrection(ctx, { articleId }, { id, at, by: employeeId }),
  // Released anew it takes the place of what stood there.
  'offer.released': async (ctx, { id, at, payload: { offerId, employeeId, isNew } }) => {
    if (!isNew) await noteCorrection(ctx, { offerId }, { id, at, by: employeeId })
  },
  'statement.corrected': (ctx, { id, at, payload: { placeId, employeeId } }) =>
    noteCorrection(ctx, { placeId }, { id, at, by: employeeId }),
})
