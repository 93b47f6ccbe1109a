import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { ask } from './ask.ts'
import type { StreamEvent } from './events.ts'
import { eventsOf, type Frame, openFrame } from './frames.ts'
import { type Reader, read, rememberHandles } from './news.ts'
import { newOrder } from './order.ts'
import { postCollection, type Secret, type Settings } from './settings.ts'
import { openSocket } from './socket.ts'
import { checkedAddress } from './xrpc.ts'

const mostNews = 1_000
/** Posts that come together are stored together; nobody should notice the wait. */
const withinMs = 10
/** Jetstream's time is not the same on all of its servers; what is heard twice is recognised when it is stored. */
const overlapUs = 5_000_000
/** How long the public Jetstream keeps what it served. */
const keptMs = 24 * 3_600_000

const justOpenedMs = 10 * 60_000

const handles = rememberHandles()

/** Hears every post, edit and removal on the network (or what is asked for), from the cursor on, until the signal ends. */
export async function* listen(
  source: OpenSource<Settings, Secret | undefined>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  if (source.settings.hears !== 'stream') yield* ask(source, signal)
  else if (source.settings.stream === 'jetstream') yield* listenToJetstream(source, signal)
  else yield* listenToFirehose(source, signal)
}

async function* listenToJetstream(source: OpenSource<Settings>, signal: AbortSignal): AsyncGenerator<Batch> {
  const { settings, tools } = source
  const openedAt = tools.now()
  const from = numberAfter('time:', source.cursor) ?? sinceItWasOpened(source, openedAt)
  const url = await checkedAddress(tools, settings.url)
  url.searchParams.append('wantedCollections', postCollection)
  if (from !== undefined) url.searchParams.set('cursor', String(Math.max(0, from - overlapUs)))
  using socket = openSocket(url, { signal, lookup: tools.lookup, wants: concernsPosts })
  await socket.open()
  // Where nothing has been heard yet, this is the place to go on from if the connection breaks before the first event.
  if (source.cursor === undefined && !signal.aborted)
    yield { news: [], cursor: `time:${from ?? openedAt.getTime() * 1000}` }

  let gap = from === undefined ? undefined : { from, openedAt }
  while (!signal.aborted) {
    const { messages, passed } = await socket.take(mostNews, withinMs)
    if (signal.aborted) return
    const batch = newBatch(source)
    for (const message of messages) batch.add(parse(message))
    if (passed !== undefined) batch.passed(timeIn(parse(passed)))
    if (gap !== undefined && batch.firstUs !== undefined) {
      batch.tell(gapBetween(gap.from, batch.firstUs, gap.openedAt))
      gap = undefined
    }
    yield batch.close(batch.lastUs === undefined ? undefined : `time:${batch.lastUs}`)
  }
}

/** A source that was opened a moment ago begins there; where connecting took longer, a whole network’s hours would come. */
function sinceItWasOpened({ openedAt }: OpenSource<Settings>, now: Date): number | undefined {
  return openedAt && now.getTime() - openedAt.getTime() < justOpenedMs ? openedAt.getTime() * 1000 : undefined
}

async function* listenToFirehose(source: OpenSource<Settings>, signal: AbortSignal): AsyncGenerator<Batch> {
  let from = numberAfter('seq:', source.cursor)
  // A server that has not come as far as our cursor is another one or was set up anew: all that it has is read.
  while ((yield* readFirehose(source, from, signal)) === 'future-cursor') {
    if (from === 0) throw new NetworkError('later', 'The stream does not know its own beginning.')
    from = 0
  }
}

async function* readFirehose(
  source: OpenSource<Settings>,
  from: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<Batch, 'future-cursor' | 'ended'> {
  const { settings, tools } = source
  const url = await checkedAddress(tools, settings.url)
  if (url.pathname === '/') url.pathname = '/xrpc/com.atproto.sync.subscribeRepos'
  if (from !== undefined) url.searchParams.set('cursor', String(from))
  using socket = openSocket(url, { signal, lookup: tools.lookup, wants: frameConcernsPosts })
  await socket.open()
  const order = newOrder()
  let seq: number | undefined
  while (!signal.aborted) {
    const { messages, passed } = await socket.take(mostNews, withinMs)
    if (signal.aborted) break
    const batch = newBatch(source)
    for (const message of messages) {
      const frame = tryToOpen(message)
      if (frame?.kind === 'error') {
        if (frame.name === 'FutureCursor') return 'future-cursor'
        throw new NetworkError('later', `The stream ended: ${frame.message ?? frame.name}.`)
      }
      if (frame?.kind === 'info' && frame.name === 'OutdatedCursor') batch.tell(lostBefore(from))
      if (frame === undefined)
        batch.tell({ at: `after ${seq ?? from ?? 'the beginning'}`, why: 'A frame can’t be read.' })
      if (frame?.kind !== 'message' || !order.isNew(frame)) continue
      for (const event of readable(frame, batch.tell)) batch.add(event)
      seq = frame.seq ?? seq
    }
    const skipped = passed && tryToOpen(passed)
    if (skipped?.kind === 'message') seq = skipped.seq ?? seq
    yield batch.close(seq === undefined ? undefined : `seq:${seq}`)
  }
  return 'ended'
}

function tryToOpen(message: Buffer): Frame | undefined {
  try {
    return openFrame(message)
  } catch {
    return undefined
  }
}

function readable(frame: Frame & { kind: 'message' }, tell: (what: Unreadable) => void): StreamEvent[] {
  const timeUs = typeof frame.body.time === 'string' ? Date.parse(frame.body.time) * 1000 : 0
  try {
    return eventsOf(frame, timeUs || 0, collection => collection === postCollection)
  } catch (err) {
    tell({ at: `event ${frame.seq}`, why: err instanceof Error ? err.message : String(err) })
    return []
  }
}

function lostBefore(from: number | undefined): Unreadable {
  return {
    at: `after event ${from}`,
    why: 'The server no longer keeps everything since then; some posts may be missing.',
  }
}

function gapBetween(fromUs: number, firstUs: number, now: Date): Unreadable | undefined {
  const isOld = now.getTime() - fromUs / 1000 > keptMs
  if (!isOld || firstUs - fromUs < 3_600_000_000) return undefined
  const at = `${new Date(fromUs / 1000).toISOString()} to ${new Date(firstUs / 1000).toISOString()}`
  return { at, why: 'The stream keeps one day only; posts of this time may be missing.' }
}

type Unreadable = { at: string; why: string }

/** Collects what events say, and how far they go. */
function newBatch(source: OpenSource<Settings>) {
  const news: News[] = []
  const unreadable: Unreadable[] = []
  const languages = source.settings.languages?.map(language => language.toLowerCase())
  const reader: Reader = { handles, languages: languages && new Set(languages), now: source.tools.now() }
  const tell = (what: Unreadable | undefined) => {
    if (what !== undefined) unreadable.push(what)
  }
  const passed = (timeUs: number | undefined) => {
    if (timeUs === undefined || timeUs <= 0) return
    batch.firstUs ??= timeUs
    batch.lastUs = Math.max(batch.lastUs ?? 0, timeUs)
  }
  const batch = {
    firstUs: undefined as number | undefined,
    lastUs: undefined as number | undefined,
    tell,
    passed,
    add(event: unknown) {
      passed(timeIn(event))
      const reading = read(event, reader)
      if (reading.news !== undefined) news.push(reading.news)
      tell(reading.unreadable)
    },
    close(cursor: string | undefined): Batch {
      const lagMs =
        batch.lastUs === undefined ? undefined : Math.max(0, Math.round(reader.now.getTime() - batch.lastUs / 1000))
      return { news, cursor, lagMs, ...(unreadable.length > 0 ? { unreadable } : {}) }
    },
  }
  return batch
}

function parse(message: Buffer): unknown {
  try {
    return JSON.parse(message.toString())
  } catch {
    return undefined
  }
}

function timeIn(event: unknown): number | undefined {
  const time = (event as { time_us?: unknown } | undefined)?.time_us
  return typeof time === 'number' && Number.isSafeInteger(time) ? time : undefined
}

function numberAfter(prefix: string, cursor: string | undefined): number | undefined {
  if (cursor === undefined || !cursor.startsWith(prefix)) return undefined
  const number = Number(cursor.slice(prefix.length))
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

/**
 * Whether an event may concern posts or accounts, by its bytes alone. Inside a JSON string a quote is escaped, so these
 * can only be whole strings: one that is a post's content at worst costs a parse. What is no commit, or is written in
 * a way that we don't know, is small or rare, and kept.
 */
export function concernsPosts(message: Buffer): boolean {
  return message.indexOf(commitKind) < 0 || message.indexOf(quotedCollection) >= 0
}

const commitKind = Buffer.from('"kind":"commit"')
const quotedCollection = Buffer.from(`"${postCollection}"`)
const collectionPath = Buffer.from(`${postCollection}/`)
const commitType = Buffer.from('#commit')
const pathKey = Buffer.from('path')

/**
 * Whether a frame may concern posts or accounts. Likes and the repository's own tree name posts too: only a name right
 * after the key `path` is a change. Everything that is no commit is small, and kept.
 */
export function frameConcernsPosts(frame: Buffer): boolean {
  const type = frame.indexOf(commitType)
  if (type < 0 || type > 16) return true
  for (let at = frame.indexOf(collectionPath); at >= 0; at = frame.indexOf(collectionPath, at + 1)) {
    if (frame.subarray(Math.max(0, at - 7), at).includes(pathKey)) return true
  }
  return false
}
