import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { conversationRow } from './conversation-store.ts'
import type { Conversation } from './model.ts'

/** One conversation, or a problem. */
export async function theConversation(ctx: Context, id: string): Promise<Conversation> {
  const conversation = await conversationRow(ctx, id)
  if (!conversation) throw new Problem('not-found', 'There is no such conversation.')
  return conversation
}
