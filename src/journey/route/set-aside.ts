import { z } from 'zod'
import { setStanding, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { endClaim, insertSettingAside, undoSettingAside } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.set-aside': { conversationId: string; by: 'person' | 'static' }
    'conversation.brought-back': { conversationId: string }
  }
}

export const SetAside = z.object({ reason: z.string().trim().min(1, 'Say why, in a word or two.').max(300) })
export type SetAside = z.input<typeof SetAside>

/** "Not for us": out of the way with its reason, and back with one press. */
export async function setAside(ctx: Context, conversationId: string, input: SetAside): Promise<void> {
  const me = requireEmployee(ctx)
  const { reason } = check(SetAside, input)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    const isNew = await insertSettingAside(ctx, { id: newId(), conversationId, reason, employeeId: me.employeeId })
    if (!isNew) throw new Problem('conflict', 'A colleague set this aside already.')
    await endClaim(ctx, conversationId, null, 'closed')
    await setStanding(ctx, conversationId, 'aside', null)
    await emit(ctx, 'conversation.set-aside', { conversationId, by: 'person' })
  })
}

/** "It is about us": back among the open ones. */
export async function bringBack(ctx: Context, conversationId: string): Promise<void> {
  requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    if (!(await undoSettingAside(ctx, conversationId))) throw new Problem('conflict', 'This is not set aside.')
    await setStanding(ctx, conversationId, 'open', null)
    await emit(ctx, 'conversation.brought-back', { conversationId })
  })
}

/** Static is set aside by itself, visibly and with the words that gave it away. */
export async function setStaticAside(ctx: Context, conversationId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (conversation.standing !== 'open') return
    if (!(await insertSettingAside(ctx, { id: newId(), conversationId, reason, employeeId: null }))) return
    await setStanding(ctx, conversationId, 'aside')
    await emit(ctx, 'conversation.set-aside', { conversationId, by: 'static' })
  })
}
