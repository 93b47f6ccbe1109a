import { connectorNamed, theLiveAccount } from '#core/channels'
import { cancelDelivery, cancelWaiting, queueDelivery } from '#core/delivery'
import { withdrawReview } from '#core/review'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Share, type SharePost, standing } from './model.ts'
import { endChange, lockShare, movePost, moveShare, postById, postsOf } from './store.ts'
import { theOwnShare, theShare } from './write-share.ts'

declare module '#platform/events' {
  interface Events {
    'share.taken-back': { shareId: string; employeeId: string; from: string }
    'share.withdrawn': { shareId: string; employeeId: string; by: string; wasPublic: boolean }
  }
}

/** Its author takes it back, to write on: from a reviewer, or where it waits for its article. What stands there stands. */
export async function takeBackShare(ctx: Context, id: string): Promise<Share> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { step } = await theOwnShare(ctx, id, me)
    if (step === 'released' && !(await callBack(ctx, id)))
      throw new Problem('conflict', 'It has left. You can take its posts down, and begin a new one.')
    if (!(await moveShare(ctx, id, ['in-review', 'approved', 'released'], { step: 'draft' })))
      throw new Problem('conflict', 'It is with you already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    await emit(ctx, 'share.taken-back', { shareId: id, employeeId: me.employeeId, from: step }, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** Takes out of the line what waits for its article; false where something of it is on its way, or stands there. */
export async function callBack(ctx: Context, shareId: string): Promise<boolean> {
  const posts = await postsOf(ctx, shareId)
  if (posts.some(({ step }) => step !== 'held' && step !== 'cancelled')) return false
  for (const { id } of posts)
    if (await cancelWaiting(ctx, 'share', id)) await movePost(ctx, id, ['held'], { step: 'cancelled' })
  return true
}

/**
 * Takes all of its posts down wherever a network lets one, and out of the line what has not left; or gives up what nobody
 * saw. Its author, and where that can't wait for them communications or a coordinator.
 */
export async function withdrawShare(ctx: Context, id: string): Promise<Share> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    await lockShare(ctx, id)
    const { authorId, authorName, step } = await theShare(ctx, id)
    const posts = await postsOf(ctx, id)
    // Also where its author is writing other words for what stands outside.
    const wasPublic = step === 'released' || posts.some(({ step }) => standing.includes(step))
    const mayFor = me.roles.some(role => role === 'communications' || role === 'coordinator') && wasPublic
    if (authorId !== me.employeeId && !mayFor)
      throw new Problem(
        'forbidden',
        `${authorName} wrote this. What stands outside, communications and coordinators take down too.`,
      )
    const moved = await moveShare(ctx, id, ['draft', 'in-review', 'returned', 'approved', 'released'], {
      step: 'withdrawn',
    })
    if (!moved) throw new Problem('conflict', 'It is withdrawn already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    for (const post of posts) {
      if (await stayHere(ctx, post)) continue
      const failure = await takeDown(ctx, post)
      // Where it has to be done by hand, the post says so.
      if (failure && (post.step === 'sent' || post.step === 'doubtful'))
        await movePost(ctx, post.id, [post.step], { step: post.step, failure })
    }
    const facts = { shareId: id, employeeId: authorId, by: me.employeeId, wasPublic }
    await emit(ctx, 'share.withdrawn', facts, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** Takes one post down where it stands; in words why that can't be. Its author, communications or a coordinator. */
export async function retractPost(ctx: Context, postId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const post = await postById(ctx, postId)
    if (!post) throw new Problem('not-found', 'There is no such post.')
    const { authorId } = await theShare(ctx, post.shareId)
    if (authorId !== me.employeeId && !me.roles.some(role => role === 'communications' || role === 'coordinator'))
      throw new Problem('forbidden', 'Its author, communications and coordinators take it down.')
    const why = await takeDown(ctx, post)
    if (why) throw new Problem('conflict', why)
  })
}

/** Why a post can’t be taken down from here, in words; nothing where it can. */
export async function whyItStays(
  ctx: Context,
  { step, accountId, externalId }: Pick<SharePost, 'step' | 'accountId' | 'externalId'>,
): Promise<string | undefined> {
  if (step === 'doubtful') return 'It may have arrived there: look, and take it down by hand.'
  if (!standing.includes(step) || !externalId) return 'It does not stand there.'
  const account = await theLiveAccount(ctx, accountId)
  if (!account) return 'The account that said it is not connected any more: take it down there.'
  const { capabilities, label } = connectorNamed(account.connector)
  return capabilities.retract ? undefined : `${label} takes nothing back from programs: take it down there.`
}

/** What has not begun to leave stays here. */
async function stayHere(ctx: Context, { id, step }: SharePost): Promise<boolean> {
  if (step !== 'held' && step !== 'waiting') return false
  return (await cancelWaiting(ctx, 'share', id)) && movePost(ctx, id, ['held', 'waiting'], { step: 'cancelled' })
}

/** As the person who presses, whoever wrote it: taking down is always right. */
async function takeDown(ctx: Context, post: SharePost): Promise<string | undefined> {
  const why = await whyItStays(ctx, post)
  if (why) return why
  const { id, accountId, externalId, url } = post
  // Other words that have not arrived are given up for it.
  if (post.changeId && (await endChange(ctx, post.changeId, 'It was taken down instead.')))
    await cancelDelivery(ctx, 'edit', post.changeId)
  const of = { externalId: externalId ?? '', ...(url && { url }) }
  if (!(await movePost(ctx, id, ['sent'], { step: 'retracting' }))) return 'It is being taken down.'
  const { employeeId } = requireEmployee(ctx)
  await queueDelivery(ctx, { kind: 'retraction', subjectId: id, accountId, authorId: employeeId, of })
  return undefined
}
