import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction, type MemberActor, requireMember } from '#platform/context'
import { emit } from '#platform/events'
import { handleFrom, type Member } from './model.ts'
import {
  eraseMember,
  freeHandle,
  insertMember,
  memberFromElsewhere,
  memberRow,
  renameMember,
  takeForElsewhere,
} from './store.ts'

/**
 * Somebody who speaks from a server of their own takes part by their address there (`lea@social.example`). They have no
 * sign-in here: whoever calls this has proven that the words come from that server. Later, only their name is kept up.
 */
export async function joinFromElsewhere(
  ctx: Context,
  { address, name, language }: { address: string; name: string; language: string },
): Promise<Member> {
  const known = await memberFromElsewhere(ctx, address)
  if (known) {
    // Whoever signs in here says themselves what they are called.
    if (known.userId) return known
    if (known.name !== name && !known.leftAt) await renameMember(ctx, known.id, name)
    return { ...known, name }
  }
  const signsInHere = await takeForElsewhere(ctx, address)
  if (signsInHere) return signsInHere
  // A second try only where another took the handle in the same instant.
  for (let tries = 0; tries < 5; tries++) {
    const id = newId()
    const handle = await freeHandle(ctx, handleFrom(address.replace('@', '-')))
    await inTransaction(ctx, async ctx => {
      const outcome = await insertMember(ctx, {
        ...{ id, userId: null, employeeId: null },
        handle,
        name,
        language,
        elsewhere: address,
      })
      if (outcome !== 'made') return
      const actor: MemberActor = { kind: 'member', memberId: id, handle, name, employeeId: null, sessionId: 'joining' }
      await emit(as(ctx, actor), 'member.joined', { memberId: id, by: 'elsewhere' }, { subjectId: id })
    })
    const member = await memberFromElsewhere(ctx, address)
    if (member) return member
  }
  throw new Problem('conflict', 'This name was taken in this very moment. Try again.')
}

/** They are gone from their server: who they were is forgotten here, too. */
export async function leaveElsewhere(ctx: Context): Promise<void> {
  const { memberId } = requireMember(ctx)
  const member = await memberRow(ctx, { id: memberId })
  if (!member || member.userId || member.employeeId || !(await eraseMember(ctx, memberId))) return
  await emit(ctx, 'member.left', { memberId }, { subjectId: memberId })
}
