/** What a colleague says to a colleague. */
export const wordKinds = ['nudge', 'invitation', 'thanks', 'care'] as const
export type WordKind = (typeof wordKinds)[number]

export interface ColleagueWord {
  id: string
  kind: WordKind
  fromName: string
  toId: string
  toName: string
  conversationId: string | null
  words: string
  at: Date
  said: 'yes' | 'not-now' | null
}

/** What we see of a colleague, to encourage them and to take care of them. */
export interface ColleagueSeen {
  id: string
  name: string
  /** What they know, by their own word. */
  topics: string[]
  /** How often these were asked about in the last thirty days; counting stops at a thousand. */
  asked: number
  /** They have answered somebody in the last thirty days. */
  hasSpoken: boolean
  isAway: boolean
  inHand: number
  mostOpen: number
  /** Days of the last fourteen on which they answered outside of their own hours. */
  lateDays: number
  /** Conversations in hand in which somebody wrote what hurts. */
  hurtful: string[]
  /** When a colleague last wrote to them to speak up, and what they said to it. */
  nudgedAt: Date | null
  nudgeSaid: 'yes' | 'not-now' | null
  /** Results of the last thirty days in which they were thanked, and nobody passed it on. */
  thanks: { outcomeId: string; conversationId: string; quote: string }[]
}

const dayMs = 24 * 3_600_000
/** So long nobody writes to them again, and twice as long where they said not now. */
const nudgeRestDays = 14
const notNowRestDays = 60
const tooManyLateDays = 3

/** May somebody be asked to speak up now? Nobody is asked twice in a fortnight, nor soon after they said not now. Pure. */
export function restsUntil({ nudgedAt, nudgeSaid }: Pick<ColleagueSeen, 'nudgedAt' | 'nudgeSaid'>): Date | null {
  if (!nudgedAt) return null
  const days = nudgeSaid === 'not-now' ? notNowRestDays : nudgeRestDays
  return new Date(nudgedAt.getTime() + days * dayMs)
}

/** Where somebody stands: speaks, could speak and may be asked, rests, or is away. Pure. */
export function standingOf(seen: ColleagueSeen, now: Date): 'speaks' | 'could' | 'rests' | 'away' | 'not-asked' {
  if (seen.isAway) return 'away'
  if (seen.hasSpoken) return 'speaks'
  if (seen.topics.length === 0 || seen.asked === 0) return 'not-asked'
  const until = restsUntil(seen)
  return (until && until > now) || careFor(seen).length > 0 ? 'rests' : 'could'
}

/** Why somebody should be taken care of; nothing where all is well. Pure. */
export function careFor({
  hurtful,
  inHand,
  lateDays,
  mostOpen,
}: Pick<ColleagueSeen, 'hurtful' | 'inHand' | 'lateDays' | 'mostOpen'>): string[] {
  return [
    inHand > 0 && inHand >= mostOpen ? `They have ${inHand} in hand, as many as they want to.` : '',
    lateDays >= tooManyLateDays ? `They answered outside of their hours on ${lateDays} of the last 14 days.` : '',
    hurtful.length > 0 ? 'Somebody wrote to them what hurts.' : '',
  ].filter(Boolean)
}

/** Where a colleague writes under their own name. */
export interface OwnVoice {
  id: string
  employeeId: string
  employeeName: string
  url: string
  name: string
  isShown: boolean
}
