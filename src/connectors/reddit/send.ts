import { at, listOf, textOf } from '#connectors/web'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import { ask, complaintIn, read, refusal } from './ask.ts'
import { childrenOf, readThing } from './post.ts'
import type { Secret, Settings } from './settings.ts'
import type { Session } from './token.ts'

type Account = OpenAccount<Settings, Secret>

export const mostLetters = 10_000

function sessionOf({ settings, secret, tools, keepSecret, renewSecret }: Account): Session {
  return { settings, secret: { ...secret }, tools, keepSecret, renewSecret }
}

export async function identify(account: Account): Promise<Identity> {
  const { data } = await read(sessionOf(account), '/api/v1/me')
  const name = textOf(at(data, 'name'))
  const id = textOf(at(data, 'id'))
  if (!name || !id) throw new NetworkError('signed-out', 'Reddit did not say who we are.')
  return { externalId: `t2_${id}`, handle: name, url: `https://www.reddit.com/user/${name}` }
}

export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  const { replyTo, text } = message
  if (!replyTo) throw new NetworkError('refused', 'On Reddit we answer what was said there.')
  if ([...text].length > mostLetters) throw new NetworkError('refused', `Reddit takes at most ${mostLetters} letters.`)
  const data = await tell(account, '/api/comment', { thing_id: replyTo.externalId, text })
  const sent = sentOf(listOf(at(data, 'json', 'data', 'things'))[0])
  if (!sent) throw new NetworkError('unknown', 'Reddit did not say where it put this.')
  return sent
}

/** Looks through what we wrote last for these words under that post. */
export async function find(account: Account, { replyTo, text }: OutgoingMessage): Promise<Sent | undefined> {
  if (!replyTo) return undefined
  const session = sessionOf(account)
  const me = await identify(account)
  const { data } = await read(session, `/user/${me.handle}/comments`, { sort: 'new', limit: 100 })
  const mine = childrenOf(data).find(thing => {
    const post = readThing(thing)
    return post && post !== 'gone' && post.replyTo === replyTo.externalId && squeezed(post.text) === squeezed(text)
  })
  return mine ? sentOf(mine) : undefined
}

/** Changes nothing that people read, and everything that networks do to white space. */
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

export async function edit(account: Account, sent: Sent, message: OutgoingMessage): Promise<Sent> {
  await tell(account, '/api/editusertext', { thing_id: sent.externalId, text: message.text })
  return sent
}

export async function retract(account: Account, sent: Sent): Promise<void> {
  const answer = await ask(sessionOf(account), '/api/del', { method: 'POST', form: { id: sent.externalId } })
  if (!answer.ok && answer.status !== 404) throw refusal(answer)
}

async function tell(account: Account, path: string, form: Record<string, string>): Promise<unknown> {
  const answer = await ask(sessionOf(account), path, {
    method: 'POST',
    publishes: true,
    form: { api_type: 'json', ...form },
  })
  if (!answer.ok) throw refusal(answer)
  const complaint = complaintIn(answer.data, account.tools.now())
  if (complaint) throw complaint
  return answer.data
}

function sentOf(thing: unknown): Sent | undefined {
  const externalId = textOf(at(thing, 'data', 'name'))
  const permalink = textOf(at(thing, 'data', 'permalink'))
  return externalId
    ? { externalId, ...(permalink && { url: new URL(permalink, 'https://www.reddit.com').href }) }
    : undefined
}
