import { isObject, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type Post, type ThreadFetch } from '#core/channels'
import { type Answer, call } from './api.ts'
import { instanceOf } from './instance.ts'
import { compareIds } from './marks.ts'
import type { Settings } from './settings.ts'
import { type At, partsOf, postOf } from './status.ts'

const mostHints = 30

/** Reads the whole thread around a post, as its server shows it to everybody; says what it does not show. */
export async function fetchThread(
  ref: { externalId: string; url?: string },
  tools: ConnectorTools,
  settings: Settings,
): Promise<ThreadFetch> {
  const parts = partsOf(ref.externalId)
  if (parts === undefined) throw new NetworkError('refused', 'This is not a post of this network.')
  const server = serverAt(parts.host, settings)
  const at = await instanceOf(server, tools)
  const missing = new Set<string>()
  const near = await around(server, parts.id, at, tools, missing)
  // From a reply one sees what is above and below it, and none of the thread's other branches.
  const top = near[0]
  const topId = top && partsOf(top.externalId)?.id
  const isRoot = top !== undefined && top.replyTo === undefined
  const whole =
    isRoot && topId !== undefined && topId !== parts.id ? await around(server, topId, at, tools, missing) : []
  const posts = inOrder([...new Map([...near, ...whole].map(post => [post.externalId, post])).values()])
  const root = posts[0]
  if (root?.replyTo !== undefined) missing.add('The beginning of this thread is gone or can’t be seen.')
  if (root && !root.author.externalId.endsWith(`@${at.domain}`))
    missing.add(`It began on another server: replies that have not reached ${at.domain} are missing.`)
  const ids = posts.map(post => post.externalId)
  for (const post of posts) {
    if (root && root.replyTo === undefined && post !== root) post.threadRoot = root.externalId
    post.threadHints = [ref.externalId, ...ids].filter(id => id !== post.externalId).slice(0, mostHints)
  }
  return { posts, ...(missing.size > 0 && { incomplete: [...missing].join(' ') }) }
}

function serverAt(host: string, { server }: Settings): string {
  return server !== undefined && new URL(server).host === host ? server : `https://${host}`
}

/** A status with what is above and below it. */
async function around(
  server: string,
  id: string,
  at: At,
  tools: ConnectorTools,
  missing: Set<string>,
): Promise<Post[]> {
  const [status, context] = await Promise.all([
    call(tools, { server, path: `/api/v1/statuses/${id}` }),
    call(tools, { server, path: `/api/v1/statuses/${id}/context` }),
  ])
  if (!status.ok) {
    missing.add(whyNot(status, at))
    return []
  }
  if (!context.ok) missing.add(`${at.domain} does not show what was said around this.`)
  const data = context.ok && isObject(context.data) ? context.data : {}
  const statuses = [...listOf(data.ancestors), status.data, ...listOf(data.descendants)].filter(isObject)
  const replies = Map.groupBy(statuses, one => textOf(one.in_reply_to_id) ?? '')
  const isBelow = new Set([
    id,
    ...listOf(data.descendants).flatMap(one => (isObject(one) ? (textOf(one.id) ?? []) : [])),
  ])
  for (const one of statuses) {
    const counted = numberOf(one.replies_count) ?? 0
    if (isBelow.has(textOf(one.id) ?? '') && counted > (replies.get(textOf(one.id) ?? '')?.length ?? 0))
      missing.add(`Some replies are not shown by ${at.domain}.`)
  }
  return statuses.flatMap(one => {
    const post = postOf(one, at, tools.now())
    if (typeof post === 'string') missing.add(`A post can’t be read: ${post}`)
    return typeof post === 'object' ? [post] : []
  })
}

function whyNot({ status, message }: Answer & { ok: false }, { domain }: At): string {
  if (status === 404 || status === 410) return 'The post is gone or can’t be seen.'
  if (status === 401 || status === 403 || status === 422)
    return `${domain} shows threads only to those who are signed in.`
  return `${domain} does not show this thread: ${message}`
}

/** Root first, each post before its replies, siblings by time. */
function inOrder(posts: Post[]): Post[] {
  const known = new Set(posts.map(post => post.externalId))
  const replies = Map.groupBy(posts, post =>
    post.replyTo !== undefined && known.has(post.replyTo) ? post.replyTo : '',
  )
  const newestFirst = (group: Post[] | undefined) =>
    (group ?? []).toSorted(
      (a, b) => b.postedAt.getTime() - a.postedAt.getTime() || compareIds(b.externalId, a.externalId),
    )
  const open = newestFirst(replies.get(''))
  const ordered: Post[] = []
  for (let post = open.pop(); post !== undefined; post = open.pop()) {
    ordered.push(post)
    open.push(...newestFirst(replies.get(post.externalId)))
  }
  return ordered
}
