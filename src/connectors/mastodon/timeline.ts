import { isObject, linkTo, listOf, textOf } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { compareIds } from './marks.ts'
import { callIn, type Session } from './session.ts'

/** A list that grows at one end: statuses, or notifications of statuses. */
export interface Timeline {
  name: string
  path: string
  query: Record<string, string | string[]>
}

export interface Entry {
  id: string
  entry: Record<string, unknown>
}

/** A page of a timeline, oldest first. */
export interface Page {
  entries: Entry[]
  /** Fewer calls are left than we want to leave for those who answer: go on after this. */
  pauseUntil: Date | undefined
  /** There was more between the cursor and this than could be read. */
  gap?: boolean
}

const perPage = 40
const mostPages = 100

/**
 * Reads what is newer than an id, oldest first, page by page; without one, the newest page.
 *
 * `min_id` asks for what stands right above an id. Servers that don't know it answer with the newest instead: then
 * the pages are read downwards until the id is reached, so that nothing in between is missed.
 */
export async function* newerThan(
  session: Session,
  timeline: Timeline,
  after: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  if (after === undefined) {
    const { page } = await readPage(session, timeline, {}, signal)
    yield page
    return
  }
  let from = after
  for (let pages = 0; pages < mostPages; pages++) {
    const { page, hasNewer, full } = await readPage(session, timeline, { min_id: from }, signal)
    const fresh = page.entries.filter(({ id }) => compareIds(id, from) > 0)
    const first = fresh[0]
    const last = fresh.at(-1)
    if (first === undefined || last === undefined) return yield { ...page, entries: [] }
    if (full && !(await standsRightAbove(session, timeline, from, first.id, signal)))
      return yield* downTo(session, timeline, from, page, signal)
    yield { ...page, entries: fresh }
    // Not every server says whether there is more: a full page is asked after, too.
    if (!hasNewer && !full) return
    from = last.id
  }
  yield { entries: [], pauseUntil: undefined, gap: true }
}

async function standsRightAbove(
  session: Session,
  timeline: Timeline,
  id: string,
  lowest: string,
  signal: AbortSignal,
): Promise<boolean> {
  const between = { since_id: id, max_id: lowest, limit: '2' }
  const { page } = await readPage(session, timeline, between, signal)
  return !page.entries.some(entry => compareIds(entry.id, id) > 0 && compareIds(entry.id, lowest) < 0)
}

async function* downTo(
  session: Session,
  timeline: Timeline,
  id: string,
  newest: Page,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  const found = new Map(newest.entries.map(entry => [entry.id, entry]))
  let lowest = newest.entries[0]?.id
  let gap = true
  let pauseUntil = newest.pauseUntil
  for (let pages = 0; pages < mostPages && lowest !== undefined; pages++) {
    const { page } = await readPage(session, timeline, { max_id: lowest }, signal)
    const before = lowest
    lowest = page.entries[0]?.id
    pauseUntil = page.pauseUntil ?? pauseUntil
    for (const entry of page.entries) found.set(entry.id, entry)
    const reached = lowest === undefined || compareIds(lowest, id) <= 0
    if (reached) gap = false
    if (reached || compareIds(lowest ?? before, before) >= 0) break
  }
  const entries = [...found.values()]
    .filter(entry => compareIds(entry.id, id) > 0)
    .sort((one, other) => compareIds(one.id, other.id))
  yield { entries, pauseUntil, ...(gap && { gap }) }
}

async function readPage(
  session: Session,
  { path, query }: Timeline,
  range: Record<string, string>,
  signal: AbortSignal,
): Promise<{ page: Page; hasNewer: boolean; full: boolean }> {
  const ask = (query: Record<string, string | string[]>) =>
    callIn(session, { path, query: { limit: String(perPage), ...query, ...range }, signal })
  let answer = await ask(query)
  // Servers that know fewer kinds of notifications may refuse to be asked for them: then all are read and sorted here.
  if (!answer.ok && (answer.status === 400 || answer.status === 422) && 'types[]' in query) answer = await ask({})
  if (!answer.ok) throw refusalOf(session, answer)
  const entries = listOf(answer.data).flatMap(entry => {
    const id = isObject(entry) ? (textOf(entry.id) ?? numberAsText(entry.id)) : undefined
    return isObject(entry) && id !== undefined ? [{ id, entry }] : []
  })
  entries.sort((one, other) => compareIds(one.id, other.id))
  return {
    page: { entries, pauseUntil: answer.pauseUntil },
    hasNewer: linkTo('prev', answer.headers) !== undefined && entries.length > 0,
    full: entries.length >= perPage,
  }
}

function numberAsText(id: unknown): string | undefined {
  return typeof id === 'number' ? String(id) : undefined
}

/** A timeline that is closed to strangers is no trouble of the network: an account opens it. */
function refusalOf({ server, secret }: Session, answer: { status: number; message: string }): NetworkError {
  const { host } = new URL(server)
  if (secret === undefined && [401, 403, 422].includes(answer.status))
    return new NetworkError('refused', `${host} shows this only to those who are signed in: choose an account.`)
  if (answer.status === 404) return new NetworkError('refused', `${host} has no such timeline.`)
  return new NetworkError(answer.status === 401 ? 'later' : 'refused', `${host} does not show this: ${answer.message}`)
}
