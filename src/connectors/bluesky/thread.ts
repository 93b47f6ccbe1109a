import { isObject } from '#connectors/web'
import { type ConnectorTools, NetworkError, type Post, type PostAuthor, type ThreadFetch } from '#core/channels'
import { readRecord } from './identity.ts'
import { authorFrom, authorOf, profilesOf } from './meet.ts'
import { partsOf, postOf } from './record.ts'
import { publicService, type Settings } from './settings.ts'
import { call } from './xrpc.ts'

/** The deepest and highest that an AppView goes. */
const mostLevels = 1_000
const mostParents = 100

/** Reads the whole thread around a post; from records alone, and saying so, where no AppView answers. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: Settings,
): Promise<ThreadFetch> {
  if (partsOf(ref.externalId) === undefined) throw new NetworkError('refused', 'This is not the address of a post.')
  const service = settings.service ?? publicService
  const near = await shownThread(ref.externalId, service, tools)
  if (near === undefined) return walkUp(ref.externalId, service, settings.plcUrl, tools)
  // From a reply one sees what is above and below it, and none of the thread's other branches.
  const root = near.posts.find(post => post.externalId === ref.externalId)?.threadRoot
  const reading = root === undefined ? near : merged(await shownThread(root, service, tools), near)
  await addFollowers(reading.posts, service, tools)
  return {
    posts: inOrder(reading.posts),
    ...(reading.missing.size > 0 ? { incomplete: [...reading.missing].join(' ') } : {}),
  }
}

interface Reading {
  posts: Post[]
  missing: Set<string>
}

/** What an AppView shows: the parents of a post and everything below it. `undefined` when it can't be asked. */
async function shownThread(uri: string, service: string, tools: ConnectorTools): Promise<Reading | undefined> {
  const method = 'app.bsky.feed.getPostThread'
  const query = { uri, depth: String(mostLevels), parentHeight: String(mostLevels) }
  const answer = await call(tools, { service, method, query })
  const reading: Reading = { posts: [], missing: new Set() }
  if (!answer.ok) {
    // A bare PDS knows the method and nobody to ask; other servers don't know it.
    if (answer.error !== 'NotFound') return undefined
    reading.missing.add('The post is gone or can’t be seen.')
    return reading
  }
  const parents: Post[] = []
  let above = isObject(answer.data.thread) ? answer.data.thread.parent : undefined
  for (; isObject(above); above = above.parent) parents.unshift(...postIn(above, tools.now(), reading.missing))
  reading.posts.push(...parents)
  addBelow(answer.data.thread, tools.now(), reading)
  return reading
}

function addBelow(top: unknown, now: Date, reading: Reading): void {
  const open: unknown[] = [top]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [post] = postIn(node, now, reading.missing)
    if (post === undefined || !isObject(node)) continue
    reading.posts.push(post)
    const replies = Array.isArray(node.replies) ? node.replies : []
    const counted = isObject(node.post) ? node.post.replyCount : 0
    if (typeof counted === 'number' && counted > replies.length)
      reading.missing.add('Some replies are not shown by Bluesky.')
    open.push(...replies)
  }
}

function postIn(node: unknown, now: Date, missing: Set<string>): Post[] {
  const view = isObject(node) ? node.post : undefined
  if (!isObject(view) || typeof view.uri !== 'string') {
    missing.add(
      isObject(node) && node.blocked === true ? 'Some posts are hidden by their authors.' : 'Some posts are gone.',
    )
    return []
  }
  const parts = partsOf(view.uri)
  if (parts === undefined) return []
  const indexedAt = typeof view.indexedAt === 'string' ? Date.parse(view.indexedAt) : Number.NaN
  const heardAt = Number.isNaN(indexedAt) ? now : new Date(indexedAt)
  const post = postOf({
    did: parts.repo,
    rkey: parts.rkey,
    record: view.record,
    heardAt,
    author: authorOf(parts.repo, view.author),
  })
  if (typeof post === 'string') missing.add(`A post can’t be read: ${post}`)
  return typeof post === 'string' ? [] : [post]
}

/** What was seen from the post itself and from the thread's root: a root may hide a branch that the post is on. */
function merged(fromRoot: Reading | undefined, near: Reading): Reading {
  if (fromRoot === undefined) return near
  const known = new Map([...fromRoot.posts, ...near.posts].map(post => [post.externalId, post]))
  return { posts: [...known.values()], missing: new Set([...fromRoot.missing, ...near.missing]) }
}

/** Root first, each post before its replies, siblings by time. */
function inOrder(posts: Post[]): Post[] {
  const known = new Set(posts.map(post => post.externalId))
  const replies = Map.groupBy(posts, post =>
    post.replyTo !== undefined && known.has(post.replyTo) ? post.replyTo : '',
  )
  const newestFirst = (group: Post[] | undefined) =>
    (group ?? []).toSorted((a, b) => b.postedAt.getTime() - a.postedAt.getTime())
  const open = newestFirst(replies.get(''))
  const ordered: Post[] = []
  for (let post = open.pop(); post !== undefined; post = open.pop()) {
    ordered.push(post)
    open.push(...newestFirst(replies.get(post.externalId)))
  }
  return ordered
}

/** A thread's posts hold short profiles; how many follow somebody is asked for all at once. Nice to have, so it may fail. */
async function addFollowers(posts: Post[], service: string, tools: ConnectorTools): Promise<void> {
  const byDid = Map.groupBy(posts, post => post.author.externalId)
  for (const { externalId, followers } of await profilesOf([...byDid.keys()], service, tools))
    for (const post of byDid.get(externalId) ?? []) post.author.followers = followers
}

/** Reads the post and those above it from the servers where their authors live. */
async function walkUp(uri: string, service: string, plcUrl: string, tools: ConnectorTools): Promise<ThreadFetch> {
  const posts: Post[] = []
  const authors = new Map<string, PostAuthor>()
  const missing = ['The replies to this can’t be listed here, only what it answers.']
  let next: string | undefined = uri
  while (next !== undefined && posts.length < mostParents) {
    const parts = partsOf(next)
    const held = await readRecord(next, { service, plcUrl }, tools)
    if (parts === undefined || typeof held !== 'object') {
      if (held === undefined) missing.push(posts.length === 0 ? 'The post is gone.' : 'A post above it is gone.')
      else missing.push(`A post can’t be read: ${String(held)}`)
      break
    }
    const author = authors.get(parts.repo) ?? (await authorFrom(parts.repo, service, plcUrl, tools))
    authors.set(parts.repo, author)
    const post = postOf({ did: parts.repo, rkey: parts.rkey, record: held.record, heardAt: tools.now(), author })
    if (typeof post === 'string') {
      missing.push(`A post can’t be read: ${post}`)
      break
    }
    posts.unshift(post)
    next = post.replyTo
  }
  if (next !== undefined && posts.length === mostParents)
    missing.push('What is above was not read: the thread is very deep.')
  return { posts, incomplete: missing.join(' ') }
}
