import { at, nextPollMs } from '#connectors/web'
import type { Batch, News, OpenSource, Post } from '#core/channels'
import { ask, read, refusal } from './ask.ts'
import { childrenOf, network, readThing } from './post.ts'
import { readPublicFeed } from './public-feed.ts'
import type { Secret, Settings } from './settings.ts'
import type { Session } from './token.ts'

const usualMs = 30_000
/** Without a key Reddit grants ten visits a minute to the whole machine. */
const withoutKeyMs = 3 * 60_000
const pageSize = 100
const mostPages = 10
const mostTold = 3_000
/** So many of those told last are looked at again, for what was changed or taken down. */
const watched = 100

interface Place {
  /** What was told: name, and when it was last edited, newest first. */
  told: [string, number][]
  gone?: string[]
}

export async function poll(
  { settings, secret, cursor, tools, keepSecret, renewSecret }: OpenSource<Settings, Secret>,
  signal: AbortSignal,
): Promise<Batch> {
  const session: Session = { settings, secret: secret && { ...secret }, tools, keepSecret, renewSecret, signal }
  const place = placeOf(cursor)
  const hasKey = Boolean(secret?.clientId)
  const { posts, until } = hasKey ? await pollWithKey(session, place) : await pollFeeds(session)
  const known = new Map(place?.told)
  const gone = new Set(place?.gone)
  const fresh = posts.filter(post => !known.has(post.externalId))
  const news: News[] = fresh.map(post => ({ kind: 'post', post }))
  if (hasKey) news.push(...(await changesOf(session, known, gone)))
  for (const one of news) if (one.kind === 'delete') gone.add(one.externalId)
  const edits = news.flatMap(one => (one.kind === 'edit' ? [one.post] : []))
  const told = new Map([
    ...[...edits, ...fresh.toReversed()].map(markOf),
    ...[...known].filter(([name]) => !edits.some(post => post.externalId === name)),
  ])
  const newest = fresh.at(-1)
  return {
    news,
    cursor: JSON.stringify({ told: [...told].slice(0, mostTold), gone: [...gone].slice(-watched * 2) } satisfies Place),
    ...(newest && place && { lagMs: Math.max(0, tools.now().getTime() - newest.postedAt.getTime()) }),
    nextInMs: nextPollMs(hasKey ? usualMs : withoutKeyMs, until, tools.now()),
  }
}

const markOf = (post: Post): [string, number] => [post.externalId, post.editedAt?.getTime() ?? 0]

/** The newest of each listing, back to what is known; oldest first. */
async function pollWithKey(
  session: Session,
  place: Place | undefined,
): Promise<{ posts: Post[]; until: Date | undefined }> {
  const known = new Map(place?.told)
  const posts: Post[] = []
  let until: Date | undefined
  for (const [path, query] of listingsOf(session.settings)) {
    let after: string | undefined
    for (let page = 0; page < mostPages; page++) {
      const answer = await read(session, path, { ...query, limit: pageSize, after })
      until = answer.spareUntil ?? until
      const things = childrenOf(answer.data).map(readThing)
      const told = things.filter(thing => thing !== undefined && thing !== 'gone')
      posts.push(...told)
      const next = at(answer.data, 'data', 'after')
      const reachedKnown = told.some(post => known.has(post.externalId))
      if (!place || reachedKnown || typeof next !== 'string') break
      after = next
    }
  }
  return { posts: inOrder(posts), until }
}

function listingsOf({ what, subreddits, words }: Settings): [string, Record<string, string>][] {
  if (what === 'inbox') return [['/message/inbox', {}]]
  if (what === 'search') return [['/search', { q: words ?? '', sort: 'new', type: 'link' }]]
  const places = `/r/${subreddits.join('+')}`
  return [
    [`${places}/new`, {}],
    [`${places}/comments`, {}],
  ]
}

async function pollFeeds(session: Session): Promise<{ posts: Post[]; until: undefined }> {
  const { what, subreddits, words } = session.settings
  const paths =
    what === 'search'
      ? [`/search.rss?q=${encodeURIComponent(words ?? '')}&sort=new&limit=${pageSize}`]
      : [
          `/r/${subreddits.join('+')}/new/.rss?limit=${pageSize}`,
          `/r/${subreddits.join('+')}/comments/.rss?limit=${pageSize}`,
        ]
  const posts: Post[] = []
  for (const path of paths) posts.push(...(await readPublicFeed(session, path)))
  return { posts: inOrder(posts), until: undefined }
}

/** Reddit’s terms ask that what its author takes down is taken down here, too. */
async function changesOf(session: Session, known: Map<string, number>, gone: Set<string>): Promise<News[]> {
  const names = [...known.keys()].filter(name => /^t[13]_/.test(name) && !gone.has(name)).slice(0, watched)
  if (names.length === 0) return []
  const answer = await ask(session, '/api/info', { query: { id: names.join(',') } })
  if (!answer.ok) throw refusal(answer)
  return childrenOf(answer.data).flatMap((thing): News[] => {
    const name = at(thing, 'data', 'name')
    const post = readThing(thing)
    if (typeof name !== 'string' || post === undefined) return []
    if (post === 'gone') return [{ kind: 'delete', network, externalId: name }]
    const isEdited = post.editedAt !== undefined && post.editedAt.getTime() > (known.get(name) ?? 0)
    return isEdited ? [{ kind: 'edit', post }] : []
  })
}

function inOrder(posts: Post[]): Post[] {
  const each = new Map(posts.map(post => [post.externalId, post]))
  return [...each.values()].sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
}

/** A cursor that can't be read costs reading the newest again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  try {
    const place: unknown = JSON.parse(cursor ?? 'null')
    return Array.isArray(at(place, 'told')) ? (place as Place) : undefined
  } catch {
    return undefined
  }
}
