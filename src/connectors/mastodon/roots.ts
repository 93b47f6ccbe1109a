import { isObject, listOf, textOf } from '#connectors/web'
import type { News } from '#core/channels'
import { callIn, type Session } from './session.ts'
import { idAt, partsOf } from './status.ts'

const mostAtOnce = 20
const mostRemembered = 10_000
/** The beginning of the thread in which a status stands; both by our names. */
const rootOf = new Map<string, string>()

/**
 * Says of replies which post began their thread, which this network tells only on request. It is good to know and
 * no more: where it can't be told now, the thread is completed later.
 */
export async function findRoots(session: Session, news: News[], signal: AbortSignal): Promise<void> {
  let asked = 0
  for (const one of news) {
    if (!('post' in one)) continue
    const { post } = one
    if (post.replyTo === undefined) {
      remember(post.externalId, post.externalId)
      continue
    }
    let root = rootOf.get(post.replyTo)
    if (root === undefined && asked < mostAtOnce) {
      asked++
      root = await askedFor(session, post.replyTo, signal).catch(() => undefined)
    }
    if (root === undefined) continue
    post.threadRoot = root
    remember(post.replyTo, root)
    remember(post.externalId, root)
  }
}

async function askedFor(session: Session, externalId: string, signal: AbortSignal): Promise<string | undefined> {
  const parts = partsOf(externalId)
  if (parts === undefined) return undefined
  const answer = await callIn(session, { path: `/api/v1/statuses/${parts.id}/context`, signal })
  if (!answer.ok || !isObject(answer.data)) return undefined
  const first = listOf(answer.data.ancestors)[0]
  if (first === undefined) return externalId
  if (!isObject(first) || textOf(first.in_reply_to_id)) return undefined
  const id = textOf(first.id)
  return id && idAt(parts.host, id)
}

function remember(externalId: string, root: string): void {
  rootOf.delete(externalId)
  rootOf.set(externalId, root)
  const oldest = rootOf.size > mostRemembered ? rootOf.keys().next().value : undefined
  if (oldest !== undefined) rootOf.delete(oldest)
}
