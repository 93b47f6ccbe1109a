import { at, idOf, textOf } from '#connectors/web'
import {
  type Identity,
  NetworkError,
  type OpenAccount,
  type OutgoingGesture,
  type OutgoingMessage,
  type Sent,
} from '#core/channels'
import { ask, tryTo } from './ask.ts'
import { botIdOf, externalIdOf, partsOf } from './message-id.ts'
import type { Secret, Settings } from './settings.ts'

type Account = OpenAccount<Settings, Secret>

export const mostLetters = 4096

export async function identify(account: Account): Promise<Identity> {
  const me = await ask(account, 'getMe', {})
  const externalId = idOf(at(me, 'id'))
  const username = textOf(at(me, 'username'))
  if (!externalId || !username) throw new NetworkError('later', 'Telegram did not say who our bot is.')
  const name = textOf(at(me, 'first_name'))
  return { externalId, handle: username, ...(name && { name }), url: `https://t.me/${username}` }
}

export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  const to = message.replyTo && (partsOf(message.replyTo.externalId) ?? partsOf(message.replyTo.threadRoot ?? ''))
  if (!to) throw new NetworkError('refused', 'On Telegram a bot answers those who wrote to it, and begins nothing.')
  notTooLong(message.text)
  const reply = to.messageId !== undefined && { reply_parameters: { message_id: to.messageId } }
  const body = { text: message.text, ...reply }
  const answer = await tryTo(account, 'sendMessage', { chat_id: Number(to.chatId), ...body }, true)
  if ('yes' in answer) return sentOf(account, answer.yes)
  if (answer.movedTo === undefined) throw answer.no
  // The group has grown into another one, where old messages bear other numbers.
  const moved = { chat_id: answer.movedTo, text: message.text }
  return sentOf(account, await ask(account, 'sendMessage', moved, true))
}

function notTooLong(text: string): void {
  if (text.length > mostLetters)
    throw new NetworkError('refused', `Telegram takes at most ${mostLetters} letters in a message.`)
}

function sentOf({ secret }: Account, told: unknown): Sent {
  const chatId = idOf(at(told, 'chat', 'id'))
  const messageId = idOf(at(told, 'message_id'))
  if (!chatId || !messageId) throw new NetworkError('unknown', 'Telegram did not say where it put this.')
  const username = textOf(at(told, 'chat', 'username'))
  const isShared = textOf(at(told, 'chat', 'type')) !== 'private'
  return {
    externalId: externalIdOf(botIdOf(secret), chatId, messageId),
    ...(username && isShared && { url: `https://t.me/${username}/${messageId}` }),
  }
}

export async function edit(account: Account, sent: Sent, { text }: OutgoingMessage): Promise<Sent> {
  notTooLong(text)
  const answer = await tryTo(account, 'editMessageText', { ...targetOf(sent.externalId), text })
  if ('no' in answer && !/message is not modified/i.test(answer.no.message)) throw answer.no
  return sent
}

const like = /^like (.+)$/

/** Takes a message down, or a like back. What is not there any more was taken down already. */
export async function retract(account: Account, { externalId }: Sent): Promise<void> {
  const [, liked] = like.exec(externalId) ?? []
  if (liked) return void (await ask(account, 'setMessageReaction', { ...targetOf(liked), reaction: [] }))
  const answer = await tryTo(account, 'deleteMessage', targetOf(externalId))
  if ('no' in answer && !/message to delete not found/i.test(answer.no.message)) throw answer.no
}

/** A thumb under a message; a bot has one each. */
export async function gesture(account: Account, { gesture, to }: OutgoingGesture): Promise<Sent> {
  if (gesture !== 'like') throw new NetworkError('refused', 'Telegram knows no boosts.')
  await ask(account, 'setMessageReaction', {
    ...targetOf(to.externalId),
    reaction: [{ type: 'emoji', emoji: '👍' }],
  })
  return { externalId: `like ${to.externalId}` }
}

function targetOf(externalId: string): { chat_id: number; message_id: number } {
  const parts = partsOf(externalId)
  if (parts?.messageId === undefined) throw new NetworkError('refused', 'This is no message of Telegram’s.')
  return { chat_id: Number(parts.chatId), message_id: parts.messageId }
}
