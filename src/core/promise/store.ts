import { sql } from 'kysely'
import type { Hours } from '#core/team'
import type { Context } from '#platform/context'
import type { Target } from './model.ts'
import type { Calendar } from './opening-hours.ts'

const calendarColumns = sql`id, name, timezone, hours, holidays`

export async function calendarRows(ctx: Context): Promise<Calendar[]> {
  const { rows } = await sql<Calendar>`
    select ${calendarColumns} from calendar where retired_at is null order by lower(name)`.execute(ctx.db)
  return rows
}

/** False where another one has this name. */
export async function insertCalendar(ctx: Context, calendar: Calendar): Promise<boolean> {
  const { rows } = await sql`
    insert into calendar (id, name, timezone, hours, holidays, made_at)
    values (${calendar.id}, ${calendar.name}, ${calendar.timezone}, ${JSON.stringify(calendar.hours)}::jsonb,
      ${JSON.stringify(calendar.holidays)}::jsonb, ${ctx.now()})
    on conflict (lower(name)) where retired_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function updateCalendar(ctx: Context, calendar: Calendar): Promise<boolean> {
  const { rows } = await sql`
    update calendar c set name = ${calendar.name}, timezone = ${calendar.timezone}, hours = ${JSON.stringify(calendar.hours)}::jsonb,
      holidays = ${JSON.stringify(calendar.holidays)}::jsonb
    where id = ${calendar.id} and retired_at is null
      and not exists (select 1 from calendar o where o.id <> c.id and o.retired_at is null and lower(o.name) = lower(${calendar.name}))
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireCalendar(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update calendar set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/**
 * Who has a holiday at this moment, and which: by the calendars of their teams, else by the company’s. Whoever is in teams
 * with several calendars has one when all of them do.
 */
export async function holidayRows(ctx: Context): Promise<{ employeeId: string; holiday: string }[]> {
  const { rows } = await sql<{ employeeId: string; holiday: string }>`
    with today as materialized (
      select c.id, day->>'name' as name from calendar c cross join lateral jsonb_array_elements(c.holidays) as day
      where c.retired_at is null and day->>'day' = to_char(${ctx.now()}::timestamptz at time zone c.timezone, 'YYYY-MM-DD'))
    select e.id as "employeeId", min(today.name) as holiday
    from employee e
    cross join lateral (select array(
      select distinct t.calendar_id from team_member m join team t on t.id = m.team_id
      where m.employee_id = e.id and t.retired_at is null and t.calendar_id is not null) as ids) teams
    join calendar c on c.retired_at is null
      and c.id = any(case when teams.ids = '{}' then array(select calendar_id from company) else teams.ids end)
    left join today on today.id = c.id
    where e.left_at is null and exists (select 1 from today)
    group by e.id having bool_and(today.id is not null)`.execute(ctx.db)
  return rows
}

/** Who still goes by a calendar, in words for whoever wants to remove it. */
export async function usersOfCalendar(ctx: Context, id: string): Promise<string[]> {
  const { rows } = await sql<{ who: string }>`
    select 'the company' as who from company where calendar_id = ${id}
    union all select 'the team ' || name from team where calendar_id = ${id} and retired_at is null
    union all select 'a promise' from promptness_target where calendar_id = ${id} and retired_at is null limit 5`.execute(
    ctx.db,
  )
  return rows.map(row => row.who)
}

interface TargetRow extends Omit<Target, 'calendar'> {
  calendarId: string | null
  name: string | null
  timezone: string | null
  hours: Hours | null
  holidays: Calendar['holidays'] | null
}

/** All promises with the hours by which they run, the company’s own first. */
export async function targetRows(ctx: Context): Promise<Target[]> {
  const { rows } = await sql<TargetRow>`
    select t.*, c.id as "calendarId", c.name, c.timezone, c.hours, c.holidays
    from (
      select null::uuid as id, null::text as network, null::text as kind, null::uuid as "teamId",
        answer_within_minutes as "withinMinutes", calendar_id
      from company
      union all
      select p.id, p.network, p.kind, p.team_id, p.within_minutes,
        case when not p.around_the_clock then coalesce(p.calendar_id, team.calendar_id, (select calendar_id from company)) end
      from promptness_target p left join team on team.id = p.team_id
      where p.retired_at is null and team.retired_at is null
    ) t left join calendar c on c.id = t.calendar_id and c.retired_at is null
    order by t.id nulls first`.execute(ctx.db)
  return rows.map(({ calendarId, name, timezone, hours, holidays, ...target }) => ({
    id: target.id,
    network: target.network,
    kind: target.kind,
    teamId: target.teamId,
    withinMinutes: target.withinMinutes,
    calendar:
      calendarId && name && timezone && hours
        ? { id: calendarId, name, timezone, hours, holidays: holidays ?? [] }
        : null,
  }))
}

export interface KeptTarget {
  id: string
  network: string | null
  kind: string | null
  teamId: string | null
  withinMinutes: number
  calendarId: string | null
  aroundTheClock: boolean
}

export async function keptTargets(ctx: Context): Promise<KeptTarget[]> {
  const { rows } = await sql<KeptTarget>`
    select id, network, kind, team_id as "teamId", within_minutes as "withinMinutes", calendar_id as "calendarId",
      around_the_clock as "aroundTheClock"
    from promptness_target where retired_at is null order by made_at, id`.execute(ctx.db)
  return rows
}

/** One promise for the same thing takes the place of the one before; returns its id. */
export async function upsertTarget(ctx: Context, target: KeptTarget, employeeId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into promptness_target (id, network, kind, team_id, within_minutes, calendar_id, around_the_clock, made_by, made_at)
    values (${target.id}, ${target.network}, ${target.kind}, ${target.teamId}, ${target.withinMinutes}, ${target.calendarId},
      ${target.aroundTheClock}, ${employeeId}, ${ctx.now()})
    on conflict (coalesce(network, ''), coalesce(kind, ''), coalesce(team_id::text, '')) where retired_at is null
    do update set within_minutes = excluded.within_minutes, calendar_id = excluded.calendar_id,
      around_the_clock = excluded.around_the_clock, made_by = excluded.made_by, made_at = excluded.made_at
    returning id`.execute(ctx.db)
  return rows[0]?.id ?? target.id
}

export async function retireTarget(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update promptness_target set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}
