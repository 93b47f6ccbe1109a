import { at, idOf, isObject, listOf, numberOf, readHtml, textOf } from '#connectors/web'
import type { Row } from './layout.ts'

/** A message of a system that we know, brought into one shape. */
interface Known {
  id: string
  /** The ticket, the chat or the topic that it belongs to. */
  thread: string
  replyTo?: string
  title?: string
  text: string
  author: { id: string; handle: string; name?: string }
  postedAt: string | number
  tags: string[]
}

/** What those are tagged by whom the export knows as members of the company's own team. */
const ours = 'our-team'

/** Where each part of a known message is found: nobody needs to say it. */
export const knownMapping = {
  id: 'id',
  replyTo: 'replyTo',
  title: 'title',
  text: 'text',
  author: 'author',
  postedAt: 'postedAt',
  tags: 'tags',
} as const

/** How the system is called whose messages these are, if it is one that we know. */
export function systemOf(entry: unknown): 'Chatwoot' | 'Zammad' | 'Discourse' | undefined {
  const [first] = messagesIn(entry)
  return systems.find(({ knows }) => knows(first))?.name
}

/** Records of Chatwoot, Zammad and Discourse, each message for itself; all others as they are. */
export function unfolded(row: Row): Row[] {
  if (!('entry' in row)) return [row]
  const messages = messagesIn(row.entry)
  const system = systems.find(({ knows }) => knows(messages[0]))
  if (!system) return [row]
  return messages.flatMap((message): Row[] => {
    const known = system.knows(message) ? system.read(message) : undefined
    if (typeof known === 'string') return [{ line: row.line, why: known }]
    return known ? [{ line: row.line, entry: known }] : []
  })
}

/** A ticket or a chat is a line between two; a topic begins with its first post. */
export function threadOf(entry: unknown): { threadRoot?: string; isLine?: boolean } {
  const thread = textOf(at(entry, 'thread'))
  const isKnown = thread !== undefined && Array.isArray(at(entry, 'tags')) && isObject(at(entry, 'author'))
  if (!isKnown || thread === textOf(at(entry, 'id'))) return {}
  return { threadRoot: thread, ...(!/^topic\//.test(thread) && { isLine: true }) }
}

/** One message, or the wrapping in which the system's API hands over many. */
function messagesIn(entry: unknown): unknown[] {
  const lists = [
    at(entry, 'payload'),
    at(entry, 'data', 'payload'),
    at(entry, 'messages'),
    at(entry, 'latest_posts'),
    at(entry, 'post_stream', 'posts'),
    isObject(at(entry, 'assets', 'TicketArticle'))
      ? Object.values(at(entry, 'assets', 'TicketArticle') ?? {})
      : undefined,
  ]
  const list = lists.find(Array.isArray)
  if (!list) return [entry]
  const title = textOf(at(entry, 'title'))
  return list.flatMap(one => messagesIn(title && isObject(one) ? { topic_title: title, ...one } : one))
}

const has = (entry: unknown, ...names: string[]) => isObject(entry) && names.every(name => Object.hasOwn(entry, name))

interface System {
  name: 'Chatwoot' | 'Zammad' | 'Discourse'
  knows(message: unknown): boolean
  /** The message; why it is left out, in words; or nothing where nobody spoke. */
  read(message: unknown): Known | string | undefined
}

const inside = 'This note was written for colleagues only: it is left out.'

/** https://developers.chatwoot.com: the messages of a conversation. */
const chatwoot: System = {
  name: 'Chatwoot',
  knows: message => has(message, 'message_type', 'conversation_id', 'content'),
  read(message) {
    const kind = at(message, 'message_type')
    const isOurs = kind === 1 || kind === 'outgoing'
    const text = textOf(at(message, 'content'))
    const id = idOf(at(message, 'id'))
    if ((!isOurs && kind !== 0 && kind !== 'incoming') || !id || !text) return undefined
    if (at(message, 'private') === true) return inside
    const [who, side] = [at(message, 'sender'), isOurs ? 'agent' : 'contact']
    const name = textOf(at(who, 'name'))
    const handle = ['email', 'phone_number', 'identifier'].map(key => textOf(at(who, key))).find(Boolean) ?? name
    return {
      id: `message/${id}`,
      thread: `conversation/${idOf(at(message, 'conversation_id'))}`,
      text,
      // Agents and contacts are numbered each for themselves.
      author: { id: `${side}:${idOf(at(who, 'id')) ?? id}`, handle: handle ?? side, ...(name && { name }) },
      postedAt: numberOf(at(message, 'created_at')) ?? textOf(at(message, 'created_at')) ?? '',
      tags: isOurs ? [ours] : [],
    }
  },
}

/** https://docs.zammad.org/en/latest/api/ticket/articles.html */
const zammad: System = {
  name: 'Zammad',
  knows: message => has(message, 'ticket_id', 'body', 'content_type', 'internal'),
  read(message) {
    const number = numberOf(at(message, 'sender_id'))
    const sender = textOf(at(message, 'sender')) ?? [undefined, 'Agent', 'Customer', 'System'][number ?? 0]
    const id = idOf(at(message, 'id'))
    if (!id || (sender !== 'Agent' && sender !== 'Customer')) return undefined
    if (at(message, 'internal') === true) return inside
    const body = textOf(at(message, 'body')) ?? ''
    const from = textOf(at(message, 'from')) ?? ''
    const address = /<?([^\s<>@"]+@[^\s<>@"]+)>?\s*$/.exec(from)?.[1] ?? textOf(at(message, 'created_by'))
    const name = from
      .replace(/<[^<>]*>\s*$/, '')
      .replaceAll('"', '')
      .trim()
    const title = textOf(at(message, 'subject'))
    const handle = address ?? (name || sender.toLowerCase())
    return {
      id: `article/${id}`,
      thread: `ticket/${idOf(at(message, 'ticket_id'))}`,
      ...(title && { title }),
      text: at(message, 'content_type') === 'text/html' ? readHtml(body).text : body,
      author: { id: handle.toLowerCase(), handle, ...(name && name !== handle && { name }) },
      postedAt: textOf(at(message, 'created_at')) ?? '',
      tags: sender === 'Agent' ? [ours] : [],
    }
  },
}

/** https://docs.discourse.org: posts, alone or in their topic. */
const discourse: System = {
  name: 'Discourse',
  knows: message => has(message, 'topic_id', 'post_number') && (has(message, 'cooked') || has(message, 'raw')),
  read(message) {
    const topic = `topic/${idOf(at(message, 'topic_id'))}`
    const number = numberOf(at(message, 'post_number'))
    const username = textOf(at(message, 'username'))
    const isGone = textOf(at(message, 'deleted_at')) !== undefined || at(message, 'hidden') === true
    // What the forum itself notes in a topic (moved, closed) is nobody's word.
    if (number === undefined || !username || isGone || (numberOf(at(message, 'post_type')) ?? 1) !== 1) return undefined
    const cooked = textOf(at(message, 'cooked'))?.replace(/<aside class="quote[^>]*>[\s\S]*?<\/aside>/g, '')
    const title = number === 1 ? (textOf(at(message, 'topic_title')) ?? textOf(at(message, 'title'))) : undefined
    const name = textOf(at(message, 'name'))
    const isOurs = ['staff', 'admin', 'moderator'].some(role => at(message, role) === true)
    return {
      id: `${topic}/${number}`,
      thread: `${topic}/1`,
      ...(number > 1 && { replyTo: `${topic}/${numberOf(at(message, 'reply_to_post_number')) ?? 1}` }),
      ...(title && { title }),
      text: cooked === undefined ? (textOf(at(message, 'raw')) ?? '') : readHtml(cooked).text,
      author: { id: username.toLowerCase(), handle: username, ...(name && { name }) },
      postedAt: textOf(at(message, 'created_at')) ?? '',
      tags: [...listOf(at(message, 'tags')).flatMap(tag => textOf(tag) ?? []), ...(isOurs ? [ours] : [])],
    }
  },
}

const systems: System[] = [chatwoot, zammad, discourse]
