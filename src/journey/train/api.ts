import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { mediaLimits, serveMedia } from '#places/publish'
import { requireEmployee, requireRole, roles } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import {
  CancelClass,
  ClassInput,
  cancelClass,
  changeClass,
  classes,
  classFile,
  joinClass,
  leaveClass,
  scheduleClass,
} from './classes.ts'
import { authors, bringStarter, CourseInput, courses, courseToWrite, retireCourse, saveCourse } from './courses.ts'
import { FinishLesson, finishLesson, lessonCaptions, myCourses, openCourse } from './learning.ts'
import { bytesOfLesson, keepLessonMedia, theLessonMedia } from './media.ts'
import { lessonKinds } from './model.ts'

const tag = 'Training'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})

const MyCourseView = z
  .object({
    id: z.string(),
    title: z.string(),
    about: z.string(),
    language: z.string(),
    languages: z.array(z.string()),
    isAsked: z.boolean(),
    lessons: z.number().int(),
    done: z.number().int(),
    finishedAt: z.date().nullable(),
  })
  .openapi('MyCourse')
const QuestionView = z.object({
  question: z.string(),
  options: z.array(z.object({ words: z.string(), isRight: z.boolean(), because: z.string() })),
})
const lesson = {
  id: z.string(),
  kind: z.enum(lessonKinds),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  mediaId: z.string().nullable(),
  mediaType: z.string().nullable(),
  alt: z.string(),
  captions: z.string(),
  creditTo: z.string().nullish(),
}
const TaughtView = z
  .object({
    ...lesson,
    questions: z.array(z.object({ question: z.string(), options: z.array(z.string()), hasSeveral: z.boolean() })),
    isDone: z.boolean(),
  })
  .openapi('TaughtLesson')
const LessonView = z.object({ ...lesson, quiz: z.array(QuestionView) }).openapi('Lesson')
const CourseView = z
  .object({
    id: z.string(),
    shipped: z.string().nullable(),
    roles: z.array(z.enum(roles)),
    isAsked: z.boolean(),
    texts: z.array(z.object({ language: z.string(), title: z.string(), about: z.string() })),
    lessonIds: z.array(z.string()),
  })
  .openapi('Course')
const ClassView = z
  .object({
    id: z.string(),
    title: z.string(),
    about: z.string(),
    language: z.string(),
    courseId: z.string().nullable(),
    teacherId: z.string(),
    teacherName: z.string(),
    startsAt: z.date(),
    endsAt: z.date(),
    place: z.string(),
    seats: z.number().int().nullable(),
    cancelledAt: z.date().nullable(),
    cancelledWhy: z.string(),
    coming: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('LiveClass')
const MediaView = z.object({ id: z.string(), mediaType: z.string(), bytes: z.number().int() }).openapi('LessonMedia')

export const api = rooms()

endpoint(
  api,
  'get',
  '/courses/mine',
  { tag, summary: 'The courses that are for me', output: z.object({ courses: z.array(MyCourseView) }) },
  async ctx => ({ courses: await myCourses(ctx) }),
)
endpoint(
  api,
  'get',
  '/courses/{id}/lessons',
  {
    tag,
    summary: 'A course, in a language that I read',
    params: ById,
    query: z.object({ language: z.string().max(12).optional() }),
    output: z.object({ course: MyCourseView, lessons: z.array(TaughtView) }).openapi('TaughtCourse'),
  },
  (ctx, { params, query }) => openCourse(ctx, params.id, query.language),
)
endpoint(
  api,
  'post',
  '/lessons/{id}/done',
  {
    tag,
    summary: 'I have read a lesson, or answer its quiz',
    params: ById,
    body: FinishLesson,
    output: z
      .object({ isDone: z.boolean(), wrong: z.array(z.number().int()), quiz: z.array(QuestionView) })
      .openapi('LessonResult'),
  },
  (ctx, { params, body }) => finishLesson(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/courses',
  {
    tag,
    summary: 'All courses, and how many have finished them',
    output: z.object({
      courses: z.array(CourseView.extend({ people: z.number().int(), finished: z.number().int() })),
      hasStarter: z.boolean(),
    }),
  },
  ctx => courses(ctx),
)
endpoint(
  api,
  'post',
  '/courses',
  { tag, summary: 'Make a course', body: CourseInput, output: z.object({ id: z.string() }) },
  async (ctx, { body }) => ({ id: await saveCourse(ctx, undefined, body) }),
)
endpoint(
  api,
  'post',
  '/courses/starter',
  { tag, summary: 'Bring the course that comes with Sosh', output: z.object({ id: z.string() }) },
  async ctx => ({ id: await bringStarter(ctx) }),
)
endpoint(
  api,
  'get',
  '/courses/{id}',
  {
    tag,
    summary: 'A course, to write at it',
    params: ById,
    output: z.object({ course: CourseView, lessons: z.array(LessonView) }).openapi('CourseToWrite'),
  },
  (ctx, { params }) => courseToWrite(ctx, params.id),
)
endpoint(
  api,
  'put',
  '/courses/{id}',
  {
    tag,
    summary: 'Write a course anew, in a language',
    params: ById,
    body: CourseInput,
    output: z.object({ id: z.string() }),
  },
  async (ctx, { params, body }) => ({ id: await saveCourse(ctx, params.id, body) }),
)
endpoint(
  api,
  'delete',
  '/courses/{id}',
  { tag, summary: 'Take a course away', params: ById, output: Done },
  async (ctx, { params }) => {
    await retireCourse(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/classes',
  { tag, summary: 'Classes to come', output: z.object({ classes: z.array(ClassView) }) },
  async ctx => ({ classes: await classes(ctx) }),
)
endpoint(
  api,
  'post',
  '/classes',
  { tag, summary: 'Schedule a class', body: ClassInput, output: ClassView },
  (ctx, { body }) => scheduleClass(ctx, body),
)
endpoint(
  api,
  'put',
  '/classes/{id}',
  { tag, summary: 'Change a class', params: ById, body: ClassInput, output: ClassView },
  (ctx, { params, body }) => changeClass(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/classes/{id}/cancel',
  { tag, summary: 'Cancel a class', params: ById, body: CancelClass, output: Done },
  async (ctx, { params, body }) => {
    await cancelClass(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/classes/{id}/seat',
  { tag, summary: 'I come', params: ById, output: Done },
  async (ctx, { params }) => {
    await joinClass(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/classes/{id}/seat',
  { tag, summary: 'I don’t come', params: ById, output: Done },
  async (ctx, { params }) => {
    await leaveClass(ctx, params.id)
    return {}
  },
)

const idOf = (http: { req: { param(name: 'id'): string | undefined } }) => check(z.uuid(), http.req.param('id'))

api.get('/classes/:id/calendar', async http => {
  const text = await classFile(http.get('ctx'), idOf(http))
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="class.ics"',
      'cache-control': 'no-store',
    },
  })
})

api.get('/lesson-media/:id', async http => {
  const ctx = http.get('ctx')
  requireEmployee(ctx)
  const media = await theLessonMedia(ctx, idOf(http))
  return serveMedia(ctx, media, http.req.header('range'), false, (from, to) => bytesOfLesson(ctx, media.id, from, to))
})

api.get('/lessons/:id/captions', async http => {
  const text = await lessonCaptions(http.get('ctx'), idOf(http), http.req.query('language') ?? '')
  return new Response(text, { headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'no-store' } })
})

api.post('/lesson-media', async http => {
  const ctx = http.get('ctx')
  // Who may comes first: nobody else fills our disk.
  requireRole(ctx, ...authors)
  const body = http.req.raw.body
  if (!body) throw new Problem('invalid', 'There was no file in this request.')
  const folder = join(ctx.config.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, newId())
  try {
    await pipeline(
      Readable.fromWeb(body as never),
      atMost(mediaLimits.videoBytes),
      createWriteStream(path, { mode: 0o600 }),
    )
    return http.json(MediaView.parse(await keepLessonMedia(ctx, path)))
  } finally {
    await rm(path, { force: true })
  }
})
api.openAPIRegistry.registerPath({
  method: 'post',
  path: '/lesson-media',
  summary: 'Add a picture or a video of a lesson: its bytes are the body',
  tags: [tag],
  request: { body: { content: { 'application/octet-stream': { schema: z.any() } } } },
  responses: { 200: { description: 'As it is kept', content: { 'application/json': { schema: MediaView } } } },
})

function atMost(most: number) {
  return async function* (pieces: AsyncIterable<Buffer>) {
    let read = 0
    for await (const piece of pieces) {
      read += piece.length
      if (read > most) throw new Problem('invalid', `${most / 1024 / 1024} MB is the most that can be taken at once.`)
      yield piece
    }
  }
}
