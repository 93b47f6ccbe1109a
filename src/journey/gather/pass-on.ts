import { setTimeout as pause } from 'node:timers/promises'
import { type Batch, insertUnreadable, type News, type Source } from '#core/channels'
import type { Understanding } from '#journey/listen'
import { hear, saveCursor } from '#journey/listen'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { isDatabaseAway, retryingDeadlocks } from '#platform/db'
import type { Lease } from '#platform/share-work'
import type { Stream } from '#platform/stream'
import { cut, type SealedPiece } from './piece.ts'
import { tellHowItGoes } from './tell-how-it-goes.ts'

/** How often, at most, a cursor is written down: what is read again after a crash is recognised. */
const saveEveryMs = 500
const mostUnreadable = 1_000

/**
 * Passes on what a network streams. The next batch is asked for when the stream has taken the last one, to a quorum of
 * its servers; only then may the cursor be saved. While the database is away, reading goes on and the stream keeps what
 * was read; while the stream is full or away, reading stops, and the network has to wait.
 */
export async function passOn(
  ctx: Context,
  source: Source,
  batches: AsyncIterable<Batch>,
  by: { understanding: Understanding; lease?: Lease; stream: Stream },
  giveUp: AbortController,
  signal: AbortSignal,
): Promise<void> {
  const progress = keepProgress(ctx, source, by.lease, giveUp)
  try {
    for await (const batch of batches) {
      await send(ctx, source, batch, by, signal)
      progress.note(batch)
      if (signal.aborted) break
    }
  } finally {
    giveUp.abort()
    await progress.end()
  }
}

/** All pieces of one way one after the other, as their order is that of the thread; the ways side by side. */
async function send(
  ctx: Context,
  source: Source,
  batch: Batch,
  by: { understanding: Understanding; stream: Stream },
  signal: AbortSignal,
): Promise<void> {
  const ways = Map.groupBy(cut(source, batch, ctx.now(), newId()), piece => piece.partition)
  await Promise.all([...ways.values()].map(pieces => sendInOrder(ctx, source, pieces, by, signal)))
}

async function sendInOrder(
  ctx: Context,
  source: Source,
  pieces: SealedPiece[],
  { understanding, stream }: { understanding: Understanding; stream: Stream },
  signal: AbortSignal,
): Promise<void> {
  for (const { partition, id, payload, news } of pieces) {
    if (await stream.publish({ partition, id, payload }, signal)) continue
    // Larger than the stream takes (a single post of a megabyte): stored here and now instead.
    await retryingDeadlocks(() => hear(ctx, source, { news }, understanding, { keepProgress: async () => {} }))
  }
}

/** Saves the newest cursor beside the reading, never more than one at a time. */
function keepProgress(ctx: Context, source: Source, lease: Lease | undefined, giveUp: AbortController) {
  let waiting: Batch | undefined
  let saving: Promise<void> | undefined
  let failure: unknown

  async function saveAll(): Promise<void> {
    while (waiting) {
      const batch = waiting
      waiting = undefined
      try {
        await save(batch)
      } catch (error) {
        waiting = waiting ? joined(batch, waiting) : batch
        if (!isDatabaseAway(error)) {
          failure = error
          return giveUp.abort()
        }
        if (giveUp.signal.aborted) return
      }
      await pause(saveEveryMs, undefined, { signal: giveUp.signal }).catch(() => {})
    }
  }

  async function save(batch: Batch): Promise<void> {
    const wasFailing = source.failure !== null
    const saved = await inTransaction(ctx, async ctx => {
      if (lease && !(await lease.isHeld(ctx))) return false
      const unreadable = batch.unreadable ?? []
      if (unreadable.length > 0)
        await insertUnreadable(
          ctx,
          source.id,
          unreadable.map(entry => ({ id: newId(), ...entry })),
        )
      await saveCursor(ctx, source, batch, 0)
      return true
    })
    if (!saved) return giveUp.abort()
    await tellHowItGoes(ctx, source, wasFailing, false)
  }

  return {
    note(batch: Batch): void {
      if (failure !== undefined) throw failure
      waiting = joined(waiting, batch)
      saving ??= saveAll().finally(() => {
        saving = undefined
      })
    },
    async end(): Promise<void> {
      await saving
      if (waiting && failure === undefined) await save(waiting)
      if (failure !== undefined) throw failure
    },
  }
}

/** What two batches say of how far the source has come; their news are not kept, only which is the newest. */
function joined(one: Batch | undefined, next: Batch): Batch {
  return {
    news: newestOf([...(one?.news ?? []), ...next.news]),
    cursor: next.cursor ?? one?.cursor,
    lagMs: next.lagMs ?? one?.lagMs,
    unreadable: [...(one?.unreadable ?? []), ...(next.unreadable ?? [])].slice(0, mostUnreadable),
  }
}

function newestOf(news: News[]): News[] {
  const at = (each: News) => (each.kind === 'post' ? each.post.postedAt.getTime() : 0)
  return news.length === 0 ? [] : [news.reduce((newest, each) => (at(each) > at(newest) ? each : newest))]
}
