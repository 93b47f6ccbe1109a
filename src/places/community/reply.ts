import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { Pictures } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import type { Post } from './model.ts'
import { languageOf, refuseFlood, requireOutsider, Text, theTopic, write } from './said.ts'
import { deleteDraft, lastPostOf, postByNumber, takeTurn } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'post.written': { postId: string; topicId: string; siteId: string; memberId: string }
  }
}

export const Reply = z.object({
  topicId: z.uuid(),
  text: Text,
  /** The number of the post that is answered, where it is not the first. */
  replyTo: z.number().int().min(1).optional(),
  pictures: Pictures.default([]),
})
export type Reply = z.input<typeof Reply>

/** Somebody from outside answers, or goes on talking. */
export async function reply(ctx: Context, input: Reply): Promise<Post> {
  const me = await requireOutsider(ctx)
  const { pictures, topicId, text, replyTo } = check(Reply, input)
  return inTransaction(ctx, async ctx => {
    const topic = await theTopic(ctx, topicId)
    await takeTurn(ctx, me.memberId)
    const last = await lastPostOf(ctx, me.memberId, new Date(ctx.now().getTime() - 600_000))
    // A form that was sent twice says it once.
    if (last?.topicId === topicId && last.number > 1 && last.text === text) return last
    await refuseFlood(ctx, me, false)
    if (replyTo && !(await postByNumber(ctx, topicId, replyTo)))
      throw new Problem('not-found', 'What you answer is not there any more.')
    const writer = { memberId: me.memberId, employeeId: null }
    const language = languageOf(text, topic.language)
    const post = await write(ctx, {
      topic,
      ...writer,
      text,
      language,
      pictures,
      replyTo: replyTo === 1 ? null : (replyTo ?? null),
    })
    await deleteDraft(ctx, { memberId: me.memberId, siteId: topic.siteId, topicId })
    await emit(
      ctx,
      'post.written',
      { postId: post.id, topicId, siteId: topic.siteId, memberId: me.memberId },
      { subjectId: topicId },
    )
    return post
  })
}
