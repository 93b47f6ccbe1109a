import { at, idOf, listOf, nextPollMs, numberOf, textOf } from '#connectors/web'
import type { Batch, News, OpenSource, Post } from '#core/channels'
import { ask, read, refusal, type Where } from './ask.ts'
import { externalIdOf, isGone, network, readPost } from './post.ts'
import type { Secret, Settings } from './settings.ts'

const usualMs = 60_000
const mostPages = 6
/** So many of the newest posts are remembered, to see which of them were changed or taken down. */
const watched = 50

interface Place {
  /** The highest number among the posts that were heard. */
  newest: number
  /** The posts last seen: number, where each stands, version. */
  seen: [number, string, number][]
}

export function poll(source: OpenSource<Settings, Secret>, signal: AbortSignal): Promise<Batch> {
  const { settings, secret, tools } = source
  const where: Where = { settings, secret, tools, signal }
  return settings.what === 'search' ? pollSearch(where, source.cursor) : pollEverything(where, source.cursor)
}

/** The newest posts of all topics, back to those we know. */
async function pollEverything(where: Where, cursor: string | undefined): Promise<Batch> {
  const { settings, tools } = where
  const place = placeOf(cursor)
  const told: unknown[] = []
  let before: number | undefined
  let restsUntil: Date | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await ask(where, '/posts.json', { query: { before } })
    if (!answer.ok) throw refusal(where, answer)
    restsUntil = answer.spareUntil
    const posts = listOf(at(answer.data, 'latest_posts'))
    told.push(...posts)
    const oldest = Math.min(...posts.map(post => numberOf(at(post, 'id')) ?? Number.POSITIVE_INFINITY))
    if (posts.length === 0 || !place || oldest <= place.newest) break
    before = oldest
  }
  const heard = hear(told, settings.url, place, tools.now())
  return { ...heard, nextInMs: nextPollMs(usualMs, restsUntil, tools.now()) }
}

function hear(told: unknown[], forum: string, place: Place | undefined, now: Date): Batch {
  const known = new Map(place?.seen.map(([id, where, version]) => [id, { where, version }]))
  const seen: Place['seen'] = []
  const news: News[] = []
  const there = new Set<number>()
  let lagMs: number | undefined
  for (const item of told.toReversed()) {
    const id = numberOf(at(item, 'id'))
    const post = readPost(item, forum)
    if (id === undefined || !post || isGone(item)) continue
    there.add(id)
    const version = numberOf(at(item, 'version')) ?? 1
    seen.push([id, post.externalId, version])
    const before = known.get(id)
    if (before && before.version === version) continue
    if (!before && place && id <= place.newest) continue
    news.push(before ? { kind: 'edit', post: { ...post, editedAt: post.editedAt ?? now } } : { kind: 'post', post })
    if (!before) lagMs = Math.max(0, now.getTime() - post.postedAt.getTime())
  }
  // A post that we saw, and that is missing among its neighbours, was taken down.
  const oldest = Math.min(...there)
  for (const [id, { where }] of known)
    if (id >= oldest && !there.has(id)) news.push({ kind: 'delete', network, externalId: where })
  const newest = Math.max(place?.newest ?? 0, ...there)
  return {
    news,
    cursor: JSON.stringify({ newest, seen: seen.slice(-watched) } satisfies Place),
    ...(place && lagMs !== undefined && { lagMs }),
  }
}

interface Searched {
  found: number[]
}

const mostFound = 500

/** What its search finds, newest first; the search shows but a piece, so each new post is read whole. */
async function pollSearch(where: Where, cursor: string | undefined): Promise<Batch> {
  const { settings, tools } = where
  const known = searchedOf(cursor)
  const data = await read(where, '/search.json', { q: `${settings.words} order:latest` })
  const ids = listOf(at(data, 'posts')).flatMap(post => numberOf(at(post, 'id')) ?? [])
  const titles = new Map(listOf(at(data, 'topics')).map(topic => [idOf(at(topic, 'id')), textOf(at(topic, 'title'))]))
  const posts: Post[] = []
  for (const id of ids.filter(id => !known.found.includes(id)).toReversed()) {
    const whole = await read(where, `/posts/${id}.json`)
    const title = titles.get(idOf(at(whole, 'topic_id')))
    const post = readPost(title ? { ...(whole as object), topic_title: title } : whole, settings.url)
    if (post) posts.push(post)
  }
  return {
    news: posts.map((post): News => ({ kind: 'post', post })),
    cursor: JSON.stringify({ found: [...new Set([...ids, ...known.found])].slice(0, mostFound) } satisfies Searched),
    nextInMs: nextPollMs(usualMs * 5, undefined, tools.now()),
  }
}

/** Where a post of a webhook stands, also when it is taken down. */
export function whereIs(told: unknown, forum: string): string | undefined {
  const topicId = idOf(at(told, 'topic_id'))
  const number = numberOf(at(told, 'post_number'))
  return topicId && number !== undefined ? externalIdOf(forum, topicId, number) : undefined
}

/** A cursor that can't be read costs reading the newest again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  const place = parsed(cursor)
  return typeof at(place, 'newest') === 'number' ? (place as Place) : undefined
}

function searchedOf(cursor: string | undefined): Searched {
  const place = parsed(cursor)
  return Array.isArray(at(place, 'found')) ? (place as Searched) : { found: [] }
}

function parsed(cursor: string | undefined): unknown {
  try {
    return JSON.parse(cursor ?? 'null')
  } catch {
    return undefined
  }
}
