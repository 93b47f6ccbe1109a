import { NetworkError, type OutgoingGesture, type Sent } from '#core/channels'
import { deliveryById } from '#core/delivery'
import { postById } from '#places/community'
import { noteThanks, thanksTakenBack } from '#places/standing'
import type { Context } from '#platform/context'

const mark = 'thanks'

/** A colleague’s like is thanks for the company, by their name. */
export async function noted(ctx: Context, { deliveryId, gesture, to }: OutgoingGesture): Promise<Sent> {
  if (gesture !== 'like') throw new NetworkError('refused', 'Nothing is boosted here.')
  const employeeId = (await deliveryById(ctx, deliveryId))?.authorId
  if (!employeeId) throw new NetworkError('refused', 'Nobody is named who thanks.')
  const post = await postById(ctx, to.externalId)
  if (post?.number === 1) throw new NetworkError('refused', 'Thanks are for those who answer.')
  await noteThanks(ctx, to.externalId, employeeId)
  return { externalId: `${mark} ${to.externalId} ${employeeId}` }
}

/** Takes thanks back, if it is thanks that this names. */
export async function unnoted(ctx: Context, externalId: string): Promise<boolean> {
  const [what, postId = '', employeeId = ''] = externalId.split(' ')
  if (what !== mark) return false
  await thanksTakenBack(ctx, postId, employeeId)
  return true
}
