/** Why the machine held words back until a person has read them. */
export const heldBecause = ['first', 'links', 'repeated', 'hurtful', 'pictures'] as const
export type HeldBecause = (typeof heldBecause)[number]

/** The same, as its author is told. */
export const heldWords: Record<HeldBecause, string> = {
  first: 'It is your first here, and somebody who looks after this place reads what is first.',
  links: 'It has links in it and you are new here. Somebody looks at where they lead.',
  repeated: 'You said the same somewhere else today. Somebody looks whether it belongs here as well.',
  pictures: 'It has pictures in it and you are new here. Somebody looks at them first.',
  hurtful: 'Some of its words may hurt. Somebody reads it before others do.',
}

/** Of somebody’s first words: all are read first, those with links, or none. */
export const firstPosts = ['all', 'with-links', 'none'] as const
export type FirstPosts = (typeof firstPosts)[number]

export const reasons = ['spam', 'hurtful', 'private', 'off-topic', 'wrong', 'other'] as const
export type ReportReason = (typeof reasons)[number]

export const decisions = ['fine', 'warn', 'hide', 'lock', 'suspend', 'refuse'] as const
export type Does = (typeof decisions)[number]

/** What can be decided about words that wait, and about words that stand there. */
export function choicesFor(kind: 'held' | 'reported'): Does[] {
  return kind === 'held' ? ['fine', 'refuse', 'warn', 'suspend'] : ['fine', 'warn', 'hide', 'lock', 'suspend']
}

/** From this weight on, reports put words aside by themselves until somebody has read them. */
export const asideFrom = 4
/** Somebody who settled so many hard ones within a day is spared the next, if another can read it. */
export const hardPerDay = 3
export const reportsPerDay = 10
export const mostHeld = 5
export const appealWithinDays = 30

interface About {
  firstPosts: FirstPosts
  /** Nothing of theirs stands here yet. */
  isFirst: boolean
  /** Known to use what the company makes, or to have helped others. */
  isTrusted: boolean
  /** How many addresses of other places it leads to. */
  links: number
  /** Pictures that nobody has seen yet, from somebody of whom nothing else stands here. */
  firstPictures: number
  isRepeated: boolean
  isHurtful: boolean
}

/**
 * Whether a person reads it before others do. Words that may hurt: whoever says them. Links and sameness: of whoever is
 * new. The machine never refuses; it asks, and says so.
 */
export function whyHold({
  firstPictures,
  firstPosts,
  isFirst,
  isHurtful,
  isRepeated,
  isTrusted,
  links,
}: About): HeldBecause | undefined {
  if (isHurtful) return 'hurtful'
  if (isTrusted) return undefined
  if (isRepeated) return 'repeated'
  if (links > (isFirst ? 0 : 2) && firstPosts !== 'none') return 'links'
  if (firstPictures > 0 && firstPosts !== 'none') return 'pictures'
  if (isFirst && firstPosts === 'all') return 'first'
  return undefined
}
