import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** A part of the company. */
export interface Division {
  id: string
  name: string
  /** Colleagues who belong to it. */
  memberIds: string[]
}

export async function divisionRows(ctx: Context): Promise<Division[]> {
  const { rows } = await sql<Division>`
    select d.id, d.name, coalesce(array_agg(m.employee_id order by e.name) filter (where e.id is not null), '{}') as "memberIds"
    from division d
      left join division_member m on m.division_id = d.id
      left join employee e on e.id = m.employee_id and e.left_at is null
    where d.retired_at is null group by d.id order by d.name`.execute(ctx.db)
  return rows
}

export async function divisionOf(ctx: Context, employeeId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from division_member m join division d on d.id = m.division_id
    where m.employee_id = ${employeeId} and d.retired_at is null`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function insertDivision(ctx: Context, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    insert into division (id, name, made_at) values (${id}, ${name}, ${ctx.now()}) on conflict do nothing returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function renameDivisionRow(ctx: Context, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    update division set name = ${name} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireDivisionRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update division set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  if (rows.length === 1) await sql`delete from division_member where division_id = ${id}`.execute(ctx.db)
  return rows.length === 1
}

export async function moveMember(ctx: Context, employeeId: string, divisionId: string | null): Promise<boolean> {
  if (divisionId === null) {
    await sql`delete from division_member where employee_id = ${employeeId}`.execute(ctx.db)
    return true
  }
  const { rows } = await sql`
    insert into division_member (employee_id, division_id, since)
    select e.id, d.id, ${ctx.now()} from employee e, division d
    where e.id = ${employeeId} and e.left_at is null and d.id = ${divisionId} and d.retired_at is null
    on conflict (employee_id) do update set division_id = excluded.division_id, since = excluded.since
    returning employee_id`.execute(ctx.db)
  return rows.length === 1
}
