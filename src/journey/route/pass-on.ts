import { z } from 'zod'
import { theEmployee } from '#core/team'
import { setStanding, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { endClaim, insertSuggestion, markPassed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.passed': { conversationId: string; employeeId: string; to?: string; reason: string }
  }
}

export const PassOn = z.object({
  /** A colleague; absent, it goes back to everybody. */
  to: z.uuid().optional(),
  reason: z.string().trim().max(300).default(''),
})
export type PassOn = z.input<typeof PassOn>

/** "Not for me": with or without a reason, to a colleague or back to everybody. Nobody is asked twice. */
export async function passOn(ctx: Context, conversationId: string, input: PassOn): Promise<void> {
  const me = requireEmployee(ctx)
  const { to, reason } = check(PassOn, input)
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    const mine = await endClaim(ctx, conversationId, me.employeeId, 'passed-on')
    await markPassed(ctx, conversationId, me.employeeId, reason)
    if (to) {
      const colleague = await theEmployee(ctx, to)
      await insertSuggestion(ctx, conversationId, {
        employeeId: colleague.id,
        score: 10,
        reasons: [{ kind: 'passed', from: me.name, note: reason }],
      })
    }
    if (mine || conversation.assigneeId === me.employeeId) await setStanding(ctx, conversationId, 'open', null)
    await emit(ctx, 'conversation.passed', {
      conversationId,
      employeeId: me.employeeId,
      ...(to && { to }),
      reason: reason ? 'given' : 'none',
    })
  })
}
