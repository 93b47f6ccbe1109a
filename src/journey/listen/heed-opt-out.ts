import { connectors } from '#core/channels'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { messageRows } from './message-store.ts'
import type { Conversation, Message } from './model.ts'

/** What a message says about being written to, on networks where that has words of its own. */
export function optOutIn(network: string, message: Pick<Message, 'accountId' | 'text'>): 'stop' | 'start' | undefined {
  if (!message.accountId) return undefined
  return connectors()
    .find(each => each.network === network && each.optsOut)
    ?.optsOut?.(message.text)
}

/** Why nobody writes there, where the last word about it was to stop. */
export function whyNotToBeWrittenTo(
  network: string,
  messages: Pick<Message, 'accountId' | 'text'>[],
): string | undefined {
  const last = messages.map(message => optOutIn(network, message)).findLast(each => each !== undefined)
  return last === 'stop'
    ? 'This person asked not to be written to any more. They can take that back by writing START.'
    : undefined
}

/** Whoever asked not to be written to any more is not written to: it is the law where people text, and manners elsewhere. */
export async function heedOptOut(ctx: Context, { id, network }: Pick<Conversation, 'id' | 'network'>): Promise<void> {
  const why = whyNotToBeWrittenTo(network, await messageRows(ctx, id))
  if (why) throw new Problem('refused', why)
}
