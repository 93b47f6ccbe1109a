import { z } from 'zod'
import { type Answer, giveAnswer } from '#journey/answer'
import { knownPosts } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { postById, theTopic } from '#places/community'
import { network } from '#places/own-place'
import { Pictures } from '#places/pictures'
import { refuseSample, theSite } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import { hearAtHome } from './hear-at-home.ts'

export const AnswerAtHome = z.object({
  /** What is answered: a post of somebody from outside. */
  postId: z.uuid(),
  text: z.string().trim().min(1, 'Write something first.').max(10_000),
  pictures: Pictures.default([]),
})
export type AnswerAtHome = z.input<typeof AnswerAtHome>

/** A colleague answers on the page itself: the same door as from the desk, with the same guard, review and disclosure. */
export async function answerAtHome(ctx: Context, input: AnswerAtHome): Promise<Answer> {
  requireEmployee(ctx)
  const { pictures, postId, text } = check(AnswerAtHome, input)
  const post = await postById(ctx, postId)
  if (!post || post.removedAt) throw new Problem('not-found', 'What you answer is not there any more.')
  await theTopic(ctx, post.topicId)
  refuseSample(await theSite(ctx, post.siteId))
  if (post.employeeId)
    throw new Problem('conflict', 'A colleague said this. Answer somebody from outside, or talk to them at the desk.')
  const message = (await messageOf(ctx, postId)) ?? (await hearFirst(ctx, postId))
  if (!message) throw new Problem('conflict', 'This is not in the inbox yet. Try again in a moment.')
  return giveAnswer(ctx, { conversationId: message.conversationId, replyTo: message.messageId, text, pictures })
}

const messageOf = async (ctx: Context, postId: string) => (await knownPosts(ctx, [{ network, externalId: postId }]))[0]

/** Whoever is faster than the news of it does not wait. */
async function hearFirst(ctx: Context, postId: string) {
  await hearAtHome(ctx, postId)
  return messageOf(ctx, postId)
}
