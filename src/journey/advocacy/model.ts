/** What a post says of us that others may go by. */
export interface Said {
  /** Speaks well of us or of what we make: of what, and in which words. */
  well?: { of: string; words: string }
  /** Tells others to take us. */
  recommends?: { words: string }
  /** Says whom they would rather have, us or somebody else. */
  prefers?: { whom: 'us' | 'them'; words: string }
}

/** Whoever wrote so waits for a word from us. */
export const askingKinds = ['question', 'complaint', 'idea', 'issue', 'purchase-interest', 'correction-needed']

/** Where one writes to us, or on our own ground: what is said there is not said without us. */
export const saidToUs = ['email', 'sms', 'telegram', 'widget', 'community', 'official-stream']

/** How far back figures go, by months. */
export const months = 12

/** Of fewer people no share is told. */
export const fewestForShare = 10

/** An answer within this time counts as one, for everybody alike; later ones do not. */
export const answeredWithinDays = 7
/** So long from then on it is looked at what somebody said; for everybody alike, from the same day on. */
export const lookedAtDays = 60
/** What was posted longer before we heard of it could not have been answered in time. */
export const heardWithinDays = 1
/** A person counts once in so long, with the first they asked. */
export const onceInDays = 365

/** How a post felt that began it: what people felt before it is known whether they are answered. */
export type Feeling = -1 | 0 | 1
const plainly = 0.25
export const feelingOf = (sentiment: number): Feeling => (sentiment <= -plainly ? -1 : sentiment >= plainly ? 1 : 0)

export const laters = ['spoke-well', 'recommended', 'came-back'] as const
/** What somebody did later. */
export type Later = (typeof laters)[number]

/** A share with how sure it is. */
export interface Share {
  /** 0 to 1. */
  share: number
  /** Between which the true share lies, in 95 of 100 such intervals. */
  from: number
  to: number
}

/** The two-sided 5 % point of the normal distribution. */
const z95 = 1.959963984540054

/**
 * A share with its interval by Wilson’s score method, without continuity correction (Wilson 1927; method 3 of Newcombe,
 * “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17, 1998).
 *
 * @param count how many of `all`, 0 to `all`.
 * @param all at least 1.
 */
export function shareOf(count: number, all: number, z = z95): Share {
  const share = count / all
  const weight = z * z
  const middle = share + weight / (2 * all)
  const reach = z * Math.sqrt((share * (1 - share)) / all + weight / (4 * all * all))
  const whole = 1 + weight / all
  return { share, from: Math.max(0, (middle - reach) / whole), to: Math.min(1, (middle + reach) / whole) }
}
