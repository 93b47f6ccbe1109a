import { addressesIn, at, idOf, listOf, numberOf, secondsOf, textOf } from '#connectors/web'
import type { Post, PostAuthor } from '#core/channels'
import { externalIdOf, lineOf } from './message-id.ts'

export const network = 'telegram'

/** A message as the Bot API tells it; what the group itself notes (joined, pinned) is nobody's word. */
export function readMessage(told: unknown, botId: string): Post | undefined {
  const chat = at(told, 'chat')
  const chatId = idOf(at(chat, 'id'))
  const messageId = numberOf(at(told, 'message_id'))
  const sentS = secondsOf(at(told, 'date'))
  const author = authorOf(at(told, 'from'), at(told, 'sender_chat'))
  const text = textOf(at(told, 'text')) ?? textOf(at(told, 'caption')) ?? withoutWords(told)
  if (!chatId || messageId === undefined || !sentS || !author || text === undefined) return undefined
  const isPrivate = textOf(at(chat, 'type')) === 'private'
  const url = addressOf(chat, chatId, messageId)
  const above = aboveOf(told)
  const root = rootOf(told, messageId)
  const changedS = secondsOf(at(told, 'edit_date'))
  const { links, tags, mentions } = marksIn(told, text)
  return {
    network,
    externalId: externalIdOf(botId, chatId, messageId),
    ...(url && { url }),
    author,
    text,
    postedAt: new Date(sentS * 1000),
    ...(changedS && { editedAt: new Date(changedS * 1000) }),
    ...(above !== undefined && { replyTo: externalIdOf(botId, chatId, above) }),
    ...(isPrivate && { threadRoot: lineOf(botId, chatId), isLine: true, visibility: 'direct' }),
    ...(!isPrivate && root !== undefined && { threadRoot: externalIdOf(botId, chatId, root) }),
    links,
    tags,
    mentions,
    // A picture’s address there holds the bot’s token: it is named in words, and opened on Telegram.
    media: [],
  }
}

/** Who speaks: a person, or a channel or group in its own name. */
function authorOf(from: unknown, chat: unknown): PostAuthor | undefined {
  const who = chat ?? from
  const externalId = idOf(at(who, 'id'))
  if (!externalId) return undefined
  const username = textOf(at(who, 'username'))
  const names = [at(who, 'first_name'), at(who, 'last_name')].flatMap(name => textOf(name) ?? [])
  const name = textOf(at(who, 'title')) ?? names.join(' ')
  return {
    externalId,
    handle: username ?? (name || externalId),
    ...(name && { name }),
    ...(username && { url: `https://t.me/${username}` }),
  }
}

const silent: [string, string][] = [
  ['photo', 'A picture, without words.'],
  ['video', 'A video, without words.'],
  ['video_note', 'A video, without words.'],
  ['voice', 'A voice message.'],
  ['audio', 'A piece of sound.'],
  ['document', 'A file, without words.'],
  ['contact', 'Somebody’s contact.'],
  ['location', 'A place on the map.'],
]

function withoutWords(told: unknown): string | undefined {
  const sticker = textOf(at(told, 'sticker', 'emoji'))
  if (sticker) return sticker
  const question = textOf(at(told, 'poll', 'question'))
  if (question) return question
  const [, words] = silent.find(([name]) => at(told, name) !== undefined) ?? []
  return words && `(${words})`
}

/** In a group with topics, whoever writes into one “answers” the line that opened it: that is no answer. */
function aboveOf(told: unknown): number | undefined {
  const above = numberOf(at(told, 'reply_to_message', 'message_id'))
  return at(told, 'is_topic_message') === true && above === numberOf(at(told, 'message_thread_id')) ? undefined : above
}

function rootOf(told: unknown, messageId: number): number | undefined {
  const root = numberOf(at(told, 'message_thread_id'))
  return at(told, 'is_topic_message') === true || root === messageId ? undefined : root
}

function addressOf(chat: unknown, chatId: string, messageId: number): string | undefined {
  const username = textOf(at(chat, 'username'))
  // A private chat has no address but the person’s own.
  if (textOf(at(chat, 'type')) === 'private') return username && `https://t.me/${username}`
  if (username) return `https://t.me/${username}/${messageId}`
  return chatId.startsWith('-100') ? `https://t.me/c/${chatId.slice(4)}/${messageId}` : undefined
}

/** Telegram marks what is a link, a tag or a name; it counts as JavaScript does (UTF-16). */
function marksIn(told: unknown, text: string): Pick<Post, 'links' | 'tags' | 'mentions'> {
  const links = new Set<string>()
  const tags = new Set<string>()
  const mentions = new Set<string>()
  for (const mark of [...listOf(at(told, 'entities')), ...listOf(at(told, 'caption_entities'))]) {
    const from = numberOf(at(mark, 'offset')) ?? 0
    const words = text.slice(from, from + (numberOf(at(mark, 'length')) ?? 0))
    const kind = textOf(at(mark, 'type'))
    if (kind === 'hashtag') tags.add(words.replace(/^#/, '').replace(/@\w+$/, ''))
    if (kind === 'mention') mentions.add(words.replace(/^@/, ''))
    if (kind === 'text_mention') mentions.add(idOf(at(mark, 'user', 'id')) ?? words)
    const link = kind === 'text_link' ? textOf(at(mark, 'url')) : kind === 'url' ? linkOf(words) : undefined
    if (link && URL.canParse(link)) links.add(new URL(link).href)
  }
  return { links: [...new Set([...links, ...addressesIn(text)])], tags: [...tags], mentions: [...mentions] }
}

const linkOf = (words: string) => (/^[a-z][a-z\d+.-]*:/i.test(words) ? words : `https://${words}`)
