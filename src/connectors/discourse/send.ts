import { at, idOf, listOf, numberOf, textOf } from '#connectors/web'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import { ask, hostOf, read, refusal, type Where } from './ask.ts'
import { externalIdOf, partsOf } from './post.ts'
import type { Secret, Settings } from './settings.ts'

type Account = OpenAccount<Settings, Secret>

/** Discourse's own default; a forum may allow less, and says so. */
export const mostLetters = 32_000

const whereOf = ({ settings, secret, tools }: Account): Where => ({ settings, secret, tools })

export async function identify(account: Account): Promise<Identity> {
  const { settings, secret } = account
  if (!secret.apiKey || !secret.apiUser)
    throw new NetworkError('signed-out', 'To answer, a forum needs an API key and the name of its user.')
  const data = await read(whereOf(account), '/session/current.json')
  const username = textOf(at(data, 'current_user', 'username'))
  if (!username) throw new NetworkError('signed-out', `${hostOf(settings)} did not say who we are.`)
  const name = textOf(at(data, 'current_user', 'name'))
  return {
    externalId: `${settings.url.replace(/^https?:\/\//, '')}/u/${username.toLowerCase()}`,
    handle: username,
    ...(name && { name }),
    url: `${settings.url}/u/${encodeURIComponent(username)}`,
  }
}

/** Unseen by readers, kept in the post's source: by it we know later whether this very message arrived. */
function marked(message: OutgoingMessage): string {
  return `${message.text}\n\n${markOf(message)}`
}

const markOf = ({ deliveryId }: OutgoingMessage) => `<!-- ${deliveryId} -->`

export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  const where = whereOf(account)
  const parts = message.replyTo ? partsOf(message.replyTo.externalId) : undefined
  if (!parts) throw new NetworkError('refused', 'On a forum we answer what was said there.')
  if ([...message.text].length > mostLetters)
    throw new NetworkError('refused', `This forum takes at most ${mostLetters} letters.`)
  const answer = await ask(where, '/posts.json', {
    method: 'POST',
    publishes: true,
    body: {
      raw: marked(message),
      topic_id: Number(parts.topicId),
      ...(parts.number > 1 && { reply_to_post_number: parts.number }),
    },
  })
  if (!answer.ok) throw refusal(where, answer)
  const sent = sentOf(account.settings, answer.data)
  if (!sent) throw new NetworkError('unknown', `${hostOf(account.settings)} did not say where it put this.`)
  return sent
}

/** Looks through what we said in that topic for this message's mark. */
export async function find(account: Account, message: OutgoingMessage): Promise<Sent | undefined> {
  const parts = message.replyTo ? partsOf(message.replyTo.externalId) : undefined
  if (!parts) return undefined
  const where = whereOf(account)
  const { apiUser } = account.secret
  const query = { username_filters: apiUser, include_raw: true }
  const topic = await ask(where, `/t/${parts.topicId}.json`, { query })
  if (topic.status === 404) return undefined
  if (!topic.ok) throw refusal(where, topic)
  const shown = listOf(at(topic.data, 'post_stream', 'posts'))
  const all = listOf(at(topic.data, 'post_stream', 'stream'))
  const missing = all.filter(id => !shown.some(post => at(post, 'id') === id)).slice(-60)
  const rest = missing.length > 0 ? await postsById(where, parts.topicId, missing) : []
  const mine = [...shown, ...rest].find(
    post =>
      textOf(at(post, 'raw'))?.includes(markOf(message)) &&
      at(post, 'deleted_at') == null &&
      at(post, 'user_deleted') !== true,
  )
  return mine ? sentOf(account.settings, mine) : undefined
}

export async function postsById(where: Where, topicId: string, ids: unknown[]): Promise<unknown[]> {
  const asked = ids.map(id => `post_ids[]=${encodeURIComponent(`${id}`)}`).join('&')
  const data = await read(where, `/t/${topicId}/posts.json?${asked}&include_raw=true`)
  return listOf(at(data, 'post_stream', 'posts'))
}

export async function edit(account: Account, sent: Sent, message: OutgoingMessage): Promise<Sent> {
  const where = whereOf(account)
  const id = await numberOfPost(where, sent)
  if (!id) throw new NetworkError('refused', 'This post is not there any more.')
  const answer = await ask(where, `/posts/${id}.json`, { method: 'PUT', body: { post: { raw: marked(message) } } })
  if (!answer.ok) throw refusal(where, answer)
  return sent
}

export async function retract(account: Account, sent: Sent): Promise<void> {
  const where = whereOf(account)
  const id = await numberOfPost(where, sent)
  if (!id) return
  const answer = await ask(where, `/posts/${id}.json`, { method: 'DELETE' })
  if (!answer.ok && answer.status !== 404) throw refusal(where, answer)
}

/** The forum's own number of a post; none when it was taken down. */
async function numberOfPost(where: Where, { externalId }: Sent): Promise<string | undefined> {
  const parts = partsOf(externalId)
  if (!parts) return undefined
  const answer = await ask(where, `/posts/by_number/${parts.topicId}/${parts.number}.json`)
  if (answer.status === 404) return undefined
  if (!answer.ok) throw refusal(where, answer)
  const gone = at(answer.data, 'deleted_at') != null || at(answer.data, 'user_deleted') === true
  return gone ? undefined : idOf(at(answer.data, 'id'))
}

function sentOf({ url }: Settings, post: unknown): Sent | undefined {
  const topicId = idOf(at(post, 'topic_id'))
  const number = numberOf(at(post, 'post_number'))
  if (!topicId || number === undefined) return undefined
  return { externalId: externalIdOf(url, topicId, number), url: `${url}/t/${topicId}/${number}` }
}
