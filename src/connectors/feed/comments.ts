import type { ConnectorTools, Post } from '#core/channels'
import { NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import type { FeedEntry } from './model.ts'
import { parseFeed } from './parse-feed.ts'
import { digest, entryIds, toPost } from './post.ts'
import { type Answer, bytesOf, request } from './request.ts'

/** What is remembered of an entry's comments, by the short hash of the entry's id. */
export type CommentMemory = Record<string, { count?: number; atMs: number; etag?: string; lastModified?: string }>

const hourMs = 3_600_000
/** Of a feed that does not count its comments, those of the last two weeks are looked at, once an hour. */
const youngMs = 14 * 24 * hourMs
/** Comment feeds that are asked for at one visit; the others wait for the next. */
const mostAtOnce = 10
/** Entries whose comments are remembered. */
const mostRemembered = 200

interface Article {
  externalId: string
  entry: FeedEntry
  post: Post
}

/** Reads the comments of the articles that have new ones, each threaded under its article. */
export async function readComments(
  articles: Article[],
  memory: CommentMemory,
  {
    identity,
    feedUrl,
    tools,
    signal,
  }: { identity: string; feedUrl: string; tools: ConnectorTools; signal: AbortSignal },
): Promise<{ posts: Post[]; memory: CommentMemory }> {
  const now = tools.now()
  const next: CommentMemory = { ...memory }
  const posts: Post[] = []
  const due = articles
    .filter(article => isDue(article, memory[digest([article.externalId])], feedUrl, now.getTime()))
    .sort((a, b) => b.post.postedAt.getTime() - a.post.postedAt.getTime())
    .slice(0, mostAtOnce)
  for (const article of due) {
    const key = digest([article.externalId])
    const before = memory[key]
    const answer = await asked(article.entry.commentsFeed ?? '', before, tools, signal)
    const { headers } = answer?.response ?? {}
    // A count that was not read stays unknown, so that it is asked for again, though not at once.
    next[key] = answer
      ? {
          count: article.entry.commentCount,
          atMs: now.getTime(),
          etag: headers?.get('etag') ?? before?.etag,
          lastModified: headers?.get('last-modified') ?? before?.lastModified,
        }
      : { ...before, atMs: now.getTime() }
    if (answer?.bytes) posts.push(...commentsIn(answer.bytes, answer.url, article, identity, now))
  }
  const newestFirst = Object.entries(next).sort(([, a], [, b]) => b.atMs - a.atMs)
  return { posts, memory: Object.fromEntries(newestFirst.slice(0, mostRemembered)) }
}

function isDue(
  { entry, post }: Article,
  before: CommentMemory[string] | undefined,
  feedUrl: string,
  now: number,
): boolean {
  const { commentsFeed, commentCount } = entry
  // Only where the articles are: a feed has no say over who else is asked.
  if (!commentsFeed || URL.parse(commentsFeed)?.host !== URL.parse(feedUrl)?.host) return false
  if (commentCount !== undefined) {
    if (commentCount === (before?.count ?? 0)) return false
    return before === undefined || before.count !== undefined || now - before.atMs >= hourMs
  }
  return now - post.postedAt.getTime() < youngMs && now - (before?.atMs ?? 0) >= hourMs
}

/** A comment feed that can't be read is no failure of the feed: it is asked for again. */
async function asked(
  url: string,
  before: CommentMemory[string] | undefined,
  tools: ConnectorTools,
  signal: AbortSignal,
): Promise<(Answer & { bytes?: Uint8Array }) | undefined> {
  try {
    const headers = {
      ...(before?.etag && { 'if-none-match': before.etag }),
      ...(before?.lastModified && { 'if-modified-since': before.lastModified }),
    }
    const answer = await request(tools, url, { headers, signal, now: tools.now() })
    if (answer.response.status === 304) return answer
    if (answer.response.ok) return { ...answer, bytes: await bytesOf(answer, signal) }
    await answer.response.body?.cancel()
  } catch (error) {
    if (signal.aborted || !(error instanceof NetworkError || error instanceof Problem)) throw error
  }
  return undefined
}

function commentsIn(bytes: Uint8Array, url: string, article: Article, identity: string, now: Date): Post[] {
  const parsed = parseFeed(bytes, { url })
  // Ids of their own, so that a comment can never pass for an article.
  const of = `${identity}#comments`
  const ids = entryIds(of, parsed.entries)
  return parsed.entries.flatMap((entry, index) => {
    // Blogs make up a title from the names of the writer and the article.
    const untitled = entry.content.length || entry.summary ? { ...entry, title: undefined } : entry
    const post = toPost(parsed, untitled, { identity: of, externalId: ids[index] ?? '', now })
    if (!post) return []
    const parent = post.replyTo && ids.includes(post.replyTo) ? post.replyTo : article.externalId
    // Whoever writes there and comments here is the same person.
    const author = { ...post.author, externalId: post.author.externalId.replace(of, identity) }
    return [{ ...post, author, replyTo: parent, threadRoot: article.externalId }]
  })
}
