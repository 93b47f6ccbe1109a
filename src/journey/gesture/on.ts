import { subscriptions } from '#platform/events'
import { gestureArrived, gestureRefused, gestureStays, gestureTakenBack } from './after-delivery.ts'

export const on = subscriptions('gesture', {
  'delivery.sent': async (ctx, { payload }) => {
    if (payload.kind === 'gesture') await gestureArrived(ctx, payload.subjectId, payload)
    if (payload.kind === 'taking-back') await gestureTakenBack(ctx, payload.subjectId)
  },
  'delivery.refused': async (ctx, { payload }) => {
    if (payload.kind === 'gesture') await gestureRefused(ctx, payload.subjectId, payload.why)
    if (payload.kind === 'taking-back') await gestureStays(ctx, payload.subjectId, payload.why)
  },
  'delivery.doubtful': async (ctx, { payload }) => {
    const why = 'The network did not say whether it took this.'
    if (payload.kind === 'gesture') await gestureRefused(ctx, payload.subjectId, why)
    if (payload.kind === 'taking-back') await gestureStays(ctx, payload.subjectId, why)
  },
})
