import { at, listOf, nextPollMs, numberOf, parsedJson, textOf } from '#connectors/web'
import type { Batch, News, OpenSource, Post } from '#core/channels'
import { ask } from './ask.ts'
import { network, readPost } from './post.ts'
import {
  discussionsOfRepository,
  issuesOfRepository,
  postsById,
  pullsOfRepository,
  searchDiscussions,
  searchIssues,
  searchPulls,
} from './queries.ts'
import { hears, type Secret, type Settings } from './settings.ts'
import { missingIn, postsIn, readThread, whereOf } from './thread.ts'
import { canAsk, type Where } from './token.ts'

const usualMs = 60_000
const withoutTokenMs = 3_600_000
const mostPages = 10
/** So much of what was there before is heard at first. */
const firstMs = 24 * 3_600_000
/** What is told may lag behind what is: that much is looked at again. */
const overlapMs = 120_000
/** So many posts are looked at again each time, for what was changed or taken down. */
const watched = 200
const atOnce = 100
/** Of the points that GitHub grants in an hour, so many are left for those who answer. */
const pointsToSpare = 500

interface Place {
  /** By listing: the newest change that was told. */
  since: Record<string, number>
  /** What was told last: id, when it was last edited, what it stands in. */
  seen: [string, string, (string | null)?][]
}

interface Listing {
  kind: 'issues' | 'discussions' | 'pulls'
  key: string
  query: string
  variables: Record<string, string>
  path: string[]
}

/** What was written in each repository (or is found) since it was last asked for; then what was changed of it. */
export async function poll(source: OpenSource<Settings, Secret>, signal: AbortSignal): Promise<Batch> {
  const { settings, secret, tools, cursor } = source
  const where = whereOf({ ...source, signal })
  // Without a token only the webhook brings anything.
  if (!canAsk(secret)) return { news: [], nextInMs: withoutTokenMs }
  const place = placeOf(cursor)
  const known = new Map(place?.seen.map(one => [one[0], one]))
  const since: Place['since'] = { ...place?.since }
  const fresh = new Map<string, Post>()
  const unreadable: NonNullable<Batch['unreadable']> = []
  let restsUntil: Date | undefined
  const listings = listingsOf(settings)
  for (const listing of listings) {
    const from = (since[listing.key] ?? tools.now().getTime() - firstMs) - overlapMs
    const read = await readListing(where, listing, from, place ? mostPages : 1)
    for (const post of read.posts) if (!known.has(post.externalId)) fresh.set(post.externalId, post)
    // Where nothing is new, what lies before the beginning does not become so.
    since[listing.key] = Math.max(read.newest, from + overlapMs)
    restsUntil = read.restsUntil ?? restsUntil
    if (place && read.isCut) unreadable.push({ at: listing.key, why: 'More was written there than we could ask for.' })
  }
  const posts = [...fresh.values()].sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  const news: News[] = posts.map(post => ({ kind: 'post', post }))
  const changes = await changesOf(where, known)
  const gone = new Set(changes.flatMap(one => (one.kind === 'delete' ? [one.externalId] : [])))
  const versions = new Map([
    ...[...known].filter(([id]) => !gone.has(id)),
    ...[...posts, ...changes.flatMap(one => ('post' in one ? [one.post] : []))].map(
      post => [post.externalId, versionOf(post)] as const,
    ),
  ])
  const newest = posts.at(-1)
  return {
    news: [...news, ...changes],
    cursor: JSON.stringify({ since, seen: [...versions.values()].slice(-watched) } satisfies Place),
    ...(place && newest && { lagMs: Math.max(0, tools.now().getTime() - newest.postedAt.getTime()) }),
    nextInMs: nextPollMs(usualMs * Math.ceil(listings.length / 10), restsUntil, tools.now()),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

function versionOf({ externalId, editedAt, threadRoot }: Post): Place['seen'][number] {
  return [externalId, editedAt?.toISOString() ?? '', threadRoot ?? null]
}

function listingsOf(settings: Settings): Listing[] {
  const { what, repositories, words = '' } = settings
  const all = what === 'search' ? searches(words) : repositories.flatMap(inRepository)
  return all.filter(({ kind }) => hears(settings, kind))
}

function searches(words: string): Listing[] {
  const search = (kind: Listing['kind'], query: string, which: string): Listing => ({
    kind,
    key: kind,
    query,
    variables: { words: `${words} ${which}sort:updated-desc` },
    path: [],
  })
  return [
    search('issues', searchIssues, 'is:issue '),
    search('discussions', searchDiscussions, ''),
    search('pulls', searchPulls, 'is:pr '),
  ]
}

function inRepository(repository: string): Listing[] {
  const [owner = '', name = ''] = repository.split('/')
  const listing = (kind: Listing['kind'], query: string): Listing => ({
    kind,
    key: `${repository} ${kind}`,
    query,
    variables: { owner, name },
    path: ['repository'],
  })
  return [
    listing('issues', issuesOfRepository),
    listing('discussions', discussionsOfRepository),
    listing('pulls', pullsOfRepository),
  ]
}

/** Threads from the one changed last back to `from`, and what was written in them since then. */
async function readListing(where: Where, { query, variables, path }: Listing, from: number, most: number) {
  const posts: Post[] = []
  let newest = 0
  let after: string | undefined
  let restsUntil: Date | undefined
  for (let turn = 0; turn < most; turn++) {
    const { data } = await ask(where, query, { ...variables, after })
    restsUntil = restOf(data) ?? restsUntil
    const threads = at(data, ...path, 'threads')
    let isOver = false
    for (const thread of listOf(at(threads, 'nodes'))) {
      const changedAt = Date.parse(textOf(at(thread, 'updatedAt')) ?? '')
      if (Number.isNaN(changedAt)) continue
      newest = Math.max(newest, changedAt)
      if (changedAt < from) isOver = true
      else posts.push(...(await newestIn(where, thread, from)))
    }
    after = textOf(at(threads, 'pageInfo', 'endCursor'))
    if (isOver || !after || at(threads, 'pageInfo', 'hasNextPage') !== true)
      return { posts, newest, restsUntil, isCut: false }
  }
  return { posts, newest, restsUntil, isCut: true }
}

/** What was written in a thread since then; read whole where the piece that came may leave something out. */
async function newestIn(where: Where, thread: unknown, from: number): Promise<Post[]> {
  const shown = postsIn(thread)
  const isNew = (post: Post) => post.postedAt.getTime() >= from
  if (!leavesOut(thread, from)) return shown.filter(isNew)
  const whole = await readThread(where, textOf(at(thread, 'id')) ?? '', textOf(at(thread, '__typename')))
  return whole.posts.filter(isNew)
}

function leavesOut(thread: unknown, from: number): boolean {
  const comments = listOf(at(thread, 'comments', 'nodes'))
  const isCut = (list: unknown) => missingIn(list) > 0
  const reviews = at(thread, 'reviews')
  if (isCut(reviews) || listOf(at(reviews, 'nodes')).some(review => isCut(at(review, 'comments')))) return true
  // In a discussion, what is new may stand below an old comment.
  if (at(thread, '__typename') === 'Discussion')
    return isCut(at(thread, 'comments')) || comments.some(comment => isCut(at(comment, 'replies')))
  return isCut(at(thread, 'comments')) && Date.parse(textOf(at(comments[0], 'createdAt')) ?? '') >= from
}

/** Of what was told before, what its author or a moderator has changed or taken down. */
async function changesOf(where: Where, known: Map<string, Place['seen'][number]>): Promise<News[]> {
  const ids = [...known.keys()]
  const news: News[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    const asked = ids.slice(from, from + atOnce)
    const { data, errors } = await ask(where, postsById, { ids: asked })
    const missing = new Set(
      errors.flatMap(error => (at(error, 'type') === 'NOT_FOUND' ? (numberOf(at(error, 'path', 1)) ?? []) : [])),
    )
    for (const [n, told] of listOf(at(data, 'nodes')).entries()) {
      const externalId = asked[n]
      if (externalId === undefined) continue
      if (missing.has(n) || textOf(at(told, 'deletedAt'))) news.push({ kind: 'delete', network, externalId })
      const [, edited, root] = known.get(externalId) ?? []
      const post = readPost(told, root ?? undefined)
      if (post?.editedAt && post.editedAt.toISOString() !== edited) news.push({ kind: 'edit', post })
    }
  }
  return news
}

function restOf(data: unknown): Date | undefined {
  const remaining = numberOf(at(data, 'rateLimit', 'remaining'))
  const resetAt = new Date(textOf(at(data, 'rateLimit', 'resetAt')) ?? Number.NaN)
  return remaining !== undefined && remaining < pointsToSpare && !Number.isNaN(resetAt.getTime()) ? resetAt : undefined
}

/** A cursor that can't be read costs hearing the last day again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  const place = parsedJson(cursor ?? '')
  return Array.isArray(at(place, 'seen')) && at(place, 'since') ? (place as Place) : undefined
}
