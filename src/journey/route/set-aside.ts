import { z } from 'zod'
import { setStanding, theConversation } from '#journey/listen'
import { type Recognised, recogniseInPast, theLookAlike } from '#journey/query'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import {
  asideByLookAlike,
  confirmSettingAside,
  endClaim,
  insertSettingAside,
  undoSettingAside,
  wasBroughtBack,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.set-aside': { conversationId: string; by: 'person' | 'static' | 'look-alike' }
    'conversation.brought-back': { conversationId: string }
  }
}

export const SetAside = z
  .object({
    reason: z.string().trim().max(300).default(''),
    /** It is about another who bears our name, from the company's list: reason enough. */
    lookAlikeId: z.uuid().optional(),
  })
  .refine(said => said.reason !== '' || said.lookAlikeId !== undefined, {
    path: ['reason'],
    message: 'Say why, in a word or two.',
  })
export type SetAside = z.input<typeof SetAside>

/** "Not for us": out of the way with its reason, and back with one press. */
export async function setAside(ctx: Context, conversationId: string, input: SetAside): Promise<void> {
  const me = requireEmployee(ctx)
  const { reason, lookAlikeId } = check(SetAside, input)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    const lookAlike = lookAlikeId === undefined ? undefined : await theLookAlike(ctx, lookAlikeId)
    if (lookAlikeId !== undefined && !lookAlike) throw new Problem('not-found', 'This is not on the list.')
    const aside = {
      id: newId(),
      conversationId,
      reason: reason || `${lookAlike?.name}, not us.`,
      employeeId: me.employeeId,
      lookAlikeId,
    }
    // Where the list was quicker, a person's word stands in its place.
    if (!(await insertSettingAside(ctx, aside)) && !(await confirmSettingAside(ctx, aside)))
      throw new Problem('conflict', 'A colleague set this aside already.')
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

/**
 * Another who bears our name is set aside by the list that colleagues keep, with its words and who named it.
 * What a person brought back from there stays; returns whether it is aside now.
 */
export async function setLookAlikeAside(
  ctx: Context,
  { conversationId, lookAlike, because }: Recognised,
): Promise<boolean> {
  return inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (conversation.standing !== 'open' || conversation.messageCount > 1) return false
    if (await wasBroughtBack(ctx, conversationId, lookAlike.id)) return false
    const words = because.length > 0 ? `: ${because.slice(0, 3).join(', ')}` : ''
    const by = lookAlike.madeByName ? ` ${lookAlike.madeByName} named it.` : ''
    const reason = `${lookAlike.name}, not us${words}.${by}`
    const aside = { id: newId(), conversationId, reason, employeeId: null, lookAlikeId: lookAlike.id }
    if (!(await insertSettingAside(ctx, aside))) return false
    await setStanding(ctx, conversationId, 'aside')
    await emit(ctx, 'conversation.set-aside', { conversationId, by: 'look-alike' })
    return true
  })
}

/** What waits already and is recognised by one that was just named goes aside, too. */
export async function setPastAside(ctx: Context, lookAlikeId: string): Promise<void> {
  for (const recognised of await recogniseInPast(ctx, lookAlikeId)) await setLookAlikeAside(ctx, recognised)
}

/** One was taken off the list: what it set aside by itself comes back; what a person set aside stays their word. */
export async function bringBackAll(ctx: Context, lookAlikeId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const conversationId of await asideByLookAlike(ctx, lookAlikeId)) {
      if (!(await undoSettingAside(ctx, conversationId))) continue
      await setStanding(ctx, conversationId, 'open', null)
      await emit(ctx, 'conversation.brought-back', { conversationId })
    }
  })
}
