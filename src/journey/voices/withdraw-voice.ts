import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { Ending, Voice } from './model.ts'
import { theVoice } from './note-voice.ts'
import { setWithdrawn, standing } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'voice.withdrawn': { voiceId: string; conversationId: string; because: string }
  }
}

export const WithdrawVoice = z.object({
  /** They took their permission back, or we don't show it any more. */
  because: z.enum(['permission', 'ours']),
})
export type WithdrawVoice = z.input<typeof WithdrawVoice>

/** Stops showing it, at once and everywhere. Any colleague who reads that they want it so can do this. */
export async function withdrawVoice(ctx: Context, voiceId: string, input: WithdrawVoice): Promise<Voice> {
  const me = requireEmployee(ctx)
  const { because } = check(WithdrawVoice, input)
  return inTransaction(ctx, async ctx => {
    const { conversationId } = await theVoice(ctx, voiceId)
    if (!(await setWithdrawn(ctx, voiceId, because, me.employeeId)))
      throw new Problem('conflict', 'It is not shown any more.')
    await emit(ctx, 'voice.withdrawn', { voiceId, conversationId, because })
    return theVoice(ctx, voiceId)
  })
}

/** What they take down or change is not shown any more, nor what they allowed in an answer that they took down. */
export async function followVoices(ctx: Context, conversationIds: string[]): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const { conversationId, id, because } of await endedIn(ctx, conversationIds))
      if (await setWithdrawn(ctx, id, because, null))
        await emit(ctx, 'voice.withdrawn', { voiceId: id, conversationId, because })
  })
}

async function endedIn(ctx: Context, conversationIds: string[]) {
  const ended: { id: string; conversationId: string; because: Ending }[] = []
  for (const conversationId of conversationIds)
    for (const { id, words, permittedWords, isGone, proofIsGone } of await standing(ctx, [conversationId])) {
      const isChanged = permittedWords !== null && words !== permittedWords
      const because = isGone ? 'removed' : proofIsGone ? 'permission' : isChanged ? 'edited' : undefined
      if (because) ended.push({ id, conversationId, because })
    }
  return ended
}
