import { subscriptions } from '#platform/events'
import {
  afterReview,
  changeSettled,
  leaveWithArticle,
  postArrived,
  postFailed,
  retractionSettled,
  stayWithArticle,
} from './after-release.ts'

const inDoubt = 'The network did not say whether it took this. Look there.'

export const on = subscriptions('share', {
  'review.decided': async (ctx, { payload: { subjectKind, subjectId, reviewId } }) => {
    if (subjectKind === 'share') await afterReview(ctx, subjectId, reviewId)
  },
  'article.published': (ctx, { payload: { articleId } }) => leaveWithArticle(ctx, articleId),
  'article.withdrawn': (ctx, { payload: { articleId } }) => stayWithArticle(ctx, articleId),
  'delivery.sent': async (ctx, { payload }) => {
    if (payload.kind === 'share') await postArrived(ctx, payload.subjectId, payload)
    if (payload.kind === 'edit') await changeSettled(ctx, payload.subjectId)
    if (payload.kind === 'retraction') await retractionSettled(ctx, payload.subjectId)
  },
  'delivery.refused': async (ctx, { payload }) => {
    if (payload.kind === 'share') await postFailed(ctx, payload.subjectId, 'refused', payload.why)
    if (payload.kind === 'edit') await changeSettled(ctx, payload.subjectId, payload.why)
    if (payload.kind === 'retraction') await retractionSettled(ctx, payload.subjectId, payload.why)
  },
  'delivery.doubtful': async (ctx, { payload }) => {
    if (payload.kind === 'share') await postFailed(ctx, payload.subjectId, 'doubtful', inDoubt)
    if (payload.kind === 'edit') await changeSettled(ctx, payload.subjectId, inDoubt)
    if (payload.kind === 'retraction')
      await retractionSettled(ctx, payload.subjectId, 'The network did not say whether it is gone. Look there.')
  },
})
