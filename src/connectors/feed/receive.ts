import type { Batch, PushRequest } from '#core/channels'
import { feedIdentity } from './identity.ts'
import { type Memory, namesIn, recall } from './memory.ts'
import { parseFeed } from './parse-feed.ts'
import { articlesIn, type FeedSource, newsOf, waitMs } from './poll.ts'
import { confirmIntent, verifyPush } from './websub.ts'

/** What a hub sends: the question whether we asked it to (a GET), or the feed with its news (a signed POST). */
export async function receiveFromHub(source: FeedSource, request: PushRequest): Promise<Batch> {
  const now = source.tools.now()
  const memory = recall(source.cursor, source.settings.url)
  if (request.method === 'GET') {
    const { response, subscription } = await confirmIntent(source, request)
    return { news: [], nextInMs: waitMs(memory, subscription, now), response }
  }
  const subscription = source.secret?.subscription
  verifyPush(request.headers, request.body, subscription?.key)
  const response = { status: 202, contentType: 'text/plain; charset=utf-8', body: 'Thank you.' }
  const url = subscription?.topic ?? source.settings.url
  const parsed = parseFeed(request.body, { url, contentType: request.headers['content-type'] })
  // Some hubs only ring the bell: the feed is asked at once.
  if (parsed.entries.length === 0) return { news: [], nextInMs: 0, response }

  const identity = memory.identity ?? feedIdentity(source.settings.url)
  const { nameOf, whereabouts } = namesIn(memory)
  const { articles, unreadable } = articlesIn(parsed, { identity, nameOf, now })
  const heard = newsOf(
    articles.map(article => article.post),
    memory,
    now,
  )
  const next: Memory = { ...memory, identity, whereabouts: whereabouts(), seen: heard.seen, pushedAtMs: now.getTime() }
  return {
    news: heard.news,
    cursor: JSON.stringify(next),
    lagMs: heard.lagMs,
    nextInMs: waitMs(next, subscription, now),
    unreadable: unreadable.length ? unreadable : undefined,
    response,
  }
}
