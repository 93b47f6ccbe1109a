import { isValidHandle } from '@atproto/syntax'
import { isObject } from '#connectors/web'
import {
  type Identity,
  NetworkError,
  type OutgoingGesture,
  type OutgoingMessage,
  type OutgoingPicture,
  type Sent,
} from '#core/channels'
import { checkText, type Image, keyOf, pictureLimits, type Reference, recordOf } from './compose.ts'
import { type HeldRecord, readRecord, recordAt } from './identity.ts'
import { partsOf, postUri, postUrl, profileUrl } from './record.ts'
import { callAs, didOf, serverOf, whoAmI } from './session.ts'
import type { BlueskyAccount } from './settings.ts'
import { postCollection } from './settings.ts'
import { type Answer, call } from './xrpc.ts'

/** Who the account is. Signs in anew, so a bad password is noticed here. */
export async function identify(account: BlueskyAccount): Promise<Identity> {
  const { did, handle } = await whoAmI(account)
  const profile = (await shownProfile(account, did)) ?? (await ownProfile(account, did))
  return { externalId: did, handle, url: profileUrl(did), ...profile }
}

/**
 * Posts a message. It is written under a key that follows from the message, and only where there is nothing yet:
 * however often this is called, there is one post.
 */
export async function send(account: BlueskyAccount, message: OutgoingMessage): Promise<Sent> {
  checkText(message.text)
  const [already, reply, quoted] = await Promise.allSettled([
    find(account, message),
    message.replyTo && replyRefs(account, message.replyTo),
    message.quotes === undefined ? undefined : referenceTo(account, message.quotes, 'The post that this quotes'),
  ])
  if (already.status === 'rejected') throw already.reason
  if (already.value !== undefined) return already.value
  if (reply.status === 'rejected') throw reply.reason
  if (quoted.status === 'rejected') throw quoted.reason

  const images = await broughtThere(account, message.pictures ?? [])
  const parts = { reply: reply.value, quoted: quoted.value, images }
  const record = await recordOf(message, parts, handle => resolveHandle(account, handle))
  const rkey = keyOf(message)
  const did = await put(account, { collection: postCollection, rkey, record })
  return sentAs(did, rkey)
}

/**
 * Likes or reposts. It is a record of ours under a key that follows from the delivery: a second time finds the first,
 * and taking it back removes that record.
 */
export async function gesture(account: BlueskyAccount, { gesture, to, ...delivery }: OutgoingGesture): Promise<Sent> {
  const collection = gesture === 'like' ? 'app.bsky.feed.like' : 'app.bsky.feed.repost'
  const rkey = keyOf(delivery)
  const subject = await referenceTo(account, to.externalId, 'This post')
  const record = { $type: collection, subject, createdAt: delivery.createdAt.toISOString() }
  const did = await put(account, { collection, rkey, record })
  return { externalId: `at://${did}/${collection}/${rkey}` }
}

/** Brings pictures to the server. What it holds already it knows by its bytes: a second time changes nothing. */
async function broughtThere(account: BlueskyAccount, pictures: OutgoingPicture[]): Promise<Image[]> {
  const images: Image[] = []
  for (const { alt, id } of pictures) {
    const picture = await account.tools.picture?.(id)
    if (!picture) throw new NetworkError('refused', 'A picture is not there any more. Add it again.')
    const { height, mediaType, width } = picture
    if (picture.bytes.length > pictureLimits.mostBytes)
      throw new NetworkError(
        'refused',
        `Bluesky takes pictures of ${pictureLimits.mostBytes / 1e6} MB. Save it smaller.`,
      )
    const blob = { bytes: new Uint8Array(picture.bytes), mediaType }
    const answer = await callAs(account, () => ({ method: 'com.atproto.repo.uploadBlob', blob }))
    if (!answer.ok) throw refusalOf(answer)
    images.push({ alt, image: answer.data.blob, aspectRatio: { width, height } })
  }
  return images
}

/** Writes a record where nothing is yet; one that is there already is the same, written by an earlier try. */
async function put(
  account: BlueskyAccount,
  { collection, rkey, record }: { collection: string; rkey: string; record: object },
): Promise<string> {
  const answer = await callAs(account, ({ did }) => ({
    method: 'com.atproto.repo.putRecord',
    body: { repo: did, collection, rkey, record, swapRecord: null },
    publishes: true,
  }))
  const did = await didOf(account)
  if (answer.ok || answer.error === 'InvalidSwap') return did
  throw refusalOf(answer)
}

/** The post of a message, if it arrived. */
export async function find(account: BlueskyAccount, message: OutgoingMessage): Promise<Sent | undefined> {
  const did = await didOf(account)
  const rkey = keyOf(message)
  const held = await recordAt(serverOf(account), { repo: did, collection: postCollection, rkey }, account.tools)
  if (typeof held === 'string') throw new NetworkError('later', `Bluesky can’t say whether this arrived: ${held}`)
  return held && sentAs(did, rkey)
}

const ours = new Set([postCollection, 'app.bsky.feed.like', 'app.bsky.feed.repost'])

/** Takes back a post, a like or a repost. What is gone already is fine. */
export async function retract(account: BlueskyAccount, sent: Sent): Promise<void> {
  const parts = partsOf(sent.externalId)
  const did = await didOf(account)
  if (parts?.repo !== did || !ours.has(parts.collection)) {
    throw new NetworkError('refused', 'This post was not written by this account.')
  }
  const answer = await callAs(account, () => ({
    method: 'com.atproto.repo.deleteRecord',
    body: { repo: did, collection: parts.collection, rkey: parts.rkey },
  }))
  if (!answer.ok) throw refusalOf(answer)
}

/** The post that is answered and the one that began the thread, each with the version that was read. */
async function replyRefs(account: BlueskyAccount, replyTo: { externalId: string }) {
  const { uri, cid, record } = await held(account, replyTo.externalId, 'The post that this answers')
  const parent = { uri, cid }
  return { root: rootIn(record) ?? parent, parent }
}

async function referenceTo(account: BlueskyAccount, uri: string, what: string): Promise<Reference> {
  const { uri: its, cid } = await held(account, uri, what)
  return { uri: its, cid }
}

async function held(account: BlueskyAccount, uri: string, what: string): Promise<HeldRecord> {
  const where = { service: serverOf(account), plcUrl: account.settings.plcUrl }
  const found = await readRecord(uri, where, account.tools)
  if (found === undefined) throw new NetworkError('refused', `${what} is gone.`)
  if (typeof found === 'string') throw new NetworkError('later', `${what} can’t be read: ${found}`)
  return found
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
