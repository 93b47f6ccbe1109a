import {
  type Conversation,
  conversationsById,
  fromOutside,
  type Message,
  messagesById,
  messagesOfAll,
} from '#journey/listen'
import { prioritise } from '#journey/priority'
import { recogniseLookAlikes } from '#journey/query'
import type { Reading } from '#journey/reading'
import { readingsOf } from '#journey/understand'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { suggestFor } from './model.ts'
import { setLookAlikeAside, setStaticAside } from './set-aside.ts'
import { passedOn, replaceSuggestions } from './store.ts'
import { type Asked, carryOneMore, houseFor, routable, whoIsHere } from './who-is-here.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.suggested': { conversationIds: string[]; employeeIds: string[] }
  }
}

const surelyStatic = 0.8

/** A conversation, what was said in it, and how the newest of that was read. */
interface Thread {
  conversation: Conversation
  messages: Message[]
  reading: Awaited<ReturnType<typeof readingsOf>>[number] | undefined
}

/** Suggests, for each conversation in which somebody spoke, who could answer it and why, and how soon it should be. */
export async function suggestColleagues(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await messagesById(ctx, messageIds)
  const newest = new Map(messages.map(message => [message.conversationId, message]))
  const conversations = (await conversationsById(ctx, [...newest.keys()])).filter(each => each.standing === 'open')
  if (conversations.length === 0) return
  const readings = new Map((await readingsOf(ctx, messageIds)).map(reading => [reading.messageId, reading]))
  const others = new Map((await recogniseLookAlikes(ctx, messageIds)).map(each => [each.conversationId, each]))
  const threads: Thread[] = []
  for (const conversation of conversations) {
    const message = newest.get(conversation.id)
    if (!message) continue
    const other = others.get(conversation.id)
    if (other && (await setLookAlikeAside(ctx, other))) continue
    const reading = readings.get(message.id)
    const nothing = reading && conversation.messageCount === 1 ? staticReason(reading) : undefined
    if (nothing === undefined) threads.push({ conversation, messages: [message], reading })
    else await setStaticAside(ctx, conversation.id, nothing)
  }
  // "Same here" says nothing of what it is about: the whole of what outsiders said does.
  const longer = threads.filter(({ conversation }) => conversation.messageCount > 1)
  const whole = await messagesOfAll(
    ctx,
    longer.map(each => each.conversation.id),
  )
  await suggestIn(
    ctx,
    threads.map(thread => ({ ...thread, messages: whole.get(thread.conversation.id) ?? thread.messages })),
  )
}

/** Looks again who could answer: somebody passed, or it came back. */
export async function suggestAgain(ctx: Context, conversationIds: string[]): Promise<void> {
  const open = (await conversationsById(ctx, conversationIds)).filter(each => each.standing === 'open')
  const whole = await messagesOfAll(
    ctx,
    open.map(each => each.id),
  )
  const newest: (string | undefined)[] = []
  for (const { id } of open) newest.push((await fromOutside(ctx, whole.get(id) ?? [])).at(-1)?.id)
  const ids = newest.flatMap(id => id ?? [])
  const readings = new Map((await readingsOf(ctx, ids)).map(reading => [reading.messageId, reading]))
  await suggestIn(
    ctx,
    open.map((conversation, at) => ({
      conversation,
      messages: whole.get(conversation.id) ?? [],
      reading: readings.get(newest[at] ?? ''),
    })),
  )
}

/** Whoever is suggested, and the place in line, in one transaction; so many statements for any number of conversations. */
async function suggestIn(ctx: Context, threads: Thread[]): Promise<void> {
  if (threads.length === 0) return
  const ids = threads.map(({ conversation }) => conversation.id)
  const here = await whoIsHere(ctx)
  const passed = new Map<string, string[]>()
  for (const { conversationId, employeeId } of await passedOn(ctx, ids))
    passed.set(conversationId, [...(passed.get(conversationId) ?? []), employeeId])
  const posts = threads.map(({ conversation, messages }) =>
    routable(askedIn(messages), here, {
      participants: [...new Set(messages.flatMap(message => message.authorId ?? []))],
      passed: passed.get(conversation.id) ?? [],
    }),
  )
  const house = await houseFor(ctx, here, posts)
  const suggested = posts.map((post, at) => {
    const suggestions = suggestFor(post, house)
    const conversationId = ids[at] ?? ''
    if (suggestions[0]) carryOneMore(here, suggestions[0].employeeId, conversationId)
    return { conversationId, suggestions }
  })
  await inTransaction(ctx, async ctx => {
    await replaceSuggestions(ctx, suggested)
    await prioritise(
      ctx,
      threads.map(({ conversation, reading }, at) => ({
        conversation,
        reading,
        suggested: suggested[at]?.suggestions.length ?? 0,
      })),
    )
    await emit(ctx, 'conversation.suggested', {
      conversationIds: ids,
      employeeIds: [...new Set(suggested.flatMap(each => each.suggestions.map(one => one.employeeId)))],
    })
  })
}

/** Why a post is surely static, in words; undefined when it is not, or not surely. */
export function staticReason(reading: Pick<Reading, 'kind' | 'kinds'>): string | undefined {
  const surely = reading.kinds.find(each => each.kind === 'static' && each.score >= surelyStatic)
  if (reading.kind !== 'static' || !surely) return undefined
  const words = surely.because.map(each => each.words)
  return words.length > 0 ? `Static: “${[...new Set(words)].slice(0, 3).join('”, “')}”.` : 'Static.'
}

/** A thread as one question: what outsiders said in it. */
function askedIn(thread: Message[]): Asked {
  const outsiders = thread.filter(message => message.authorId === null && !message.removedAt)
  const newest = outsiders.at(-1) ?? thread.at(-1)
  return {
    text: outsiders.map(message => message.text).join('\n'),
    title: thread[0]?.title ?? null,
    language: newest?.language ?? null,
    links: outsiders.flatMap(message => message.links),
  }
}
