import { inTurn, letRest, restsUntil } from '#connectors/web'
import { type Batch, type ConnectorTools, NetworkError, type News, type OpenSource, type Post } from '#core/channels'
import { commentsWaitMs, readComments } from './comments.ts'
import { feedIdentity, isSameFeed, wordsOf } from './identity.ts'
import { conditions, type Memory, namesIn, recall } from './memory.ts'
import type { FeedEntry, ParsedFeed } from './model.ts'
import { askedInFeed, askedInHeaders, nextInMs, quietTimes } from './pace.ts'
import { parseFeed } from './parse-feed.ts'
import { contentHash, digest, entryIds, toPost } from './post.ts'
import { type Answer, bytesOf, failure, request } from './request.ts'
import type { Settings } from './settings.ts'
import { askDueAt, hubOf, isLeased, type Secret, type Subscription, subscribeWhereDue } from './websub.ts'

export type FeedSource = OpenSource<Settings, Secret | undefined>

/** At least this many entries are remembered; more where the feed itself holds more. */
const leastRemembered = 1000
const hourMs = 3_600_000
/** While a hub pushes as it should, the feed is looked at this often all the same. */
const besideHubMs = 6 * hourMs
/** What is younger than this may still be on its way from the hub. */
const hubDelayMs = 10 * 60_000

/** Asks a feed once, with what we know already, and tells what is new or changed in it. */
export async function pollFeed(source: FeedSource, signal: AbortSignal): Promise<Batch> {
  const { settings, cursor, tools } = source
  const memory = recall(cursor, settings.url)
  const address = memory.url ?? settings.url
  const now = tools.now()
  const rest = restsUntil(address, now)
  if (rest) throw new NetworkError('later', `${hostOf(address)} asked us to come less often.`, { retryAt: rest })
  const { answer, bytes } = await inTurn(
    address,
    settings.url,
    async () => {
      const answer = await request(tools, address, { headers: conditions(memory), signal, now })
      return { answer, bytes: answer.response.ok ? await bytesOf(answer, signal) : undefined }
    },
    signal,
    tools,
  )
  const { response, lastingUrl } = answer
  const moved = lastingUrl === settings.url ? undefined : lastingUrl
  if (response.status === 304) {
    const askedMs = Math.max(memory.askedMs ?? 0, askedInHeaders(response.headers, now.getTime()))
    const kept = { ...memory, url: moved, askedMs }
    const talk = await commentsOf(source, undefined, memory, answer.url, signal)
    const heard = newsOf(talk.posts, memory, now)
    const next = { ...kept, seen: talk.posts.length ? heard.seen : memory.seen, comments: talk.memory }
    const subscription = await subscribeWhereDue(source, memory.hub, signal)
    return { news: heard.news, cursor: JSON.stringify(next), nextInMs: waitMs(next, subscription, now) }
  }
  if (!bytes) {
    await response.body?.cancel()
    throw await unanswered(answer, tools)
  }
  return heardFrom(source, memory, { ...answer, bytes, moved }, signal)
}

async function unanswered(answer: Answer, tools: ConnectorTools): Promise<NetworkError> {
  const trouble = failure(answer, tools.now())
  const { status } = answer.response
  if (trouble.retryAt && (status === 429 || (status === 503 && answer.response.headers.has('retry-after'))))
    await letRest(answer.url, trouble.retryAt, tools)
  return trouble
}

async function heardFrom(
  source: FeedSource,
  remembered: Memory,
  { bytes, moved, url, response: { headers } }: Answer & { bytes: Uint8Array; moved: string | undefined },
  signal: AbortSignal,
): Promise<Batch> {
  const { settings, tools } = source
  const now = tools.now()
  const parsed = parseFeed(bytes, {
    url,
    contentType: headers.get('content-type') ?? undefined,
    contentLocation: headers.get('content-location') ?? undefined,
    contentLanguage: headers.get('content-language') ?? undefined,
  })
  if (parsed.format === 'unknown' && parsed.entries.length === 0) throw noFeed(url, now)

  const { memory, identity, articles, unreadable, nameOf, whereabouts } = recognised(
    parsed,
    remembered,
    settings.url,
    now,
  )
  const talk = await commentsOf(source, articles, memory, url, signal, nameOf)
  const heard = newsOf([...articles.map(article => article.post), ...talk.posts], memory, now)
  const hub = hubOf(headers, parsed.feed, url)
  const missed = isLeased(source.secret?.subscription, hub, now.getTime()) && shouldHaveBeenPushed(heard.news, now)
  const next: Memory = {
    of: settings.url,
    identity,
    whereabouts: whereabouts(),
    url: newLocation(parsed, url) ?? moved,
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
    seen: heard.seen,
    words: wordsOf(articles.map(article => article.post)),
    times: timesOf(articles),
    askedMs: Math.max(askedInFeed(parsed.feed), askedInHeaders(headers, now.getTime())),
    quiet: quietTimes(parsed.feed),
    hub,
    pushedAtMs: memory.pushedAtMs,
    missedAtMs: missed ? now.getTime() : memory.missedAtMs,
    comments: talk.memory,
  }
  const subscription = await subscribeWhereDue(source, hub, signal)
  return {
    news: heard.news,
    cursor: JSON.stringify(next),
    lagMs: memory.seen.length === 0 ? undefined : heard.lagMs,
    nextInMs: waitMs(next, subscription, now),
    unreadable: unreadable.length ? unreadable : undefined,
  }
}

function commentsOf(
  { settings, tools }: FeedSource,
  articles: Article[] | undefined,
  memory: Memory,
  feedUrl: string,
  signal: AbortSignal,
  nameOf = namesIn(memory).nameOf,
): ReturnType<typeof readComments> {
  if (settings.withoutComments) return Promise.resolve({ posts: [], memory: {} })
  const identity = memory.identity ?? feedIdentity(settings.url)
  return readComments(articles, memory.comments ?? {}, { identity, nameOf, feedUrl, tools, signal })
}

/** The feed as it was heard before; another one, which a person put in its place, begins anew. */
function recognised(parsed: ParsedFeed, remembered: Memory, url: string, now: Date) {
  const identity = remembered.identity ?? feedIdentity(url)
  const names = namesIn(remembered)
  const read = articlesIn(parsed, { identity, nameOf: names.nameOf, now })
  const { cameFrom } = remembered
  const posts = read.articles.map(article => article.post)
  if (cameFrom === undefined || isSameFeed(posts, remembered, { from: cameFrom, to: url }))
    return { memory: { ...remembered, identity }, identity, ...read, ...names }
  const memory: Memory = { of: url, identity: feedIdentity(url), seen: [], times: [] }
  const anew = namesIn(memory)
  const its = articlesIn(parsed, { identity: feedIdentity(url), nameOf: anew.nameOf, now })
  return { memory, identity: feedIdentity(url), ...its, ...anew }
}

/** Comments are never pushed, and what was said a moment ago may still come. */
function shouldHaveBeenPushed(news: News[], now: Date): boolean {
  return news.some(
    one => one.kind === 'post' && !one.post.threadRoot && now.getTime() - one.post.postedAt.getTime() > hubDelayMs,
  )
}

/**
 * How long to wait for the next visit. A hub is relied upon once it has pushed, until we find something that it
 * should have pushed; its lease is renewed in time.
 */
export function waitMs(memory: Memory, subscription: Subscription | undefined, now: Date): number {
  const usual = nextInMs({ ...memory, mostMs: commentsWaitMs(memory.comments, now.getTime()) }, now.getTime())
  if (!memory.hub || !subscription) return usual
  const reliable =
    isLeased(subscription, memory.hub, now.getTime()) &&
    memory.pushedAtMs !== undefined &&
    memory.pushedAtMs > (memory.missedAtMs ?? 0)
  const dueInMs = Math.max(askDueAt(subscription, memory.hub, now.getTime()) - now.getTime(), 1_000)
  return Math.min(reliable ? Math.max(usual, besideHubMs) : usual, dueInMs)
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}

function noFeed(url: string, now: Date): NetworkError {
  return new NetworkError('later', `What ${new URL(url).host} answers is no feed at the moment.`, {
    retryAt: new Date(now.getTime() + 6 * hourMs),
  })
}

/** Podcasts say in the feed itself where they moved to. */
function newLocation({ feed }: ParsedFeed, url: string): string | undefined {
  const given = feed.newLocation
  return given && /^https?:\/\//i.test(given) && given !== url ? given : undefined
}

interface Article {
  externalId: string
  entry: FeedEntry
  post: Post
}

/** Every entry that says something, each once. */
export function articlesIn(
  parsed: ParsedFeed,
  { identity, nameOf, now }: { identity: string; nameOf: (externalId: string) => string; now: Date },
): { articles: Article[]; unreadable: { at: string; why: string }[] } {
  const ids = entryIds(identity, parsed.entries)
  const articles = new Map<string, Article>()
  const unreadable: { at: string; why: string }[] = []
  parsed.entries.forEach((entry, index) => {
    const externalId = nameOf(ids[index] ?? '')
    const post = toPost(parsed, entry, { identity, externalId, now })
    if (!post) unreadable.push({ at: `entry ${index + 1}`, why: 'It has no title, no text and no address.' })
    else if (!articles.has(externalId)) articles.set(externalId, { externalId, entry, post })
  })
  return { articles: [...articles.values()], unreadable }
}

function timesOf(articles: Article[]): number[] {
  const dated = articles.filter(({ entry }) => entry.published?.at ?? entry.updated?.at)
  const times = dated.map(({ post }) => post.postedAt.getTime())
  return times.sort((a, b) => b - a).slice(0, 20)
}

/** What of these posts is new or changed, oldest first, so that a thread is heard in the order in which it was spoken. */
export function newsOf(
  posts: Post[],
  memory: Pick<Memory, 'seen'>,
  now: Date,
): { news: News[]; seen: string[]; lagMs?: number } {
  const known = new Map(memory.seen.map(pair => [pair.slice(0, 16), pair.slice(17)]))
  const current = new Map<string, string>()
  const news: { news: News; at: number; isReply: boolean }[] = []
  for (const post of posts) {
    const key = digest([post.externalId])
    if (current.has(key)) continue
    const hash = contentHash(post)
    current.set(key, hash)
    const before = known.get(key)
    if (before === hash) continue
    // RSS has no word for the time of an edit: it is when we see it.
    const told: News =
      before === undefined
        ? { kind: 'post', post }
        : { kind: 'edit', post: { ...post, editedAt: post.editedAt ?? now } }
    news.push({ news: told, at: post.postedAt.getTime(), isReply: post.threadRoot !== undefined })
  }
  // An article without a date was posted “now”, and still comes before what was said to it.
  news.reverse().sort((a, b) => Number(a.isReply) - Number(b.isReply) || a.at - b.at)
  const older = [...known].filter(([key]) => !current.has(key))
  const room = Math.max(leastRemembered, current.size * 2)
  const fresh = news.filter(one => one.news.kind === 'post').reduce((latest, one) => Math.max(latest, one.at), 0)
  return {
    news: news.map(one => one.news),
    seen: [...current, ...older].slice(0, room).map(pair => pair.join('.')),
    lagMs: fresh ? now.getTime() - fresh : undefined,
  }
}
