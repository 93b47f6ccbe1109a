import { type Batch, type ConnectorTools, NetworkError, type News } from '#core/channels'
import type { ParsedFeed } from './model.ts'
import { askedInFeed, askedInHeaders, nextInMs } from './pace.ts'
import { parseFeed } from './parse-feed.ts'
import { contentHash, digest, entryIds, feedIdentity, toPost } from './post.ts'
import { bytesOf, failure, request } from './request.ts'

/** What is remembered between two polls. */
interface Memory {
  /** Where the feed moved to for good. */
  url?: string
  etag?: string
  lastModified?: string
  /** Short hashes of entries and of their content, `entry.content`, newest first. */
  seen: string[]
  times: number[]
  askedMs?: number
}

/** At least this many entries are remembered; more where the feed itself holds more. */
const leastRemembered = 1000

/** Asks a feed once, with what we know already, and tells what is new or changed in it. */
export async function pollFeed(
  settings: { url: string },
  cursor: string | undefined,
  tools: ConnectorTools,
  signal: AbortSignal,
): Promise<Batch> {
  const memory = recall(cursor)
  const now = tools.now()
  const answer = await request(tools, memory.url ?? settings.url, { headers: conditions(memory), signal, now })
  const { response, url, lastingUrl } = answer
  const moved = lastingUrl === settings.url ? undefined : lastingUrl
  if (response.status === 304) {
    const kept = {
      ...memory,
      url: moved,
      askedMs: Math.max(memory.askedMs ?? 0, askedInHeaders(response.headers, now.getTime())),
    }
    return { news: [], cursor: JSON.stringify(kept), nextInMs: nextInMs(kept, now.getTime()) }
  }
  if (!response.ok) {
    await response.body?.cancel()
    throw failure(answer, now)
  }
  const parsed = parseFeed(await bytesOf(answer, signal), {
    url,
    contentType: response.headers.get('content-type') ?? undefined,
    contentLocation: response.headers.get('content-location') ?? undefined,
    contentLanguage: response.headers.get('content-language') ?? undefined,
  })
  if (parsed.format === 'unknown' && parsed.entries.length === 0) throw noFeed(url, now)

  const heard = hear(parsed, feedIdentity(settings.url), memory, now)
  const next: Memory = {
    url: newLocation(parsed, url) ?? moved,
    etag: response.headers.get('etag') ?? undefined,
    lastModified: response.headers.get('last-modified') ?? undefined,
    seen: heard.seen,
    times: heard.times,
    askedMs: Math.max(askedInFeed(parsed.feed), askedInHeaders(response.headers, now.getTime())),
  }
  return {
    news: heard.news,
    cursor: JSON.stringify(next),
    lagMs: cursor === undefined ? undefined : heard.lagMs,
    nextInMs: nextInMs(next, now.getTime()),
    unreadable: heard.unreadable.length ? heard.unreadable : undefined,
  }
}

function recall(cursor: string | undefined): Memory {
  const empty: Memory = { seen: [], times: [] }
  if (!cursor) return empty
  try {
    return { ...empty, ...JSON.parse(cursor) }
  } catch {
    // A cursor that cannot be read costs one full reading, which changes nothing that is stored.
    return empty
  }
}

function conditions({ etag, lastModified }: Memory): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

function noFeed(url: string, now: Date): NetworkError {
  return new NetworkError('later', `What ${new URL(url).host} answers is no feed at the moment.`, {
    retryAt: new Date(now.getTime() + 6 * 3_600_000),
  })
}

/** Podcasts say in the feed itself where they moved to. */
function newLocation({ feed }: ParsedFeed, url: string): string | undefined {
  const given = feed.newLocation
  return given && /^https?:\/\//i.test(given) && given !== url ? given : undefined
}

interface Heard {
  news: News[]
  seen: string[]
  times: number[]
  lagMs?: number
  unreadable: { at: string; why: string }[]
}

/** Oldest first, so that a thread is heard in the order in which it was spoken. */
function hear(parsed: ParsedFeed, identity: string, memory: Memory, now: Date): Heard {
  const known = new Map(memory.seen.map(pair => [pair.slice(0, 16), pair.slice(17)]))
  const ids = entryIds(identity, parsed.entries)
  const current = new Map<string, string>()
  const news: { news: News; at: number }[] = []
  const unreadable: Heard['unreadable'] = []
  const times: number[] = []
  parsed.entries.forEach((entry, index) => {
    const externalId = ids[index] ?? ''
    const post = toPost(parsed, entry, { identity, externalId, now })
    if (!post) {
      unreadable.push({ at: `entry ${index + 1}`, why: 'It has no title, no text and no address.' })
      return
    }
    if (entry.published?.at ?? entry.updated?.at) times.push(post.postedAt.getTime())
    const key = digest([externalId])
    if (current.has(key)) return
    const hash = contentHash(post)
    current.set(key, hash)
    const before = known.get(key)
    if (before === hash) return
    // RSS has no word for the time of an edit: it is when we see it.
    const told: News =
      before === undefined
        ? { kind: 'post', post }
        : { kind: 'edit', post: { ...post, editedAt: post.editedAt ?? now } }
    news.push({ news: told, at: post.postedAt.getTime() })
  })
  news.reverse().sort((a, b) => a.at - b.at)
  const older = [...known].filter(([key]) => !current.has(key))
  const room = Math.max(leastRemembered, current.size * 2)
  const fresh = news.filter(one => one.news.kind === 'post').at(-1)
  return {
    news: news.map(one => one.news),
    seen: [...current, ...older].slice(0, room).map(pair => pair.join('.')),
    times: times.sort((a, b) => b - a).slice(0, 20),
    lagMs: fresh && now.getTime() - fresh.at,
    unreadable,
  }
}
