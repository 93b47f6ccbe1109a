import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { world } from '../../../test/world.ts'
import { cancelClass, changeClass, classes, classFile, joinClass, leaveClass, scheduleClass } from './classes.ts'
import { bringStarter, courses, courseToWrite, noteFounded, retireCourse, saveCourse } from './courses.ts'
import { coursesLeft, finishLesson, lessonCaptions, myCourses, openCourse } from './learning.ts'
import { bytesOfLesson, keepLessonMedia } from './media.ts'
import { languageFor, wrongAnswers } from './model.ts'

const here = world()
const hourMs = 60 * 60_000

/** A picture of one dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

async function picture(): Promise<string> {
  const path = join(here.ctx.config.dataDir, newId())
  await writeFile(path, png)
  return (await keepLessonMedia(here.as('ada'), path)).id
}

const quiz = [
  {
    question: 'What does frost do?',
    options: [
      { words: 'It slows charging.', isRight: true, because: 'Until the cells are warm.' },
      { words: 'Nothing.', isRight: false, because: 'It does.' },
    ],
  },
]

describe('courses', () => {
  let id = ''
  let mediaId = ''
  beforeAll(async () => {
    mediaId = await picture()
  })

  test('Ada writes one for reviewers, with a picture and a quiz; Marta has it, Tomás has not', async () => {
    id = await saveCourse(here.as('ada'), undefined, {
      language: 'en',
      title: 'Reading first',
      roles: ['reviewer'],
      lessons: [
        { kind: 'text', title: 'Be quick', body: 'Whoever waits loses heart.' },
        { kind: 'picture', title: 'A charger', body: 'It shows frost.', mediaId, alt: 'A charger in the snow' },
        { kind: 'quiz', title: 'One question', quiz },
      ],
    })
    expect(await myCourses(here.as('marta'))).toMatchObject([{ title: 'Reading first', lessons: 3, done: 0 }])
    expect(await myCourses(here.as('tomas'))).toEqual([])
    const [first] = (await openCourse(here.as('marta'), id)).lessons
    expect(JSON.stringify(await openCourse(here.as('marta'), id))).not.toContain('isRight')
    expect(first).toMatchObject({ kind: 'text', title: 'Be quick', isDone: false })
  })

  test('what isn’t whole is refused with its place: a picture without words, a video without captions, a quiz nobody can fail', async () => {
    const course = { language: 'en', title: 'Half' }
    const refused = async (lesson: object) =>
      expect(saveCourse(here.as('ada'), undefined, { ...course, lessons: [lesson as never] })).rejects
    const bare = { kind: 'picture', title: 'A charger', body: 'Frost.', mediaId }
    await (await refused(bare)).toMatchObject({ kind: 'invalid', reasons: [{ at: 'lessons.0.alt' }] })
    await (await refused({ ...bare, kind: 'video' })).toMatchObject({ reasons: [{ at: 'lessons.0.mediaId' }] })
    const easy = [
      {
        question: 'So?',
        options: [
          { words: 'Yes', isRight: true },
          { words: 'Sure', isRight: true },
        ],
      },
    ]
    await (await refused({ kind: 'quiz', title: 'Easy', quiz: easy })).toMatchObject({ kind: 'invalid' })
    await expect(saveCourse(here.as('tomas'), undefined, { ...course, lessons: [] })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('it is written in German, too: what Marta has done stays done, and she goes on in German', async () => {
    const { lessons } = await courseToWrite(here.as('ada'), id)
    const marta = here.as('marta')
    expect(await finishLesson(marta, lessons[0]?.id ?? '', { language: 'en' })).toMatchObject({ isDone: true })
    const german = ['Sei schnell', 'Ein Ladegerät', 'Eine Frage'].map((title, at) => {
      const lesson = lessons[at]
      if (!lesson) throw new Error('Three lessons')
      const { kind, body, alt, quiz, mediaId } = lesson
      return { id: lesson.id, kind, title, body, alt, quiz, mediaId }
    })
    await saveCourse(here.as('ada'), id, {
      language: 'de',
      title: 'Zuerst lesen',
      roles: ['reviewer'],
      lessons: german,
    })
    expect(await myCourses(marta)).toMatchObject([{ title: 'Zuerst lesen', language: 'de', done: 1 }])
    expect((await openCourse(marta, id, 'en')).course).toMatchObject({ title: 'Reading first' })
    const last = german[2]?.id ?? ''
    expect(await finishLesson(marta, last, { language: 'de', chosen: [[1]] })).toMatchObject({
      isDone: false,
      wrong: [0],
    })
    expect((await coursesLeft(here.ctx, [{ id: here.id('marta'), roles: ['reviewer'] }])).get(here.id('marta'))).toBe(1)
    await finishLesson(marta, german[1]?.id ?? '', { language: 'de' })
    await finishLesson(marta, last, { language: 'de', chosen: [[0]] })
    expect((await coursesLeft(here.ctx, [{ id: here.id('marta'), roles: ['reviewer'] }])).get(here.id('marta'))).toBe(0)
    const [course] = (await courses(here.as('ada'))).courses
    expect(course).toMatchObject({ people: 2, finished: 1 })
  })

  test('the picture is read from its bytes, whole or in part, by whoever works here', async () => {
    const pieces: Buffer[] = []
    for await (const piece of bytesOfLesson(here.as('tomas'), mediaId, 0, png.length - 1)) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(png)).toBe(true)
    const part: Buffer[] = []
    for await (const piece of bytesOfLesson(here.as('tomas'), mediaId, 1, 3)) part.push(piece)
    expect(Buffer.concat(part).toString()).toBe('PNG')
    const path = join(here.ctx.config.dataDir, newId())
    await writeFile(path, 'MZ not a picture at all')
    await expect(keepLessonMedia(here.as('ada'), path)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(keepLessonMedia(here.as('tomas'), path)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('the course that comes with Sosh is there once, whole in three languages, and comes back when it was taken away', async () => {
    await noteFounded(here.ctx)
    await noteFounded(here.ctx)
    const brought = await bringStarter(here.as('ada'))
    const { courses: all, hasStarter } = await courses(here.as('ada'))
    expect(hasStarter).toBe(true)
    expect(all.filter(({ id: each }) => each === brought)).toMatchObject([
      // Ada reads English first.
      { texts: [{ language: 'en' }, { language: 'de' }, { language: 'es' }] },
    ])
    const { lessons } = await courseToWrite(here.as('ada'), brought)
    expect(lessons).toHaveLength(3 * 7)
    for (const { quiz, kind } of lessons.filter(lesson => lesson.kind === 'quiz'))
      expect([kind, quiz.length]).toEqual(['quiz', 4])
    await retireCourse(here.as('ada'), brought)
    expect((await courses(here.as('ada'))).hasStarter).toBe(false)
    expect(await bringStarter(here.as('ada'))).toBe(brought)
    expect((await courses(here.as('ada'))).hasStarter).toBe(true)
  })

  test('without captions there are none to read', async () => {
    const [lesson] = (await courseToWrite(here.as('ada'), id)).lessons
    await expect(lessonCaptions(here.as('tomas'), lesson?.id ?? '', 'en')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('classes', () => {
  const at = (hours: number) => new Date(here.ctx.now().getTime() + hours * hourMs)
  const plan = (more: object = {}) => ({
    title: 'Winter, live',
    about: 'With batteries; bring yours.',
    language: 'en',
    teacherId: here.id('ines'),
    startsAt: at(24),
    endsAt: at(25),
    place: 'https://call.halden.example/winter',
    seats: 1,
    ...more,
  })

  test('Tomás takes the last seat; Marta can’t, until he gives it back', async () => {
    const { id } = await scheduleClass(here.as('ada'), plan())
    await expect(scheduleClass(here.as('tomas'), plan())).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(scheduleClass(here.as('ada'), plan({ startsAt: at(-2), endsAt: at(-1) }))).rejects.toMatchObject({
      kind: 'invalid',
    })
    const taken = await Promise.allSettled([joinClass(here.as('tomas'), id), joinClass(here.as('marta'), id)])
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [one] = await classes(here.as('tomas'))
    expect(one?.coming).toHaveLength(1)
    for (const who of ['tomas', 'marta'] as const) await leaveClass(here.as(who), id)
    await joinClass(here.as('marta'), id)
    await joinClass(here.as('marta'), id)
    expect((await classes(here.as('tomas')))[0]?.coming).toMatchObject([{ name: 'Marta Lind' }])
  })

  test('a calendar takes it, takes a change over, and learns that it is cancelled', async () => {
    const { id } = await scheduleClass(here.as('ada'), plan({ title: 'Winter; again, live', seats: null }))
    const file = await classFile(here.as('tomas'), id)
    expect(file.split('\r\n')).toEqual(
      expect.arrayContaining([
        `UID:${id}@sosh`,
        'SEQUENCE:0',
        'SUMMARY:Winter\\; again\\, live',
        'URL:https://call.halden.example/winter',
        'DESCRIPTION:With batteries\\; bring yours.\\nWith Inés Navarro',
      ]),
    )
    await changeClass(here.as('ada'), id, plan({ startsAt: at(48), endsAt: at(49), seats: null }))
    expect(await classFile(here.as('tomas'), id)).toContain('SEQUENCE:1')
    await cancelClass(here.as('ada'), id, { why: 'Inés is ill.' })
    expect(await classFile(here.as('tomas'), id)).toMatch(/SEQUENCE:2\r\nSTATUS:CANCELLED/)
    await expect(joinClass(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('which language, which answers', () => {
  test('somebody’s own language first, then English, then whatever there is', () => {
    expect(languageFor(['de', 'en'], ['es', 'de'])).toBe('de')
    expect(languageFor(['de', 'en'], ['fr'])).toBe('en')
    expect(languageFor(['de'], ['fr'])).toBe('de')
    expect(languageFor([], ['fr'])).toBeUndefined()
  })

  test('a question is right when all its right options are chosen, and no other', () => {
    const several = [
      { question: '?', options: [true, true, false].map(isRight => ({ words: '', isRight, because: '' })) },
    ]
    expect(wrongAnswers(several, [[0, 1]])).toEqual([])
    for (const chosen of [[], [0], [0, 1, 2], [2]]) expect(wrongAnswers(several, [chosen])).toEqual([0])
    expect(wrongAnswers(several, [])).toEqual([0])
  })
})
