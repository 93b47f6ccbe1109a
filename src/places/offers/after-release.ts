import { reviewsOf } from '#core/review'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { editionById, lockEdition, takeEnded, takeOverLocations } from './edition-store.ts'
import { keepPostsTrue } from './keep-posts-true.ts'
import { theOffer } from './make-offer.ts'
import { keepDeed, moveOffer, offerPostById, settleChange, settlePost } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'offer.approved': { offerId: string; employeeId: string; changed: boolean }
    'offer.returned': { offerId: string; employeeId: string }
    'offer.posted': { offerId: string; employeeId: string; network: string }
    'offer.not-posted': { offerId: string; employeeId: string; network: string; why: string }
    'offer.post-changed': { offerId: string; employeeId: string; network: string; says: string }
    'offer.post-stays': { offerId: string; employeeId: string; network: string; why: string }
    'offer.ended': { offerId: string; siteId: string; employeeId: string }
    'offer.location-ended': { offerId: string }
  }
}

/** A reviewer has decided: it goes back to its author, to release or to write on. */
export async function afterReview(ctx: Context, offerId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = (await reviewsOf(ctx, [offerId])).at(-1)
    // Told once more of an older one, after it was handed in anew.
    if (review?.id !== reviewId) return
    const { authorId: employeeId, words } = await theOffer(ctx, offerId)
    const facts = { offerId, employeeId }
    if (review.decision === 'returned' && (await moveOffer(ctx, offerId, ['in-review'], { step: 'returned' })))
      await emit(ctx, 'offer.returned', facts, { subjectId: offerId })
    if (review.decision !== 'approved' && review.decision !== 'changed') return
    const about = review.changedText && review.changedText !== words.about ? review.changedText : undefined
    if (!(await moveOffer(ctx, offerId, ['in-review'], { step: 'approved', about, reviewed: true }))) return
    if (about !== undefined) await keepDeed(ctx, offerId, { what: 'changed', by: review.decidedBy })
    await emit(ctx, 'offer.approved', { ...facts, changed: about !== undefined }, { subjectId: offerId })
  })
}

/** It stands there now. Where it was sold out meanwhile, it says so next. */
export async function postArrived(
  ctx: Context,
  postId: string,
  { externalId, url }: { externalId: string; url?: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await holdOfferOf(ctx, postId)
    if (!(await settlePost(ctx, postId, { step: 'sent', externalId, url }))) return
    const about = await ofPost(ctx, postId)
    await emit(ctx, 'offer.posted', about, { subjectId: about.offerId })
    await keepPostsTrue(ctx, about.offerId)
  })
}

/** The network will not take it, or nobody can tell: its author sees why. */
export async function postFailed(
  ctx: Context,
  postId: string,
  step: 'refused' | 'doubtful',
  why: string,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await holdOfferOf(ctx, postId)
    if (!(await settlePost(ctx, postId, { step, failure: why }))) return
    const about = await ofPost(ctx, postId)
    await emit(ctx, 'offer.not-posted', { ...about, why }, { subjectId: about.offerId })
  })
}

/** It says something else there now, or was taken down. What is not ours is left alone. */
export async function changeArrived(ctx: Context, changeId: string, isGone: boolean): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await holdOfferOf(ctx, changeId)
    const postId = await settleChange(ctx, changeId, { arrived: true, ...(isGone && { step: 'taken-down' }) })
    if (!postId) return
    const { offerId, ...about } = await ofPost(ctx, postId)
    const says = (await offerPostById(ctx, postId))?.says ?? ''
    await emit(
      ctx,
      'offer.post-changed',
      { offerId, ...about, says: isGone ? 'taken-down' : says },
      { subjectId: offerId },
    )
    await keepPostsTrue(ctx, offerId)
  })
}

/** The network did not change it: it stands there as it was, and its author is told. */
export async function changeFailed(ctx: Context, changeId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await holdOfferOf(ctx, changeId)
    const postId = await settleChange(ctx, changeId, { arrived: false, failure: `It was not changed there. ${why}` })
    if (!postId) return
    const about = await ofPost(ctx, postId)
    await emit(ctx, 'offer.post-stays', { ...about, why }, { subjectId: about.offerId })
  })
}

/** The offer before its posts, as everybody takes them: else two would wait for each other. */
async function holdOfferOf(ctx: Context, postOrChangeId: string): Promise<void> {
  const post = await offerPostById(ctx, postOrChangeId)
  if (post) await lockEdition(ctx, post.offerId)
}

async function ofPost(ctx: Context, postId: string) {
  const post = await offerPostById(ctx, postId)
  const offerId = post?.offerId ?? ''
  const { authorId: employeeId } = await theOffer(ctx, offerId)
  return { offerId, employeeId, network: post?.network ?? '' }
}

/** What is over says so, and where a truck was is forgotten. */
export async function sweepOffers(ctx: Context): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const offerId of await takeEnded(ctx)) {
      const edition = await editionById(ctx, offerId)
      if (!edition) continue
      await keepDeed(ctx, offerId, { what: 'ended' })
      const { siteId, authorId: employeeId } = edition
      await emit(ctx, 'offer.ended', { offerId, siteId, employeeId }, { subjectId: offerId })
      await keepPostsTrue(ctx, offerId)
    }
    for (const offerId of await takeOverLocations(ctx))
      await emit(ctx, 'offer.location-ended', { offerId }, { subjectId: offerId })
  })
}
