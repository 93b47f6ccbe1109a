import { documents, employees, isAtWork, knowledge } from '#core/team'
import { conversationsById, type Message, messagesById, messagesOf } from '#journey/listen'
import { recogniseLookAlikes } from '#journey/query'
import { type Reading, readingsOf } from '#journey/understand'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { searchTerms } from '#text/tokens'
import { type Candidate, type Routable, suggestFor } from './model.ts'
import { setLookAlikeAside, setStaticAside } from './set-aside.ts'
import { claimCounts, replaceSuggestions } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.suggested': { conversationIds: string[]; employeeIds: string[] }
  }
}

const surelyStatic = 0.8

/** Suggests, for each conversation in which somebody spoke, who could answer it and why. */
export async function suggestColleagues(ctx: Context, messageIds: string[]): Promise<void> {
  const messages = await messagesById(ctx, messageIds)
  const newest = new Map(messages.map(message => [message.conversationId, message]))
  const conversations = (await conversationsById(ctx, [...newest.keys()])).filter(each => each.standing === 'open')
  if (conversations.length === 0) return
  const readings = new Map((await readingsOf(ctx, messageIds)).map(reading => [reading.messageId, reading]))
  const others = new Map((await recogniseLookAlikes(ctx, messageIds)).map(each => [each.conversationId, each]))
  const candidates = await candidatesNow(ctx)
  const suggested: { conversationId: string; suggestions: ReturnType<typeof suggestFor> }[] = []
  for (const conversation of conversations) {
    const message = newest.get(conversation.id)
    if (!message) continue
    const other = others.get(conversation.id)
    if (other && (await setLookAlikeAside(ctx, other))) continue
    // "Same here" says nothing of what it is about: the whole of what outsiders said does.
    const thread = conversation.messageCount > 1 ? await messagesOf(ctx, conversation.id) : [message]
    const reading = readings.get(message.id)
    const nothing = reading && conversation.messageCount === 1 ? staticReason(reading) : undefined
    if (nothing !== undefined) {
      await setStaticAside(ctx, conversation.id, nothing)
      continue
    }
    suggested.push({ conversationId: conversation.id, suggestions: suggestFor(routableThread(thread), candidates) })
  }
  if (suggested.length === 0) return
  await inTransaction(ctx, async ctx => {
    await replaceSuggestions(ctx, suggested)
    await emit(ctx, 'conversation.suggested', {
      conversationIds: suggested.map(each => each.conversationId),
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

/** A thread as one question: what outsiders said in it, and which colleagues spoke. */
function routableThread(thread: Message[]): Routable {
  const outsiders = thread.filter(message => message.authorId === null && !message.removedAt)
  const newest = outsiders.at(-1) ?? thread.at(-1)
  return routable(
    {
      text: outsiders.map(message => message.text).join('\n'),
      title: thread[0]?.title ?? null,
      language: newest?.language ?? null,
      links: outsiders.flatMap(message => message.links),
    },
    [...new Set(thread.flatMap(message => (message.authorId ? [message.authorId] : [])))],
  )
}

/** A message as the question “who knows?” sees it. */
export function routable(
  message: Pick<Message, 'text' | 'title' | 'language' | 'links'>,
  participants: string[],
): Routable {
  return {
    text: message.text,
    title: message.title,
    language: message.language,
    links: message.links,
    terms: termsOf(message.text, message.title),
    participants,
  }
}

function termsOf(text: string, title: string | null = null): Set<string> {
  return new Set(
    searchTerms({ text, ...(title && { title }), network: '', author: { handle: '' }, links: [], tags: [] }),
  )
}

/** Everybody who could be asked, with what they know, wrote and carry at this moment. */
export async function candidatesNow(ctx: Context): Promise<Candidate[]> {
  const [colleagues, known, written, claims] = [
    await employees(ctx),
    await knowledge(ctx),
    await documents(ctx),
    await claimCounts(ctx),
  ]
  return colleagues.map(employee => ({
    employee,
    atWork: isAtWork(employee, ctx.now()),
    openClaims: claims.get(employee.id) ?? 0,
    knows: known
      .filter(each => each.employeeId === employee.id)
      .map(each => ({ ...each, terms: [each.topic, ...each.words].map(words => [...termsOf(words)]) })),
    documents: written
      .filter(each => each.authorIds.includes(employee.id))
      .map(each => ({ ...each, titleTerms: [...termsOf(each.title)] })),
  }))
}
