import { createHmac, timingSafeEqual } from 'node:crypto'
import { at, parsedJson } from '#connectors/web'
import type { Batch, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { whereIs } from './poll.ts'
import { network, readPost } from './post.ts'
import type { Secret, Settings } from './settings.ts'

const mostBytes = 2 ** 20

/** A webhook of the forum: signed by `X-Discourse-Event-Signature`, HMAC-SHA256 of the body. */
export async function receive(
  { settings, secret, tools }: OpenSource<Settings, Secret>,
  { headers, body }: PushRequest,
): Promise<Batch> {
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 1 MiB.')
  if (!secret.signingKey || !isSigned(headers['x-discourse-event-signature'], body, secret.signingKey))
    throw new Problem('forbidden', 'The signature does not hold: check the secret of the forum’s webhook.')
  const told = at(parsedJson(new TextDecoder().decode(body)), 'post')
  const event = headers['x-discourse-event']
  const post = readPost(told, settings.url)
  const externalId = whereIs(told, settings.url)
  if (event === 'post_destroyed') return { news: externalId ? [{ kind: 'delete', network, externalId }] : [] }
  if (!post) return { news: [] }
  if (event === 'post_edited')
    return { news: [{ kind: 'edit', post: { ...post, editedAt: post.editedAt ?? tools.now() } }] }
  if (event !== 'post_created' && event !== 'post_recovered') return { news: [] }
  return { news: [{ kind: 'post', post }], lagMs: Math.max(0, tools.now().getTime() - post.postedAt.getTime()) }
}

function isSigned(given: string | undefined, body: Uint8Array, key: string): boolean {
  const right = Buffer.from(`sha256=${createHmac('sha256', key).update(body).digest('hex')}`)
  const told = Buffer.from(given ?? '')
  return told.length === right.length && timingSafeEqual(told, right)
}
