import { setTimeout as pause } from 'node:timers/promises'
import { isObject, textOf } from '#connectors/web'
import { NetworkError, type OpenedPicture, type OutgoingMessage, type OutgoingPicture } from '#core/channels'
import type { PictureLimits } from './instance.ts'
import { callIn, instance, type Session } from './session.ts'

/** A picture that a server takes longer for is asked for again when the message is tried again. */
const asksEachMs = [200, 400, 800, 1_600, 3_000, 3_000, 3_000]
const patienceMs = 60_000

/**
 * What a try brought to the server stays known for as long as the server keeps it for us, so that a second try neither
 * brings it twice nor uses up what the server grants (Mastodon: 30 pictures in half an hour).
 */
const brought = new Map<string, string>()
const mostBrought = 1_000

/**
 * Brings pictures to the server (https://docs.joinmastodon.org/methods/media/#v2), each with what it shows, and waits
 * until they can stand in a post. What the server publishes as its limits is looked at before any leaves.
 * Returns their ids there, in their order.
 */
export async function bringPictures(
  session: Session,
  { deliveryId, pictures = [] }: Pick<OutgoingMessage, 'deliveryId' | 'pictures'>,
): Promise<string[]> {
  if (pictures.length === 0) return []
  const { pictures: limits } = await instance(session)
  const { host } = new URL(session.server)
  if (pictures.length > limits.most)
    throw new NetworkError(
      'refused',
      `${host} takes ${limits.most === 1 ? '1 picture' : `${limits.most} pictures`} with a post, and this has ${pictures.length}.`,
    )
  const opened = []
  for (const picture of pictures) {
    const found = await session.tools.picture?.(picture.id)
    if (!found) throw new NetworkError('refused', 'A picture is not there any more. Add it again.')
    refuseBeyond(host, limits, picture, found)
    opened.push({ ...found, ...picture })
  }
  const ids: string[] = []
  for (const picture of opened) ids.push(await broughtOnce(session, deliveryId, picture))
  return ids
}

/** What is attached to a post is the post's: another one of the same pictures brings them anew. */
export function forgetBrought({ server }: Session, { deliveryId, pictures = [] }: OutgoingMessage): void {
  for (const { id } of pictures) brought.delete(keyOf(server, deliveryId, id))
}

function refuseBeyond(host: string, limits: PictureLimits, { alt }: OutgoingPicture, picture: OpenedPicture): void {
  const { bytes, height, mediaType, width } = picture
  const { mediaTypes, mostBytes, mostPixels, mostAlt } = limits
  const kind = mediaType.replace('image/', '').toUpperCase()
  if (mediaTypes && !mediaTypes.includes(mediaType))
    throw new NetworkError('refused', `${host} takes no ${kind} pictures. Save it as another kind, and add it again.`)
  if (mostBytes !== undefined && bytes.length > mostBytes)
    throw new NetworkError(
      'refused',
      `${host} takes pictures of ${inMb(mostBytes)} MB at most. Save it smaller, and add it again.`,
    )
  if (mostPixels !== undefined && width * height > mostPixels)
    throw new NetworkError(
      'refused',
      `${host} takes pictures of ${inMb(mostPixels)} million pixels at most. Save it smaller, and add it again.`,
    )
  const letters = [...alt].length
  if (letters > mostAlt)
    throw new NetworkError(
      'refused',
      `${host} takes ${mostAlt} letters on what a picture shows, and this has ${letters}.`,
    )
}

function inMb(count: number): number {
  return Math.floor(count / 100_000) / 10
}

function keyOf(server: string, deliveryId: string, pictureId: string): string {
  return `${server} ${deliveryId} ${pictureId}`
}

async function broughtOnce(
  session: Session,
  deliveryId: string,
  picture: OpenedPicture & OutgoingPicture,
): Promise<string> {
  const key = keyOf(session.server, deliveryId, picture.id)
  const before = brought.get(key)
  if (before !== undefined && (await isReady(session, before))) return before
  const { id, isDone } = await upload(session, picture)
  brought.set(key, id)
  const oldest = brought.size > mostBrought ? brought.keys().next().value : undefined
  if (oldest !== undefined) brought.delete(oldest)
  if (isDone || (await isReady(session, id))) return id
  brought.delete(key)
  throw new NetworkError('later', 'The server lost a picture while it took it.')
}

async function upload(
  session: Session,
  { alt, bytes, mediaType }: OpenedPicture & OutgoingPicture,
): Promise<{ id: string; isDone: boolean }> {
  const form = new FormData()
  form.append(
    'file',
    new Blob([new Uint8Array(bytes)], { type: mediaType }),
    `picture.${mediaType.replace('image/', '')}`,
  )
  form.append('description', alt)
  const answer = await callIn(session, { path: '/api/v2/media', method: 'POST', form, timeoutMs: patienceMs })
  if (!answer.ok) throw refusalOf(session, answer)
  const id = isObject(answer.data) ? textOf(answer.data.id) : undefined
  if (id === undefined) throw new NetworkError('later', 'The server took a picture and did not say which.')
  return { id, isDone: answer.status === 200 }
}

/** Waits while the server works on a picture; `false` where it has no such picture (any more). */
async function isReady(session: Session, id: string): Promise<boolean> {
  for (const ms of asksEachMs) {
    const answer = await callIn(session, { path: `/api/v1/media/${encodeURIComponent(id)}` })
    if (answer.ok && answer.status !== 206) return true
    if (!answer.ok && answer.status === 404) return false
    if (!answer.ok) throw refusalOf(session, answer)
    await pause(ms)
  }
  throw new NetworkError('later', `${new URL(session.server).host} is still working on a picture.`)
}

function refusalOf({ server }: Session, answer: { status: number; message: string }): NetworkError {
  const { host } = new URL(server)
  if (answer.status === 401) return new NetworkError('later', `${host} did not take a picture: ${answer.message}`)
  if (answer.status === 403 && /scope/i.test(answer.message))
    return new NetworkError(
      'refused',
      `Our sign-in at ${host} does not cover pictures yet. Sign the account in again under Settings, then send this again.`,
    )
  return new NetworkError('refused', `${host} does not take a picture: ${answer.message}`)
}
