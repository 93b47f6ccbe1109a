/** One reason for a priority, in a form that a screen can say in its own words. `points` may be below zero. */
export type PriorityPart =
  | { kind: 'asks'; points: number }
  | { kind: 'urgent'; points: number; words: string[] }
  | { kind: 'trouble'; points: number; what: 'issue' | 'complaint' | 'correction-needed' }
  | { kind: 'buying'; points: number; stage?: 'comparing' | 'deciding'; likely?: number }
  | { kind: 'influence'; points: number; followers: number; heardBy?: number }
  | { kind: 'talks'; points: number; replies?: number; talksWith?: number }
  | { kind: 'reach'; points: number; people: number; copies: number }
  | { kind: 'angry'; points: number }

export interface Priority {
  /** What speaks for it, without how long it waits. */
  points: number
  parts: PriorityPart[]
}

/** What is known of a conversation when it is weighed. */
export interface Weighable {
  /** Somebody waits for an answer. */
  asks: boolean
  kinds: string[]
  /** 0..1, and the words that say so. */
  urgency: number
  urgentWords: string[]
  /** -1..1 */
  sentiment: number
  /** Where whoever began it may stand in buying, 0..1 each. */
  comparing: number
  deciding: number
  /** 0..100 each, kept apart: how far it carries when they speak, how much they talk with others; and with how many. */
  influence: number
  heardBy: number
  followers: number
  conversation: number
  talksWith: number
  /** Who takes part besides the one who began it, and how many tellings there are of it. */
  people: number
  copies: number
}

/** One point is worth so long a wait: whoever waits as much longer comes first. */
export const pointMs = 4 * 3_600_000

/** Above this, who somebody is and how many listen counts no further: two days of waiting outweigh any fame. */
export const mostForFame = 12
const least = { urgency: 0.35, power: 20, stage: 0.4, anger: -0.4 }

/**
 * Whom to answer first, as points with their reasons. What is asked and how badly it is needed weighs most; then where a
 * person stands in buying; then who they are (influence and conversation, see journey/power) and how far it reaches.
 * The floor: fame counts twelve points together, and each four hours of waiting count one. So nobody is passed over for
 * more than two days in favour of somebody for who they are.
 */
export function weigh(known: Weighable): Priority {
  const parts: PriorityPart[] = []
  const has = (kind: string) => known.kinds.includes(kind)
  if (known.asks) parts.push({ kind: 'asks', points: 8 })
  if (known.urgency >= least.urgency)
    parts.push({ kind: 'urgent', points: rounded(20 * known.urgency), words: known.urgentWords.slice(0, 3) })
  const trouble = (['correction-needed', 'issue', 'complaint'] as const).find(has)
  if (trouble) parts.push({ kind: 'trouble', points: trouble === 'complaint' ? 5 : 7, what: trouble })
  parts.push(...buying(known, has('purchase-interest')))
  if (known.sentiment <= least.anger) parts.push({ kind: 'angry', points: rounded(-5 * known.sentiment) })
  return { parts: [...parts, ...fame(known)], points: rounded(sum(parts) + sum(fame(known))) }
}

/** It only ever speaks for somebody: who is in no hurry to buy waits no longer for it. */
function buying({ comparing, deciding }: Weighable, saysSo: boolean): PriorityPart[] {
  const points = rounded(
    Math.max(saysSo ? 9 : 0, comparing + deciding < least.stage ? 0 : 5 * comparing + 10 * deciding),
  )
  if (points === 0) return []
  const [stage, likely] = deciding > comparing ? (['deciding', deciding] as const) : (['comparing', comparing] as const)
  return [{ kind: 'buying', points, ...(likely >= least.stage && { stage, likely: Math.round(100 * likely) / 100 }) }]
}

/** Who they are and how far it reaches, within its limit: each part gives way by the same share. */
function fame(known: Weighable): PriorityPart[] {
  const { influence, heardBy, followers, conversation, talksWith, people, copies } = known
  const parts: PriorityPart[] = []
  if (influence >= least.power)
    parts.push({ kind: 'influence', points: Math.min(8, influence / 10), followers, heardBy })
  if (conversation >= least.power) parts.push({ kind: 'talks', points: Math.min(6, conversation / 12), talksWith })
  if (people + copies > 1)
    parts.push({ kind: 'reach', points: Math.min(6, 1.5 * Math.log2(people + copies)), people, copies })
  const share = Math.min(1, mostForFame / (sum(parts) || 1))
  return parts.map(part => ({ ...part, points: rounded(part.points * share) }))
}

const sum = (parts: PriorityPart[]) => parts.reduce((all, part) => all + part.points, 0)
const rounded = (points: number) => Math.round(points * 10) / 10

/** Its place in line, as if it had waited since then: earlier comes first. */
export const rankAt = (since: Date, points: number): Date => new Date(since.getTime() - points * pointMs)

/** The number that is shown: what speaks for it, and how long it waits. */
export function priorityNow({ points }: Pick<Priority, 'points'>, since: Date, now: Date): number {
  return rounded(points + Math.max(0, now.getTime() - since.getTime()) / pointMs)
}
