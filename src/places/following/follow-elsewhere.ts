import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { isCentre } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { whomOf } from './model.ts'
import { deleteFollowing, insertFollowing, isOpenSpace } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'following.asked': { followingId: string; actorId: string; employeeId: string }
    'following.ended': { followingId: string; actorId: string; strangerId: string | null; employeeId: string }
  }
}

export const FollowElsewhere = z.object({
  /** The space of ours that follows, as others know it. */
  actorId: z.uuid('Choose the space in which it is to stand.'),
  whom: z.string().trim().min(3, 'Say whom: @community@social.example.').max(300),
})
export type FollowElsewhere = z.input<typeof FollowElsewhere>

/**
 * One of our spaces follows somebody on another server: what they say from then on opens topics there, read like all that
 * comes from elsewhere. It is asked for now; whether they let us is theirs to say, and is seen in the list.
 *
 * @throws Problem `invalid` where it is nobody’s address, `conflict` where it is followed already.
 */
export async function followElsewhere(ctx: Context, input: FollowElsewhere): Promise<{ id: string }> {
  const me = requireHost(ctx)
  const { actorId, whom } = check(FollowElsewhere, input)
  const meant = whomOf(whom)
  const own = new URL(ctx.config.publicUrl).host
  const wrong = !meant
    ? 'Write it as @community@social.example, or as the address of their page.'
    : ('page' in meant ? new URL(meant.page).host : meant.host) === own
      ? 'This is your own server: what is said here is here already.'
      : undefined
  if (!meant || wrong) throw new Problem('invalid', wrong ?? '', [{ at: 'whom', message: wrong ?? '' }])
  if (!(await isOpenSpace(ctx, actorId)))
    throw new Problem('invalid', 'Choose a space of an open community.', [
      { at: 'actorId', message: 'There is no such space.' },
    ])
  return inTransaction(ctx, async ctx => {
    const typed = 'page' in meant ? meant.page : `${meant.name}@${meant.host}`
    const id = await insertFollowing(ctx, { id: newId(), actorId, whom: typed, askedBy: me.employeeId })
    if (!id) throw new Problem('conflict', 'This space follows them already.')
    await emit(ctx, 'following.asked', { followingId: id, actorId, employeeId: me.employeeId }, { subjectId: id })
    return { id }
  })
}

/** Follows them no more: what they said stays, nothing new comes. */
export async function stopFollowing(ctx: Context, id: string): Promise<void> {
  const me = requireHost(ctx)
  await inTransaction(ctx, async ctx => {
    const ended = await deleteFollowing(ctx, id)
    if (!ended) throw new Problem('not-found', 'Nobody is followed by this any more.')
    const { actorId, strangerId } = ended
    const facts = { followingId: id, actorId, strangerId, employeeId: me.employeeId }
    await emit(ctx, 'following.ended', facts, { subjectId: id })
  })
}

function requireHost(ctx: Context) {
  const me = requireEmployee(ctx)
  if (isCentre(me)) return me
  throw new Problem('forbidden', 'Communications and administrators decide whom your spaces follow.')
}
