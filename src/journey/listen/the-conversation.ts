import { accounts } from '#core/channels'
import { accountsOf } from '#core/people'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { conversationRow } from './conversation-store.ts'
import type { Conversation, Message } from './model.ts'

/** One conversation, or a problem. */
export async function theConversation(ctx: Context, id: string): Promise<Conversation> {
  const conversation = await conversationRow(ctx, id)
  if (!conversation) throw new Problem('not-found', 'There is no such conversation.')
  return conversation
}

/** Of a thread, what people from outside said: neither colleagues from here, nor what came from an account of ours. */
export async function fromOutside(ctx: Context, thread: Message[]): Promise<Message[]> {
  const said = thread.filter(message => message.authorId === null)
  const ids = [...new Set(said.flatMap(message => message.accountId ?? []))]
  if (ids.length === 0) return said
  const ours = new Set((await accounts(ctx)).map(({ network, externalId }) => `${network} ${externalId}`))
  const known = ours.size === 0 ? [] : await accountsOf(ctx, ids)
  const own = new Set(known.filter(each => ours.has(`${each.network} ${each.externalId}`)).map(each => each.id))
  return said.filter(({ accountId }) => accountId === null || !own.has(accountId))
}
