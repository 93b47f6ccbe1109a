import { isObject, listOf, textOf } from '#connectors/web'
import { type Identity, NetworkError, type OutgoingGesture, type OutgoingMessage, type Sent } from '#core/channels'
import type { Answer } from './api.ts'
import { bringPictures, forgetBrought } from './bring-pictures.ts'
import { addressed, checkText, idempotencyKey, visibilityOf } from './compose.ts'
import { readHtml } from './html-text.ts'
import { callIn, instance, type Session, sessionOf } from './session.ts'
import type { MastodonAccount } from './settings.ts'
import { authorOf, idAt, partsOf } from './status.ts'

/** Who the account is: the server is asked anew, so a token that is no longer good is noticed here. */
export async function identify(account: MastodonAccount): Promise<Identity> {
  const session = sessionOf(account)
  const { author } = await ourselves(session)
  const { externalId, handle, name, avatarUrl, url } = author
  return { externalId, handle, name, avatarUrl, url }
}

/**
 * Posts a message. The server keeps the key of each for an hour and answers a second try with the first status;
 * for later ones, `find` is asked before.
 */
export async function send(account: MastodonAccount, message: OutgoingMessage): Promise<Sent> {
  const session = sessionOf(account)
  const composition = await composed(session, message)
  const media_ids = await bringPictures(session, message)
  const body = { ...composition, ...(media_ids.length > 0 && { media_ids }) }
  const answer = await callIn(session, {
    path: '/api/v1/statuses',
    method: 'POST',
    body,
    headers: { 'idempotency-key': idempotencyKey(message) },
    publishes: true,
  })
  if (!answer.ok) throw refusalOf(session, answer)
  const sent = sentIn(session, answer.data)
  forgetBrought(session, message)
  return sent
}

/**
 * Changes what was said. The status keeps its place, its replies, and whom it was shown to; and its pictures, where the
 * message says nothing of them: a server takes a change without them for one that takes them away.
 */
export async function edit(account: MastodonAccount, sent: Sent, message: OutgoingMessage): Promise<Sent> {
  const session = sessionOf(account)
  const { id } = ours(session, sent)
  const { status, spoiler_text, sensitive, language } = await composed(session, message)
  const media_ids = message.pictures ? await bringPictures(session, message) : await picturesOn(session, id)
  const body = { status, spoiler_text: spoiler_text ?? '', sensitive, language, media_ids }
  const answer = await callIn(session, { path: `/api/v1/statuses/${id}`, method: 'PUT', body })
  if (!answer.ok) throw refusalOf(session, answer)
  const changed = sentIn(session, answer.data)
  forgetBrought(session, message)
  return changed
}

async function picturesOn(session: Session, id: string): Promise<string[]> {
  const answer = await callIn(session, { path: `/api/v1/statuses/${id}` })
  if (!answer.ok) throw refusalOf(session, answer)
  const attached = isObject(answer.data) ? listOf(answer.data.media_attachments) : []
  return attached.flatMap(each => (isObject(each) ? (textOf(each.id) ?? []) : []))
}

/**
 * The status of a message, if it arrived: looked for among our own that were written since the message was, by the
 * server's clock. It is the one that says the same in the same place.
 */
export async function find(account: MastodonAccount, message: OutgoingMessage): Promise<Sent | undefined> {
  const session = sessionOf(account)
  const { id, clockAheadMs } = await ourselves(session)
  const sinceMs = message.createdAt.getTime() + clockAheadMs - 2_000
  const answered = message.replyTo && (await statusFor(session, message.replyTo).catch(gone))
  const wanted = alike(addressed(message.text, answered && (await addressee(session, answered))))
  let max_id: string | undefined
  for (let pages = 0; pages < 10; pages++) {
    const path = `/api/v1/accounts/${id}/statuses`
    const answer = await callIn(session, { path, query: { limit: '40', exclude_reblogs: 'true', max_id } })
    if (!answer.ok) throw new NetworkError('later', `It can’t be told whether this arrived: ${answer.message}`)
    const statuses = listOf(answer.data).filter(isObject)
    const same = statuses.filter(
      one => Date.parse(String(one.created_at)) >= sinceMs && isIt(one, wanted, message, answered),
    )
    // Of several that say the same, the first is the one of the first try.
    const found = same.at(-1)
    if (found) return sentIn(session, found)
    const last = statuses.at(-1)
    if (last === undefined || Date.parse(String(last.created_at)) < sinceMs) return undefined
    max_id = textOf(last.id)
  }
  throw new NetworkError('later', 'It can’t be told whether this arrived: too much was written since.')
}

function isIt(
  status: Record<string, unknown>,
  wanted: string,
  message: OutgoingMessage,
  answered: Status | undefined,
): boolean {
  const said = readHtml(String(status.content)).text
  const text = alike(said)
  if (message.replyTo === undefined) return text === wanted && !textOf(status.in_reply_to_id)
  if (answered !== undefined) return text === wanted && status.in_reply_to_id === answered.id
  // What it answered is gone, and with it whom it named at its beginning.
  return text === wanted || alike(said.replace(/^@[\w.-]+(@[\w.-]+)?\s+/, '')) === wanted
}

/** Likes or boosts. The server takes a second time for the first. */
export async function gesture(account: MastodonAccount, { gesture, to }: OutgoingGesture): Promise<Sent> {
  const session = sessionOf(account)
  const target = await statusFor(session, to)
  const path = `/api/v1/statuses/${target.id}/${gesture === 'like' ? 'favourite' : 'reblog'}`
  const answer = await callIn(session, { path, method: 'POST' })
  // Some servers call a second boost an error; by then it is there.
  if (!answer.ok && !/already/i.test(answer.message)) throw refusalOf(session, answer)
  return { externalId: `${idAt(new URL(session.server).host, target.id)}#${gesture}`, url: target.url }
}

/** Takes back a status or a gesture. What is gone already is fine. */
export async function retract(account: MastodonAccount, sent: Sent): Promise<void> {
  const session = sessionOf(account)
  const { id, gesture } = ours(session, sent)
  if (gesture !== undefined) {
    const path = `/api/v1/statuses/${id}/${gesture === 'like' ? 'unfavourite' : 'unreblog'}`
    const answer = await callIn(session, { path, method: 'POST' })
    if (!answer.ok && answer.status !== 404 && answer.status !== 410) throw refusalOf(session, answer)
    return
  }
  // A server says the same of what is gone and of what is not ours to take: so it is looked at first.
  const [{ id: us }, held] = await Promise.all([
    ourselves(session),
    callIn(session, { path: `/api/v1/statuses/${id}` }),
  ])
  if (!held.ok && (held.status === 404 || held.status === 410)) return
  if (!held.ok) throw refusalOf(session, held)
  const author = isObject(held.data) && isObject(held.data.account) ? held.data.account.id : undefined
  if (author !== us) throw new NetworkError('refused', 'This post was not written by this account.')
  const answer = await callIn(session, { path: `/api/v1/statuses/${id}`, method: 'DELETE' })
  if (!answer.ok && answer.status !== 404 && answer.status !== 410) throw refusalOf(session, answer)
}

interface Composed {
  status: string
  visibility: string
  in_reply_to_id?: string
  quoted_status_id?: string
  spoiler_text?: string
  sensitive: boolean
  language?: string
}

async function composed(session: Session, message: OutgoingMessage): Promise<Composed> {
  const { maxCharacters, charactersPerUrl } = await instance(session)
  checkText(message.text, message.contentWarning, maxCharacters, charactersPerUrl)
  const answered = message.replyTo && (await statusFor(session, message.replyTo))
  const status = addressed(message.text, answered && (await addressee(session, answered)))
  checkText(status, message.contentWarning, maxCharacters, charactersPerUrl)
  const quoted = message.quotes === undefined ? undefined : await statusFor(session, { externalId: message.quotes })
  // A post that was hidden behind a warning is answered behind the same one.
  const warning = message.contentWarning ?? textOf(answered?.spoilerText)
  const language = message.language?.split('-')[0]?.toLowerCase()
  return {
    status,
    visibility: visibilityOf(message.visibility, answered?.visibility),
    ...(answered && { in_reply_to_id: answered.id }),
    ...(quoted && { quoted_status_id: quoted.id }),
    ...(warning && { spoiler_text: warning }),
    sensitive: warning !== undefined,
    ...(language && /^[a-z]{2,3}$/.test(language) && { language }),
  }
}

interface Status {
  id: string
  url: string | undefined
  acct: string | undefined
  accountId: string | undefined
  visibility: unknown
  spoilerText: unknown
}

/** A status as our own server knows it; one that was heard on another server is looked up by its address. */
async function statusFor(session: Session, ref: { externalId: string; url?: string }): Promise<Status> {
  const parts = partsOf(ref.externalId)
  if (parts?.host === new URL(session.server).host) {
    const answer = await callIn(session, { path: `/api/v1/statuses/${parts.id}` })
    if (answer.ok) return statusIn(answer.data)
    if (answer.status === 404 || answer.status === 410) throw goneRefusal()
    throw refusalOf(session, answer)
  }
  if (ref.url === undefined) throw new NetworkError('refused', 'This post is on another server, at an unknown address.')
  const query = { q: ref.url, resolve: 'true', type: 'statuses', limit: '1' }
  const answer = await callIn(session, { path: '/api/v2/search', query })
  if (!answer.ok) throw refusalOf(session, answer)
  const [found] = isObject(answer.data) ? listOf(answer.data.statuses) : []
  if (!isObject(found)) throw goneRefusal()
  return statusIn(found)
}

const goneWords = 'The post that this answers is gone or can’t be seen from our server.'

function goneRefusal(): NetworkError {
  return new NetworkError('refused', goneWords)
}

function gone(err: unknown): undefined {
  if (err instanceof NetworkError && err.message === goneWords) return undefined
  throw err
}

function statusIn(data: unknown): Status {
  const status = isObject(data) ? data : {}
  const id = textOf(status.id)
  if (id === undefined) throw new NetworkError('later', 'The server’s answer is no status.')
  const account = isObject(status.account) ? status.account : {}
  return {
    id,
    url: textOf(status.url),
    acct: textOf(account.acct),
    accountId: textOf(account.id),
    visibility: status.visibility,
    spoilerText: status.spoiler_text,
  }
}

/** Nobody has to call themselves. */
async function addressee(session: Session, answered: Status): Promise<string | undefined> {
  const { id } = await ourselves(session)
  return answered.accountId === id ? undefined : answered.acct
}

const knownSelves = new WeakMap<Session, Promise<Self>>()

interface Self {
  id: string
  author: NonNullable<ReturnType<typeof authorOf>>
  /** By so much the server's clock is ahead of ours. */
  clockAheadMs: number
}

function ourselves(session: Session): Promise<Self> {
  const known = knownSelves.get(session) ?? askWhoWeAre(session)
  knownSelves.set(session, known)
  return known
}

async function askWhoWeAre(session: Session): Promise<Self> {
  if (session.secret === undefined) throw new NetworkError('signed-out', 'Please paste an access token, or sign in.')
  const [at, answer] = await Promise.all([
    instance(session),
    callIn(session, { path: '/api/v1/accounts/verify_credentials' }),
  ])
  if (!answer.ok) throw new NetworkError('later', `The server did not say who we are: ${answer.message}`)
  const author = authorOf(answer.data, at)
  const id = isObject(answer.data) ? textOf(answer.data.id) : undefined
  if (author === undefined || id === undefined) throw new NetworkError('later', 'The server did not say who we are.')
  const theirTime = Date.parse(answer.headers.get('date') ?? '')
  return { id, author, clockAheadMs: Number.isNaN(theirTime) ? 0 : theirTime - session.tools.now().getTime() }
}

function ours(session: Session, sent: Sent): { id: string; gesture?: 'like' | 'boost' } {
  const parts = partsOf(sent.externalId)
  if (parts?.host !== new URL(session.server).host)
    throw new NetworkError('refused', 'This post was not written by this account.')
  return parts
}

function sentIn(session: Session, data: unknown): Sent {
  const id = isObject(data) ? textOf(data.id) : undefined
  if (!isObject(data) || id === undefined || data.scheduled_at)
    throw new NetworkError('unknown', 'The server took this and did not say where it is.')
  return { externalId: idAt(new URL(session.server).host, id), url: textOf(data.url) ?? textOf(data.uri) }
}

/** Words alone: how a server marks people, addresses and lines is its own. */
function alike(text: string): string {
  return text
    .toLowerCase()
    .replace(/(@[\w.-]+?)@[\w.-]+/g, '$1')
    .replace(/\s+/g, '')
}

/** A token problem after a renewal is the server's trouble; what else it says concerns this one message. */
function refusalOf({ server }: Session, answer: Answer & { ok: false }): NetworkError {
  const { host } = new URL(server)
  if (answer.status === 401) return new NetworkError('later', `${host} did not take this: ${answer.message}`)
  if (answer.status === 409) return new NetworkError('unknown', `${host} is at this already: ${answer.message}`)
  return new NetworkError('refused', `${host} does not take this: ${answer.message}`)
}
