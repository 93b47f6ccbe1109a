import { newId } from '#lib/id'
import { postById, topicById } from '#places/community'
import type { Context } from '#platform/context'
import { subscriptions } from '#platform/events'
import { deleteAccepted, deleteOfMember, deleteOfPost, giveDeedsOver, insertDeed } from './store.ts'

export const on = subscriptions('standing', {
  'reply.accepted': (ctx, { payload }) => noteAccepted(ctx, payload.topicId),
  'reply.unaccepted': (ctx, { payload }) => noteAccepted(ctx, payload.topicId),
  'post.removed': async (ctx, { payload }) => {
    await deleteOfPost(ctx, payload.postId)
  },
  'member.folded': (ctx, { payload }) => giveDeedsOver(ctx, payload.fromId, payload.memberId),
  'member.left': (ctx, { payload }) => deleteOfMember(ctx, payload.memberId),
})

/** As the topic stands now, since news may come late: the answer accepted by whoever asked, if somebody else gave it. */
async function noteAccepted(ctx: Context, topicId: string): Promise<void> {
  const topic = await topicById(ctx, topicId)
  const post = topic?.acceptedPostId ? await postById(ctx, topic.acceptedPostId) : undefined
  await deleteAccepted(ctx, topicId, post?.id ?? null)
  if (!topic || !post?.memberId || post.removedAt || post.memberId === topic.memberId) return
  await insertDeed(ctx, {
    ...{ id: newId(), memberId: post.memberId, kind: 'accepted', topicId, postId: post.id },
    ...{ byMember: topic.memberId, byEmployee: topic.employeeId },
  })
}
