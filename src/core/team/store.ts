import { sql } from 'kysely'
import type { Context, Role } from '#platform/context'
import type { Affiliation, Autonomy, Availability, Employee, Hours } from './model.ts'

interface EmployeeRow {
  id: string
  user_id: string | null
  name: string
  title: string
  roles: string[]
  affiliation: string
  autonomy: string
  languages: string[]
  timezone: string
  hours: unknown
  joined_at: Date
}

function employeeOf(row: EmployeeRow): Employee {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    title: row.title,
    roles: row.roles as Role[],
    affiliation: row.affiliation as Affiliation,
    autonomy: row.autonomy as Autonomy,
    languages: row.languages,
    timezone: row.timezone,
    hours: row.hours as Hours,
    joinedAt: row.joined_at,
  }
}

export async function employeeRows(ctx: Context): Promise<Employee[]> {
  const rows = await ctx.db.selectFrom('employee').selectAll().where('left_at', 'is', null).orderBy('name').execute()
  return rows.map(employeeOf)
}

export async function employeeRow(
  ctx: Context,
  by: { id: string } | { userId: string },
): Promise<Employee | undefined> {
  const row = await ctx.db
    .selectFrom('employee')
    .selectAll()
    .where('left_at', 'is', null)
    .$if('id' in by, query => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('userId' in by, query => query.where('user_id', '=', 'userId' in by ? by.userId : ''))
    .executeTakeFirst()
  return row && employeeOf(row)
}

export async function signInIsThere(ctx: Context, userId: string): Promise<boolean> {
  const { rows } = await sql`select id from auth_user where id = ${userId}`.execute(ctx.db)
  return rows.length === 1
}

export async function insertEmployee(ctx: Context, employee: Employee, isSample: boolean): Promise<void> {
  await sql`
    insert into employee (id, user_id, name, title, roles, affiliation, autonomy, languages, timezone, hours, joined_at, is_sample)
    values (${employee.id}, ${employee.userId}, ${employee.name}, ${employee.title}, ${employee.roles}, ${employee.affiliation},
            ${employee.autonomy}, ${employee.languages}, ${employee.timezone}, ${JSON.stringify(employee.hours)}::jsonb,
            ${employee.joinedAt}, ${isSample})`.execute(ctx.db)
}

export async function updateEmployee(ctx: Context, employee: Employee): Promise<void> {
  await sql`
    update employee set name = ${employee.name}, title = ${employee.title}, roles = ${employee.roles},
      autonomy = ${employee.autonomy}, affiliation = ${employee.affiliation}, languages = ${employee.languages},
      timezone = ${employee.timezone}, hours = ${JSON.stringify(employee.hours)}::jsonb
    where id = ${employee.id}`.execute(ctx.db)
}

export async function markLeft(ctx: Context, employeeId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('employee')
    .set({ left_at: ctx.now() })
    .where('id', '=', employeeId)
    .where('left_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  if (row?.user_id) await ctx.db.deleteFrom('auth_session').where('userId', '=', row.user_id).execute()
  return row !== undefined
}

export async function activeAdministrators(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from employee where left_at is null and user_id is not null and 'administrator' = any(roles)`.execute(
    ctx.db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Their names, also of those who have left: what they did stays theirs. */
export async function employeeNames(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('employee').select(['id', 'name']).where('id', 'in', ids).execute()
}

export async function deleteSampleTeam(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('document').where('is_sample', '=', true).execute()
  await ctx.db.deleteFrom('employee').where('is_sample', '=', true).execute()
}

/** Sets a new password; whoever is signed in with the old one no longer is. */
export async function setPassword(ctx: Context, userId: string, hash: string): Promise<void> {
  await ctx.db
    .updateTable('auth_account')
    .set({ password: hash, updatedAt: ctx.now() })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await ctx.db.deleteFrom('auth_session').where('userId', '=', userId).execute()
}

/** Of those who are here: how much each takes on, and when they are away. */
export async function availabilityRows(ctx: Context): Promise<Availability[]> {
  const { rows } = await sql<Availability>`
    select id as "employeeId", most_open as "mostOpen", away_from::text as "awayFrom", away_until::text as "awayUntil"
    from employee where left_at is null`.execute(ctx.db)
  return rows
}

export async function updateAvailability(ctx: Context, available: Availability): Promise<void> {
  await sql`
    update employee set most_open = ${available.mostOpen}, away_from = ${available.awayFrom}::date, away_until = ${available.awayUntil}::date
    where id = ${available.employeeId} and left_at is null`.execute(ctx.db)
}

/** The colleague who signs in with this address. */
export async function colleagueByMail(ctx: Context, mail: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select e.id from employee e join auth_user u on u.id = e.user_id where lower(u.email) = ${mail} and e.left_at is null`.execute(
    ctx.db,
  )
  return rows[0]?.id
}
