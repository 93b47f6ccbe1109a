import { createHash } from 'node:crypto'
import { at, call, idOf, listOf, nextPollMs, numberOf } from '#connectors/web'
import { type Batch, type ConnectorTools, NetworkError, type News, type OpenSource } from '#core/channels'
import { network, readHit, readItem } from './item.ts'
import type { Settings } from './settings.ts'

type Source = OpenSource<Settings, undefined>

const usualMs = 30_000
/** So many of the newest are read when a source is opened. */
const firstItems = 100
/** So many at the most are read in one turn; the next turn goes on at once. */
const itemsPerTurn = 400
const atOnce = 8
/** The newest number is told before the item can be read; after so many turns there will be none. */
const mostTries = 20
const mostMarks = 500

export function poll(source: Source, signal: AbortSignal): Promise<Batch> {
  return source.settings.what === 'search' ? pollSearch(source, signal) : pollEverything(source, signal)
}

/** The items that one reads by number, in their order, eight at a time. */
export async function readItems(
  { api, tools, signal }: { api: string; tools: ConnectorTools; signal?: AbortSignal | undefined },
  ids: number[],
): Promise<unknown[]> {
  const items: unknown[] = new Array(ids.length)
  let next = 0
  const read = async () => {
    for (let place = next++; place < ids.length; place = next++)
      items[place] = (await call(tools, { url: `${api}/item/${ids[place]}.json`, signal })).data
  }
  await Promise.all(Array.from({ length: atOnce }, read))
  return items
}

interface Place {
  newest: number
  /** Numbers that were told and could not be read yet, with how often they were tried. */
  waiting: [number, number][]
  /** What was told of changes, as marks of their words: the API names an item whenever its score moves. */
  told?: string[]
}

/** Every item is numbered: what is new lies between the last number we know and the newest. */
async function pollEverything({ settings, cursor, tools }: Source, signal: AbortSignal): Promise<Batch> {
  const where = { api: settings.api, tools, signal }
  const newest = numberOf((await call(tools, { url: `${settings.api}/maxitem.json`, signal })).data)
  if (newest === undefined) throw new NetworkError('later', 'Hacker News did not say what is new.')
  const place = placeOf(cursor) ?? { newest: Math.max(0, newest - firstItems), waiting: [] }
  const until = Math.min(newest, place.newest + itemsPerTurn)
  const ids = [...place.waiting.map(([id]) => id), ...numbersBetween(place.newest, until)]
  const items = await readItems(where, ids)
  const tries = new Map(place.waiting)
  const waiting = ids
    .filter((_, index) => items[index] === null)
    .map((id): [number, number] => [id, (tries.get(id) ?? 0) + 1])
    .filter(([, count]) => count < mostTries)
  const news = items.flatMap((item): News[] => {
    const post = readItem(item)
    return post && post !== 'gone' ? [{ kind: 'post', post }] : []
  })
  const lastAt = news.at(-1)
  const changed = await changes(where, new Set(ids), until)
  const told = new Set(place.told)
  return {
    news: [...news, ...changed.filter(each => !told.has(each.mark)).map(each => each.news)],
    cursor: JSON.stringify({
      newest: until,
      waiting,
      told: [...new Set([...changed.map(each => each.mark), ...told])].slice(0, mostMarks),
    } satisfies Place),
    ...(lastAt?.kind === 'post' && { lagMs: tools.now().getTime() - lastAt.post.postedAt.getTime() }),
    nextInMs: until < newest ? 0 : usualMs,
  }
}

/** What was changed or taken down of late; of a change the API says no more than that there was one. */
async function changes(
  where: { api: string; tools: ConnectorTools; signal: AbortSignal },
  justRead: Set<number>,
  until: number,
): Promise<{ mark: string; news: News }[]> {
  const { data } = await call(where.tools, { url: `${where.api}/updates.json`, signal: where.signal })
  const ids = listOf(at(data, 'items')).filter((id): id is number => typeof id === 'number')
  const older = ids.filter(id => id <= until && !justRead.has(id)).slice(0, itemsPerTurn)
  const items = await readItems(where, older)
  return items.flatMap((item): { mark: string; news: News }[] => {
    const post = readItem(item)
    const externalId = idOf(at(item, 'id')) ?? ''
    if (post === 'gone') return [{ mark: `${externalId} gone`, news: { kind: 'delete', network, externalId } }]
    if (!post) return []
    const mark = createHash('sha256')
      .update(`${externalId} ${post.title} ${post.text}`)
      .digest('base64url')
      .slice(0, 12)
    return [{ mark, news: { kind: 'edit', post: { ...post, editedAt: where.tools.now() } } }]
  })
}

/** The index is some minutes behind, and not in order: what was found in the last hours is asked for again. */
const overlapS = 3 * 3600

async function pollSearch({ settings, cursor, tools }: Source, signal: AbortSignal): Promise<Batch> {
  const now = tools.now()
  const known = searchedOf(cursor)
  const answer = await call(tools, {
    url: `${settings.search}/search_by_date`,
    query: {
      query: settings.words,
      tags: '(story,comment,poll)',
      hitsPerPage: 200,
      numericFilters: known && `created_at_i>${known.untilS - overlapS}`,
    },
    signal,
  })
  if (!answer.ok) throw new NetworkError('later', `The search of Hacker News answered ${answer.status}.`)
  const found = listOf(at(answer.data, 'hits')).flatMap(hit => readHit(hit) ?? [])
  const seen = new Set(known?.seen)
  const fresh = found.filter(post => !seen.has(post.externalId)).reverse()
  const newestS = Math.max(known?.untilS ?? 0, ...found.map(post => post.postedAt.getTime() / 1000))
  return {
    news: fresh.map((post): News => ({ kind: 'post', post })),
    cursor: JSON.stringify({
      untilS: newestS,
      seen: [...found.map(post => post.externalId), ...(known?.seen ?? [])].slice(0, 400),
    } satisfies Searched),
    nextInMs: nextPollMs(usualMs * 4, answer.spareUntil, now),
  }
}

interface Searched {
  untilS: number
  seen: string[]
}

/** A cursor that can't be read costs reading the newest again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  const place = parsed(cursor)
  return typeof at(place, 'newest') === 'number' ? (place as Place) : undefined
}

function searchedOf(cursor: string | undefined): Searched | undefined {
  const place = parsed(cursor)
  return typeof at(place, 'untilS') === 'number' ? (place as Searched) : undefined
}

function parsed(cursor: string | undefined): unknown {
  try {
    return JSON.parse(cursor ?? 'null')
  } catch {
    return undefined
  }
}

function numbersBetween(after: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - after) }, (_, n) => after + 1 + n)
}
