import { inTurn } from '#connectors/web'
import type { ConnectorTools, Post } from '#core/channels'
import { NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import type { FeedEntry } from './model.ts'
import { parseFeed } from './parse-feed.ts'
import { entryIds, toPost } from './post.ts'
import { type Answer, bytesOf, request } from './request.ts'

/** What is remembered of the comments of each article, by its id. */
export type CommentMemory = Record<string, Remembered>

interface Remembered {
  url: string
  postedAtMs: number
  /** How many there were when they were read, where the feed counts them. */
  count?: number
  /** When we last knew that there were no others. */
  atMs: number
  etag?: string
  lastModified?: string
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** For two weeks an article's comments are looked at even where the feed says nothing of new ones. */
const youngMs = 14 * dayMs
/** Comment feeds that are asked for at one visit; the others wait for the next. */
const mostAtOnce = 10
/** Articles whose comments are remembered. */
const mostRemembered = 200

interface Article {
  externalId: string
  entry: FeedEntry
  post: Post
}

/**
 * Reads the comments of the articles that have new ones, each threaded under its article. Without `articles` (the feed
 * did not change) those of young ones are looked at all the same: many blogs do not call a feed changed for a comment.
 */
export async function readComments(
  articles: Article[] | undefined,
  before: CommentMemory,
  {
    identity,
    nameOf,
    feedUrl,
    tools,
    signal,
  }: {
    identity: string
    /** An id as it was heard before its site moved. */
    nameOf: (externalId: string) => string
    feedUrl: string
    tools: ConnectorTools
    signal: AbortSignal
  },
): Promise<{ posts: Post[]; memory: CommentMemory }> {
  const now = tools.now()
  const memory: CommentMemory = { ...before }
  const due: string[] = []
  for (const { externalId, entry, post } of articles ?? []) {
    const known = before[externalId]
    const url = entry.commentsFeed ?? ''
    // Only where the articles are: a feed has no say over who else is asked.
    if (!URL.parse(url)?.host || URL.parse(url)?.host !== URL.parse(feedUrl)?.host) continue
    const isSame = entry.commentCount !== undefined && entry.commentCount === (known ? known.count : 0)
    const atMs = isSame ? now.getTime() : (known?.atMs ?? 0)
    memory[externalId] = { count: 0, ...known, url, postedAtMs: post.postedAt.getTime(), atMs }
    // A number that we could not follow the last time is followed again, though not at once.
    const isNew = entry.commentCount !== undefined && !isSame && known?.count !== undefined
    if (isNew || (!isSame && !known && entry.commentCount !== undefined)) due.push(externalId)
  }
  for (const [id, { postedAtMs, atMs, count }] of Object.entries(memory))
    if (
      (count === undefined || now.getTime() - postedAtMs < youngMs) &&
      now.getTime() - atMs >= hourMs &&
      !due.includes(id)
    )
      due.push(id)

  const posts: Post[] = []
  const counts = new Map(articles?.map(({ externalId, entry }) => [externalId, entry.commentCount]))
  const age = (id: string) => memory[id]?.atMs ?? 0
  const newestFirst = (a: string, b: string) => (memory[b]?.postedAtMs ?? 0) - (memory[a]?.postedAtMs ?? 0)
  for (const id of due.sort((a, b) => age(a) - age(b) || newestFirst(a, b)).slice(0, mostAtOnce)) {
    const known = memory[id]
    if (!known) continue
    const answer = await inTurn(known.url, known.url, () => asked(known, tools, signal), signal, tools).catch(
      unlessItRests,
    )
    const { headers } = answer?.response ?? {}
    memory[id] = {
      ...known,
      // Where it could not be read the number is unknown, so that it is followed again.
      count: answer ? (counts.get(id) ?? known.count ?? 0) : undefined,
      atMs: now.getTime(),
      etag: headers?.get('etag') ?? known.etag,
      lastModified: headers?.get('last-modified') ?? known.lastModified,
    }
    if (answer?.bytes) posts.push(...commentsIn(answer.bytes, answer.url, id, { identity, nameOf, now }))
  }
  const kept = Object.keys(memory).sort(newestFirst).slice(0, mostRemembered)
  return { posts, memory: Object.fromEntries(kept.flatMap(id => (memory[id] ? [[id, memory[id]]] : []))) }
}

/** How soon somebody should look for comments: hourly on an article of the last two days, four times a day on a young one. */
export function commentsWaitMs(memory: CommentMemory | undefined, now: number): number | undefined {
  const ages = Object.values(memory ?? {}).map(one => now - one.postedAtMs)
  const youngest = Math.min(...ages)
  if (youngest < 2 * dayMs) return hourMs
  return youngest < youngMs ? 6 * hourMs : undefined
}

/** A comment feed that can't be read is no failure of the feed: it is asked for again. */
async function asked(
  { url, etag, lastModified }: Remembered,
  tools: ConnectorTools,
  signal: AbortSignal,
): Promise<(Answer & { bytes?: Uint8Array }) | undefined> {
  try {
    const headers = {
      ...(etag && { 'if-none-match': etag }),
      ...(lastModified && { 'if-modified-since': lastModified }),
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

function commentsIn(
  bytes: Uint8Array,
  url: string,
  articleId: string,
  { identity, nameOf, now }: { identity: string; nameOf: (externalId: string) => string; now: Date },
): Post[] {
  const parsed = parseFeed(bytes, { url })
  // Ids of their own, so that a comment can never pass for an article.
  const of = `${identity}#comments`
  const ids = entryIds(of, parsed.entries).map(nameOf)
  return parsed.entries.flatMap((entry, index) => {
    // Blogs make up a title from the names of the writer and the article.
    const untitled = entry.content.length || entry.summary ? { ...entry, title: undefined } : entry
    const post = toPost(parsed, untitled, { identity: of, externalId: ids[index] ?? '', now })
    if (!post) return []
    const above = post.replyTo && nameOf(post.replyTo)
    const parent = above && ids.includes(above) ? above : articleId
    // Whoever writes there and comments here is the same person.
    const author = { ...post.author, externalId: post.author.externalId.replace(of, identity) }
    return [{ ...post, author, replyTo: parent, threadRoot: articleId }]
  })
}

/** A host of comments that wants to be left alone holds up nothing else. */
function unlessItRests(error: unknown): undefined {
  if (!(error instanceof NetworkError)) throw error
}
