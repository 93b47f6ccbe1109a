import { connectorNamed, NetworkError, sources, toolsFor } from '#core/channels'
import { namelessAccounts, rememberAuthors } from '#core/people'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { messagesById } from './message-store.ts'

declare module '#platform/events' {
  interface Events {
    'people.met': { conversationIds: string[] }
  }
}

export const meetPeopleJob = 'meet people'

/** Whose names are to be asked for: those who spoke in these messages of a source. */
export interface Speakers {
  sourceId: string
  messageIds: string[]
}

/** Lets a network be asked who spoke, where its stream said no more than an id; one asking of a source at a time. */
export async function askWhoSpoke(ctx: Context, { sourceId, messageIds }: Speakers): Promise<void> {
  if (!(await whoCanBeMet(ctx, sourceId, messageIds))) return
  await enqueue(ctx, meetPeopleJob, { sourceId, messageIds }, { oneByOne: `meet people of ${sourceId}`, attempts: 3 })
}

/** Asks a network who spoke: people have names. */
export async function meetPeople(ctx: Context, { sourceId, messageIds }: Speakers): Promise<void> {
  const asked = await whoCanBeMet(ctx, sourceId, messageIds)
  if (!asked) return
  const { source, meet, nameless, messages } = asked
  try {
    const met = await meet(
      nameless.map(account => account.externalId),
      toolsFor(ctx, source.connector),
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

/** The nameless among those who spoke, with who could tell us; undefined where there is nothing to ask. */
async function whoCanBeMet(ctx: Context, sourceId: string, messageIds: string[]) {
  const source = (await sources(ctx)).find(each => each.id === sourceId)
  const meet = source && connectorNamed(source.connector)?.meet
  if (!source || !meet) return undefined
  const messages = await messagesById(ctx, messageIds)
  const nameless = await namelessAccounts(ctx, [...new Set(messages.flatMap(message => message.accountId ?? []))])
  return nameless.length > 0 ? { source, meet, nameless, messages } : undefined
}
