import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Team } from './model.ts'

/** Those who are still with us, only. */
const columns = sql`
  t.id, t.name, t.about, (select id from employee where id = t.lead_id and left_at is null) as "leadId", t.calendar_id as "calendarId",
  array(select m.employee_id from team_member m join employee e on e.id = m.employee_id
        where m.team_id = t.id and e.left_at is null order by e.name) as "memberIds"`

export async function teamRows(ctx: Context): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select ${columns} from team t where t.retired_at is null order by lower(t.name)`.execute(ctx.db)
  return rows
}

export async function teamRow(ctx: Context, id: string): Promise<Team | undefined> {
  const { rows } = await sql<Team>`
    select ${columns} from team t where t.id = ${id} and t.retired_at is null`.execute(ctx.db)
  return rows[0]
}

/** False where another one has this name. */
export async function insertTeam(ctx: Context, team: Team): Promise<boolean> {
  const { rows } = await sql`
    insert into team (id, name, about, lead_id, calendar_id, made_at)
    values (${team.id}, ${team.name}, ${team.about}, ${team.leadId}, ${team.calendarId}, ${ctx.now()})
    on conflict (lower(name)) where retired_at is null do nothing returning id`.execute(ctx.db)
  if (rows.length === 1) await setMembers(ctx, team)
  return rows.length === 1
}

export async function updateTeam(ctx: Context, team: Team): Promise<boolean> {
  const { rows } = await sql`
    update team t set name = ${team.name}, about = ${team.about}, lead_id = ${team.leadId}, calendar_id = ${team.calendarId}
    where id = ${team.id} and retired_at is null
      and not exists (select 1 from team o where o.id <> t.id and o.retired_at is null and lower(o.name) = lower(${team.name}))
    returning id`.execute(ctx.db)
  if (rows.length === 1) await setMembers(ctx, team)
  return rows.length === 1
}

async function setMembers(ctx: Context, { id, memberIds }: Team): Promise<void> {
  await sql`delete from team_member where team_id = ${id} and not employee_id = any(${memberIds}::uuid[])`.execute(
    ctx.db,
  )
  await sql`
    insert into team_member (team_id, employee_id, since)
    select ${id}, employee_id, ${ctx.now()}::timestamptz from unnest(${memberIds}::uuid[]) as m (employee_id)
    on conflict do nothing`.execute(ctx.db)
}

export async function retireTeam(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update team set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Takes away the teams that a colleague of the sample leads and nobody else belongs to. */
export async function deleteSampleTeams(ctx: Context): Promise<void> {
  await sql`
    delete from team t where t.lead_id in (select id from employee where is_sample)
      and not exists (select 1 from team_member m join employee e on e.id = m.employee_id where m.team_id = t.id and not e.is_sample)`.execute(
    ctx.db,
  )
}
