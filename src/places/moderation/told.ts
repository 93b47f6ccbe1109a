import { type Context, requireMember } from '#platform/context'
import { type Case, type Decision, decisionsAbout, heldOf, setSeen } from './store.ts'

/** What waits of whoever acts, and what was decided about them. Reading it is noted. */
export async function toldOfMe(ctx: Context): Promise<{ waiting: Case[]; decisions: Decision[] }> {
  const { memberId } = requireMember(ctx)
  const [waiting, decisions] = await Promise.all([heldOf(ctx, memberId), decisionsAbout(ctx, memberId)])
  if (decisions.some(each => !each.seenAt)) await setSeen(ctx, memberId)
  return { waiting, decisions }
}

/** The same for the data that a member takes with them; who decided is not theirs. */
export async function toldOf(ctx: Context, memberId: string): Promise<Record<string, unknown>> {
  const [waiting, decisions] = await Promise.all([heldOf(ctx, memberId), decisionsAbout(ctx, memberId)])
  return {
    waiting: waiting.map(({ held, openedAt }) => ({ held, openedAt })),
    decisions: decisions.map(({ appeal, at, endsAt, kind, text, undoneAt, why }) => ({
      kind,
      why,
      text,
      at,
      endsAt,
      undoneAt,
      appeal,
    })),
  }
}
