import { at, listOf, parsedJson, textOf } from '#connectors/web'
import { type Batch, NetworkError, type News, type OpenSource, type Post } from '#core/channels'
import { ask, read, reasonOf, refusal } from './ask.ts'
import { network, rootOf } from './post.ts'
import type { Secret, Settings } from './settings.ts'
import { repliesTo, shownOf } from './thread.ts'
import type { Session } from './token.ts'

const usualMs = 120_000
const dayMs = 24 * 3_600_000
/** So much of what was there before is heard at first. */
const firstMs = 7 * dayMs
const mostPages = 5
const atOnce = 50

/** What was told of one listing, by comment: when it was last changed. */
type Told = Record<string, number>

interface Place {
  channelId?: string
  /** When it was last looked. */
  at: number
  told: Record<string, Told>
  /** How many replies a thread had. */
  replies: Record<string, number>
}

/** The newest hundred threads, back to those that are known; then what became of those that were told before. */
export async function poll(source: OpenSource<Settings, Secret>, signal: AbortSignal): Promise<Batch> {
  const { settings, tools, keepSecret, renewSecret } = source
  const session: Session = {
    settings,
    secret: source.secret && { ...source.secret },
    tools,
    keepSecret,
    renewSecret,
    signal,
    spent: 0,
  }
  const before = placeOf(source.cursor)
  const now = tools.now().getTime()
  const place: Place = { at: now, told: {}, replies: {}, ...(before?.channelId && { channelId: before.channelId }) }
  // When newer ones go, older ones come into sight again: they are no news.
  const since = Math.min(now - firstMs, before?.at ?? now)
  const news: News[] = []
  const unreadable: NonNullable<Batch['unreadable']> = []
  for (const listing of await listingsOf(session, place)) {
    const known = before?.told[listing.key]
    const heard = await hear(session, listing, known, before?.replies ?? {}, since)
    if ('why' in heard) {
      unreadable.push({ at: listing.key, why: heard.why })
      if (known) place.told[listing.key] = known
      continue
    }
    news.push(...heard.news)
    place.told[listing.key] = heard.told
    Object.assign(place.replies, heard.replies)
  }
  const newest = news.findLast(one => one.kind === 'post')
  // What one turn costs decides how many of them a day can hold.
  const fairMs = ((session.spent ?? 0) * dayMs) / settings.dailyUnits
  return {
    news,
    cursor: JSON.stringify(place),
    ...(before &&
      newest?.kind === 'post' && { lagMs: Math.max(0, tools.now().getTime() - newest.post.postedAt.getTime()) }),
    nextInMs: Math.max(usualMs, Math.ceil(fairMs)),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

interface Listing {
  key: string
  query: Record<string, string>
}

async function listingsOf(session: Session, place: Place): Promise<Listing[]> {
  const { what, channel = '', videos } = session.settings
  if (what === 'videos') return videos.map(videoId => ({ key: videoId, query: { videoId } }))
  place.channelId ??= channel.startsWith('@') ? await channelNamed(session, channel) : channel
  return [{ key: place.channelId, query: { allThreadsRelatedToChannelId: place.channelId } }]
}

async function channelNamed(session: Session, forHandle: string): Promise<string> {
  const id = textOf(at(await read(session, 'channels', { part: 'id', forHandle }), 'items', 0, 'id'))
  if (!id) throw new NetworkError('refused', `YouTube knows no channel ${forHandle}.`)
  return id
}

interface Heard {
  news: News[]
  told: Told
  replies: Record<string, number>
}

async function hear(
  session: Session,
  { query }: Listing,
  known: Told | undefined,
  repliesBefore: Record<string, number>,
  since: number,
): Promise<Heard | { why: string }> {
  const posts = new Map<string, Post>()
  const replies: Record<string, number> = {}
  /** Threads of which every reply is here: one that is missing there was taken down. */
  const whole = new Set<string>()
  let pageToken: string | undefined
  let oldest = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < (known ? mostPages : 1); turn++) {
    const page = { part: 'snippet,replies', order: 'time', maxResults: 100, textFormat: 'plainText', pageToken }
    const answer = await ask(session, 'commentThreads', { query: { ...page, ...query } })
    if (!answer.ok) {
      // One video whose comments were switched off must not silence the others.
      if (/^(commentsDisabled|videoNotFound)$/.test(reasonOf(answer))) return { why: refusal(session, answer).message }
      throw refusal(session, answer)
    }
    let isKnown = false
    for (const thread of listOf(at(answer.data, 'items'))) {
      const shown = shownOf(thread)
      const [root] = shown.posts
      if (!root) continue
      isKnown ||= known?.[root.externalId] !== undefined
      oldest = Math.min(oldest, root.postedAt.getTime())
      replies[root.externalId] = shown.replies
      const isSame = repliesBefore[root.externalId] === shown.replies
      const rest = shown.isWhole || isSame ? undefined : await repliesTo(session, root.externalId, shown.videoId)
      if (shown.isWhole || rest?.isWhole) whole.add(root.externalId)
      for (const post of [...shown.posts, ...(rest?.replies ?? [])]) posts.set(post.externalId, post)
    }
    pageToken = textOf(at(answer.data, 'nextPageToken'))
    if (isKnown || !pageToken) break
  }
  const told: Told = {}
  const missing: string[] = []
  for (const [id, changedAt] of Object.entries(known ?? {})) {
    const root = rootOf(id)
    if (posts.has(id)) continue
    const isInSight = (known?.[root] ?? changedAt) > oldest || !pageToken
    if (replies[root] === undefined ? isInSight : whole.has(root)) missing.push(id)
    else if (replies[root] !== undefined) told[id] = changedAt
  }
  const gone = await goneOf(session, missing)
  for (const id of missing) if (!gone.has(id) && known?.[id] !== undefined) told[id] = known[id]
  const inOrder = [...posts.values()].sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  const news: News[] = inOrder.flatMap((post): News[] => {
    const changedAt = (post.editedAt ?? post.postedAt).getTime()
    const before = known?.[post.externalId]
    told[post.externalId] = changedAt
    if (before === undefined) return post.postedAt.getTime() >= since ? [{ kind: 'post', post }] : []
    return before < changedAt ? [{ kind: 'edit', post }] : []
  })
  for (const externalId of gone) news.push({ kind: 'delete', network, externalId })
  return { news, told, replies }
}

/** Lists lag behind: what is missing in one is asked for by its id before it is held for gone. */
async function goneOf(session: Session, ids: string[]): Promise<Set<string>> {
  const gone = new Set(ids)
  for (let from = 0; from < ids.length; from += atOnce) {
    const id = ids.slice(from, from + atOnce).join(',')
    for (const told of listOf(at(await read(session, 'comments', { part: 'id', id }), 'items')))
      gone.delete(textOf(at(told, 'id')) ?? '')
  }
  return gone
}

/** A cursor that can't be read costs hearing the last week again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  const place = parsedJson(cursor ?? '')
  return at(place, 'told') && at(place, 'replies') ? (place as Place) : undefined
}
