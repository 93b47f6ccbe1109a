import { subscriptions } from '#platform/events'
import {
  correctionArrived,
  correctionRefused,
  retractionArrived,
  retractionRefused,
  statementArrived,
  statementDoubtful,
  statementRefused,
} from './after-delivery.ts'
import { afterCorrectionReview } from './correct-statement.ts'
import { afterReview } from './hand-in-statement.ts'

export const on = subscriptions('official', {
  'review.decided': async (ctx, { payload: { subjectKind, subjectId, reviewId } }) => {
    if (subjectKind === 'statement') await afterReview(ctx, subjectId, reviewId)
    if (subjectKind === 'correction') await afterCorrectionReview(ctx, subjectId, reviewId)
  },
  'delivery.sent': async (ctx, { payload }) => {
    if (payload.kind === 'statement') await statementArrived(ctx, payload.subjectId, payload)
    if (payload.kind === 'correction') await correctionArrived(ctx, payload.subjectId, payload.url)
    if (payload.kind === 'retraction') await retractionArrived(ctx, payload.subjectId)
  },
  'delivery.refused': async (ctx, { payload }) => {
    if (payload.kind === 'statement') await statementRefused(ctx, payload.subjectId, payload.why)
    if (payload.kind === 'correction') await correctionRefused(ctx, payload.subjectId, payload.why)
    if (payload.kind === 'retraction') await retractionRefused(ctx, payload.subjectId, payload.why)
  },
  'delivery.doubtful': async (ctx, { payload }) => {
    if (payload.kind === 'statement') await statementDoubtful(ctx, payload.subjectId)
    if (payload.kind === 'correction')
      await correctionRefused(ctx, payload.subjectId, 'The network did not say whether it changed it. Look there.')
    if (payload.kind === 'retraction')
      await retractionRefused(ctx, payload.subjectId, 'The network did not say whether it is gone. Look there.')
  },
})
