import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Course, CourseText, Lesson, LessonKind } from './model.ts'

const columns = sql`
  c.id, c.shipped, c.roles, c.is_asked as "isAsked",
  coalesce((select jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'about', t.about) order by t.language)
    from course_text t where t.course_id = c.id), '[]') as texts,
  array(select l.id from lesson l where l.course_id = c.id and l.retired_at is null order by l.position, l.id) as "lessonIds"`

/** The living ones, the eldest first. */
export async function courseRows(ctx: Context): Promise<Course[]> {
  const { rows } = await sql<Course>`
    select ${columns} from course c where c.retired_at is null order by c.made_at, c.id limit 500`.execute(ctx.db)
  return rows
}

export async function courseById(ctx: Context, id: string): Promise<Course | undefined> {
  const { rows } =
    await sql<Course>`select ${columns} from course c where c.id = ${id} and c.retired_at is null`.execute(ctx.db)
  return rows[0]
}

/** False where the one that comes with Sosh is there already. */
export async function insertCourse(
  ctx: Context,
  course: Pick<Course, 'id' | 'shipped' | 'roles' | 'isAsked'>,
  by: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into course (id, shipped, roles, is_asked, made_by, made_at, changed_at)
    values (${course.id}, ${course.shipped}, ${course.roles}, ${course.isAsked}, ${by}, ${ctx.now()}, ${ctx.now()})
    on conflict (shipped) do update set retired_at = null where course.retired_at is not null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function updateCourse(ctx: Context, course: Pick<Course, 'id' | 'roles' | 'isAsked'>): Promise<boolean> {
  const { rows } = await sql`
    update course set roles = ${course.roles}, is_asked = ${course.isAsked}, changed_at = ${ctx.now()}
    where id = ${course.id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireCourseRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update course set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** By the course that comes with Sosh. */
export async function courseShipped(ctx: Context, shipped: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from course where shipped = ${shipped}`.execute(ctx.db)
  return rows[0]?.id
}

export async function upsertCourseText(ctx: Context, courseId: string, text: CourseText): Promise<void> {
  await sql`
    insert into course_text (course_id, language, title, about) values (${courseId}, ${text.language}, ${text.title}, ${text.about})
    on conflict (course_id, language) do update set title = excluded.title, about = excluded.about`.execute(ctx.db)
}

/** What a course teaches, in every language that it has, in its order. */
export async function lessonsOf(ctx: Context, courseId: string): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`
    select l.id, l.kind, t.language, t.title, t.body, t.media_id as "mediaId", m.media_type as "mediaType", t.alt, t.captions, t.quiz,
      e.name as "creditTo"
    from lesson l join lesson_text t on t.lesson_id = l.id left join employee e on e.id = l.credit_to left join lesson_media m on m.id = t.media_id
    where l.course_id = ${courseId} and l.retired_at is null order by l.position, l.id, t.language`.execute(ctx.db)
  return rows
}

export async function lessonById(
  ctx: Context,
  id: string,
): Promise<{ id: string; courseId: string; kind: LessonKind; texts: Lesson[] } | undefined> {
  const { rows } = await sql<{ id: string; courseId: string; kind: LessonKind }>`
    select l.id, l.course_id as "courseId", l.kind from lesson l join course c on c.id = l.course_id
    where l.id = ${id} and l.retired_at is null and c.retired_at is null`.execute(ctx.db)
  const [lesson] = rows
  if (!lesson) return undefined
  return { ...lesson, texts: (await lessonsOf(ctx, lesson.courseId)).filter(each => each.id === id) }
}

/** A lesson keeps its id in every language and at every place; its kind is settled when it is made. */
export async function upsertLesson(
  ctx: Context,
  { courseId, id, kind, position }: { courseId: string; id: string; kind: LessonKind; position: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into lesson (id, course_id, position, kind) values (${id}, ${courseId}, ${position}, ${kind})
    on conflict (id) do update set position = excluded.position, retired_at = null
    where lesson.course_id = excluded.course_id and lesson.kind = excluded.kind returning id`.execute(ctx.db)
  return rows.length === 1
}

/** At the end of a course; goes with the drill that it was made of. False where a lesson of that drill stands already. */
export async function insertTaughtAnswer(
  ctx: Context,
  lesson: { id: string; courseId: string; drillId: string; creditTo: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into lesson (id, course_id, position, kind, drill_id, credit_to)
    select ${lesson.id}::uuid, c.id, coalesce((select max(position) + 1 from lesson where course_id = c.id), 0), 'text',
      ${lesson.drillId}::uuid, ${lesson.creditTo}::uuid
    from course c where c.id = ${lesson.courseId}
      and not exists (select 1 from lesson l where l.drill_id = ${lesson.drillId} and l.retired_at is null)
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function upsertLessonText(ctx: Context, text: Omit<Lesson, 'kind' | 'mediaType'>): Promise<void> {
  await sql`
    insert into lesson_text (lesson_id, language, title, body, media_id, alt, captions, quiz)
    values (${text.id}, ${text.language}, ${text.title}, ${text.body}, ${text.mediaId}, ${text.alt}, ${text.captions},
      ${JSON.stringify(text.quiz)}::jsonb)
    on conflict (lesson_id, language) do update set title = excluded.title, body = excluded.body, media_id = excluded.media_id,
      alt = excluded.alt, captions = excluded.captions, quiz = excluded.quiz`.execute(ctx.db)
}

export async function retireLessonsBut(ctx: Context, courseId: string, kept: string[]): Promise<void> {
  await sql`
    update lesson set retired_at = ${ctx.now()}
    where course_id = ${courseId} and retired_at is null and id <> all(${kept}::uuid[])`.execute(ctx.db)
}

/** Which lessons each of them has done. */
export async function doneRows(
  ctx: Context,
  employeeIds: string[],
): Promise<{ employeeId: string; lessonId: string; at: Date }[]> {
  const { rows } = await sql<{ employeeId: string; lessonId: string; at: Date }>`
    select employee_id as "employeeId", lesson_id as "lessonId", at from lesson_done
    where employee_id = any(${employeeIds}::uuid[])`.execute(ctx.db)
  return rows
}

export async function insertDone(
  ctx: Context,
  done: { lessonId: string; employeeId: string; language: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into lesson_done (lesson_id, employee_id, language, at)
    values (${done.lessonId}, ${done.employeeId}, ${done.language}, ${ctx.now()}) on conflict do nothing returning lesson_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

// ── the sample company's ──

/** Takes away the courses that the sample's people made, with who did what of them. */
export async function deleteSampleCourses(ctx: Context): Promise<void> {
  await sql`delete from course where made_by in (select id from employee where is_sample)`.execute(ctx.db)
}
