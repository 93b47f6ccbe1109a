import { isValidHandle } from '@atproto/syntax'
import { type Identity, NetworkError, type OutgoingMessage, type Sent } from '#core/channels'
import { checkText, keyOf, type Reference, recordOf } from './compose.ts'
import { readRecord, recordAt } from './identity.ts'
import { isObject, partsOf, postUri, postUrl, profileUrl } from './record.ts'
import { type BlueskyAccount, callAs, serverOf, sessionOf, signIn } from './session.ts'
import { postCollection } from './settings.ts'
import { type Answer, call } from './xrpc.ts'

/** Who the account is. Signs in anew, so a bad password is noticed here. */
export async function identify(account: BlueskyAccount): Promise<Identity> {
  const { did, handle } = await signIn(account)
  const profile = (await shownProfile(account, did)) ?? (await ownProfile(account, did))
  return { externalId: did, handle, url: profileUrl(did), ...profile }
}

/**
 * Posts a message. It is written under a key that follows from the message, and only where there is nothing yet:
 * however often this is called, there is one post.
 */
export async function send(account: BlueskyAccount, message: OutgoingMessage): Promise<Sent> {
  checkText(message.text)
  const [already, reply] = await Promise.allSettled([find(account, message), replyRefs(account, message.replyTo)])
  if (already.status === 'rejected') throw already.reason
  if (already.value !== undefined) return already.value
  if (reply.status === 'rejected') throw reply.reason

  const record = await recordOf(message, reply.value, handle => resolveHandle(account, handle))
  const rkey = keyOf(message)
  const answer = await callAs(account, ({ did }) => ({
    method: 'com.atproto.repo.putRecord',
    body: { repo: did, collection: postCollection, rkey, record, swapRecord: null },
    publishes: true,
  }))
  const { did } = await sessionOf(account)
  if (answer.ok || answer.error === 'InvalidSwap') return sentAs(did, rkey)
  throw refusalOf(answer)
}

/** The post of a message, if it arrived. */
export async function find(account: BlueskyAccount, message: OutgoingMessage): Promise<Sent | undefined> {
  const { did } = await sessionOf(account)
  const rkey = keyOf(message)
  const held = await recordAt(serverOf(account), { repo: did, collection: postCollection, rkey }, account.tools)
  if (typeof held === 'string') throw new NetworkError('later', `Bluesky can’t say whether this arrived: ${held}`)
  return held && sentAs(did, rkey)
}

/** Takes a post back. One that is gone already is fine. */
export async function retract(account: BlueskyAccount, sent: Sent): Promise<void> {
  const parts = partsOf(sent.externalId)
  const { did } = await sessionOf(account)
  if (parts?.repo !== did || parts.collection !== postCollection) {
    throw new NetworkError('refused', 'This post was not written by this account.')
  }
  const answer = await callAs(account, () => ({
    method: 'com.atproto.repo.deleteRecord',
    body: { repo: did, collection: postCollection, rkey: parts.rkey },
  }))
  if (!answer.ok) throw refusalOf(answer)
}

/** The post that is answered and the one that began the thread, each with the version that was read. */
async function replyRefs(account: BlueskyAccount, replyTo: OutgoingMessage['replyTo']) {
  if (replyTo === undefined) return undefined
  const where = { service: serverOf(account), plcUrl: account.settings.plcUrl }
  const held = await readRecord(replyTo.externalId, where, account.tools)
  if (held === undefined) throw new NetworkError('refused', 'The post that this answers is gone.')
  if (typeof held === 'string') throw new NetworkError('later', `The post that this answers can’t be read: ${held}`)
  const parent = { uri: held.uri, cid: held.cid }
  return { root: rootIn(held.record) ?? parent, parent }
}

function rootIn(record: unknown): Reference | undefined {
  const root = isObject(record) && isObject(record.reply) ? record.reply.root : undefined
  if (!isObject(root) || typeof root.uri !== 'string' || typeof root.cid !== 'string') return undefined
  return { uri: root.uri, cid: root.cid }
}

/** A handle that can't be resolved stays what it is in the text: words. */
async function resolveHandle(account: BlueskyAccount, handle: string): Promise<string | undefined> {
  if (!isValidHandle(handle)) return undefined
  const answer = await call(account.tools, {
    service: serverOf(account),
    method: 'com.atproto.identity.resolveHandle',
    query: { handle },
  })
  return answer.ok && typeof answer.data.did === 'string' ? answer.data.did : undefined
}

function sentAs(did: string, rkey: string): Sent {
  return { externalId: postUri(did, rkey), url: postUrl(did, rkey) }
}

/** A token problem after a renewal is the server's trouble: the password itself was accepted a moment ago. */
function refusalOf(answer: Answer & { ok: false }): NetworkError {
  if (answer.status === 401 || answer.status >= 500 || answer.error === 'ExpiredToken') {
    return new NetworkError('later', `Bluesky did not take this: ${answer.message}`)
  }
  return new NetworkError('refused', `Bluesky does not take this: ${answer.message}`)
}

type Profile = Pick<Identity, 'name' | 'avatarUrl'>

/** The profile as people see it; a bare PDS can't show one. */
async function shownProfile(account: BlueskyAccount, did: string): Promise<Profile | undefined> {
  const answer = await callAs(account, () => ({ method: 'app.bsky.actor.getProfile', query: { actor: did } }))
  if (!answer.ok) return undefined
  return { name: textOf(answer.data.displayName), avatarUrl: textOf(answer.data.avatar) }
}

async function ownProfile(account: BlueskyAccount, did: string): Promise<Profile> {
  const service = serverOf(account)
  const uri = `at://${did}/app.bsky.actor.profile/self`
  const held = await readRecord(uri, { service, plcUrl: account.settings.plcUrl }, account.tools)
  if (typeof held !== 'object' || !isObject(held.record)) return {}
  const { displayName, avatar } = held.record
  const cid = isObject(avatar) && isObject(avatar.ref) ? textOf(avatar.ref.$link) : undefined
  const url = new URL('/xrpc/com.atproto.sync.getBlob', service)
  if (cid !== undefined) url.search = new URLSearchParams({ did, cid }).toString()
  return { name: textOf(displayName), avatarUrl: cid && url.href }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
