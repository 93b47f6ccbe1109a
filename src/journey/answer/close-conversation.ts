import { z } from 'zod'
import { setStanding, theConversation } from '#journey/listen'
import { endClaim } from '#journey/route'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import {
  answersOf,
  type ClosingResult,
  insertClosing,
  outdateClosing,
  undoClosing,
  type WhyNotTo,
  whysNotTo,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.closed': {
      conversationId: string
      closingId: string
      employeeId: string
      result: ClosingResult
      why?: WhyNotTo
    }
    'conversation.reopened': { conversationId: string; employeeId: string }
  }
}

export const CloseConversation = z
  .object({
    result: z.enum(['solved', 'thanked', 'informed', 'no-answer-needed', 'chose-not-to']),
    note: z.string().trim().max(500).default(''),
    /** Why we chose not to answer. */
    why: z.enum(whysNotTo).optional(),
  })
  .refine(({ result, why }) => result !== 'chose-not-to' || why !== undefined, {
    path: ['why'],
    message: 'Say why: it is a decision.',
  })
  .refine(({ result, note }) => result !== 'chose-not-to' || note.length > 0, {
    path: ['note'],
    message: 'Say it in your words, for whoever asks later.',
  })
export type CloseConversation = z.input<typeof CloseConversation>

/**
 * Says what came of it. “Solved” needs an answer that left: a result has its evidence. That we chose not to answer is a
 * decision, and has its reason.
 */
export async function closeConversation(ctx: Context, conversationId: string, input: CloseConversation): Promise<void> {
  const me = requireEmployee(ctx)
  const { result, note, why } = check(CloseConversation, input)
  const isResult = result !== 'no-answer-needed' && result !== 'chose-not-to'
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (isResult && !(await answersOf(ctx, conversationId)).some(answer => answer.step === 'sent'))
      throw new Problem('conflict', 'Nobody of us has answered this yet. Choose “no answer needed”, or answer first.')
    await outdateClosing(ctx, conversationId)
    const closingId = newId()
    const chosen = result === 'chose-not-to' ? { why } : {}
    if (
      !(await insertClosing(ctx, { id: closingId, conversationId, employeeId: me.employeeId, result, note, ...chosen }))
    )
      throw new Problem('conflict', 'A colleague closed this already.')
    await endClaim(ctx, conversationId, null, 'closed')
    await setStanding(ctx, conversationId, 'closed', conversation.assigneeId ?? me.employeeId)
    await emit(ctx, 'conversation.closed', {
      conversationId,
      closingId,
      employeeId: me.employeeId,
      result,
      ...(result === 'chose-not-to' && why && { why }),
    })
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
