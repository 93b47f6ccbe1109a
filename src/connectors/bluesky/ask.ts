import { createHash } from 'node:crypto'
import { isObject, textOf } from '#connectors/web'
import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { authorOf } from './meet.ts'
import { partsOf, postOf } from './record.ts'
import { callAs } from './session.ts'
import type { BlueskyAccount } from './settings.ts'
import { postCollection, publicService, type Secret, Settings } from './settings.ts'
import { type Answer, call } from './xrpc.ts'

const perPage = 100
const mostPages = 20
/** The network’s index fills unevenly: what is a little older than the newest may still come. */
const overlapMs = 10 * 60_000
const mostSeen = 600

/** Where the asking stands: the newest that was heard, and short names of those heard lately. */
interface Place {
  newestMs: number
  seen: Map<string, number>
}

/** One thing that an answer lists: a post, when the network first knew of it, and who says so. */
interface Listed {
  uri: string
  indexedMs: number
  view: Record<string, unknown>
  record: unknown
}

/**
 * Hears by asking, again and again: what names our account, what a search finds, what a custom feed shows. What was
 * heard is known by its address and the time the network gave it; whether somebody has read it says nothing.
 */
export async function* ask(
  source: OpenSource<Settings, Secret | undefined>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const account = accountOf(source)
  if (source.settings.hears === 'notifications' && account === undefined)
    throw new NetworkError('refused', 'Choose the account whose mentions and answers are to be heard.')
  const place = placeIn(source.cursor)
  while (!signal.aborted) {
    const batch = await untilAborted(askOnce(source, account, place, signal), signal)
    if (batch === undefined) return
    yield batch
    await pause(source.settings.everySeconds * 1_000, signal)
  }
}

async function askOnce(
  source: OpenSource<Settings, Secret | undefined>,
  account: BlueskyAccount | undefined,
  place: Place,
  signal: AbortSignal,
): Promise<Batch> {
  const { settings } = source
  const since = place.newestMs - overlapMs
  const isFirst = place.newestMs === 0
  // A custom feed is sorted as its maker likes: its first pages are read, and what is known is passed over.
  const pages = isFirst ? 1 : settings.hears === 'feed' ? 2 : mostPages
  const listed: Listed[] = []
  let cursor: string | undefined
  let isWhole = settings.hears === 'feed' || isFirst
  for (let page = 0; page < pages && !signal.aborted; page++) {
    const answer = await pageOf(source, account, cursor)
    if (!answer.ok) throw refusalOf(answer, account !== undefined)
    const entries = entriesIn(answer.data, settings.hears)
    listed.push(...entries)
    cursor = typeof answer.data.cursor === 'string' ? answer.data.cursor : undefined
    const hasReached = entries.some(({ indexedMs }) => indexedMs < since)
    if (hasReached || cursor === undefined || entries.length === 0) isWhole = true
    if (isWhole && settings.hears !== 'feed') break
    if (cursor === undefined) break
  }
  const batch = newsOf(source, listed, place)
  if (isWhole || signal.aborted) return batch
  const at = `before ${new Date(listed.at(-1)?.indexedMs ?? 0).toISOString()}`
  return {
    ...batch,
    unreadable: [
      ...(batch.unreadable ?? []),
      { at, why: 'More was written than can be asked for; posts may be missing.' },
    ],
  }
}

function newsOf({ settings, tools }: OpenSource<Settings, unknown>, listed: Listed[], place: Place): Batch {
  const news: News[] = []
  const unreadable: { at: string; why: string }[] = []
  const languages = settings.languages?.map(language => language.toLowerCase())
  const now = tools.now()
  let newest = 0
  for (const { uri, indexedMs, view, record } of listed.toReversed()) {
    const parts = partsOf(uri)
    const name = nameOf(uri)
    if (parts?.collection !== postCollection || place.seen.has(name)) continue
    place.seen.set(name, indexedMs)
    place.newestMs = Math.max(place.newestMs, indexedMs)
    newest = Math.max(newest, indexedMs)
    const heardAt = new Date(Math.min(indexedMs, now.getTime()))
    const author = authorOf(parts.repo, view.author)
    const post = postOf({ did: parts.repo, rkey: parts.rkey, record, heardAt, author })
    if (typeof post === 'string') unreadable.push({ at: uri, why: post })
    else if (!languages || post.language === undefined || languages.includes(primary(post.language)))
      news.push({ kind: 'post', post })
  }
  forget(place, settings.hears)
  return {
    news,
    cursor: JSON.stringify({ newest: place.newestMs, seen: Object.fromEntries(place.seen) }),
    ...(newest > 0 && { lagMs: Math.max(0, now.getTime() - newest) }),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

function forget(place: Place, hears: Settings['hears']): void {
  // What a feed shows may be old; of the others, all that is asked for again is newer than the overlap.
  if (hears !== 'feed')
    for (const [name, indexedMs] of place.seen) if (indexedMs < place.newestMs - 2 * overlapMs) place.seen.delete(name)
  for (const name of place.seen.keys()) {
    if (place.seen.size <= mostSeen) return
    place.seen.delete(name)
  }
}

function pageOf(
  { settings, tools }: OpenSource<Settings, unknown>,
  account: BlueskyAccount | undefined,
  cursor: string | undefined,
): Promise<Answer> {
  const { method, query } = requestOf(settings)
  const request = { method, query: { ...query, limit: String(perPage), ...(cursor && { cursor }) } }
  if (account) return callAs(account, () => request)
  return call(tools, { ...request, service: settings.service ?? publicService })
}

function requestOf({ hears, search, feed }: Settings): { method: string; query: Record<string, string | string[]> } {
  if (hears === 'search') return { method: 'app.bsky.feed.searchPosts', query: { q: search ?? '', sort: 'latest' } }
  if (hears === 'feed') return { method: 'app.bsky.feed.getFeed', query: { feed: feed ?? '' } }
  const reasons = ['mention', 'reply', 'quote']
  return { method: 'app.bsky.notification.listNotifications', query: { reasons } }
}

function entriesIn(data: Record<string, unknown>, hears: Settings['hears']): Listed[] {
  const list = hears === 'notifications' ? data.notifications : hears === 'search' ? data.posts : data.feed
  if (!Array.isArray(list)) throw new NetworkError('later', 'The answer lists nothing that can be read.')
  return list.flatMap((entry: unknown) => {
    const view = isObject(entry) && hears === 'feed' ? entry.post : entry
    if (!isObject(view) || typeof view.uri !== 'string') return []
    // Servers that don’t know `reasons` list likes and follows as well.
    if (hears === 'notifications' && !['mention', 'reply', 'quote'].includes(textOf(view.reason) ?? '')) return []
    const indexedMs = Date.parse(textOf(view.indexedAt) ?? '')
    return [{ uri: view.uri, indexedMs: Number.isNaN(indexedMs) ? 0 : indexedMs, view, record: view.record }]
  })
}

/** The account that a source listens through. */
function accountOf(source: OpenSource<Settings, Secret | undefined>): BlueskyAccount | undefined {
  if (source.account === undefined || source.secret === undefined) return undefined
  const settings = Settings.safeParse(source.account.settings)
  if (!settings.success) return undefined
  const { tools, secret, keepSecret, renewSecret } = source
  return {
    accountId: source.account.externalId,
    settings: settings.data,
    secret,
    tools,
    ...(keepSecret && { keepSecret }),
    ...(renewSecret && { renewSecret }),
  }
}

/** A PDS on its own knows these questions and nobody to ask: that is a trouble of the network. */
function refusalOf({ status, error, message }: Answer & { ok: false }, isSignedIn: boolean): NetworkError {
  if (!isSignedIn && (status === 401 || status === 403))
    return new NetworkError('refused', 'Bluesky shows this only to those who are signed in: choose an account.')
  if (status === 400 && ['InvalidRequest', 'UnknownFeed', 'BadQueryString'].includes(error))
    return new NetworkError('refused', `Bluesky can’t be asked for this: ${message}`)
  return new NetworkError('later', `Bluesky did not answer this: ${message}`)
}

function placeIn(cursor: string | undefined): Place {
  const place: Place = { newestMs: 0, seen: new Map() }
  try {
    const saved: unknown = JSON.parse(cursor ?? '{}')
    if (!isObject(saved)) return place
    if (typeof saved.newest === 'number') place.newestMs = saved.newest
    for (const [name, ms] of Object.entries(isObject(saved.seen) ? saved.seen : {}))
      if (typeof ms === 'number') place.seen.set(name, ms)
  } catch {
    // A place of another way of listening: the new way begins with the newest.
  }
  return place
}

function nameOf(uri: string): string {
  return createHash('sha256').update(uri).digest('base64url').slice(0, 12)
}

function primary(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? ''
}

/** What is asked for when we are told to stop is not waited for: its answer changes nothing. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  work.catch(() => {})
  const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>()
  const stopping = () => stop(undefined)
  signal.addEventListener('abort', stopping, { once: true })
  if (signal.aborted) stopping()
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stopping)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
