import { createHmac, timingSafeEqual } from 'node:crypto'
import { at, parsedJson, textOf } from '#connectors/web'
import type { Batch, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { network, readPushed } from './post.ts'
import { hears, type Secret, type Settings } from './settings.ts'

/** GitHub sends at most 25 MB; a post with its repository is far below this. */
const mostBytes = 2 ** 22

/** A webhook of a repository or an organisation: signed by `X-Hub-Signature-256`, HMAC-SHA256 of the body. */
export async function receive(
  { settings, secret, tools }: OpenSource<Settings, Secret>,
  { headers, body }: PushRequest,
): Promise<Batch> {
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 4 MiB.')
  if (!secret.signingKey || !isSigned(headers['x-hub-signature-256'], body, secret.signingKey))
    throw new Problem('forbidden', 'The signature does not hold: check the secret of the webhook on GitHub.')
  const told = payloadIn(headers, body)
  const subject = subjectOf(headers['x-github-event'], told)
  if (!subject || !hears(settings, subject.of)) return { news: [] }
  const action = textOf(at(told, 'action'))
  const externalId = textOf(at(subject.post, 'node_id'))
  if (action === 'deleted' || action === 'transferred')
    return { news: externalId ? [{ kind: 'delete', network, externalId }] : [] }
  const isEdited = action === 'edited'
  if (!isEdited && action !== 'created' && action !== 'opened' && action !== 'submitted') return { news: [] }
  const post = readPushed(subject.post, subject.root, tools.now(), isEdited)
  if (!post) return { news: [] }
  if (isEdited) return { news: [{ kind: 'edit', post }] }
  return { news: [{ kind: 'post', post }], lagMs: Math.max(0, tools.now().getTime() - post.postedAt.getTime()) }
}

interface Subject {
  of: 'issues' | 'discussions' | 'pulls'
  post: unknown
  root?: unknown
}

/** What an event is about. GitHub counts pull requests among its issues where they are spoken of as a whole. */
function subjectOf(event: string | undefined, told: unknown): Subject | undefined {
  const [issue, comment, pull] = [at(told, 'issue'), at(told, 'comment'), at(told, 'pull_request')]
  if (event === 'issues') return { of: 'issues', post: issue }
  if (event === 'issue_comment')
    return { of: at(issue, 'pull_request') === undefined ? 'issues' : 'pulls', post: comment, root: issue }
  if (event === 'discussion') return { of: 'discussions', post: at(told, 'discussion') }
  if (event === 'discussion_comment') return { of: 'discussions', post: comment, root: at(told, 'discussion') }
  if (event === 'pull_request') return { of: 'pulls', post: pull }
  if (event === 'pull_request_review_comment') return { of: 'pulls', post: comment, root: pull }
  // A review without words is a mark, and nobody’s word.
  if (event === 'pull_request_review' && textOf(at(told, 'review', 'body')))
    return { of: 'pulls', post: at(told, 'review'), root: pull }
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
