import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { groundById, spaceById, theTopic } from '#places/community'
import { requireTakingPart } from '#places/members'
import type { Context } from '#platform/context'
import { deleteFollow, type Followed, insertFollow } from './store.ts'

export const Follow = z.object({
  of: z.union([
    z.strictObject({ siteId: z.uuid() }),
    z.strictObject({ spaceId: z.uuid() }),
    z.strictObject({ tagId: z.uuid() }),
    z.strictObject({ topicId: z.uuid() }),
  ]),
  wants: z.boolean(),
})
export type Follow = z.input<typeof Follow>

/** Somebody wants to hear of what is said in a place, or does no more. */
export async function follow(ctx: Context, input: Follow): Promise<void> {
  const { memberId } = await requireTakingPart(ctx)
  const { of, wants } = check(Follow, input)
  if (!wants) return deleteFollow(ctx, memberId, of)
  await refuseNowhere(ctx, of)
  await insertFollow(ctx, newId(), memberId, of)
}

async function refuseNowhere(ctx: Context, { siteId, spaceId, topicId }: Followed): Promise<void> {
  if (topicId) await theTopic(ctx, topicId)
  if ((siteId && !(await groundById(ctx, siteId))) || (spaceId && !(await spaceById(ctx, spaceId))))
    throw new Problem('not-found', 'There is no such place, or it was closed.')
}
