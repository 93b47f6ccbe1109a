import { type Answer, at, textOf } from '#connectors/web'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import { ask, read, reasonOf, refusal } from './ask.ts'
import { readComment, rootOf } from './post.ts'
import type { Secret, Settings } from './settings.ts'
import { repliesTo } from './thread.ts'
import type { Session } from './token.ts'

type Account = OpenAccount<Settings, Secret>

export const mostLetters = 10_000
/** Clocks may differ by this much. */
const toleranceMs = 30_000

function sessionOf(account: Account): Session {
  const { settings, secret, tools, keepSecret, renewSecret } = account
  if (!secret.refreshToken) throw new NetworkError('signed-out', 'To answer on YouTube, sign in there first.')
  return { settings, secret: { ...secret }, tools, keepSecret, renewSecret }
}

export async function identify(account: Account): Promise<Identity> {
  const data = await read(sessionOf(account), 'channels', { part: 'snippet', mine: true })
  const channel = at(data, 'items', 0)
  const externalId = textOf(at(channel, 'id'))
  if (!externalId) throw new NetworkError('refused', 'This account has no channel on YouTube yet: make one there.')
  const name = textOf(at(channel, 'snippet', 'title'))
  const avatarUrl = textOf(at(channel, 'snippet', 'thumbnails', 'default', 'url'))
  const handle = textOf(at(channel, 'snippet', 'customUrl'))?.replace(/^@/, '') ?? externalId
  return {
    externalId,
    handle,
    ...(name && { name }),
    ...(avatarUrl && { avatarUrl }),
    url: `https://www.youtube.com/channel/${externalId}`,
  }
}

function notTooLong(text: string): void {
  if ([...text].length > mostLetters)
    throw new NetworkError('refused', `YouTube takes at most ${mostLetters} letters in a comment.`)
}

export async function send(account: Account, { replyTo, text }: OutgoingMessage): Promise<Sent> {
  if (!replyTo) throw new NetworkError('refused', 'On YouTube we answer what was said there.')
  notTooLong(text)
  const session = sessionOf(account)
  const answer = await ask(session, 'comments', {
    method: 'POST',
    publishes: true,
    query: { part: 'snippet' },
    // YouTube knows two levels: an answer to an answer stands beside it.
    body: { snippet: { parentId: rootOf(replyTo.externalId), textOriginal: text } },
  })
  if (!answer.ok) throw refusal(session, answer)
  const externalId = textOf(at(answer.data, 'id'))
  if (!externalId) throw new NetworkError('unknown', 'YouTube did not say where it put this.')
  return sentOf(answer, externalId)
}

function sentOf({ data }: Answer, externalId: string): Sent {
  const url = readComment(data)?.url
  return { externalId, ...(url && { url }) }
}

/** Looks through the replies there for these words of ours, said since this message was made. */
export async function find(account: Account, { replyTo, text, createdAt }: OutgoingMessage): Promise<Sent | undefined> {
  if (!replyTo) return undefined
  const session = sessionOf(account)
  const me = await identify(account)
  const { replies } = await repliesTo(session, rootOf(replyTo.externalId), undefined)
  const mine = replies.find(
    post =>
      post.author.externalId === me.externalId &&
      post.postedAt.getTime() >= createdAt.getTime() - toleranceMs &&
      squeezed(post.text) === squeezed(text),
  )
  return mine && { externalId: mine.externalId, ...(mine.url && { url: mine.url }) }
}

/** Changes nothing that people read, and everything that networks do to white space. */
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

export async function edit(account: Account, sent: Sent, { text }: OutgoingMessage): Promise<Sent> {
  notTooLong(text)
  const session = sessionOf(account)
  const answer = await ask(session, 'comments', {
    method: 'PUT',
    query: { part: 'snippet' },
    body: { id: sent.externalId, snippet: { textOriginal: text } },
  })
  if (!answer.ok) throw refusal(session, answer)
  return sent
}

export async function retract(account: Account, { externalId }: Sent): Promise<void> {
  const session = sessionOf(account)
  const answer = await ask(session, 'comments', { method: 'DELETE', query: { id: externalId } })
  if (!answer.ok && reasonOf(answer) !== 'commentNotFound') throw refusal(session, answer)
}
