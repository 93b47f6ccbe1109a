import { cancelWaiting, letChangeGo } from '#core/delivery'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { editionById, lockEdition } from './edition-store.ts'
import { conditionOf, type OfferPost } from './model.ts'
import { notePostFailure, postBecomes, postsOf, settlePost } from './store.ts'

/**
 * Brings each post of an offer to say what is so now: sold out, moved, over, or as it was. Nothing is written here: what
 * may stand there was released with the post. Done twice it changes nothing.
 */
export async function keepPostsTrue(ctx: Context, offerId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await lockEdition(ctx, offerId)
    const edition = await editionById(ctx, offerId)
    if (!edition) return
    const condition = conditionOf(edition, ctx.now())
    for (const post of await postsOf(ctx, offerId)) {
      if (post.step === 'waiting' && (condition === 'sold-out' || condition === 'over')) await holdBack(ctx, post)
      if (post.step !== 'sent' || (post.becomes ?? post.says) === condition) continue
      // What was on its way is out of date: whatever of it has not left stays here.
      if (post.becomes && post.changeId) await cancelWaiting(ctx, 'offer-change', post.changeId)
      const changeId = newId()
      if (await letChangeGo(ctx, { postId: post.id, condition, subjectId: changeId }))
        await postBecomes(ctx, post.id, condition, changeId)
      else if (condition !== 'as-it-was' && post.failure === null)
        await notePostFailure(ctx, post.id, 'It can’t be changed there from here. Say so there yourself.')
    }
  })
}

/** Nobody is told of what is gone: a post that did not leave yet stays here. */
async function holdBack(ctx: Context, { id }: OfferPost): Promise<void> {
  if (await cancelWaiting(ctx, 'offer', id)) await settlePost(ctx, id, { step: 'cancelled' })
}
