import { connectorNamed, theLiveAccount } from '#core/channels'
import { queueDelivery } from '#core/delivery'
import { theEmployee } from '#core/team'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { aboutOf } from './compose-post.ts'
import { messageOf, refuseWhatIsStopped } from './release-share.ts'
import { movePost, postById } from './store.ts'
import { theOwnShare, theShare } from './write-share.ts'

declare module '#platform/events' {
  interface Events {
    'share.sent-again': { shareId: string; employeeId: string; network: string }
  }
}

/** Its author sends once more what a network did not take, word by word as it was; the rules of today judge it anew. */
export async function sendAgain(ctx: Context, postId: string): Promise<void> {
  const me = requireEmployee(ctx)
  const { shareId } = await thePost(ctx, postId)
  const before = await theShare(ctx, shareId)
  if (before.authorId !== me.employeeId)
    throw new Problem('forbidden', `${before.authorName} wrote this: only they send it.`)
  await refuseWhatIsStopped(ctx, before)
  await inTransaction(ctx, async ctx => {
    const share = await theOwnShare(ctx, shareId, me)
    const { accountId, said, pictures, topic, network, link } = await thePost(ctx, postId)
    if (share.step !== 'released') throw new Problem('conflict', 'It was taken back, or taken down.')
    if (!(await movePost(ctx, postId, ['refused'], { step: 'waiting' })))
      throw new Problem('conflict', 'It is on its way already, or stands there.')
    const about = await aboutOf(ctx, share.articleId)
    const account = await theLiveAccount(ctx, accountId)
    const shows = account && connectorNamed(account.connector).capabilities.card
    const card = shows && about?.card?.url === link ? about?.card : undefined
    const author = await theEmployee(ctx, me.employeeId)
    await queueDelivery(ctx, {
      ...{ kind: 'share', subjectId: postId, accountId, authorId: me.employeeId },
      message: messageOf(author, share.language, { said, card, pictures, topic }),
    })
    await emit(ctx, 'share.sent-again', { shareId, employeeId: me.employeeId, network }, { subjectId: shareId })
  })
}

async function thePost(ctx: Context, id: string) {
  const post = await postById(ctx, id)
  if (!post) throw new Problem('not-found', 'There is no such post.')
  return post
}
