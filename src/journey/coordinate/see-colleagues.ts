import { availabilities, employees, isAtWork, isAway, knowledge } from '#core/team'
import { type Context, requireRole } from '#platform/context'
import { type ColleagueSeen, careFor, type OwnVoice, restsUntil, standingOf } from './model.ts'
import { seenRows, shownVoices } from './store.ts'

/** Who encourages: they write in words of their own, and appoint nobody. */
export const coordinators = ['coordinator'] as const

export interface Coordination {
  colleagues: (ColleagueSeen & {
    standing: ReturnType<typeof standingOf>
    restsUntil: Date | null
    care: string[]
  })[]
  voices: OwnVoice[]
}

const dayMs = 24 * 3_600_000

/** Who could speak, who does, whom to encourage, and whom to take care of; by name. Nobody is counted against anybody. */
export async function seeColleagues(ctx: Context): Promise<Coordination> {
  requireRole(ctx, ...coordinators)
  const now = ctx.now()
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  const [rows, team, away, known] = [
    await seenRows(ctx, { month: before(30), fortnight: before(14) }),
    await employees(ctx),
    await availabilities(ctx),
    await knowledge(ctx),
  ]
  return {
    colleagues: rows.flatMap(({ sentAt, ...row }) => {
      const employee = team.find(({ id }) => id === row.id)
      if (!employee) return []
      const available = away.find(each => each.employeeId === row.id)
      const late = sentAt.filter(at => !isAtWork(employee, at)).map(at => at.toISOString().slice(0, 10))
      const seen: ColleagueSeen = {
        ...row,
        topics: known.filter(each => each.employeeId === row.id).map(({ topic }) => topic),
        isAway: available ? isAway(employee, available, now) : false,
        mostOpen: available?.mostOpen ?? 5,
        lateDays: new Set(late).size,
      }
      return [{ ...seen, standing: standingOf(seen, now), restsUntil: restsUntil(seen), care: careFor(seen) }]
    }),
    voices: await shownVoices(ctx),
  }
}
