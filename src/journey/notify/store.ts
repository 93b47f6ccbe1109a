import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type Kind, letterRoles, type Mails } from './model.ts'

export async function mailsRow(ctx: Context, employeeId: string): Promise<Mails | undefined> {
  const { rows } = await sql<Mails>`
    select promises, questions, incidents, letter_since is not null as letter from employee_mails where employee_id = ${employeeId}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function saveMails(ctx: Context, employeeId: string, mails: Mails): Promise<void> {
  await sql`
    insert into employee_mails as m (employee_id, promises, questions, incidents, letter_since, chosen_at)
    values (${employeeId}, ${mails.promises}, ${mails.questions}, ${mails.incidents}, ${mails.letter ? ctx.now() : null}, ${ctx.now()})
    on conflict (employee_id) do update set promises = excluded.promises, questions = excluded.questions,
      incidents = excluded.incidents, chosen_at = excluded.chosen_at,
      letter_since = case when excluded.letter_since is not null then coalesce(m.letter_since, excluded.letter_since) end`.execute(
    ctx.db,
  )
}

export interface Reader {
  employeeId: string
  name: string
  timezone: string
  email: string
}

/** The address with which somebody signs in. */
export async function addressOf(ctx: Context, employeeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select u.email from employee e join auth_user u on u.id = e.user_id where e.id = ${employeeId} and e.left_at is null`.execute(
    ctx.db,
  )
  return rows[0]?.email
}

/** Of these colleagues, those who asked for such mails, each with the address with which they sign in. */
export async function readersOf(ctx: Context, kind: Kind, employeeIds: string[]): Promise<Reader[]> {
  const asked = { promises: sql`m.promises`, questions: sql`m.questions`, incidents: sql`m.incidents` }[kind]
  const { rows } = await sql<Reader>`
    select e.id as "employeeId", e.name, e.timezone, u.email from employee_mails m join employee e on e.id = m.employee_id
      join auth_user u on u.id = e.user_id
    where m.employee_id = any(${employeeIds}::uuid[]) and ${asked} and e.left_at is null`.execute(ctx.db)
  return rows
}

/** Whoever answers for it when something is wrong: coordinators and communications. */
export async function whoAnswersForAll(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from employee where left_at is null and roles && array['coordinator', 'communications']`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Notes that somebody is written to about this news; false where they were, as news is told once more after a crash. */
export async function noteWritten(ctx: Context, eventId: string, employeeId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into employee_mail_sent (event_id, employee_id, at) values (${eventId}, ${employeeId}, ${ctx.now()})
    on conflict do nothing returning event_id`.execute(ctx.db)
  return rows.length === 1
}

/** What was written about this long ago is not told again. */
export async function forgetWritten(ctx: Context, before: Date): Promise<void> {
  await sql`delete from employee_mail_sent where at < ${before}`.execute(ctx.db)
}

/** Who leads, asked for the letter before that month ended, and was not written it yet. `month`: its first day, `YYYY-MM-DD`. */
export async function letterReaders(ctx: Context, month: string, ended: Date): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select e.id as "employeeId", e.name, e.timezone, u.email from employee_mails m join employee e on e.id = m.employee_id
      join auth_user u on u.id = e.user_id
    where m.letter_since < ${ended} and e.left_at is null and e.roles && ${letterRoles}::text[]
      and not exists (select 1 from employee_letter_sent s where s.month = ${month}::date and s.employee_id = e.id)`.execute(
    ctx.db,
  )
  return rows
}

/** False where they were written it meanwhile. */
export async function noteLetter(ctx: Context, month: string, employeeId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into employee_letter_sent (month, employee_id, at) values (${month}::date, ${employeeId}, ${ctx.now()})
    on conflict do nothing returning employee_id`.execute(ctx.db)
  return rows.length === 1
}
