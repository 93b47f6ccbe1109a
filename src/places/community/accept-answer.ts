import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { thePost, theTopic, whoActs } from './said.ts'
import { setAccepted } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'reply.accepted': { postId: string; topicId: string; siteId: string; authorId: string; byAsker: boolean }
    'reply.unaccepted': { topicId: string; siteId: string }
  }
}

export const AcceptAnswer = z.object({
  topicId: z.uuid(),
  /** Empty: none of them is the answer after all. */
  postId: z.uuid().nullable(),
})
export type AcceptAnswer = z.input<typeof AcceptAnswer>

/** Whoever asked says which reply is the answer; whoever looks after the place may as well. */
export async function acceptAnswer(ctx: Context, input: AcceptAnswer): Promise<void> {
  const by = whoActs(ctx)
  const { topicId, postId } = check(AcceptAnswer, input)
  await inTransaction(ctx, async ctx => {
    const topic = await theTopic(ctx, topicId)
    if (topic.kind !== 'question') throw new Problem('conflict', 'Only a question has an answer to accept.')
    const isAsker = by.memberId !== null && topic.memberId === by.memberId
    if (!isAsker && !(await mayModerate(ctx, topic.siteId)))
      throw new Problem('forbidden', 'Whoever asked says which answer helped.')
    const post = postId === null ? undefined : await thePost(ctx, postId)
    if (post && (post.topicId !== topicId || post.number === 1 || post.removedAt))
      throw new Problem('conflict', 'This is no answer to the question.')
    if (!(await setAccepted(ctx, topicId, postId, by))) return
    const siteId = topic.siteId
    if (post)
      await emit(
        ctx,
        'reply.accepted',
        { postId: post.id, topicId, siteId, authorId: post.memberId ?? post.employeeId ?? '', byAsker: isAsker },
        { subjectId: topicId },
      )
    else await emit(ctx, 'reply.unaccepted', { topicId, siteId }, { subjectId: topicId })
  })
}
