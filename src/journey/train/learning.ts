import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { courseById, courseRows, doneRows, insertDone, lessonById, lessonsOf } from './course-store.ts'
import { type Course, isFor, type Lesson, languageFor, type Question, wrongAnswers } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'lesson.done': { employeeId: string; lessonId: string; courseId: string }
    'course.finished': { employeeId: string; courseId: string }
  }
}

/** A course as it stands for somebody: in a language they read, with how far they have come. */
export interface MyCourse {
  id: string
  title: string
  about: string
  language: string
  languages: string[]
  isAsked: boolean
  lessons: number
  done: number
  finishedAt: Date | null
}

/** The courses that are for the reader: those that they are asked to finish first. */
export async function myCourses(ctx: Context): Promise<MyCourse[]> {
  const me = await theEmployee(ctx, requireEmployee(ctx).employeeId)
  const done = await doneRows(ctx, [me.id])
  return (await courseRows(ctx))
    .filter(course => course.lessonIds.length > 0 && isFor(course, me.roles))
    .map(course => mine(course, me.languages, done))
    .toSorted((a, b) => Number(b.isAsked) - Number(a.isAsked))
}

function mine(course: Course, spoken: string[], done: { lessonId: string; at: Date }[]): MyCourse {
  const { id, isAsked, lessonIds, texts } = course
  const languages = texts.map(({ language }) => language)
  const language = languageFor(languages, spoken) ?? 'en'
  const text = texts.find(each => each.language === language)
  const theirs = done.filter(({ lessonId }) => lessonIds.includes(lessonId))
  const isDone = lessonIds.length > 0 && theirs.length === lessonIds.length
  return {
    ...{ id, isAsked, language, languages },
    title: text?.title ?? '',
    about: text?.about ?? '',
    lessons: lessonIds.length,
    done: theirs.length,
    finishedAt: isDone ? new Date(Math.max(...theirs.map(({ at }) => at.getTime()))) : null,
  }
}

/** A lesson as it is taught: which options of a quiz are right is told only once it was tried. */
export interface Taught extends Omit<Lesson, 'quiz'> {
  questions: { question: string; options: string[]; hasSeveral: boolean }[]
  isDone: boolean
}

/** Opens a course, in a language that the reader asks for or speaks. What one may not teach one may still learn. */
export async function openCourse(
  ctx: Context,
  courseId: string,
  wanted?: string,
): Promise<{ course: MyCourse; lessons: Taught[] }> {
  const me = await theEmployee(ctx, requireEmployee(ctx).employeeId)
  const course = await courseById(ctx, courseId)
  if (!course) throw new Problem('not-found', 'There is no such course.')
  const done = await doneRows(ctx, [me.id])
  const its = mine(course, wanted ? [wanted, ...me.languages] : me.languages, done)
  const texts = await lessonsOf(ctx, courseId)
  return {
    course: its,
    lessons: course.lessonIds.flatMap(id => {
      const there = texts.filter(each => each.id === id)
      const language = languageFor(
        there.map(each => each.language),
        [its.language, ...me.languages],
      )
      const lesson = there.find(each => each.language === language)
      return lesson ? [{ ...taught(lesson), isDone: done.some(({ lessonId }) => lessonId === id) }] : []
    }),
  }
}

function taught({ quiz, ...lesson }: Lesson): Omit<Taught, 'isDone'> {
  return {
    ...lesson,
    questions: quiz.map(({ question, options }) => ({
      question,
      options: options.map(({ words }) => words),
      hasSeveral: options.filter(({ isRight }) => isRight).length > 1,
    })),
  }
}

export const FinishLesson = z.object({
  language: z.string().min(2).max(12),
  /** Of a quiz: for each question the places of the options that were chosen. */
  chosen: z
    .array(z.array(z.number().int().min(0).max(20)).max(20))
    .max(20)
    .default([]),
})

/** What became of a lesson. Of a quiz, each question with what is true about each option. */
export interface LessonResult {
  isDone: boolean
  wrong: number[]
  quiz: Question[]
}

/** Somebody has read a lesson, or answers its quiz: it is done when nothing is wrong. As often as they like. */
export async function finishLesson(
  ctx: Context,
  lessonId: string,
  input: z.input<typeof FinishLesson>,
): Promise<LessonResult> {
  const me = requireEmployee(ctx)
  const { language, chosen } = check(FinishLesson, input)
  const lesson = await lessonById(ctx, lessonId)
  const text = lesson?.texts.find(each => each.language === language) ?? lesson?.texts[0]
  if (!lesson || !text) throw new Problem('not-found', 'There is no such lesson any more.')
  const wrong = wrongAnswers(text.quiz, chosen)
  if (wrong.length > 0) return { isDone: false, wrong, quiz: text.quiz }
  const { courseId } = lesson
  await inTransaction(ctx, async ctx => {
    if (!(await insertDone(ctx, { lessonId, employeeId: me.employeeId, language: text.language }))) return
    await emit(ctx, 'lesson.done', { employeeId: me.employeeId, lessonId, courseId }, { subjectId: courseId })
    const course = await courseById(ctx, courseId)
    const done = new Set((await doneRows(ctx, [me.employeeId])).map(each => each.lessonId))
    if (course?.lessonIds.every(id => done.has(id)))
      await emit(ctx, 'course.finished', { employeeId: me.employeeId, courseId }, { subjectId: courseId })
  })
  return { isDone: true, wrong: [], quiz: text.quiz }
}

/** How many of the courses that each of them is asked to finish are not finished. */
export async function coursesLeft(
  ctx: Context,
  them: readonly { id: string; roles: readonly string[] }[],
): Promise<Map<string, number>> {
  const asked = (await courseRows(ctx)).filter(({ isAsked, lessonIds }) => isAsked && lessonIds.length > 0)
  const done = await doneRows(
    ctx,
    them.map(({ id }) => id),
  )
  const doneBy = Map.groupBy(done, ({ employeeId }) => employeeId)
  return new Map(
    them.map(({ id, roles }) => {
      const theirs = new Set(doneBy.get(id)?.map(({ lessonId }) => lessonId))
      return [
        id,
        asked.filter(course => isFor(course, roles) && !course.lessonIds.every(each => theirs.has(each))).length,
      ]
    }),
  )
}

/** The captions of a video, in a language, as WebVTT. */
export async function lessonCaptions(ctx: Context, lessonId: string, language: string): Promise<string> {
  requireEmployee(ctx)
  const lesson = await lessonById(ctx, lessonId)
  const text = lesson?.texts.find(each => each.language === language)
  if (!text?.captions) throw new Problem('not-found', 'There are no such captions.')
  return text.captions
}
