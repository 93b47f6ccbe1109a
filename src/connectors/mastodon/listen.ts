import { type Batch, NetworkError } from '#core/channels'
import { type Marks, marksIn, noted, readFrom } from './marks.ts'
import { newReader, type Reader } from './reader.ts'
import { findRoots } from './roots.ts'
import { instance, type Session, sessionOf } from './session.ts'
import type { MastodonSource, Settings } from './settings.ts'
import { type Channel, openStream, type Stream } from './stream.ts'
import { newerThan, type Timeline } from './timeline.ts'

/** Where a server doesn't stream (now), it is asked again whether it does after so long. */
const tryStreamAgainMs = 10 * 60_000
/** Streams promise nothing: what they left out is read from the timelines this often. */
const checkStreamMs = 10 * 60_000
const takeMs = 15_000
const mostNews = 500

/**
 * Hears what a server tells: by its stream where it has one, else by asking. A stream has no memory, so it is opened
 * first and the timelines are then read from the cursor on: what was written in between comes one way or the other.
 */
export async function* listen(source: MastodonSource, signal: AbortSignal): AsyncGenerator<Batch> {
  try {
    yield* hearing(source, signal)
  } catch (err) {
    if (!signal.aborted) throw err
  }
}

async function* hearing(source: MastodonSource, signal: AbortSignal): AsyncGenerator<Batch> {
  const session = sessionOf(source)
  if (session.secret === undefined && needsAccount(source.settings))
    throw new NetworkError('refused', 'Choose the account whose mentions and timeline are to be heard.')
  const at = await instance(session, signal)
  const us = source.account?.externalId
  const place: Place = {
    source,
    session,
    timelines: timelinesOf(source.settings),
    marks: marksIn(source.cursor),
    reader: newReader({ at, us, settings: source.settings, now: () => source.tools.now() }),
  }
  for (let streamedMs = 0; !signal.aborted; ) {
    using stream = await openStream(session, channelsOf(source.settings), signal)
    // A stream that breaks again and again is not opened again and again.
    const flaps = streamedMs > 0 && streamedMs < 30_000
    const since = Date.now()
    if (stream && !flaps) yield* follow(place, stream, signal)
    else yield* ask(place, flaps ? 60_000 : tryStreamAgainMs, signal)
    streamedMs = stream && !flaps ? Math.max(1, Date.now() - since) : 0
  }
}

interface Place {
  source: MastodonSource
  session: Session
  timelines: Timeline[]
  marks: Map<string, Marks>
  reader: Reader
}

/** Reads the timelines, then the stream until it ends; and the timelines again from time to time. */
async function* follow(place: Place, stream: Stream, signal: AbortSignal): AsyncGenerator<Batch> {
  for (let checkAt = 0; !signal.aborted; ) {
    if (Date.now() >= checkAt) {
      yield* catchUp(place, signal)
      checkAt = Date.now() + checkStreamMs
    }
    const events = await stream.take(mostNews, takeMs)
    if (events === undefined || signal.aborted) return
    for (const { event, payload } of events) {
      const heard = place.reader.hear(event, payload)
      if (heard) advance(place, heard.timeline ?? place.timelines[0]?.name, heard.id)
    }
    yield await closed(place, signal)
  }
}

async function* ask(place: Place, forMs: number, signal: AbortSignal): AsyncGenerator<Batch> {
  const { settings, tools } = place.source
  const until = Date.now() + forMs
  while (!signal.aborted && Date.now() < until) {
    const pauseUntil = yield* catchUp(place, signal)
    const pauseMs = Math.max(settings.everySeconds * 1_000, (pauseUntil?.getTime() ?? 0) - tools.now().getTime())
    await pause(pauseMs, signal)
  }
}

/** Reads all timelines from the cursor on. Each page is a batch, so that a long absence is made up in steps. */
async function* catchUp(place: Place, signal: AbortSignal): AsyncGenerator<Batch, Date | undefined> {
  const { reader, marks } = place
  let pauseUntil: Date | undefined
  for (const timeline of place.timelines) {
    const from = readFrom(marks.get(timeline.name) ?? [])
    const there = new Set<string>()
    let whole = true
    for await (const page of newerThan(place.session, timeline, from, signal)) {
      for (const { id, entry } of page.entries) {
        there.add(id)
        reader.read(timeline.name, entry)
        advance(place, timeline.name, id)
      }
      if (page.gap) whole = false
      if (page.gap)
        reader.tell({ at: timeline.name, why: 'More was written than the server lets us read; posts may be missing.' })
      pauseUntil = page.pauseUntil ?? pauseUntil
      yield await closed(place, signal)
    }
    if (whole && from !== undefined) await reader.missing(timeline.name, from, there, place.session, signal)
  }
  yield await closed(place, signal)
  return pauseUntil
}

function advance(place: Place, timeline: string | undefined, id: string): void {
  if (timeline === undefined) return
  place.marks.set(timeline, noted(place.marks.get(timeline) ?? [], id, place.source.tools.now()))
}

async function closed(place: Place, signal: AbortSignal): Promise<Batch> {
  const { news, unreadable, newest } = place.reader.close()
  // Where little is heard, the beginning of each thread is asked for; in a whole server's stream that would be too much.
  const { hears } = place.source.settings
  if (hears === 'notifications' || hears === 'tags') await findRoots(place.session, news, signal)
  const cursor = place.marks.size > 0 ? JSON.stringify(Object.fromEntries(place.marks)) : undefined
  const lagMs = newest && Math.max(0, place.source.tools.now().getTime() - newest.getTime())
  return { news, cursor, ...(lagMs !== undefined && { lagMs }), ...(unreadable.length > 0 && { unreadable }) }
}

function needsAccount({ hears }: Settings): boolean {
  return hears === 'notifications' || hears === 'home'
}

function timelinesOf({ hears, tags }: Settings): Timeline[] {
  if (hears === 'notifications')
    return [
      { name: 'notifications', path: '/api/v1/notifications', query: { 'types[]': ['mention', 'quote', 'update'] } },
    ]
  if (hears === 'home') return [{ name: 'home', path: '/api/v1/timelines/home', query: {} }]
  if (hears === 'local') return [{ name: 'local', path: '/api/v1/timelines/public', query: { local: 'true' } }]
  if (hears === 'public') return [{ name: 'public', path: '/api/v1/timelines/public', query: {} }]
  return (tags ?? []).map(tag => ({
    name: `#${tag}`,
    path: `/api/v1/timelines/tag/${encodeURIComponent(tag)}`,
    query: {},
  }))
}

function channelsOf({ hears, tags }: Settings): Channel[] {
  if (hears === 'tags') return (tags ?? []).map(tag => ({ stream: 'hashtag', tag }))
  return [{ stream: hears === 'local' ? 'public:local' : hears === 'public' ? 'public' : 'user' }]
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
