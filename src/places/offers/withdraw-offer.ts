import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { cancelWaiting, queueDelivery } from '#core/delivery'
import { guidelineInForce } from '#core/policy'
import { withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { deleteLocation, withdrawEdition } from './edition-store.ts'
import { keepPostsTrue } from './keep-posts-true.ts'
import { theOffer } from './make-offer.ts'
import type { Offer } from './model.ts'
import { keepDeed, lockOffer, moveOffer, postBecomes, postsOf } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'offer.withdrawn': {
      offerId: string
      siteId: string
      employeeId: string
      by: string
      wasPublic: boolean
      guidelineVersion: number | null
    }
  }
}

export const WithdrawOffer = z.object({
  /** Readers see it where the offer stood. */
  reason: z.string().trim().min(2, 'Say why: it stands where the offer stood.').max(300),
})

/**
 * Takes it from the public, where its page stays as a gap with the reason, and its posts down wherever a network lets one;
 * or gives up what nobody saw. Its author, and where that can't wait for them communications or a coordinator.
 */
export async function withdrawOffer(ctx: Context, id: string, input: z.input<typeof WithdrawOffer>): Promise<Offer> {
  const me = requireEmployee(ctx)
  const { reason } = check(WithdrawOffer, input)
  return inTransaction(ctx, async ctx => {
    await lockOffer(ctx, id)
    const { authorId, authorName, siteId, step, releasedAt } = await theOffer(ctx, id)
    const mayFor = me.roles.some(role => role === 'communications' || role === 'coordinator') && releasedAt !== null
    if (authorId !== me.employeeId && !mayFor)
      throw new Problem(
        'forbidden',
        `${authorName} wrote this. What stands outside, communications and coordinators withdraw too.`,
      )
    const isOut = await withdrawEdition(ctx, id, me.employeeId, reason)
    const moved = await moveOffer(ctx, id, ['draft', 'in-review', 'returned', 'approved', 'released'], {
      step: 'withdrawn',
    })
    if (!moved && !isOut) throw new Problem('conflict', 'It is withdrawn already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    await deleteLocation(ctx, id)
    await takePostsDown(ctx, id)
    await keepPostsTrue(ctx, id)
    await keepDeed(ctx, id, { what: 'withdrawn', by: me.employeeId })
    const facts = {
      offerId: id,
      siteId,
      employeeId: authorId,
      by: me.employeeId,
      wasPublic: isOut,
      guidelineVersion: await guidelineInForce(ctx),
    }
    await emit(ctx, 'offer.withdrawn', facts, { subjectId: id })
    return theOffer(ctx, id)
  })
}

async function takePostsDown(ctx: Context, offerId: string): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  for (const { id, accountId, step, externalId, url, becomes, changeId } of await postsOf(ctx, offerId)) {
    if (step !== 'sent' || !externalId) continue
    const account = await theLiveAccount(ctx, accountId)
    if (!account || !connectorNamed(account.connector).capabilities.retract) continue
    if (becomes && changeId) await cancelWaiting(ctx, 'offer-change', changeId)
    await queueDelivery(ctx, {
      ...{ kind: 'retraction', subjectId: id, accountId, authorId: employeeId },
      of: { externalId, ...(url && { url }) },
    })
    await postBecomes(ctx, id, 'over', id)
  }
}
