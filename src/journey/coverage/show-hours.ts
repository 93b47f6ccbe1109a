import { theCompany } from '#core/company'
import { availabilities, employees, isAtWork, isAway, knowledge } from '#core/team'
import { type Context, requireRole } from '#platform/context'
import { type AskedAt, type CoveredHours, hoursCovered } from './hours.ts'
import { askedWhen } from './store.ts'

const askedDays = 30
const dayMs = 86_400_000

/** When what is asked in which language, and who knows it, speaks it and is there then: by topic, language and part of the day. */
export async function showHours(ctx: Context): Promise<{ timezone: string; rows: CoveredHours[] }> {
  requireRole(ctx, 'coordinator', 'administrator')
  const { timezone } = await theCompany(ctx)
  const now = ctx.now()
  const asked: AskedAt[] = await askedWhen(ctx, new Date(now.getTime() - askedDays * dayMs))
  const away = await availabilities(ctx)
  const known = await knowledge(ctx)
  const people = (await employees(ctx)).filter(employee => {
    const available = away.find(each => each.employeeId === employee.id)
    return !available || !isAway(employee, available, now)
  })
  const team = people.map(employee => ({
    ...{ languages: employee.languages, isThere: (at: Date) => isAtWork(employee, at) },
    topicIds: known.filter(each => each.employeeId === employee.id).map(each => each.topicId),
  }))
  return { timezone, rows: hoursCovered(asked, team, timezone) }
}
