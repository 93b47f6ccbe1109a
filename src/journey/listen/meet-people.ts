import { connectorNamed, NetworkError, sources, toolsFor } from '#core/channels'
import { namelessAccounts, rememberAuthors } from '#core/people'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { messagesById } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'people.met': { conversationIds: string[] }
  }
}

/** Asks a network who spoke, where its stream said no more than an id: people have names. */
export async function meetPeople(ctx: Context, sourceId: string, messageIds: string[]): Promise<void> {
  const source = (await sources(ctx)).find(each => each.id === sourceId)
  const connector = source && connectorNamed(source.connector)
  if (!source || !connector?.meet) return
  const messages = await messagesById(ctx, messageIds)
  const nameless = await namelessAccounts(ctx, [...new Set(messages.flatMap(message => message.accountId ?? []))])
  if (nameless.length === 0) return
  try {
    const met = await connector.meet(
      nameless.map(account => account.externalId),
      toolsFor(ctx, connector.name),
      source.settings,
    )
    if (met.length === 0) return
    await inTransaction(ctx, async ctx => {
      await rememberAuthors(
        ctx,
        met.map(author => ({ network: source.network, ...author })),
      )
      await emit(
        ctx,
        'people.met',
        { conversationIds: [...new Set(messages.map(message => message.conversationId))] },
        { subjectId: sourceId },
      )
    })
  } catch (error) {
    // Not knowing a name is no reason to fail: the next post of the same person asks again.
    if (!(error instanceof NetworkError)) throw error
  }
}
