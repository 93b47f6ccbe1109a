import { at, listOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type OpenSource, type Post, type ThreadFetch } from '#core/channels'
import { read } from './ask.ts'
import { childrenOf, readThing } from './post.ts'
import { readPublicFeed } from './public-feed.ts'
import { type Secret, Settings } from './settings.ts'
import type { Session } from './token.ts'

/** The post that something stands under, with its comments. Without a key, only the public feed of the thread can be read. */
export async function fetchThread(
  ref: { externalId: string; url?: string },
  tools: ConnectorTools,
  settings: unknown,
  signedIn?: Pick<OpenSource<Settings, Secret>, 'secret' | 'keepSecret' | 'renewSecret'>,
): Promise<ThreadFetch> {
  const secret = signedIn?.secret
  const session: Session = {
    settings: Settings.parse(settings),
    secret: secret?.clientId ? { ...secret } : undefined,
    tools,
    keepSecret: signedIn?.keepSecret,
    renewSecret: signedIn?.renewSecret,
  }
  const root = await rootOf(session, ref)
  return session.secret ? readTree(session, root) : readFeedOf(session, root)
}

async function rootOf(session: Session, { externalId, url }: { externalId: string; url?: string }): Promise<string> {
  const named = /^t3_(\w+)$/.exec(externalId)?.[1] ?? /\/comments\/(\w+)/.exec(url ?? '')?.[1]
  if (named) return named
  if (!session.secret) throw new NetworkError('refused', 'A comment alone does not say which thread it stands in.')
  const { data } = await read(session, '/api/info', { id: externalId })
  const link = textOf(at(childrenOf(data)[0], 'data', 'link_id'))
  if (!link) throw new NetworkError('refused', 'This comment is gone.')
  return link.slice(3)
}

async function readFeedOf(session: Session, root: string): Promise<ThreadFetch> {
  const posts = await readPublicFeed(session, `/comments/${root}/.rss?limit=500&sort=old`)
  const inOrder = posts.sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  const isRoot = (post: Post) => post.externalId === `t3_${root}`
  return {
    posts: [...inOrder.filter(isRoot), ...inOrder.filter(post => !isRoot(post))],
    incomplete: 'Without a key Reddit tells who wrote in a thread, and not who answered whom.',
  }
}

/** The whole tree, as far as Reddit gives it in one piece. */
async function readTree(session: Session, root: string): Promise<ThreadFetch> {
  const { data } = await read(session, `/comments/${root}`, { limit: 500, sort: 'old' })
  const [head, comments] = listOf(data)
  const posts: Post[] = childrenOf(head).flatMap(thing => postsOf(thing))
  const left = { count: 0 }
  for (const thing of childrenOf(comments)) walk(thing, posts, left)
  return { posts, ...(left.count > 0 && { incomplete: `${left.count} further comments are not shown here.` }) }
}

function walk(thing: unknown, posts: Post[], left: { count: number }): void {
  if (at(thing, 'kind') === 'more') {
    left.count += listOf(at(thing, 'data', 'children')).length
    return
  }
  posts.push(...postsOf(thing))
  for (const reply of childrenOf(at(thing, 'data', 'replies'))) walk(reply, posts, left)
}

function postsOf(thing: unknown): Post[] {
  const post = readThing(thing)
  return post && post !== 'gone' ? [post] : []
}
