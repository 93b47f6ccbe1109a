import { emptyTopicAbout } from '#places/community'
import { editionById } from '#places/publish'
import { subscriptions } from '#platform/events'
import { topicIdOf } from './store.ts'

export const on = subscriptions('comments', {
  'article.withdrawn': async (ctx, { payload: { articleId, by } }) => {
    const why = (await editionById(ctx, articleId))?.withdrawnWhy
    const topicId = await topicIdOf(ctx, articleId)
    if (why && topicId) await emptyTopicAbout(ctx, topicId, { why, employeeId: by })
  },
})
