import { as, type Context, inTransaction, type MemberActor } from '#platform/context'
import { emit } from '#platform/events'
import { markOfMail } from './bring-member.ts'
import type { Member } from './model.ts'
import { eraseMember, markKeyRow, memberRow, memberWithMark, provenMailOf, setOwner, strangerOfUser } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.claimed': { memberId: string }
    /** Two were one all along: what `fromId` said and did is from now on `memberId`’s. */
    'member.folded': { memberId: string; fromId: string }
  }
}

/**
 * Whoever signs in with the address that somebody had where the community was before is that somebody: what they wrote there
 * is theirs again; so is what they said here from a server of their own, once they come in by their account there. Only an address
 * that was shown to be theirs counts. Returns who they are here; nothing where they are nobody yet.
 */
export async function claimMember(ctx: Context, userId: string): Promise<Member | undefined> {
  const brought = (await broughtAlong(ctx, userId)) ?? (await strangerOfUser(ctx, userId))
  if (!brought) return undefined
  return inTransaction(ctx, async ctx => {
    const already = await memberRow(ctx, { userId })
    if (already) await foldMember(ctx, brought.id, already)
    else if (await setOwner(ctx, brought.id, userId))
      await emit(asThem(ctx, brought), 'member.claimed', { memberId: brought.id }, { subjectId: brought.id })
    return memberRow(ctx, { userId })
  })
}

async function broughtAlong(ctx: Context, userId: string): Promise<Member | undefined> {
  // Most houses never brought anybody along: one small question then.
  if (!(await markKeyRow(ctx))) return undefined
  const mail = await provenMailOf(ctx, userId)
  return mail ? memberWithMark(ctx, await markOfMail(ctx, mail)) : undefined
}

/** Two members are one person: what the first said and did becomes the other’s, and the first is gone. */
export async function foldMember(ctx: Context, fromId: string, into: Member): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await eraseMember(ctx, fromId))) return
    await emit(asThem(ctx, into), 'member.folded', { memberId: into.id, fromId }, { subjectId: into.id })
  })
}

function asThem(ctx: Context, { id, handle, name, employeeId }: Member): Context {
  const actor: MemberActor = { kind: 'member', memberId: id, handle, name, employeeId, sessionId: 'claiming' }
  return as(ctx, actor)
}
