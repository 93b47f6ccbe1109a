export const rhythms = ['off', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

/** What a member asked to be written about. */
export interface Letters {
  digest: Rhythm
  replies: boolean
  mentions: boolean
}

/** Nobody is written to who did not ask. */
export const none: Letters = { digest: 'off', replies: false, mentions: false }

/** What one press in a mail program ends. */
export const kinds = ['digest', 'replies', 'mentions'] as const
export type LetterKind = (typeof kinds)[number]

const hour = 60 * 60_000
const day = 24 * hour

/** When the next digest is due: in the morning (6:00 UTC), every day or on Mondays. Undefined: never. */
export function nextDigest(rhythm: Rhythm, now: Date): Date | undefined {
  if (rhythm === 'off') return undefined
  const morning = new Date(Math.floor(now.getTime() / day) * day + 6 * hour)
  const next = morning > now ? morning : new Date(morning.getTime() + day)
  if (rhythm === 'daily') return next
  const untilMonday = (8 - next.getUTCDay()) % 7
  return new Date(next.getTime() + untilMonday * day)
}
