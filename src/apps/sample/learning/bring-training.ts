import { checkSampleDrill, insertSampleDrill, insertSampleTry, lookAtSampleTry } from '#journey/drill'
import {
  insertSampleCourse,
  insertSampleCourseText,
  insertSampleDone,
  insertSampleLesson,
  insertSampleLessonText,
} from '#journey/train'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import type { Thread } from '../bring-conversations.ts'
import { threadThatBegins } from './bring-insight.ts'
import { course, drill } from './training.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Brings what colleagues learn: a course with who did what of it, and a past conversation to practise on. */
export async function bringTraining(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  await bringCourse(ctx, company)
  await bringDrill(ctx, threads, company)
}

async function bringCourse(ctx: Context, company: BroughtCompany): Promise<void> {
  const ago = (days: number) => at(ctx, new Date(ctx.now().getTime() - days * dayMs))
  const { by, daysAgo, language, title, about, lessons, done } = course
  const then = ago(daysAgo)
  const courseId = newId()
  // Nobody real is asked to finish it.
  const settings = { id: courseId, shipped: null, roles: [], isAsked: false }
  await insertSampleCourse(then, settings, colleague(company, by).id)
  await insertSampleCourseText(then, courseId, { language, title, about })
  const ids: string[] = []
  for (const [position, { title, body, quiz }] of lessons.entries()) {
    const id = newId()
    await insertSampleLesson(then, { courseId, id, kind: quiz.length > 0 ? 'quiz' : 'text', position })
    await insertSampleLessonText(then, { id, language, title, body, mediaId: null, alt: '', captions: '', quiz })
    ids.push(id)
  }
  for (const { by, lessons } of done)
    for (const place of lessons) {
      const lessonId = ids[place]
      if (!lessonId) throw new Error(`The sample's course has no lesson ${place}`)
      await insertSampleDone(ago(daysAgo - 3 - place), { lessonId, employeeId: colleague(company, by).id, language })
    }
}

async function bringDrill(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  const { by, checkedBy, begins, title, messages, answer, outcome, tries } = drill
  const { id: conversationId, root, reading } = threadThatBegins(threads, begins)
  const proposedAt = new Date(root.postedAt.getTime() + 2 * dayMs)
  const later = (hours: number) => at(ctx, new Date(proposedAt.getTime() + hours * hourMs))
  const id = newId()
  const said = { title, messages, answer, reviews: [], outcome }
  const about = { language: reading.language, kind: reading.kind, topicIds: [] }
  await insertSampleDrill(later(0), { id, conversationId, ...said, ...about }, colleague(company, by).id)
  await checkSampleDrill(later(4), id, said, colleague(company, checkedBy).id)
  for (const { by, hoursAfter, text, look } of tries) {
    const tryId = newId()
    const employeeId = colleague(company, by).id
    await insertSampleTry(later(hoursAfter), { id: tryId, drillId: id, employeeId, text, findings: [], said: 'pass' })
    const looked = { by: colleague(company, look.by).id, comment: look.comment, isGood: look.isGood }
    await lookAtSampleTry(later(hoursAfter + 5), tryId, looked)
  }
}
