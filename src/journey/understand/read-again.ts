import { type Message, messagesById, setReadAs } from '#journey/listen'
import { type Reading, readPost, type SaidByBigger } from '#journey/reading'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { knowCompany } from './know-company.ts'
import { askBiggerReader } from './let-stand-in.ts'
import { keepReadings } from './store.ts'

/**
 * Reads posts once more, with what the company knows by now and with a bigger model, where one stands in. What a
 * conversation is called in the inbox follows its first post.
 */
export async function readAgain(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await outsidersAmong(ctx, messageIds)
  if (messages.length === 0) return
  // Asked before anything is locked: a bigger model takes its time.
  const bigger = await saidByBigger(ctx, messages)
  await inTransaction(ctx, async ctx => {
    await keepAnew(ctx, messages, bigger)
    await tellUnderstood(ctx, messages)
  })
}

/** The posts that outsiders wrote and that still stand. */
export async function outsidersAmong(ctx: Context, messageIds: string[]): Promise<Message[]> {
  return (await messagesById(ctx, messageIds)).filter(message => message.accountId !== null && !message.removedAt)
}

/** By message, what a bigger model says, where one is set and can read. */
export async function saidByBigger(ctx: Context, messages: Message[]): Promise<Map<string, SaidByBigger>> {
  const found = new Map<string, SaidByBigger>()
  if (messages.length === 0) return found
  await askBiggerReader(ctx, async reader => {
    const said = await reader.read(messages.map(({ title, text }) => (title ? `${title}\n${text}` : text)))
    for (const [at, { id }] of messages.entries()) {
      const ofThis = said[at]
      if (ofThis) found.set(id, { said: ofThis, border: reader.border })
    }
  })
  return found
}

/** Reads them in the caller's transaction, and keeps that; returns the readings in the order of the messages. */
export async function keepAnew(
  ctx: Context,
  messages: Message[],
  bigger: Map<string, SaidByBigger>,
): Promise<Reading[]> {
  const { knowledge: company } = await knowCompany(ctx)
  const read = messages.map(message => ({
    messageId: message.id,
    reading: readPost(message, company, bigger.get(message.id)),
  }))
  await keepReadings(ctx, read)
  await setReadAs(
    ctx,
    read.map(({ messageId, reading }) => ({ messageId, kind: reading.kind, language: reading.language })),
  )
  return read.map(({ reading }) => reading)
}

/** The desks hear of it with the suggestion that follows. */
export async function tellUnderstood(ctx: Context, messages: Message[], heardEventId?: string): Promise<void> {
  await emit(
    ctx,
    'posts.understood',
    {
      conversationIds: [...new Set(messages.map(message => message.conversationId))],
      messageIds: messages.map(message => message.id),
    },
    { isLive: false, ...(heardEventId && { subjectId: heardEventId }) },
  )
}
