import { createHmac, timingSafeEqual } from 'node:crypto'
import { at, parsedJson, textOf } from '#connectors/web'
import type { Batch, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { network, readPushed } from './post.ts'
import type { Secret, Settings } from './settings.ts'

/** GitHub sends at most 25 MB; a post with its repository is far below this. */
const mostBytes = 2 ** 22

/** A webhook of a repository or an organisation: signed by `X-Hub-Signature-256`, HMAC-SHA256 of the body. */
export async function receive(
  { secret, tools }: OpenSource<Settings, Secret>,
  { headers, body }: PushRequest,
): Promise<Batch> {
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 4 MiB.')
  if (!secret.signingKey || !isSigned(headers['x-hub-signature-256'], body, secret.signingKey))
    throw new Problem('forbidden', 'The signature does not hold: check the secret of the webhook on GitHub.')
  const told = payloadIn(headers, body)
  const subject = subjectOf(headers['x-github-event'], told)
  if (!subject) return { news: [] }
  const action = textOf(at(told, 'action'))
  const externalId = textOf(at(subject.post, 'node_id'))
  if (action === 'deleted' || action === 'transferred')
    return { news: externalId ? [{ kind: 'delete', network, externalId }] : [] }
  const isEdited = action === 'edited'
  if (!isEdited && action !== 'created' && action !== 'opened') return { news: [] }
  const post = readPushed(subject.post, subject.root, tools.now(), isEdited)
  if (!post) return { news: [] }
  if (isEdited) return { news: [{ kind: 'edit', post }] }
  return { news: [{ kind: 'post', post }], lagMs: Math.max(0, tools.now().getTime() - post.postedAt.getTime()) }
}

/** What an event is about. What is said of code, line by line, is the developers' own and is left with them. */
function subjectOf(event: string | undefined, told: unknown): { post: unknown; root?: unknown } | undefined {
  if (event === 'issues') return { post: at(told, 'issue') }
  if (event === 'discussion') return { post: at(told, 'discussion') }
  if (event === 'discussion_comment') return { post: at(told, 'comment'), root: at(told, 'discussion') }
  if (event === 'issue_comment' && at(told, 'issue', 'pull_request') === undefined)
    return { post: at(told, 'comment'), root: at(told, 'issue') }
  return undefined
}

/** As JSON, or as a form that holds it, as whoever set it up chose. */
function payloadIn(headers: PushRequest['headers'], body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body)
  const isForm = /x-www-form-urlencoded/i.test(headers['content-type'] ?? '')
  return parsedJson(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text)
}

function isSigned(given: string | undefined, body: Uint8Array, key: string): boolean {
  const right = Buffer.from(`sha256=${createHmac('sha256', key).update(body).digest('hex')}`)
  const told = Buffer.from(given ?? '')
  return told.length === right.length && timingSafeEqual(told, right)
}
