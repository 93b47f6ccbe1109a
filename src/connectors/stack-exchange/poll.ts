import { at, idOf } from '#connectors/web'
import type { Batch, News, OpenSource, Post } from '#core/channels'
import { askAll, type Spent, type Where } from './ask.ts'
import { externalIdOf, readPost } from './post.ts'
import type { Secret, Settings } from './settings.ts'

interface Place {
  /** The last activity that was heard, in seconds. */
  untilS: number
  /** What was told, as `id` or `id@edit`, newest first. */
  told: string[]
}

const leastMs = 2 * 60_000
const mostMs = 60 * 60_000
const mostTold = 3_000
const firstDays = 3
const idsPerCall = 100
/** Indexes are some minutes behind each other: so much is asked for again. */
const overlapS = 15 * 60

/** Asks which questions were active since the last time, and what was said under them. */
export async function poll(
  { settings, secret, cursor, tools }: OpenSource<Settings, Secret>,
  signal: AbortSignal,
): Promise<Batch> {
  const spent: Spent = { calls: 0, left: undefined, backOffS: 0 }
  const where: Where = { settings, key: secret?.key, tools, signal, spent }
  const now = tools.now()
  const place = placeOf(cursor)
  const fromS = (place?.untilS ?? Math.floor(now.getTime() / 1000) - firstDays * 86_400) - overlapS
  const questions = await activeQuestions(where, fromS)
  const posts = await saidUnder(where, questions, fromS, watched(place, settings.site))
  const told = new Set(place?.told)
  const fresh = posts.filter(post => !told.has(markOf(post)))
  const news = fresh.map((post): News => {
    const isKnown = told.has(post.externalId)
    return isKnown && post.editedAt ? { kind: 'edit', post } : { kind: 'post', post }
  })
  const newest = fresh.filter(post => !post.editedAt).at(-1)
  return {
    news,
    cursor: JSON.stringify({
      untilS: Math.max(place?.untilS ?? 0, Math.floor(now.getTime() / 1000) - overlapS),
      told: [...new Set([...posts.flatMap(post => [markOf(post), post.externalId]), ...told])].slice(0, mostTold),
    } satisfies Place),
    ...(newest && place && { lagMs: Math.max(0, now.getTime() - newest.postedAt.getTime()) }),
    nextInMs: nextInMs(spent, now),
  }
}

/** The questions of each tag, and of the search, that something happened to. */
async function activeQuestions(where: Where, fromS: number): Promise<unknown[]> {
  const { tags, words } = where.settings
  const query = { sort: 'activity', order: 'asc', min: fromS }
  const found = new Map<string, unknown>()
  const take = (items: unknown[]) => {
    for (const item of items) found.set(idOf(at(item, 'question_id')) ?? '', item)
  }
  for (const tag of tags) take(await askAll(where, '/questions', { ...query, tagged: tag }))
  if (words) take(await askAll(where, '/search/advanced', { ...query, q: words }))
  found.delete('')
  return [...found.values()]
}

/** The questions heard last: a comment is no activity there, so their comments are asked for each time. */
function watched(place: Place | undefined, site: string): string[] {
  const before = `${site}/q/`
  const ids = (place?.told ?? []).filter(mark => mark.startsWith(before) && !mark.includes('@'))
  return ids.slice(0, idsPerCall).map(mark => mark.slice(before.length))
}

/** The questions themselves, with the answers and comments of the time asked for; oldest first. */
export async function saidUnder(
  where: Where,
  questions: unknown[],
  fromS: number,
  alsoUnder: string[] = [],
): Promise<Post[]> {
  const { site } = where.settings
  const posts = questions.flatMap(item => readPost(item, 'q', site) ?? [])
  const active = questions.flatMap(item => idOf(at(item, 'question_id')) ?? [])
  const ids = [...new Set([...active, ...alsoUnder])]
  const rootOfAnswer = new Map<string, string>()
  for (let from = 0; from < ids.length; from += idsPerCall) {
    const some = ids.slice(from, from + idsPerCall).join(';')
    const answers = await askAll(where, `/questions/${some}/answers`, { sort: 'activity', order: 'asc' })
    for (const answer of answers) {
      const root = externalIdOf(site, 'q', idOf(at(answer, 'question_id')) ?? '')
      rootOfAnswer.set(idOf(at(answer, 'answer_id')) ?? '', root)
      posts.push(...[readPost(answer, 'a', site, root)].filter(post => post !== undefined))
    }
    const comments = await askAll(where, `/questions/${some}/comments`, { sort: 'creation', order: 'asc', min: fromS })
    for (const comment of comments) {
      const root = externalIdOf(site, 'q', idOf(at(comment, 'post_id')) ?? '')
      posts.push(...[readPost(comment, 'c', site, root)].filter(post => post !== undefined))
    }
  }
  const answerIds = [...rootOfAnswer.keys()].filter(Boolean)
  for (let from = 0; from < answerIds.length; from += idsPerCall) {
    const some = answerIds.slice(from, from + idsPerCall).join(';')
    const comments = await askAll(where, `/answers/${some}/comments`, { sort: 'creation', order: 'asc', min: fromS })
    for (const comment of comments) {
      const root = rootOfAnswer.get(idOf(at(comment, 'post_id')) ?? '')
      posts.push(...[readPost(comment, 'c', site, root)].filter(post => post !== undefined))
    }
  }
  return posts.sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
}

/** Once told, a post is told again only when it was edited. */
function markOf(post: Post): string {
  return post.editedAt ? `${post.externalId}@${post.editedAt.getTime() / 1000}` : post.externalId
}

/** Spread so that what is left for the day lasts for the day; never against the network's own wish. */
function nextInMs({ calls, left, backOffS }: Spent, now: Date): number {
  const restOfDayMs = 86_400_000 - (now.getTime() % 86_400_000)
  const pace = left === undefined ? leastMs : (restOfDayMs * calls) / Math.max(1, left - calls)
  return Math.max(backOffS * 1000, Math.min(mostMs, Math.max(leastMs, Math.round(pace))))
}

/** A cursor that can't be read costs reading the last days again, which changes nothing that is stored. */
function placeOf(cursor: string | undefined): Place | undefined {
  try {
    const place: unknown = JSON.parse(cursor ?? 'null')
    return typeof at(place, 'untilS') === 'number' ? (place as Place) : undefined
  } catch {
    return undefined
  }
}
