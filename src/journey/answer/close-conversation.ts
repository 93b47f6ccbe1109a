import { z } from 'zod'
import { setStanding, theConversation } from '#journey/listen'
import { endClaim } from '#journey/route'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { answersOf, type ClosingResult, insertClosing, undoClosing } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.closed': { conversationId: string; closingId: string; employeeId: string; result: ClosingResult }
    'conversation.reopened': { conversationId: string; employeeId: string }
  }
}

export const CloseConversation = z.object({
  result: z.enum(['solved', 'thanked', 'informed', 'no-answer-needed']),
  note: z.string().trim().max(500).default(''),
})
export type CloseConversation = z.input<typeof CloseConversation>

/** Says what came of it. "Solved" needs an answer that left: a result has its evidence. */
export async function closeConversation(ctx: Context, conversationId: string, input: CloseConversation): Promise<void> {
  const me = requireEmployee(ctx)
  const { result, note } = check(CloseConversation, input)
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (result !== 'no-answer-needed' && !(await answersOf(ctx, conversationId)).some(answer => answer.step === 'sent'))
      throw new Problem('conflict', 'Nobody of us has answered this yet. Choose “no answer needed”, or answer first.')
    const closingId = newId()
    if (!(await insertClosing(ctx, { id: closingId, conversationId, employeeId: me.employeeId, result, note })))
      throw new Problem('conflict', 'A colleague closed this already.')
    await endClaim(ctx, conversationId, null, 'closed')
    await setStanding(ctx, conversationId, 'closed', conversation.assigneeId ?? me.employeeId)
    await emit(ctx, 'conversation.closed', { conversationId, closingId, employeeId: me.employeeId, result })
  })
}

/** Opens it again: the result is taken back with it. */
export async function reopenConversation(ctx: Context, conversationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (!(await undoClosing(ctx, conversationId))) throw new Problem('conflict', 'This is not closed.')
    await setStanding(ctx, conversationId, 'open', conversation.assigneeId)
    await emit(ctx, 'conversation.reopened', { conversationId, employeeId: me.employeeId })
  })
}
