import {
  type Batch,
  connectorNamed,
  NetworkError,
  noticeSignedOut,
  openedSource,
  retryAt,
  type Source,
  saveFailure,
  theSource,
} from '#core/channels'
import type { Understanding } from '#journey/listen'
import { hear, type ReadBatch, readBatch, saveCursor } from '#journey/listen'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { isDatabaseAway, retryingDeadlocks } from '#platform/db'
import { emit } from '#platform/events'
import type { Lease } from '#platform/share-work'
import type { Stream } from '#platform/stream'
import { passOn } from './pass-on.ts'
import { tellHowItGoes } from './tell-how-it-goes.ts'

declare module '#platform/events' {
  interface Events {
    'source.failing': { sourceId: string; why: string }
  }
}

/** Under what a source is read, and where what it says goes. */
export interface Reading {
  understanding: Understanding
  /** Absent where nobody else could be reading. */
  lease?: Lease
  /** Present: what a network streams is passed on through it, to be matched and stored elsewhere. */
  stream?: Stream
}

/** Opens a source from its saved cursor and hears it until it ends, fails, or is stopped. */
export async function readSource(ctx: Context, source: Source, reading: Reading, signal: AbortSignal): Promise<void> {
  const connector = connectorNamed(source.connector)
  const giveUp = new AbortController()
  const heeded = AbortSignal.any([signal, giveUp.signal])
  try {
    const open = await openedSource(ctx, source)
    if (connector.listen && reading.stream)
      await passOn(ctx, source, connector.listen(open, heeded), { ...reading, stream: reading.stream }, giveUp, heeded)
    else if (connector.listen)
      for await (const taken of ahead(
        connector.listen(open, heeded),
        batch => readBatch(ctx, source, batch, reading.understanding),
        giveUp,
      )) {
        if (!(await take(ctx, source, taken, reading))) break
      }
    else if (connector.poll) {
      const batch = await connector.poll(open, heeded)
      const at = performance.now()
      await take(ctx, source, { batch, at, read: await readBatch(ctx, source, batch, reading.understanding) }, reading)
    }
  } catch (error) {
    if (signal.aborted) return
    // Not the source's fault, and nothing can be noted now: it is opened again from its cursor when the database is back.
    if (isDatabaseAway(error)) return ctx.log.warn('A source waits for the database', { sourceId: source.id })
    await fail(ctx, source, error).catch(failure =>
      ctx.log.warn('A failure could not be noted', { sourceId: source.id, error: nameOf(failure) }),
    )
  }
}

interface Taken {
  batch: Batch
  /** When it came, by the clock that only goes forward. */
  at: number
  read: ReadBatch
}

/**
 * Asks for the next batch and reads it while the last one is being stored: the network, our reading and the database
 * work at the same time, and never more than one batch waits. When storing fails, what is being waited for is given up:
 * on a silent network it may not come for hours.
 */
async function* ahead(
  batches: AsyncIterable<Batch>,
  readIt: (batch: Batch) => Promise<ReadBatch>,
  giveUp: AbortController,
): AsyncIterable<Taken> {
  const iterator = batches[Symbol.asyncIterator]()
  const take = async (): Promise<Taken | undefined> => {
    const { value, done } = await iterator.next()
    const at = performance.now()
    return done ? undefined : { batch: value, at, read: await readIt(value) }
  }
  let next = take()
  next.catch(() => {})
  try {
    for (;;) {
      const taken = await next
      if (!taken) return
      next = take()
      next.catch(() => {})
      yield taken
    }
  } finally {
    giveUp.abort()
    await iterator.return?.()
  }
}

/** Stores a batch; false when another process reads the source by now, and nothing was stored. */
async function take(ctx: Context, source: Source, { batch, at, read }: Taken, reading: Reading): Promise<boolean> {
  const wasFailing = source.failure !== null
  const stored = await retryingDeadlocks(() =>
    inTransaction(ctx, async ctx => {
      if (reading.lease && !(await reading.lease.isHeld(ctx))) return false
      await hear(ctx, source, batch, reading.understanding, {
        read,
        keepProgress: (ctx, source, batch, heard) =>
          saveCursor(ctx, source, batch, heard, Math.round(performance.now() - at)),
      })
      return true
    }),
  )
  if (stored) await tellHowItGoes(ctx, source, wasFailing, batch.progress !== undefined)
  return stored
}

async function fail(ctx: Context, source: Source, error: unknown): Promise<void> {
  const network = error instanceof NetworkError ? error : undefined
  const words =
    network?.message ??
    (error instanceof Problem ? error.message : 'It could not be read: something broke on our side.')
  if (!network && !(error instanceof Problem))
    ctx.log.error('A source failed unexpectedly', { sourceId: source.id, error: nameOf(error), stack: placesOf(error) })
  const { failures, accountId } = await theSource(ctx, source.id)
  const isAccounts = accountId !== null && network?.outcome === 'signed-out'
  const again =
    network?.outcome === 'refused' || network?.outcome === 'signed-out'
      ? hoursAhead(ctx, 6)
      : (network?.retryAt ?? retryAt(failures, ctx.now(), Math.random()))
  await inTransaction(ctx, async ctx => {
    const noted = await saveFailure(ctx, source.id, {
      words,
      nextTryAt: again,
      signedOut: network?.outcome === 'signed-out',
    })
    // However many places are heard through an account, that it was signed out is one piece of news: the account's.
    if (isAccounts) await noticeSignedOut(ctx, accountId, words)
    else if (noted?.failures === 1) await emit(ctx, 'source.failing', { sourceId: source.id, why: words })
  })
}

function hoursAhead(ctx: Context, hours: number): Date {
  return new Date(ctx.now().getTime() + hours * 3_600_000)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

function placesOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').slice(1, 5).join(' <').trim() : undefined
}
