import { findMessage } from '#journey/listen'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { Voice } from './model.ts'
import { insertVoice, listedVoices, voiceById, voicesIn } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'voice.noted': { voiceId: string; conversationId: string }
  }
}

/** A colleague would like to show what somebody said, and is going to ask them. Nothing is shown by this. */
export async function noteVoice(ctx: Context, messageId: string): Promise<Voice> {
  const me = requireEmployee(ctx)
  const message = await findMessage(ctx, messageId)
  if (!message || message.removedAt) throw new Problem('not-found', 'This is not there any more.')
  if (message.authorId !== null || message.accountId === null)
    throw new Problem('invalid', 'Choose what somebody from outside said.')
  const { conversationId } = message
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertVoice(ctx, { id, messageId, conversationId, employeeId: me.employeeId })))
      throw new Problem('conflict', 'A colleague is asking them already.')
    await emit(ctx, 'voice.noted', { voiceId: id, conversationId })
    return theVoice(ctx, id)
  })
}

export async function theVoice(ctx: Context, id: string): Promise<Voice> {
  const voice = await voiceById(ctx, id)
  if (!voice) throw new Problem('not-found', 'There is no such voice.')
  return voice
}

/** What in a conversation may be shown, or is to be asked for. */
export async function voicesOfConversation(ctx: Context, conversationId: string): Promise<Voice[]> {
  requireEmployee(ctx)
  return voicesIn(ctx, conversationId)
}

const mostListed = 100

/** Whatever was asked for anywhere, allowed or not, and what is not shown any more; the last noted first. */
export async function allVoices(ctx: Context, before?: string): Promise<Voice[]> {
  requireEmployee(ctx)
  return listedVoices(ctx, { before, most: mostListed })
}
