import { z } from 'zod'
import { theEmployee } from '#core/team'
import { theTeam } from '#core/teams'
import { setStanding, setTeam, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { endClaim, insertSuggestion, markPassed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.passed': {
      conversationId: string
      employeeId: string
      to?: string
      toTeam?: string
      reason: string
    }
  }
}

export const PassOn = z
  .object({
    /** A colleague. */
    to: z.uuid().optional(),
    /** Or a team: each of its members is asked. Neither: it goes back to everybody. */
    toTeam: z.uuid().optional(),
    reason: z.string().trim().max(300).default(''),
  })
  .refine(({ to, toTeam }) => !(to && toTeam), { path: ['to'], message: 'To a colleague or to a team, not both.' })
export type PassOn = z.input<typeof PassOn>

/** "Not for me": with or without a reason, to a colleague, a team, or back to everybody. Nobody is asked twice. */
export async function passOn(ctx: Context, conversationId: string, input: PassOn): Promise<void> {
  const me = requireEmployee(ctx)
  const { to, toTeam, reason } = check(PassOn, input)
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    const mine = await endClaim(ctx, conversationId, me.employeeId, 'passed-on')
    await markPassed(ctx, conversationId, me.employeeId, reason)
    const asked = to ? [(await theEmployee(ctx, to)).id] : []
    const team = toTeam ? await theTeam(ctx, toTeam) : undefined
    for (const employeeId of team?.memberIds.filter(each => each !== me.employeeId) ?? asked)
      await insertSuggestion(ctx, conversationId, {
        employeeId,
        score: 10,
        reasons: [{ kind: 'passed', from: me.name, note: reason, ...(team && { team: team.name }) }],
      })
    if (team || !to) await setTeam(ctx, conversationId, team?.id ?? null)
    if (mine || conversation.assigneeId === me.employeeId) await setStanding(ctx, conversationId, 'open', null)
    await emit(ctx, 'conversation.passed', {
      conversationId,
      employeeId: me.employeeId,
      ...(to && { to }),
      ...(team && { toTeam: team.id }),
      reason: reason ? 'given' : 'none',
    })
  })
}
