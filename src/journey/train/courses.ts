import { z } from 'zod'
import { employees } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { wrongInCaptions } from '#places/publish'
import { type Context, inTransaction, requireRole, roles } from '#platform/context'
import { emit } from '#platform/events'
import {
  courseById,
  courseRows,
  courseShipped,
  doneRows,
  insertCourse,
  insertTaughtAnswer,
  lessonsOf,
  retireCourseRow,
  retireLessonsBut,
  updateCourse,
  upsertCourseText,
  upsertLesson,
  upsertLessonText,
} from './course-store.ts'
import { mediaRow } from './media-store.ts'
import { type Course, isFor, type Lesson, languageFor, lessonKinds } from './model.ts'
import { starterCourse } from './starter-course.ts'

declare module '#platform/events' {
  interface Events {
    'course.saved': { courseId: string; language: string }
    'course.retired': { courseId: string }
  }
}

/** Who writes courses. */
export const authors = ['trainer', 'coordinator', 'communications'] as const

const Question = z.object({
  question: z.string().trim().min(1, 'Ask something.').max(500),
  options: z
    .array(
      z.object({
        words: z.string().trim().min(1, 'Write the option, or leave it out.').max(300),
        isRight: z.boolean(),
        because: z.string().trim().max(500).default(''),
      }),
    )
    .min(2, 'Two options at least.')
    .max(8)
    .refine(options => options.some(({ isRight }) => isRight), 'One option at least is right.')
    .refine(options => options.some(({ isRight }) => !isRight), 'One option at least is wrong.'),
})

const LessonInput = z.object({
  /** Of a lesson that is there, in this language or another one. */
  id: z.uuid().optional(),
  kind: z.enum(lessonKinds),
  title: z.string().trim().min(1, 'Give the lesson a title.').max(200),
  body: z.string().trim().max(10_000).default(''),
  mediaId: z.uuid().nullable().default(null),
  alt: z.string().trim().max(500).default(''),
  captions: z.string().max(200_000).default(''),
  quiz: z.array(Question).max(10).default([]),
})

export const CourseInput = z.object({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language such as en or pt-BR.'),
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  about: z.string().trim().max(1000).default(''),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  isAsked: z.boolean().default(true),
  lessons: z
    .array(LessonInput)
    .min(1, 'One lesson at least.')
    .max(40, 'Forty lessons at most: make two courses of it.'),
})
export type CourseInput = z.input<typeof CourseInput>

/** All courses with how many of those whom they are for have finished them, for whoever teaches: each in a language they read first. */
export async function courses(
  ctx: Context,
): Promise<{ courses: (Course & { people: number; finished: number })[]; hasStarter: boolean }> {
  const { employeeId } = requireRole(ctx, ...authors)
  const there = await courseRows(ctx)
  const team = await employees(ctx)
  const spoken = team.find(({ id }) => id === employeeId)?.languages ?? []
  const done = await doneRows(
    ctx,
    team.map(({ id }) => id),
  )
  const doneBy = Map.groupBy(done, ({ employeeId }) => employeeId)
  return {
    courses: there.map(course => {
      const them = team.filter(({ roles }) => isFor(course, roles))
      const finished = them.filter(({ id }) => {
        const theirs = new Set(doneBy.get(id)?.map(({ lessonId }) => lessonId))
        return course.lessonIds.length > 0 && course.lessonIds.every(each => theirs.has(each))
      })
      const first = languageFor(
        course.texts.map(({ language }) => language),
        spoken,
      )
      const texts = course.texts.toSorted((a, b) => Number(b.language === first) - Number(a.language === first))
      return { ...course, texts, people: them.length, finished: finished.length }
    }),
    hasStarter: there.some(({ shipped }) => shipped === starterCourse.shipped),
  }
}

/** A course as whoever writes it sees it: every language, and what is right in each quiz. */
export async function courseToWrite(ctx: Context, id: string): Promise<{ course: Course; lessons: Lesson[] }> {
  requireRole(ctx, ...authors)
  const course = await courseById(ctx, id)
  if (!course) throw new Problem('not-found', 'There is no such course.')
  return { course, lessons: await lessonsOf(ctx, id) }
}

/** Makes a course, or writes one anew in a language. What people have done stays done; lessons left out are gone in all languages. */
export async function saveCourse(ctx: Context, id: string | undefined, input: CourseInput): Promise<string> {
  const me = requireRole(ctx, ...authors)
  const course = check(CourseInput, input)
  for (const [at, lesson] of course.lessons.entries()) await refuseIncomplete(ctx, lesson, `lessons.${at}`)
  return inTransaction(ctx, async ctx => {
    const courseId = id ?? newId()
    const { isAsked, roles } = course
    if (id === undefined) await insertCourse(ctx, { id: courseId, shipped: null, roles, isAsked }, me.employeeId)
    else if (!(await updateCourse(ctx, { id, roles, isAsked })))
      throw new Problem('not-found', 'There is no such course.')
    await writeTexts(ctx, courseId, course)
    await emit(ctx, 'course.saved', { courseId, language: course.language }, { subjectId: courseId })
    return courseId
  })
}

async function writeTexts(ctx: Context, courseId: string, course: z.output<typeof CourseInput>): Promise<void> {
  const { about, language, lessons, title } = course
  await upsertCourseText(ctx, courseId, { language, title, about })
  const kept: string[] = []
  for (const [position, { kind, ...text }] of lessons.entries()) {
    const id = text.id ?? newId()
    if (!(await upsertLesson(ctx, { courseId, id, kind, position })))
      throw new Problem('conflict', 'A lesson stays what it is. Take it out and make another one.')
    await upsertLessonText(ctx, { ...text, id, language })
    kept.push(id)
  }
  await retireLessonsBut(ctx, courseId, kept)
}

/** Puts an answer of ours at the end of a course, with the name of whoever gave it. Whoever calls has asked them. */
export async function addLesson(
  ctx: Context,
  lesson: {
    courseId: string
    title: string
    body: string
    language: string | null
    drillId: string
    creditTo: string
  },
): Promise<string> {
  requireRole(ctx, ...authors)
  const { courseId, title, body, drillId, creditTo } = lesson
  const course = await courseById(ctx, courseId)
  if (!course) throw new Problem('not-found', 'There is no such course.')
  const languages = course.texts.map(({ language }) => language)
  const language = lesson.language ?? languages[0] ?? 'en'
  if (!languages.includes(language))
    throw new Problem('conflict', 'This course is not there in the language of the answer. Choose another one.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertTaughtAnswer(ctx, { id, courseId, drillId, creditTo })))
      throw new Problem('conflict', 'There is a lesson of this answer already.')
    const bare = { mediaId: null, alt: '', captions: '', quiz: [] }
    await upsertLessonText(ctx, { ...bare, id, language, title, body })
    await emit(ctx, 'course.saved', { courseId, language }, { subjectId: courseId })
    return id
  })
}

/** A picture says what it shows, a video has captions and what is said in it, a quiz has questions. */
async function refuseIncomplete(ctx: Context, lesson: z.output<typeof LessonInput>, at: string): Promise<void> {
  const refuse = (field: string, message: string): never => {
    throw new Problem('invalid', `“${lesson.title}” is not whole yet.`, [{ at: `${at}.${field}`, message }])
  }
  if (lesson.kind === 'quiz') {
    if (lesson.quiz.length === 0) refuse('quiz', 'Ask a question at least.')
    return
  }
  if (!lesson.body) refuse('body', lesson.kind === 'video' ? 'Write what is said in it.' : 'Write something.')
  if (lesson.kind === 'text') return
  const media = lesson.mediaId ? await mediaRow(ctx, lesson.mediaId) : undefined
  const isVideo = media?.mediaType.startsWith('video/') ?? false
  if (!media || isVideo !== (lesson.kind === 'video'))
    refuse('mediaId', lesson.kind === 'video' ? 'Add a video.' : 'Add a picture.')
  if (lesson.kind === 'picture' && !lesson.alt) refuse('alt', 'Say what it shows, for those who don’t see it.')
  const wrong = lesson.kind === 'video' ? wrongInCaptions(lesson.captions) : undefined
  if (wrong) refuse('captions', `${wrong} Whoever doesn’t hear it reads along.`)
}

/** Takes a course away. What people have done of it is kept. */
export async function retireCourse(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, ...authors)
  await inTransaction(ctx, async ctx => {
    if (!(await retireCourseRow(ctx, id))) throw new Problem('not-found', 'There is no such course.')
    await emit(ctx, 'course.retired', { courseId: id }, { subjectId: id })
  })
}

/** Brings the course that comes with Sosh, for whoever teaches. */
export async function bringStarter(ctx: Context): Promise<string> {
  requireRole(ctx, ...authors)
  return noteFounded(ctx)
}

/** A new company begins with the course that comes with Sosh. Brought twice, it is there once. */
export async function noteFounded(ctx: Context): Promise<string> {
  return inTransaction(ctx, async ctx => {
    const { shipped, texts } = starterCourse
    const there = await courseShipped(ctx, shipped)
    const id = there ?? newId()
    if (!(await insertCourse(ctx, { id, shipped, roles: [], isAsked: true }, null)) || there) return id
    const ids = texts[0].lessons.map(() => newId())
    for (const { language, title, about, lessons } of texts) {
      const whole = lessons.map((lesson, at) => ({ ...lesson, id: ids[at] }))
      await writeTexts(ctx, id, check(CourseInput, { language, title, about, lessons: whole }))
      await emit(ctx, 'course.saved', { courseId: id, language }, { subjectId: id })
    }
    return id
  })
}
