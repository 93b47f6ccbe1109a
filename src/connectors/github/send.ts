import { at, idOf, listOf, textOf } from '#connectors/web'
import {
  type Identity,
  NetworkError,
  type OpenAccount,
  type OutgoingGesture,
  type OutgoingMessage,
  type Sent,
} from '#core/channels'
import { ask, change } from './ask.ts'
import {
  addToDiscussion,
  addToIssue,
  addToLines,
  changeInDiscussion,
  changeInIssue,
  changeInLines,
  lastOfDiscussion,
  lastOfIssue,
  lastOfLines,
  lastOfReplies,
  react,
  takeFromDiscussion,
  takeFromIssue,
  takeFromLines,
  takeReaction,
  whoWeAre,
} from './queries.ts'
import type { Secret, Settings } from './settings.ts'
import { linesOf, standingOf, whereOf } from './thread.ts'
import type { Where } from './token.ts'

type Account = OpenAccount<Settings, Secret>

/** GitHub takes 65,536; our mark needs some of them. */
export const mostLetters = 65_000

export async function identify(account: Account): Promise<Identity> {
  const { data } = await ask(whereOf(account), whoWeAre)
  const viewer = at(data, 'viewer')
  const login = textOf(at(viewer, 'login'))
  if (!login) throw new NetworkError('later', 'GitHub did not say who we are.')
  const [name, avatarUrl, url] = ['name', 'avatarUrl', 'url'].map(key => textOf(at(viewer, key)))
  return {
    externalId: idOf(at(viewer, 'databaseId')) ?? login.toLowerCase(),
    handle: login,
    ...(name && { name }),
    ...(avatarUrl && { avatarUrl }),
    ...(url && { url }),
  }
}

/** Unseen by readers, kept in the comment's source: by it we know later whether this very message arrived. */
const markOf = ({ deliveryId }: OutgoingMessage) => `<!-- ${deliveryId} -->`
const marked = (message: OutgoingMessage) => `${message.text}\n\n${markOf(message)}`

function notTooLong(text: string): void {
  if ([...text].length > mostLetters)
    throw new NetworkError('refused', `GitHub takes at most ${mostLetters} letters in a comment.`)
}

export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  if (!message.replyTo) throw new NetworkError('refused', 'On GitHub we answer what was said there.')
  notTooLong(message.text)
  const where = whereOf(account)
  const sent = sentOf(await say(where, message.replyTo.externalId, marked(message)))
  if (!sent) throw new NetworkError('unknown', 'GitHub did not say where it put this.')
  return sent
}

/** In a discussion below what it answers, of some lines in their thread, else at the end. */
async function say(where: Where, to: string, body: string): Promise<unknown> {
  const { root, kind, below } = await standingOf(where, to)
  if (kind === 'Discussion')
    return at(await change(where, addToDiscussion, { id: root, under: below, body }, true), 'comment')
  if (below)
    return at(await change(where, addToLines, { id: await linesOf(where, root, below), body }, true), 'comment')
  return at(await change(where, addToIssue, { id: root, body }, true), 'commentEdge', 'node')
}

/** Looks through what we said last in that thread for this message's mark. */
export async function find(account: Account, message: OutgoingMessage): Promise<Sent | undefined> {
  if (!message.replyTo) return undefined
  const where = whereOf(account)
  const { root, kind, below } = await standingOf(where, message.replyTo.externalId)
  const isLines = kind === 'PullRequest' && below !== undefined
  const id = isLines ? await linesOf(where, root, below) : (below ?? root)
  const inDiscussion = below ? lastOfReplies : lastOfDiscussion
  const { data } = await ask(where, isLines ? lastOfLines : kind === 'Discussion' ? inDiscussion : lastOfIssue, { id })
  const said = listOf(at(data, 'node', below && !isLines ? 'replies' : 'comments', 'nodes'))
  const mine = said.find(
    one =>
      at(one, 'viewerDidAuthor') === true &&
      !textOf(at(one, 'deletedAt')) &&
      textOf(at(one, 'body'))?.includes(markOf(message)),
  )
  return sentOf(mine)
}

export async function edit(account: Account, sent: Sent, message: OutgoingMessage): Promise<Sent> {
  notTooLong(message.text)
  const where = whereOf(account)
  const { kind, below } = await standingOf(where, sent.externalId)
  const query = kind === 'Discussion' ? changeInDiscussion : below ? changeInLines : changeInIssue
  await change(where, query, { id: sent.externalId, body: marked(message) })
  return sent
}

const reaction = /^(HEART|THUMBS_UP):(.+)$/

/** Takes a comment down, or a like back. What is not there any more was taken down already. */
export async function retract(account: Account, { externalId }: Sent): Promise<void> {
  const where = whereOf(account)
  const [, content, subject] = reaction.exec(externalId) ?? []
  try {
    if (content) await change(where, takeReaction, { id: subject, content })
    else {
      const { kind, below } = await standingOf(where, externalId)
      const query = kind === 'Discussion' ? takeFromDiscussion : below ? takeFromLines : takeFromIssue
      await change(where, query, { id: externalId })
    }
  } catch (error) {
    if (!(error instanceof NetworkError && error.outcome === 'refused' && /no such thing/.test(error.message)))
      throw error
  }
}

/** A heart under a post, which can be there once only. */
export async function gesture(account: Account, { gesture, to }: OutgoingGesture): Promise<Sent> {
  if (gesture !== 'like') throw new NetworkError('refused', 'GitHub knows no boosts.')
  await change(whereOf(account), react, { id: to.externalId, content: 'HEART' })
  return { externalId: `HEART:${to.externalId}` }
}

function sentOf(told: unknown): Sent | undefined {
  const externalId = textOf(at(told, 'id'))
  const url = textOf(at(told, 'url'))
  return externalId ? { externalId, ...(url && { url }) } : undefined
}
