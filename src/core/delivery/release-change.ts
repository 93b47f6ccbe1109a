import { allFrozenLike } from '#core/freeze'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { enqueue } from '#platform/jobs'
import type { Errand } from './model.ts'
import { deliverJob } from './queue-delivery.ts'
import {
  deliveryOfSubject,
  insertDelivery,
  insertReleasedChange,
  type ReleasedChange,
  releasedChange,
} from './store.ts'

/**
 * Lets other words for one's own post go beforehand: they take its place when what they are for happens, or the post is
 * taken down then. By the press of the person in whose name the post stands, like the post itself.
 */
export async function releaseChange(ctx: Context, change: ReleasedChange): Promise<void> {
  const me = requireEmployee(ctx)
  if (me.employeeId !== change.authorId) throw new Problem('forbidden', 'Only the person who wrote this can send it.')
  await insertReleasedChange(ctx, newId(), change)
}

/**
 * What a change was let go for has happened: puts it in line, word by word as its author released it. Whoever says that
 * it happened, a person or a shop, adds no word and names no post but by its id. False where its author let nothing go
 * for this, the post stands nowhere, or this very change is in line.
 */
export async function letChangeGo(
  ctx: Context,
  { postId, condition, subjectId }: { postId: string; condition: string; subjectId: string },
): Promise<boolean> {
  const released = await releasedChange(ctx, postId, condition)
  const post = await deliveryOfSubject(ctx, postId)
  if (!released || post?.errand.kind !== 'offer' || post.state !== 'sent' || !post.externalId) return false
  const of = { externalId: post.externalId, ...(post.url && { url: post.url }) }
  const id = newId()
  const { accountId, authorId, message } = released
  // Words that were stopped and stand there already may be put right, and may say that they are over.
  const putsRight = (await allFrozenLike(ctx, post.errand.message.text)).map(frozen => frozen.id)
  const errand: Errand = message
    ? {
        ...{ kind: 'offer-change', message: { ...message, deliveryId: id, createdAt: ctx.now() }, of },
        ...(putsRight.length > 0 && { putsRight }),
      }
    : { kind: 'retraction', of }
  return inTransaction(ctx, async ctx => {
    if (!(await insertDelivery(ctx, { id, subjectId, accountId, authorId, errand }))) return false
    await enqueue(ctx, deliverJob, { deliveryId: id }, { key: `deliver ${id}` })
    return true
  })
}
