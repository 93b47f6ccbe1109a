import { connectorNamed, type Source, saveStoreLag, sources } from '#core/channels'
import type { Understanding } from '#journey/listen'
import { as, type Context } from '#platform/context'
import { type Sharing, shareWork } from '#platform/share-work'
import type { Stream } from '#platform/stream'
import { readSource } from './read-source.ts'

const lookAtLagEveryMs = 2_000
/** Whoever stores says how long it took; readers speak up only when that takes too long. */
const lagWorthTellingMs = 5_000

/**
 * Listens to every open source until disposed: streams stay open, others are read when their time has come.
 * One source that fails waits and comes back by itself; the others never notice. Of several processes that do this on
 * one database, each source is read by one, and taken over within seconds when that one dies.
 *
 * With a `stream`, what networks stream is passed on through it to those who match (`matchStream`).
 */
export function runSources(
  ctx: Context,
  understanding: Understanding,
  stream?: Stream,
): AsyncDisposable & { lookNow: () => void } {
  const reading = new Set<string>()
  const sharing: Sharing = shareWork(ctx, {
    work: 'reading',
    async parts() {
      const now = ctx.now()
      return (await sources(ctx)).filter(isToBeRead).map(source => ({
        name: source.id,
        isDue: isDue(source, now),
        isLasting: connectorNamed(source.connector).capabilities.listen === 'stream',
        // What a person changed is opened again, from where it was.
        version: source.changedAt?.toISOString(),
      }))
    },
    async begin(id, lease, signal) {
      // Seen only under the lease: another may have read it, and moved its cursor, a moment ago.
      const source = (await sources(ctx).catch(() => [])).find(each => each.id === id)
      if (!source || !isToBeRead(source) || !isDue(source, ctx.now())) return
      const through = connectorNamed(source.connector).capabilities.listen === 'stream' ? stream : undefined
      if (through) reading.add(id)
      const reader = as(ctx, { kind: 'connector', name: source.connector, sourceId: id })
      await readSource(reader, source, { understanding, lease, stream: through }, signal)
      reading.delete(id)
    },
  })
  const lag = stream && setInterval(() => void tellLag(ctx, stream, [...reading]), lookAtLagEveryMs)
  return {
    lookNow: () => sharing.lookNow(),
    async [Symbol.asyncDispose]() {
      clearInterval(lag)
      await sharing[Symbol.asyncDispose]()
    },
  }
}

function isToBeRead(source: Source): boolean {
  const { listen } = connectorNamed(source.connector).capabilities
  return !source.pausedAt && !source.finishedAt && ['stream', 'poll', 'once'].includes(listen)
}

const isDue = (source: Source, now: Date) => !source.nextTryAt || source.nextTryAt <= now

async function tellLag(ctx: Context, stream: Stream, ids: string[]): Promise<void> {
  const { oldestAt } = stream.state
  const lagMs = oldestAt ? Math.max(0, ctx.now().getTime() - oldestAt.getTime()) : 0
  if (lagMs < lagWorthTellingMs) return
  await saveStoreLag(ctx, ids, Math.round(lagMs)).catch(() => {})
}
