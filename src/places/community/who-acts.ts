import { Problem } from '#lib/problem'
import { requireTakingPart } from '#places/members'
import { type Context, type MemberActor, requireMember } from '#platform/context'
import type { Writer } from './model.ts'

/** Whoever acts here, as what they do is kept: a member from outside, or a colleague. */
export function whoActs(ctx: Context): Writer {
  if (ctx.actor.kind === 'employee') return { memberId: null, employeeId: ctx.actor.employeeId }
  const me = requireMember(ctx)
  return me.employeeId ? { memberId: null, employeeId: me.employeeId } : { memberId: me.memberId, employeeId: null }
}

/**
 * Somebody from outside. Colleagues say nothing here past the guard: their words go the way of every answer, from the
 * desk or from the page itself.
 */
export async function requireOutsider(ctx: Context): Promise<MemberActor> {
  const me = await requireTakingPart(ctx)
  if (me.employeeId === null) return me
  throw new Problem('forbidden', 'You work here: answer as a colleague, so that everybody sees for whom you speak.')
}
