import { z } from 'zod'
import { findMessage, type Message, messagesOf } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Voice, whyNoPermission } from './model.ts'
import { theVoice } from './note-voice.ts'
import { setPermitted } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'voice.permitted': { voiceId: string; conversationId: string; proofMessageId: string }
  }
}

export const KeepPermission = z.object({
  /** The answer in which they allow it. */
  messageId: z.uuid({ error: 'Choose the answer in which they say yes.' }),
})
export type KeepPermission = z.input<typeof KeepPermission>

/**
 * A colleague read that the author allows it: that answer is kept as the proof, with its words and its date, and from now on
 * their words can be shown. Only an answer by the author, after one of us asked in the network, is a permission.
 */
export async function keepPermission(ctx: Context, voiceId: string, input: KeepPermission): Promise<Voice> {
  const me = requireEmployee(ctx)
  const { messageId } = check(KeepPermission, input)
  const voice = await theVoice(ctx, voiceId)
  const [said, proof] = [await findMessage(ctx, voice.messageId), await findMessage(ctx, messageId)]
  if (!said || said.removedAt) throw new Problem('conflict', 'What they said is not there any more.')
  if (!proof || proof.conversationId !== voice.conversationId)
    throw new Problem('not-found', 'There is no such answer in this conversation.')
  const thread = (await messagesOf(ctx, voice.conversationId)).map(spoken)
  const why = whyNoPermission(spoken(said), spoken(proof), thread)
  if (why) throw new Problem('invalid', why, [{ at: 'messageId', message: why }])
  return inTransaction(ctx, async ctx => {
    const kept = { messageId, text: proof.text, at: proof.postedAt, words: said.text, employeeId: me.employeeId }
    if (!(await setPermitted(ctx, voiceId, kept)))
      throw new Problem('conflict', 'A colleague kept their answer already, or took this back.')
    const { conversationId } = voice
    await emit(ctx, 'voice.permitted', { voiceId, conversationId, proofMessageId: messageId })
    return theVoice(ctx, voiceId)
  })
}

const spoken = ({ id, accountId, postedAt, removedAt, authorId }: Message) => ({
  id,
  accountId,
  postedAt,
  removedAt,
  isOurs: authorId !== null,
})
