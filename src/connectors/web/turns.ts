import { setTimeout as pause } from 'node:timers/promises'
import { type ConnectorTools, NetworkError } from '#core/channels'

/** Between two errands at one host: a site with fifty of our feeds sees one visitor, not a crowd. */
const gapMs = 1_000
/** Of more hosts than this, those that nobody waits for are forgotten. */
const mostHosts = 5_000

interface Host {
  /** Resolves when the last in the queue is done. */
  tail: Promise<unknown>
  waiting: number
  endedAt: number
  lastErrand: string
  restsUntil?: Date
}

const hosts = new Map<string, Host>()

/**
 * Does one thing at a time at each host, a second apart; whoever asks for the same again (`errand`) is not held up,
 * for how often that may be is decided elsewhere. Counts within this process and, where the house lends turns (`tools`),
 * among all of its processes; a host that asked another of them to come later is a `NetworkError`.
 */
export async function inTurn<Result>(
  url: string,
  errand: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
  tools: Pick<ConnectorTools, 'turns'> = {},
): Promise<Result> {
  const host = hostAt(url)
  const before = host.tail
  const mine = Promise.withResolvers<void>()
  host.tail = Promise.all([before, mine.promise])
  host.waiting++
  try {
    await orAborted(before, signal)
    const early = host.endedAt + gapMs - performance.now()
    if (early > 0 && host.lastErrand !== errand) await pause(early, undefined, { signal })
    host.lastErrand = errand
    return await amongAll(keyOf(url), errand, tools, work, signal).finally(() => {
      host.endedAt = performance.now()
    })
  } finally {
    host.waiting--
    mine.resolve()
  }
}

async function amongAll<Result>(
  host: string,
  errand: string,
  { turns }: Pick<ConnectorTools, 'turns'>,
  work: () => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!turns) return work()
  const rests = await turns.take(host, errand, signal)
  if (rests) throw new NetworkError('later', `${host} asked us to come less often.`, { retryAt: rests })
  try {
    return await work()
  } finally {
    await turns.leave(host, errand, gapMs)
  }
}

/** A host asked to be left alone: every errand there heeds it. */
export async function letRest(url: string, until: Date, { turns }: Pick<ConnectorTools, 'turns'> = {}): Promise<void> {
  const host = hostAt(url)
  if (!host.restsUntil || host.restsUntil < until) host.restsUntil = until
  await turns?.letRest(keyOf(url), until)
}

/** Until when a host wants to be left alone, if it does. */
export function restsUntil(url: string, now: Date): Date | undefined {
  const until = hosts.get(keyOf(url))?.restsUntil
  return until && until > now ? until : undefined
}

function hostAt(url: string): Host {
  const key = keyOf(url)
  const known = hosts.get(key)
  if (known) return known
  if (hosts.size >= mostHosts) forgetIdle()
  const host: Host = { tail: Promise.resolve(), waiting: 0, endedAt: Number.NEGATIVE_INFINITY, lastErrand: '' }
  hosts.set(key, host)
  return host
}

function forgetIdle(): void {
  const now = performance.now()
  for (const [key, { waiting, endedAt, restsUntil }] of hosts)
    if (waiting === 0 && now - endedAt > gapMs && !(restsUntil && restsUntil > new Date())) hosts.delete(key)
}

function keyOf(url: string): string {
  return URL.parse(url)?.host ?? url
}

async function orAborted(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  if (!signal) return void (await work)
  const given = Promise.withResolvers<never>()
  const onAbort = () => given.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await Promise.race([work, given.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
