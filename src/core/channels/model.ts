/** A place we listen to. */
export interface Source {
  id: string
  connector: string
  network: string
  label: string
  settings: unknown
  secretId: string | null
  /** The connected account that it listens through, if any. */
  accountId: string | null
  keeps: 'all' | 'matching'
  cursor: string | null
  openedAt: Date
  pausedAt: Date | null
  finishedAt: Date | null
  lastSuccessAt: Date | null
  lastItemAt: Date | null
  lagMs: number | null
  nextTryAt: Date | null
  failingSince: Date | null
  failures: number
  failure: string | null
  signedOut: boolean
  heardCount: number
  usualGapS: number | null
  progress: { done: number; total?: number } | null
  /** When a person changed it last: whoever runs it opens it again. */
  changedAt: Date | null
  /** How long it takes from reading a post to storing it. */
  storeLagMs: number | null
}

export type HealthState = 'hears' | 'beginning' | 'quiet' | 'failing' | 'stopped' | 'resting' | 'finished'

export interface Health {
  state: HealthState
  /** One sentence for a person. */
  words: string
}

const quietAfterGaps = 6
const quietAtLeastS = 3_600
const stoppedAfterFailures = 20

/** How a source is doing, in a word and a sentence. */
export function healthOf(source: Source, now: Date): Health {
  if (source.finishedAt) return { state: 'finished', words: 'Read to its end.' }
  if (source.pausedAt)
    return { state: 'resting', words: 'Resting: a colleague paused it. It goes on where it stopped.' }
  if (source.signedOut)
    return {
      state: 'stopped',
      words: `${source.failure ?? 'It no longer lets us in.'} Nothing is lost: sign in again and it goes on.`,
    }
  if (source.failure) {
    const state = source.failures >= stoppedAfterFailures ? 'stopped' : 'failing'
    return { state, words: source.failure }
  }
  if (!source.lastSuccessAt) return { state: 'beginning', words: 'Reading it for the first time.' }
  const silentS = source.lastItemAt ? (now.getTime() - source.lastItemAt.getTime()) / 1000 : 0
  const quietS = Math.max(quietAtLeastS, (source.usualGapS ?? Number.POSITIVE_INFINITY) * quietAfterGaps)
  if (source.lastItemAt && silentS > quietS)
    return {
      state: 'quiet',
      words: `This one has gone quiet: nothing for ${inWords(silentS)}, where ${inWords(source.usualGapS ?? 0)} is usual.`,
    }
  return { state: 'hears', words: [lagInWords(source.lagMs), ...waitInWords(source.storeLagMs)].join(' ') }
}

/** The next usual gap between items, learned with memory: one burst or one holiday does not change it much. */
export function learnGap(usualGapS: number | null, gapS: number): number {
  const bounded = Math.min(Math.max(Math.round(gapS), 1), 90 * 24 * 3600)
  return usualGapS === null ? bounded : Math.max(1, Math.round(usualGapS * 0.9 + bounded * 0.1))
}

const retryBaseMs = 2_000
const retryMostMs = 15 * 60_000

/** When to try again after so many failures in a row: doubling, with a fifth of chance so that not all come at once. */
export function retryAt(failures: number, now: Date, chance: number): Date {
  const waitMs = Math.min(retryMostMs, retryBaseMs * 2 ** Math.min(failures, 20))
  return new Date(now.getTime() + waitMs * (0.9 + chance * 0.2))
}

function lagInWords(lagMs: number | null): string {
  if (lagMs === null) return 'Up to date.'
  if (lagMs < 10_000)
    return `${Math.max(1, Math.round(lagMs / 1000))} seconds behind.`.replace(/^1 seconds/, 'A second')
  return `${inWords(lagMs / 1000)} behind.`
}

const waitWorthTellingMs = 10_000

/** What has been read and is not on any desk yet. */
function waitInWords(storeLagMs: number | null): string[] {
  if (storeLagMs === null || storeLagMs < waitWorthTellingMs) return []
  return [`What was heard waits ${inWords(storeLagMs / 1000)} to be stored.`]
}

export function inWords(seconds: number): string {
  const steps: [number, string][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ]
  for (const [size, word] of steps)
    if (seconds >= size * 1.5 || size === 1) {
      const count = Math.max(1, Math.round(seconds / size))
      return `${count} ${word}${count === 1 ? '' : 's'}`
    }
  return 'a moment'
}

/** An account of ours on a network, from which answers leave. */
export interface Account {
  id: string
  connector: string
  network: string
  externalId: string
  handle: string
  name: string | null
  avatarUrl: string | null
  url: string | null
  settings: unknown
  secretId: string | null
  connectedAt: Date
  signedOutAt: Date | null
  failure: string | null
  /** Whose own it is: only they speak from it. The company's where empty. */
  ownerId: string | null
  ownerName: string | null
  /** The company’s own voice speaks from it; nobody answers from it. */
  isOfficial: boolean
}

/** May this person speak as themselves, or listen, through it? The company's is everybody's, a person's own is theirs. */
export function maySpeakFrom({ ownerId }: Pick<Account, 'ownerId'>, { employeeId }: { employeeId: string }): boolean {
  return ownerId === null || ownerId === employeeId
}
