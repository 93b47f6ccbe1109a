import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import type { Post, Writer } from './model.ts'
import { thePost, theTopic, whoActs } from './said.ts'
import { setAccepted, setClosed, setPutBack, setRemoved } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'post.removed': { postId: string; topicId: string; siteId: string; byAuthor: boolean; isOurs: boolean }
    'post.put-back': { postId: string; topicId: string; siteId: string }
    'topic.locked': { topicId: string; siteId: string }
    'topic.unlocked': { topicId: string; siteId: string }
  }
}

export const RemovePost = z.object({
  postId: z.uuid(),
  /** Shown in its place; the author’s own needs none. */
  why: z.string().trim().max(200, 'Say it in 200 letters.').optional(),
})
export type RemovePost = z.input<typeof RemovePost>

/** Takes a post away: its author, or whoever looks after the place, who says why. The gap stays, with the reason. */
export async function removePost(ctx: Context, input: RemovePost): Promise<void> {
  const by = whoActs(ctx)
  const { postId, why } = check(RemovePost, input)
  await inTransaction(ctx, async ctx => {
    const post = await thePost(ctx, postId)
    const isOwn = by.memberId !== null && post.memberId === by.memberId
    if (!isOwn && post.employeeId !== null)
      throw new Problem('conflict', 'A colleague said this: it is taken back at the desk, in its conversation.')
    if (!isOwn && !(await mayModerate(ctx, post.siteId)))
      throw new Problem('forbidden', 'Only its author, or whoever looks after this place, takes this away.')
    if (!isOwn && !why)
      throw new Problem('invalid', 'Say why, for its author and for those who look for it.', [
        { at: 'why', message: 'A few words are enough.' },
      ])
    await takeAway(ctx, post, why || 'Taken away by its author.', by, isOwn)
  })
}

/** Leaves a gap where a post was, whoever’s it is. */
export async function takeAway(ctx: Context, post: Post, why: string, by: Writer, byAuthor: boolean): Promise<void> {
  if (!(await setRemoved(ctx, post, why, by))) return
  const topic = post.number > 1 ? await theTopic(ctx, post.topicId) : undefined
  if (topic?.acceptedPostId === post.id) await setAccepted(ctx, topic.id, null)
  await emit(
    ctx,
    'post.removed',
    { postId: post.id, topicId: post.topicId, siteId: post.siteId, byAuthor, isOurs: post.employeeId !== null },
    { subjectId: post.topicId },
  )
}

/** Puts a post back where a gap was: taking it away was wrong. For whoever looks after the place. */
export async function putBack(ctx: Context, postId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const post = await thePost(ctx, postId)
    if (!(await mayModerate(ctx, post.siteId)))
      throw new Problem('forbidden', 'Whoever looks after this place puts it back.')
    if (!(await setPutBack(ctx, post))) return
    const { topicId, siteId } = post
    await emit(ctx, 'post.put-back', { postId, topicId, siteId }, { subjectId: topicId })
  })
}

export const LockTopic = z.object({
  topicId: z.uuid(),
  /** Shown below the topic. Empty: people reply again. */
  why: z.string().trim().min(3, 'Say why: everybody reads it.').max(200).nullable(),
})
export type LockTopic = z.input<typeof LockTopic>

/** Ends a topic with the reason in words, or lets people reply again. For whoever looks after the place. */
export async function lockTopic(ctx: Context, input: LockTopic): Promise<void> {
  const { topicId, why } = check(LockTopic, input)
  await inTransaction(ctx, async ctx => {
    const { siteId } = await theTopic(ctx, topicId)
    if (!(await mayModerate(ctx, siteId)))
      throw new Problem('forbidden', 'Whoever looks after this place ends a topic, or opens it again.')
    if (await setClosed(ctx, topicId, why))
      await emit(ctx, why === null ? 'topic.unlocked' : 'topic.locked', { topicId, siteId }, { subjectId: topicId })
  })
}
