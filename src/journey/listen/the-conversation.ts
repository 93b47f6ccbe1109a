import { type Account, accounts } from '#core/channels'
import { accountsOf, type PersonAccount } from '#core/people'
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
  const ours = await accounts(ctx)
  return ours.length === 0 ? said : saidOutside(said, ours, await accountsOf(ctx, ids))
}

/** `fromOutside`, where our accounts and those that spoke in the thread are known already. */
export function saidOutside(thread: Message[], ours: Account[], speakers: PersonAccount[]): Message[] {
  const own = new Set(speakers.filter(speaker => isOneOf(ours, speaker)).map(({ id }) => id))
  return thread.filter(({ authorId, accountId }) => authorId === null && (accountId === null || !own.has(accountId)))
}

/** Whether it is an account of ours under which something was said. */
export function isOneOf(ours: Account[], { network, externalId }: PersonAccount): boolean {
  return ours.some(account => account.network === network && account.externalId === externalId)
}
