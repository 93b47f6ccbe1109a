import { newId } from '#lib/id'
import { insertSampleMember } from '#places/members'
import { as, type Context, type MemberActor } from '#platform/context'

/** Somebody from outside with an account in our own places, and the house as they see it. */
export async function memberOf(ctx: Context, handle: string): Promise<{ id: string; ctx: Context }> {
  const id = newId()
  const name = handle.charAt(0).toUpperCase() + handle.slice(1)
  await insertSampleMember(ctx, { id, userId: null, employeeId: null, handle, name, language: 'en', isSample: true })
  const actor: MemberActor = {
    kind: 'member',
    memberId: id,
    handle,
    name,
    employeeId: null,
    sessionId: `session of ${name}`,
  }
  return { id, ctx: as(ctx, actor) }
}
