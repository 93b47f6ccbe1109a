import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { LiveClass } from './model.ts'

const columns = sql`
  k.id, k.title, k.about, k.language, k.course_id as "courseId", k.teacher_id as "teacherId", t.name as "teacherName",
  k.starts_at as "startsAt", k.ends_at as "endsAt", k.place, k.seats, k.sequence, k.changed_at as "changedAt",
  k.cancelled_at as "cancelledAt", k.cancelled_why as "cancelledWhy",
  coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by s.taken_at)
    from class_seat s join employee e on e.id = s.employee_id where s.class_id = k.id), '[]') as coming`

/** Those that have not ended, the next one first. */
export async function classesToCome(ctx: Context): Promise<LiveClass[]> {
  const { rows } = await sql<LiveClass>`
    select ${columns} from live_class k join employee t on t.id = k.teacher_id
    where k.starts_at > ${ctx.now()}::timestamptz - interval '1 day' and k.ends_at > ${ctx.now()}
    order by k.starts_at, k.id limit 100`.execute(ctx.db)
  return rows
}

export async function classById(ctx: Context, id: string): Promise<LiveClass | undefined> {
  const { rows } = await sql<LiveClass>`
    select ${columns} from live_class k join employee t on t.id = k.teacher_id where k.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export type ClassFields = Pick<
  LiveClass,
  'title' | 'about' | 'language' | 'courseId' | 'teacherId' | 'startsAt' | 'endsAt' | 'place' | 'seats'
>

export async function insertClass(ctx: Context, id: string, given: ClassFields, by: string): Promise<void> {
  await sql`
    insert into live_class (id, title, about, language, course_id, teacher_id, starts_at, ends_at, place, seats, made_by, changed_at)
    values (${id}, ${given.title}, ${given.about}, ${given.language}, ${given.courseId}, ${given.teacherId}, ${given.startsAt},
      ${given.endsAt}, ${given.place}, ${given.seats}, ${by}, ${ctx.now()})`.execute(ctx.db)
}

export async function updateClass(ctx: Context, id: string, given: ClassFields): Promise<boolean> {
  const { rows } = await sql`
    update live_class set title = ${given.title}, about = ${given.about}, language = ${given.language}, course_id = ${given.courseId},
      teacher_id = ${given.teacherId}, starts_at = ${given.startsAt}, ends_at = ${given.endsAt}, place = ${given.place},
      seats = ${given.seats}, sequence = sequence + 1, changed_at = ${ctx.now()}
    where id = ${id} and cancelled_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function cancelClassRow(ctx: Context, id: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update live_class set cancelled_at = ${ctx.now()}, cancelled_why = ${why}, sequence = sequence + 1, changed_at = ${ctx.now()}
    where id = ${id} and cancelled_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** A seat, where one is free: whoever takes the last at once with others is settled by the lock of the class. */
export async function takeSeatRow(ctx: Context, classId: string, employeeId: string): Promise<boolean> {
  await sql`select 1 from live_class where id = ${classId} for update`.execute(ctx.db)
  const { rows } = await sql`
    insert into class_seat (class_id, employee_id, taken_at)
    select k.id, ${employeeId}, ${ctx.now()} from live_class k
    where k.id = ${classId} and k.cancelled_at is null
      and (k.seats is null or (select count(*) from class_seat s where s.class_id = k.id and s.employee_id <> ${employeeId}) < k.seats)
    on conflict (class_id, employee_id) do update set taken_at = class_seat.taken_at returning class_id`.execute(ctx.db)
  return rows.length === 1
}

export async function leaveSeatRow(ctx: Context, classId: string, employeeId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from class_seat where class_id = ${classId} and employee_id = ${employeeId} returning class_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Takes away the classes that the sample's people planned. */
export async function deleteSampleClasses(ctx: Context): Promise<void> {
  await sql`delete from live_class where made_by in (select id from employee where is_sample)`.execute(ctx.db)
}
