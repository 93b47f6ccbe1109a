import { newId } from '#lib/id'
import type { Context } from './context.ts'
import { giveBack, leaveWork, lookForWork, shareOf, stillHeld } from './lease.ts'

/** One part of a work that exactly one process does at a time. */
export interface Part {
  name: string
  /** It could be begun now. */
  isDue: boolean
  /** It goes on until it is stopped; others end by themselves soon. */
  isLasting: boolean
  /** When this is another than it was begun with, it is stopped and begun again. */
  version?: string
}

/** What a part is done under. */
export interface Lease {
  /** Whether it is still ours, and until the end of the transaction; to be asked first in each. */
  isHeld(ctx: Context): Promise<boolean>
}

export interface SharedWork {
  /** What the work is called; parts of different works never meet. */
  work: string
  parts(): Promise<Part[]>
  /** Does one part until it is done or the signal ends; never throws. */
  begin(name: string, lease: Lease, signal: AbortSignal): Promise<void>
}

export interface Sharing extends AsyncDisposable {
  /** Looks for work at once instead of within the second. */
  lookNow(): void
  /** Which of these parts are still ours, until the end of the transaction. */
  stillHeld(ctx: Context, names: string[]): Promise<string[]>
}

const lookAgainMs = 1_000

/**
 * Does our share of a work that several processes do together, until disposed: each part in one process at a time,
 * taken over within seconds from one that died, and spread anew when one comes or goes.
 */
export function shareWork(ctx: Context, { work, parts, begin }: SharedWork): Sharing {
  const holder = newId()
  const running = new Map<string, { stop: AbortController; done: Promise<void>; part: Part }>()
  const leaseName = (name: string) => `${work} ${name}`
  let closed = false
  let wake = () => {}

  async function look(): Promise<void> {
    const all = await parts()
    const byLease = new Map(all.map(part => [leaseName(part.name), part]))
    for (const [name, task] of running) {
      const part = byLease.get(name)
      if (!part || part.version !== task.part.version) task.stop.abort()
    }
    const found = await lookForWork(
      ctx,
      { work, holder },
      {
        all: all.length,
        held: [...running.keys()],
        wanted: [...byLease].flatMap(([name, part]) => (part.isDue && !running.has(name) ? [name] : [])),
      },
    )
    for (const name of found.lost) running.get(name)?.stop.abort()
    giveUpSurplus(shareOf(all.filter(part => part.isLasting).length, found.takers))
    for (const name of found.taken) {
      const part = byLease.get(name)
      if (part && !closed) start(name, part)
    }
  }

  /** Somebody came who has less than we do. */
  function giveUpSurplus(share: number): void {
    const lasting = [...running.values()].filter(task => task.part.isLasting && !task.stop.signal.aborted)
    for (const task of lasting.slice(share)) task.stop.abort()
  }

  function start(name: string, part: Part): void {
    const stop = new AbortController()
    const lease: Lease = { isHeld: async ctx => (await stillHeld(ctx, holder, [name])).length === 1 }
    const done = begin(part.name, lease, stop.signal)
      .then(() => giveBack(ctx, holder, [name]))
      // The database is away: what was not given back runs out by itself, or is ours again.
      .catch(() => {})
      .finally(() => {
        running.delete(name)
        wake()
      })
    running.set(name, { stop, done, part })
  }

  async function keepLooking(): Promise<void> {
    while (!closed) {
      await look().catch(error =>
        ctx.log.warn(`There was no looking for ${work}`, { error: error instanceof Error ? error.name : 'unknown' }),
      )
      if (closed) return
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, lookAgainMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const looking = keepLooking()
  return {
    lookNow: () => wake(),
    async stillHeld(ctx, names) {
      const held = await stillHeld(ctx, holder, names.map(leaseName))
      return names.filter(name => held.includes(leaseName(name)))
    },
    async [Symbol.asyncDispose]() {
      closed = true
      wake()
      for (const task of running.values()) task.stop.abort()
      await Promise.allSettled([looking, ...[...running.values()].map(task => task.done)])
      await leaveWork(ctx, { work, holder }).catch(() => {})
    },
  }
}
