/** Something by which somebody was helpful to others: an answer accepted, a thanks, a report that was right. */
export interface Deed {
  kind: 'accepted' | 'thanked' | 'corrected'
  at: Date
  /** Who says so; the company by a named colleague. */
  byMember: string | null
  byEmployee: string | null
}

/** What of somebody's help still counts, and what it lets them do. */
export interface Standing {
  /** Points as of now; for deciding and never for show. */
  score: number
  accepted: number
  thankedByMembers: number
  thankedByUs: number
  corrected: number
}

/** What somebody who helped may do besides. */
export interface Powers {
  /** Their words are not read first, and may carry links. */
  isTrusted: boolean
  /** They may put topics of others under the tags that fit. */
  mayTag: boolean
  /** What a report of theirs weighs. */
  reportWeighs: 1 | 2
}

/** What each deed is worth on its day. Writing is worth nothing, and so is being read. */
const worth: Record<Deed['kind'], number> = { accepted: 3, thanked: 1, corrected: 2 }
const worthFromUs = 2

/** After so many days a deed counts half. */
export const halfLifeDays = 180

/**
 * Adds up somebody's deeds: each fades by its half-life, and what one and the same person says of them counts a half, a
 * third and so on, so that two friends can't lift each other.
 */
export function standingFrom(deeds: Deed[], now: Date): Standing {
  const times = new Map<string, number>()
  const standing: Standing = { score: 0, accepted: 0, thankedByMembers: 0, thankedByUs: 0, corrected: 0 }
  for (const { kind, at, byMember, byEmployee } of deeds.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )) {
    const who = byMember ?? byEmployee
    const before = who ? (times.get(who) ?? 0) : 0
    if (who) times.set(who, before + 1)
    const days = Math.max(0, now.getTime() - at.getTime()) / 86_400_000
    const points = kind === 'thanked' && byEmployee ? worthFromUs : worth[kind]
    standing.score += (points / (before + 1)) * 0.5 ** (days / halfLifeDays)
    if (kind === 'accepted') standing.accepted++
    else if (kind === 'corrected') standing.corrected++
    else if (byEmployee) standing.thankedByUs++
    else standing.thankedByMembers++
  }
  return standing
}

const trustedFrom = 2
const tagsFrom = 4
const weighsTwiceFrom = 6

export function powersFrom({ score }: Pick<Standing, 'score'>): Powers {
  return { isTrusted: score >= trustedFrom, mayTag: score >= tagsFrom, reportWeighs: score >= weighsTwiceFrom ? 2 : 1 }
}
