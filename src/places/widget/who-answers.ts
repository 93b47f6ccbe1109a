import { type Calendar, promises } from '#core/promise'
import { availabilities, type Employee, employees, isAway } from '#core/team'
import type { Context } from '#platform/context'
import { network } from './as-heard.ts'
import { fewest, thereFrom, usuallyWithin, type WhoAnswers } from './model.ts'
import { waitedSince } from './store.ts'

const lookBackMs = 90 * 86_400_000

/**
 * Who answers what people write from our pages, from when on, and how soon: from hours that are kept and from promptness
 * that was measured in the last ninety days. What is not known is not said.
 */
export async function whoAnswers(ctx: Context, siteId: string): Promise<WhoAnswers> {
  const now = ctx.now()
  const waited = await waitedSince(ctx, siteId, new Date(now.getTime() - lookBackMs))
  const ours = (await promises(ctx)).for({ network, kind: '', teamId: null }).target.calendar
  const colleague = await whoMostly(ctx, waited, now)
  const calendar = (colleague && calendarOf(colleague, ours)) ?? ours
  const usually = usuallyWithin(waited, calendar)
  const name = colleague?.name.split(/\s+/)[0] ?? null
  if (!calendar) return { name, from: null, isHere: false, usually }
  return { name, usually, ...thereFrom(calendar, now) }
}

/** Who gave at least half of the first answers, five at the least, and is neither gone nor away. */
async function whoMostly(
  ctx: Context,
  waited: { employeeId: string | null }[],
  now: Date,
): Promise<Employee | undefined> {
  const answered = waited.flatMap(({ employeeId }) => employeeId ?? [])
  if (answered.length < fewest) return undefined
  const [most] = [...Map.groupBy(answered, id => id)].sort(([, one], [, other]) => other.length - one.length)
  if (!most || most[1].length < Math.max(fewest, answered.length / 2)) return undefined
  const colleague = (await employees(ctx)).find(each => each.id === most[0])
  const available = (await availabilities(ctx)).find(each => each.employeeId === most[0])
  return colleague && !(available && isAway(colleague, available, now)) ? colleague : undefined
}

/** Their own hours, with the holidays of the house. */
function calendarOf({ id, name, timezone, hours }: Employee, ours: Calendar | null): Calendar | undefined {
  if (Object.keys(hours).length === 0) return undefined
  return { id, name, timezone, hours, holidays: ours?.holidays ?? [] }
}
