import { at, idOf, listOf, textOf } from '#connectors/web'
import {
  type Identity,
  NetworkError,
  type OpenAccount,
  type OutgoingGesture,
  type OutgoingMessage,
  type Sent,
} from '#core/channels'
import { ask, change, type Where } from './ask.ts'
import {
  addToDiscussion,
  addToIssue,
  changeInDiscussion,
  changeInIssue,
  lastOfDiscussion,
  lastOfIssue,
  lastOfReplies,
  react,
  takeFromDiscussion,
  takeFromIssue,
  takeReaction,
  whoWeAre,
} from './queries.ts'
import type { Secret, Settings } from './settings.ts'
import { standingOf } from './thread.ts'

type Account = OpenAccount<Settings, Secret>

/** GitHub takes 65,536; our mark needs some of them. */
export const mostLetters = 65_000

const whereOf = ({ settings, secret, tools }: Account): Where => ({ settings, secret, tools })

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
  const { root, isDiscussion, below } = await standingOf(where, message.replyTo.externalId)
  const body = marked(message)
  const done = isDiscussion
    ? at(await change(where, addToDiscussion, { id: root, under: below, body }, true), 'comment')
    : at(await change(where, addToIssue, { id: root, body }, true), 'commentEdge', 'node')
  const sent = sentOf(done)
  if (!sent) throw new NetworkError('unknown', 'GitHub did not say where it put this.')
  return sent
}

/** Looks through what we said last in that thread for this message's mark. */
export async function find(account: Account, message: OutgoingMessage): Promise<Sent | undefined> {
  if (!message.replyTo) return undefined
  const where = whereOf(account)
  const { root, isDiscussion, below } = await standingOf(where, message.replyTo.externalId)
  const query = below ? lastOfReplies : isDiscussion ? lastOfDiscussion : lastOfIssue
  const { data } = await ask(where, query, { id: below ?? root })
  const said = listOf(at(data, 'node', below ? 'replies' : 'comments', 'nodes'))
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
  const { isDiscussion } = await standingOf(where, sent.externalId)
  await change(where, isDiscussion ? changeInDiscussion : changeInIssue, {
    id: sent.externalId,
    body: marked(message),
  })
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
      const { isDiscussion } = await standingOf(where, externalId)
      await change(where, isDiscussion ? takeFromDiscussion : takeFromIssue, { id: externalId })
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
