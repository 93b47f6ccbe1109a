import { z } from 'zod'
import { makeGesture } from '#journey/gesture'
import { knownPosts } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { postById } from '#places/community'
import { network } from '#places/own-place'
import { refuseSample, theSite } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import { hearAtHome } from './hear-at-home.ts'

export const ThankAtHome = z.object({ postId: z.uuid() })
export type ThankAtHome = z.input<typeof ThankAtHome>

/** A colleague thanks a member for the company on the page itself: the same door as a like from the desk. */
export async function thankAtHome(ctx: Context, input: ThankAtHome): Promise<void> {
  requireEmployee(ctx)
  const { postId } = check(ThankAtHome, input)
  const post = await postById(ctx, postId)
  if (!post || post.removedAt) throw new Problem('not-found', 'What you thank for is not there any more.')
  refuseSample(await theSite(ctx, post.siteId))
  const known = async () => (await knownPosts(ctx, [{ network, externalId: postId }]))[0]
  const message = (await known()) ?? (await hearAtHome(ctx, postId).then(known))
  if (!message) throw new Problem('conflict', 'This is not in the inbox yet. Try again in a moment.')
  await makeGesture(ctx, message.messageId, { gesture: 'like' })
}
