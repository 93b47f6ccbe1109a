/** The figures of Results that a goal may look at: results, never activity. */
export const goalFigures = [
  'question-solved',
  'issue-resolved',
  'thanked',
  'informed',
  'advocacy',
  'correction',
  'purchase',
  'product-decision',
  'peer-answer',
  'decision-influenced',
  'invitation-accepted',
] as const
export type GoalFigure = (typeof goalFigures)[number]

export interface Goal {
  id: string
  words: string
  figure: GoalFigure
  wanted: number | null
  /** A day, as `2027-03-31`. */
  dueOn: string | null
  madeByName: string | null
  madeAt: Date
  endedAt: Date | null
  endedWords: string
}

/** A result that counts for a goal, and who of which teams had a part in it. */
export interface GoalResult {
  outcomeId: string
  /** Everybody who had a part in it, whatever their team. */
  credited: string[]
}

/** One of the last results that count for a goal, to look at. */
export interface NewestResult {
  outcomeId: string
  statement: string
  /** Everybody who had a part in it, by name. */
  by: string[]
  at: Date
}

export interface TeamCredit {
  teamId: string
  name: string
  /** Results in which they had a part. */
  results: number
  /** Their part of all results: each is shared equally among those credited, and somebody in two of the teams is half of each. */
  share: number
}

export interface GoalCredit {
  reached: number
  /** Results in which two or more of the teams had a part. */
  together: number
  teams: TeamCredit[]
}

/**
 * What was reached, and how it is shared: each result counts once, and is shared as the ledger shares it, equally among all
 * who had a part in it. The teams stand in the order in which they were given. Pure.
 */
export function creditOf(
  teams: { id: string; name: string; memberIds: string[] }[],
  results: GoalResult[],
): GoalCredit {
  const teamsOf = (employeeId: string) => teams.filter(({ memberIds }) => memberIds.includes(employeeId))
  const credits = new Map(teams.map(({ id, name }) => [id, { teamId: id, name, results: 0, share: 0 }]))
  let together = 0
  for (const { credited } of results) {
    const took = new Set<string>()
    for (const employeeId of credited) {
      const theirs = teamsOf(employeeId)
      for (const { id } of theirs) {
        const credit = credits.get(id)
        if (credit) credit.share += 1 / credited.length / theirs.length
        took.add(id)
      }
    }
    for (const id of took) {
      const credit = credits.get(id)
      if (credit) credit.results++
    }
    if (took.size > 1) together++
  }
  return { reached: results.length, together, teams: [...credits.values()] }
}
