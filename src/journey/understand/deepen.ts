import { theCompany } from '#core/company'
import { type Message, messagesById, setAwaited, setReadAs } from '#journey/listen'
import { matchesIn } from '#journey/query'
import { addMentions, type Thing } from '#journey/spikes'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { companyKnowledge } from './company-knowledge.ts'
import { foldCopies } from './fold-copies.ts'
import { askBiggerReader } from './let-stand-in.ts'
import type { DeepReading } from './model.ts'
import type { SaidByBigger } from './open-bigger-reader.ts'
import { readDeeply } from './read-deeply.ts'
import { readPost } from './read-post.ts'
import { quickReadings, replaceTopics, upsertDeepReadings } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'posts.understood': { conversationIds: string[]; messageIds: string[] }
  }
}

/**
 * Reads posts that were heard once more, with time: what they are about, how they feel toward us, and what colleagues
 * put right in posts like them. What a conversation is called in the inbox follows its first post.
 */
export async function deepenReadings(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await outsidersAmong(ctx, messageIds)
  // Asked before anything is locked: a bigger model takes its time.
  const bigger = await saidByBigger(ctx, messages)
  await inTransaction(ctx, async ctx => {
    const deep = await readAgain(ctx, messages, bigger)
    const awaited = deep.filter(({ isFirst, reading }) => isFirst && reading.wantsAnswer)
    await setAwaited(
      ctx,
      awaited.map(({ message }) => message.id),
      (await theCompany(ctx)).answerWithinMinutes,
    )
    await addMentions(
      ctx,
      await mentionsIn(
        ctx,
        deep.filter(({ isFirst }) => isFirst),
      ),
    )
    await foldCopies(ctx, messages, new Map(deep.map(({ message, reading }) => [message.id, reading.kind])))
    await emit(
      ctx,
      'posts.understood',
      {
        conversationIds: [...new Set(messages.map(message => message.conversationId))],
        messageIds: messages.map(message => message.id),
      },
      // The desks hear of it with the suggestion that follows.
      { isLive: false },
    )
  })
}

/** The same for the sample company, whose posts were routed long ago and are counted nowhere. */
export async function deepenSampleReadings(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await outsidersAmong(ctx, messageIds)
  await readAgain(ctx, messages, await saidByBigger(ctx, messages))
}

/** By message, what a bigger model says, where one is set and can read. */
async function saidByBigger(ctx: Context, messages: Message[]): Promise<Map<string, SaidByBigger>> {
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

async function outsidersAmong(ctx: Context, messageIds: string[]): Promise<Message[]> {
  return (await messagesById(ctx, messageIds)).filter(message => message.accountId !== null && !message.removedAt)
}

async function readAgain(
  ctx: Context,
  messages: Message[],
  bigger: Map<string, SaidByBigger>,
): Promise<{ message: Message; reading: DeepReading; isFirst: boolean }[]> {
  const company = await companyKnowledge(ctx)
  const ids = messages.map(message => message.id)
  const quick = new Map((await quickReadings(ctx, ids)).map(each => [each.messageId, each]))
  const deep = messages.map(message => {
    const reading = quick.get(message.id) ?? readPost(asPost(message))
    return {
      message,
      reading: readDeeply(message, reading, company, bigger.get(message.id)),
      isFirst: quick.has(message.id),
    }
  })
  await upsertDeepReadings(
    ctx,
    deep.map(({ message, reading }) => ({ messageId: message.id, reading })),
  )
  await replaceTopics(
    ctx,
    deep.map(({ message, reading }) => ({ messageId: message.id, topics: reading.topics })),
  )
  await setReadAs(
    ctx,
    deep.map(({ message, reading }) => ({ messageId: message.id, kind: reading.kind, language: reading.language })),
  )
  return deep
}

function asPost({ text, title, language, links }: Message): Parameters<typeof readPost>[0] {
  return {
    text,
    ...(title && { title }),
    ...(language && { language }),
    links,
    author: { externalId: '', handle: '' },
  }
}

/** What each post that is read for the first time adds to the counts, by which spikes are known. */
async function mentionsIn(
  ctx: Context,
  deep: { message: Message; reading: DeepReading }[],
): Promise<(Thing & { at: Date })[]> {
  const matches = await matchesIn(
    ctx,
    deep.map(({ message }) => message.id),
  )
  return deep.flatMap(({ message, reading }) => [
    ...reading.topics.map(({ topicId }) => ({ thing: 'topic' as const, thingId: topicId, at: message.postedAt })),
    ...matches
      .filter(match => match.messageId === message.id)
      .map(({ queryId }) => ({ thing: 'query' as const, thingId: queryId, at: message.postedAt })),
  ])
}
