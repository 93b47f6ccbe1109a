import {
  type Batch,
  connectorNamed,
  NetworkError,
  noticeSignedOut,
  openedSource,
  retryAt,
  type Source,
  saveFailure,
  sources,
  theSource,
} from '#core/channels'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { isDatabaseAway } from '#platform/db'
import { emit } from '#platform/events'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'
import { type ReadBatch, readBatch } from './read-batch.ts'

declare module '#platform/events' {
  interface Events {
    'source.failing': { sourceId: string; why: string }
    'source.recovered': { sourceId: string }
    'source.heard': { sourceId: string }
  }
}

const lookAgainMs = 1_000

interface Running {
  /** When a person had changed it last, as it was opened. */
  changedAt: number | undefined
  stop: AbortController
  done: Promise<void>
}

/**
 * Listens to every open source until disposed: streams stay open, others are read when their time has come.
 * One source that fails waits and comes back by itself; the others never notice.
 */
export function runSources(ctx: Context, understanding: Understanding): AsyncDisposable & { lookNow: () => void } {
  const running = new Map<string, Running>()
  let closed = false
  let wake: () => void = () => {}

  async function supervise(): Promise<void> {
    while (!closed) {
      await reconcile().catch(error => ctx.log.warn('Sources could not be looked at', { error: nameOf(error) }))
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, lookAgainMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  async function reconcile(): Promise<void> {
    const wanted = (await sources(ctx)).filter(source => !source.pausedAt && !source.finishedAt && runs(source))
    const ids = new Map(wanted.map(source => [source.id, source]))
    for (const [id, task] of running) {
      const source = ids.get(id)
      // What was changed is opened again, from where it was.
      if (!source || source.changedAt?.getTime() !== task.changedAt) task.stop.abort()
    }
    for (const source of wanted) {
      if (running.has(source.id) || closed) continue
      if (source.nextTryAt && source.nextTryAt > ctx.now()) continue
      const stop = new AbortController()
      const done = runOnce(
        as(ctx, { kind: 'connector', name: source.connector, sourceId: source.id }),
        source,
        understanding,
        stop.signal,
      ).finally(() => {
        running.delete(source.id)
        wake()
      })
      running.set(source.id, { changedAt: source.changedAt?.getTime(), stop, done })
    }
  }

  const supervising = supervise()
  return {
    lookNow: () => wake(),
    async [Symbol.asyncDispose]() {
      closed = true
      wake()
      for (const task of running.values()) task.stop.abort()
      await Promise.allSettled([supervising, ...[...running.values()].map(task => task.done)])
    },
  }
}

function runs(source: Source): boolean {
  return ['stream', 'poll', 'once'].includes(connectorNamed(source.connector).capabilities.listen)
}

/** Opens a source from its saved cursor and hears it until it ends, fails, or is stopped. */
export async function runOnce(
  ctx: Context,
  source: Source,
  understanding: Understanding,
  signal: AbortSignal,
): Promise<void> {
  const connector = connectorNamed(source.connector)
  const giveUp = new AbortController()
  const heeded = AbortSignal.any([signal, giveUp.signal])
  try {
    const open = await openedSource(ctx, source)
    if (connector.listen)
      for await (const { batch, read } of ahead(
        connector.listen(open, heeded),
        batch => readBatch(ctx, source, batch, understanding),
        giveUp,
      ))
        await take(ctx, source, batch, understanding, read)
    else if (connector.poll) await take(ctx, source, await connector.poll(open, heeded), understanding)
  } catch (error) {
    if (signal.aborted) return
    // Not the source's fault, and nothing can be noted now: it is opened again from its cursor when the database is back.
    if (isDatabaseAway(error)) return ctx.log.warn('A source waits for the database', { sourceId: source.id })
    await fail(ctx, source, error).catch(failure =>
      ctx.log.warn('A failure could not be noted', { sourceId: source.id, error: nameOf(failure) }),
    )
  }
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
): AsyncIterable<{ batch: Batch; read: ReadBatch }> {
  const iterator = batches[Symbol.asyncIterator]()
  const take = async () => {
    const { value, done } = await iterator.next()
    return done ? undefined : { batch: value, read: await readIt(value) }
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

async function take(
  ctx: Context,
  source: Source,
  batch: Batch,
  understanding: Understanding,
  read?: ReadBatch,
): Promise<void> {
  const wasFailing = source.failure !== null
  await hear(ctx, source, batch, understanding, read)
  if (wasFailing) {
    source.failure = null
    await emit(ctx, 'source.recovered', { sourceId: source.id })
  } else if (source.lastSuccessAt === null || batch.progress) await emit(ctx, 'source.heard', { sourceId: source.id })
  source.lastSuccessAt = ctx.now()
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
