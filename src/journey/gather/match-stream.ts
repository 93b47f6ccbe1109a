import { setTimeout as pause } from 'node:timers/promises'
import { type Batch, insertUnreadable, type News, type Source, saveStored, sources } from '#core/channels'
import type { Understanding } from '#journey/listen'
import { hear, type ReadBatch, readBatch } from '#journey/listen'
import { newId } from '#lib/id'
import { as, type Context, inTransaction } from '#platform/context'
import { isDatabaseAway, retryingDeadlocks } from '#platform/db'
import { shareWork } from '#platform/share-work'
import type { ArrivedPiece, Stream } from '#platform/stream'
import { openPiece, type Piece, partitions } from './piece.ts'

/** So many news are stored in one transaction, or as many as one piece holds. */
const mostNews = 1_000
const againAfterMs = 250
const sourcesAreKnownForMs = 1_000
const triesAlone = 3

/** A piece, and whether its partition has become another's meanwhile, who gets it from the stream. */
type Waiting = Piece & { arrived: ArrivedPiece; given: AbortSignal }

/** Pieces that are stored together, source by source, read as far as they can be without the database. */
interface Chunk {
  pieces: Waiting[]
  groups: { source: Source; batch: Batch; read: ReadBatch | undefined; readAt: Date }[]
}

/**
 * Matches, reads and stores what readers passed on, until disposed. Each partition has one matcher at a time, which
 * stores it in its order; pieces leave the stream after the transaction that stored them has committed. A piece that
 * comes again because its matcher died in between is recognised by its posts.
 */
export function matchStream(ctx: Context, stream: Stream, understanding: Understanding): AsyncDisposable {
  const waiting: Waiting[] = []
  const closed = new AbortController()
  let wake = () => {}
  const known = knownSources(ctx)
  const sharing = shareWork(ctx, {
    work: 'matching',
    parts: async () =>
      Array.from({ length: partitions }, (_, partition) => ({ name: `${partition}`, isDue: true, isLasting: true })),
    begin: (name, _lease, signal) => consume(Number(name), signal),
  })

  async function consume(partition: number, signal: AbortSignal): Promise<void> {
    try {
      await stream.consume(partition, arrived => arrive(arrived, signal), signal)
    } catch (error) {
      if (signal.aborted) return
      ctx.log.warn('A partition could not be consumed; trying on', { partition: `${partition}`, error: nameOf(error) })
      await pause(againAfterMs * 4, undefined, { signal }).catch(() => {})
    } finally {
      // Whoever is next gets them from the stream.
      for (let at = waiting.length - 1; at >= 0; at--)
        if (waiting[at]?.arrived.partition === partition) waiting.splice(at, 1)
    }
  }

  function arrive(arrived: ArrivedPiece, given: AbortSignal): void {
    waiting.push({ ...openPiece(arrived.payload), arrived, given })
    wake()
  }

  async function nextChunk(): Promise<Chunk | undefined> {
    while (waiting.length === 0 && !closed.signal.aborted) await new Promise<void>(resolve => (wake = resolve))
    if (closed.signal.aborted) return undefined
    const pieces: Waiting[] = []
    for (let news = 0; news < mostNews && waiting.length > 0; ) {
      const piece = waiting.shift()
      if (!piece) break
      pieces.push(piece)
      news += piece.news.length
    }
    return readChunk(pieces)
  }

  async function readChunk(pieces: Waiting[]): Promise<Chunk> {
    const groups: Chunk['groups'] = []
    const bySource = [...Map.groupBy(pieces, piece => piece.sourceId)].sort(([one], [other]) => (one < other ? -1 : 1))
    for (const [sourceId, said] of bySource) {
      const source = await patiently(() => known(sourceId))
      // Closed since: what it still said concerns nobody.
      if (!source) continue
      const batch: Batch = { news: said.flatMap(piece => piece.news) }
      const readAt = new Date(Math.min(...said.map(piece => piece.readAt.getTime())))
      groups.push({ source, batch, readAt, read: await readAhead(source, batch) })
    }
    return { pieces, groups }
  }

  /** What can't be read ahead is read when it is stored, where its failure belongs to it alone. */
  async function readAhead(source: Source, batch: Batch): Promise<ReadBatch | undefined> {
    try {
      return await readBatch(ctx, source, batch, understanding)
    } catch {
      return undefined
    }
  }

  /** Returns when it is stored, or another has its partitions, or all is to end: an order once begun is kept. */
  async function storePatiently(chunk: Chunk): Promise<void> {
    for (let tries = 1; !closed.signal.aborted; tries++) {
      try {
        return await store(chunk)
      } catch (error) {
        const words = isDatabaseAway(error) ? 'Matching waits for the database' : 'What was heard could not be stored'
        if (tries === 1) ctx.log.warn(words, { error: nameOf(error) })
        if (!isDatabaseAway(error) && tries >= triesAlone) return apart(chunk)
        await pause(againAfterMs * Math.min(tries, 8), undefined, { signal: closed.signal }).catch(() => {})
      }
    }
  }

  async function store(chunk: Chunk): Promise<void> {
    const stillGiven = chunk.pieces.filter(piece => !piece.given.aborted)
    if (stillGiven.length < chunk.pieces.length) return storeAnew(stillGiven)
    const names = [...new Set(chunk.pieces.map(piece => `${piece.arrived.partition}`))]
    const left = await retryingDeadlocks(() =>
      inTransaction(ctx, async ctx => {
        const held = await sharing.stillHeld(ctx, names)
        if (held.length < names.length) return held
        for (const { source, batch, read, readAt } of chunk.groups)
          await hear(readerOf(ctx, source), source, batch, understanding, {
            read,
            keepProgress: (ctx, source, _batch, heard) =>
              saveStored(ctx, source.id, { heard, storeLagMs: Math.max(0, ctx.now().getTime() - readAt.getTime()) }),
          })
        return undefined
      }),
    )
    if (left === undefined) {
      for (const piece of chunk.pieces) piece.arrived.done()
      return
    }
    return storeAnew(chunk.pieces.filter(piece => left.includes(`${piece.arrived.partition}`)))
  }

  async function storeAnew(pieces: Waiting[]): Promise<void> {
    if (pieces.length > 0) await store(await readChunk(pieces))
  }

  /** Something in it can't be stored, whatever is tried: the rest is, piece by piece, and at last post by post. */
  async function apart(chunk: Chunk): Promise<void> {
    if (chunk.pieces.length > 1) {
      for (const piece of chunk.pieces) await storePatiently(await readChunk([piece]))
      return
    }
    const [piece] = chunk.pieces
    const source = chunk.groups[0]?.source
    if (!piece) return
    if (source) for (const news of piece.news) await storeAlone(source, news)
    if (!closed.signal.aborted) piece.arrived.done()
  }

  async function storeAlone(source: Source, news: News): Promise<void> {
    await patiently(async () => {
      try {
        await hear(readerOf(ctx, source), source, { news: [news] }, understanding, { keepProgress: keepsNothing })
      } catch (error) {
        if (isDatabaseAway(error)) throw error
        ctx.log.error('A post could not be stored', { sourceId: source.id, error: nameOf(error) })
        const why = 'It could not be stored: something broke on our side.'
        await insertUnreadable(ctx, source.id, [{ id: newId(), at: placeOf(news), why }])
      }
    })
  }

  async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (closed.signal.aborted) throw error
        await pause(againAfterMs, undefined, { signal: closed.signal }).catch(() => {})
      }
    }
  }

  /** The next chunk is read while one is stored, as it is where one process does all. */
  async function keepMatching(): Promise<void> {
    let next = nextChunk()
    for (;;) {
      const chunk = await next
      if (!chunk) return
      next = nextChunk()
      next.catch(() => {})
      await storePatiently(chunk)
    }
  }

  const matching = keepMatching().catch(error => {
    if (!closed.signal.aborted) throw error
  })
  return {
    async [Symbol.asyncDispose]() {
      closed.abort()
      wake()
      await matching
      await sharing[Symbol.asyncDispose]()
    },
  }
}

const keepsNothing = async () => {}

const readerOf = (ctx: Context, source: Source) =>
  as(ctx, { kind: 'connector', name: source.connector, sourceId: source.id })

/** The open sources, looked up about once a second. */
function knownSources(ctx: Context): (id: string) => Promise<Source | undefined> {
  let known = new Map<string, Source>()
  let lookedAt = Number.NEGATIVE_INFINITY
  return async id => {
    const now = performance.now()
    if (now - lookedAt > sourcesAreKnownForMs || !known.has(id)) {
      known = new Map((await sources(ctx)).map(source => [source.id, source]))
      lookedAt = now
    }
    return known.get(id)
  }
}

function placeOf(news: News): string {
  if (news.kind === 'account-gone') return news.accountExternalId
  return 'post' in news ? news.post.externalId : news.externalId
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
