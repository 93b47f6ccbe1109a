import { emptyTopicAbout } from '#places/community'
import { editionById } from '#places/offers'
import { subscriptions } from '#platform/events'
import { topicIdOf } from './store.ts'

export const on = subscriptions('offer thread', {
  'offer.withdrawn': async (ctx, { payload: { offerId, by } }) => {
    const why = (await editionById(ctx, offerId))?.withdrawnWhy
    const topicId = await topicIdOf(ctx, offerId)
    if (why && topicId) await emptyTopicAbout(ctx, topicId, { why, employeeId: by })
  },
})
