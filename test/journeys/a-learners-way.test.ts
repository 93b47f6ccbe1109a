import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { topics } from '#core/company'
import { decideReview, reviewQueue } from '#core/review'
import { giveAnswer, openConversation } from '#journey/answer'
import { startWorker } from '../../src/apps/worker.ts'
import { attest, publishGuideline } from '../../src/core/policy/guidelines.ts'
import {
  askToLookFirst,
  confirmAutonomy,
  decideAppeal,
  makeAppeal,
  seenAutonomyNews,
  setAutonomyRule,
} from '../../src/journey/autonomy/changes.ts'
import { autonomyNews, autonomyOf, learners, myAutonomy } from '../../src/journey/autonomy/standings.ts'
import { checkDrill, drillOf, proposeDrill } from '../../src/journey/drill/drills.ts'
import { lookAtTry, tryDrill } from '../../src/journey/drill/try-drill.ts'
import { raiseIncident } from '../../src/journey/incident/raise-incident.ts'
import { courseToWrite } from '../../src/journey/train/courses.ts'
import { finishLesson, myCourses, openCourse } from '../../src/journey/train/learning.ts'
import { heard, post, quietSource } from '../post.ts'
import { townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const dayMs = 24 * 60 * 60_000
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let source = ''
const topic = { charging: '', tour: '' }

beforeAll(async () => {
  square = await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  for (const { id, name } of await topics(here.ctx)) topic[name === 'Winter charging' ? 'charging' : 'tour'] = id
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

let asked = 0
const questions = [
  'Does the battery mind frost?',
  'How long is charging at minus ten?',
  'My battery is slow in frost, why?',
  'Is charging in the garage fine?',
]

/** Somebody asks about charging in winter. */
async function asks(text = `${questions[asked % 4]} (${++asked})`, by = `asker${asked}`): Promise<string> {
  const said = post({ by, text, network: 'square' })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query<{ id: string }>(
    'select conversation_id as id from message where external_id = $1',
    [said.externalId],
  )
  return rows[0]?.id ?? ''
}

let sentence = 0
const said =
  'amber birch cedar dune ember fern grove heath inlet juniper kelp larch moss nettle oak pine quartz reed'.split(' ')
/** Other words each time, so that none nearly repeats another. */
const words = (about: string) => {
  sentence += 1
  return `${about}: ${[1, 2, 3, 5, 7, 11, 13].map(step => said[(sentence * step) % said.length]).join(' ')}.`
}

const answers = async (who: 'tomas' | 'ines', about = 'Charging takes longer in frost', conversationId?: string) => {
  const id = conversationId ?? (await asks())
  return giveAnswer(here.as(who), { conversationId: id, text: words(about) })
}

async function reads(answerId: string, decision: 'approved' | 'returned') {
  const review = (await reviewQueue(here.as('marta'))).find(({ subjectId }) => subjectId === answerId)
  if (!review) throw new Error('Nothing waits for Marta')
  await decideReview(
    here.as('marta'),
    review.id,
    decision === 'approved' ? { decision } : { decision, comment: 'Say it warmer.' },
  )
}

const onCharging = async (who: 'tomas' | 'ines' = 'tomas') => {
  const found = (await myAutonomy(here.as(who))).topics.find(({ topicId }) => topicId === topic.charging)
  if (!found) throw new Error('Charging is not among it')
  return found
}

describe('a learner’s way', () => {
  test('Tomás reads what is asked of him, in words, and where he stands', async () => {
    await setAutonomyRule(here.as('ada'), {
      asWritten: 2,
      cameBack: 1,
      drills: 1,
      courses: true,
      guidelines: true,
      days: 30,
      backEnds: 2,
    })
    await publishGuideline(here.as('marta'), { body: 'Be kind, be brief, and keep figures inside.' })
    await until('the first course is there', async () => (await myCourses(here.as('tomas'))).length > 0)
    const { inWords } = await myAutonomy(here.as('tomas'))
    expect(inWords.grows).toContain('2 drafts on it left as they were written')
    expect(inWords.grows).toContain('a colleague confirms it')
    expect(inWords.shrinks).toContain('2 of the last 10')
    const standing = await onCharging()
    expect(standing).toMatchObject({ standing: 'looked-at', isReady: false })
    expect(standing.parts.filter(({ isMet }) => !isMet).map(({ what }) => what)).toEqual([
      'drafts',
      'drills',
      'courses',
      'guidelines',
    ])
  })

  test('nobody but a coordinator sets the rule, and it can’t end more easily than it is given', async () => {
    const rule = { asWritten: 0, cameBack: 3, drills: 0, courses: false, guidelines: false, days: 0, backEnds: 3 }
    await expect(setAutonomyRule(here.as('tomas'), { ...rule, backEnds: 4 })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(setAutonomyRule(here.as('ada'), rule)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('Tomás learns: the course in Spanish, the guidelines, drafts that leave as written, a drill', async () => {
    const tomas = here.as('tomas')
    const [course] = await myCourses(tomas)
    expect(course).toMatchObject({ language: 'es', title: 'Responder como personas', done: 0, lessons: 7 })
    const { lessons } = await openCourse(tomas, course?.id ?? '')
    const right = (await courseToWrite(here.as('ada'), course?.id ?? '')).lessons
    for (const { id, kind, language } of lessons) {
      const quiz = right.find(each => each.id === id && each.language === language)?.quiz ?? []
      if (kind === 'quiz') {
        const all = await finishLesson(tomas, id, { language, chosen: quiz.map(() => [0]) })
        expect(all).toMatchObject({ isDone: false })
        expect(all.wrong.length).toBeGreaterThan(0)
      }
      const chosen = quiz.map(({ options }) => options.flatMap(({ isRight }, at) => (isRight ? [at] : [])))
      expect(await finishLesson(tomas, id, { language, chosen })).toMatchObject({ isDone: true })
    }
    expect(await myCourses(tomas)).toMatchObject([{ done: 7, finishedAt: expect.any(Date) }])
    await attest(tomas, 1)

    const first = await answers('tomas')
    expect(first.step).toBe('in-review')
    await reads(first.id, 'approved')
    await reads((await answers('tomas')).id, 'approved')
    expect((await onCharging()).parts.filter(({ isMet }) => !isMet)).toMatchObject([{ what: 'drills' }])
    await expect(confirmAutonomy(here.as('ada'), here.id('tomas'), { topicId: topic.charging })).rejects.toMatchObject({
      kind: 'conflict',
      reasons: [{ message: '0 of one drill on Winter charging found good.' }],
    })
  })

  test('a drill is made of what Inés answered, without a name, and a person reads it first', async () => {
    const conversationId = await asks(
      'I am Kathrin and my battery HT-22917 hates frost. Mail me at kathrin@web.example!',
      'kathrin',
    )
    const said = await answers('ines', 'Hello Kathrin, keep it inside', conversationId)
    await until('it is sent', async () =>
      (await openConversation(here.as('ines'), conversationId)).answers.find(({ step }) => step === 'sent'),
    )
    await expect(proposeDrill(here.as('tomas'), conversationId)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await drillOf(here.as('marta'), conversationId)).toEqual({ drillId: null })
    const drill = await proposeDrill(here.as('marta'), conversationId)
    expect(await drillOf(here.as('marta'), conversationId)).toEqual({ drillId: drill.id })
    await expect(drillOf(here.as('tomas'), conversationId)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(drill.messages).toHaveLength(1)
    expect(JSON.stringify(drill.messages)).not.toMatch(/kathrin|22917|web\.example/i)
    expect(drill.answer).not.toMatch(/kathrin/i)
    expect(drill.topicIds).toEqual([topic.charging])
    await expect(tryDrill(here.as('tomas'), drill.id, { text: 'Inside.' })).rejects.toMatchObject({ kind: 'not-found' })

    const read = {
      title: 'A battery that hates frost',
      messages: drill.messages,
      answer: drill.answer,
      comments: [],
      outcome: drill.outcome,
      isAnonymous: true as const,
    }
    const slip = [{ who: 'Person A', isOurs: false, words: 'Ask kathrin@web.example about HT-22917.' }]
    await expect(checkDrill(here.as('marta'), drill.id, { ...read, messages: slip })).rejects.toMatchObject({
      kind: 'refused',
      reasons: expect.arrayContaining([{ at: 'messages.0.words', message: '“HT-22917”' }]),
    })
    await checkDrill(here.as('marta'), drill.id, read)

    const calls = square.calls.length
    const count = async () =>
      (await here.database.pool.query('select count(*)::int as n from delivery')).rows[0].n as number
    const before = await count()
    const tried = await tryDrill(here.as('tomas'), drill.id, {
      text: 'Keep it in the house over night. It will like that.',
    })
    expect(tried).toMatchObject({ said: 'pass', really: { answer: drill.answer } })
    expect(said.step).toBe('sending')
    expect(await count()).toBe(before)
    expect(square.calls).toHaveLength(calls)
    const [own] = tried.tries
    await expect(lookAtTry(here.as('tomas'), own?.id ?? '', { isGood: true })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await lookAtTry(here.as('marta'), own?.id ?? '', { isGood: true, comment: 'As I would say it.' })
    expect(await onCharging()).toMatchObject({ isReady: true })
  })

  test('Ada confirms it, with what it rests on; from then on Tomás sends on his own, on charging and nothing else', async () => {
    await expect(
      confirmAutonomy(here.as('tomas'), here.id('tomas'), { topicId: topic.charging }),
    ).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const all = await learners(here.as('ada'))
    expect(all.learners).toMatchObject([{ name: 'Tomás Rey', alone: [], ready: [{ topic: 'Winter charging' }] }])
    await confirmAutonomy(here.as('ada'), here.id('tomas'), { topicId: topic.charging })
    expect(await onCharging()).toMatchObject({
      standing: 'alone',
      because: expect.arrayContaining(['2 of 2 drafts on Winter charging left as written.']),
    })
    expect((await autonomyNews(here.as('tomas'))).grown).toMatchObject([{ topic: 'Winter charging' }])
    await seenAutonomyNews(here.as('tomas'))
    expect((await autonomyNews(here.as('tomas'))).grown).toEqual([])

    const conversationId = await asks()
    expect((await openConversation(here.as('tomas'), conversationId)).wayOut).toMatchObject({
      needsReview: false,
      readFirstBecause: [],
    })
    expect((await answers('tomas', 'Charging is slower then', conversationId)).step).toBe('sending')
    const elsewhere = await answers('tomas', 'The Halden Tour is like that, and charging as well')
    expect(elsewhere.step).toBe('in-review')
    const review = (await reviewQueue(here.as('marta'))).find(({ subjectId }) => subjectId === elsewhere.id)
    expect(review?.reasons).toMatchObject([
      { at: 'new-topic', message: 'New to Halden Tour: a colleague looks first.' },
    ])
    const off = await answers('tomas', 'Good morning', await asks('Is the shop open on Sunday, or not?'))
    expect(off.step).toBe('in-review')
  })
})

describe('and back', () => {
  let incidentId = ''

  test('an incident over his words ends it at once, and he is told why', async () => {
    const wrong = await answers('tomas', 'Charging at minus thirty is fine')
    expect(wrong.step).toBe('sending')
    await raiseIncident(here.as('ines'), { answerId: wrong.id, reason: 'It is not', isDrill: true })
    expect(await onCharging()).toMatchObject({ standing: 'alone' })
    incidentId = (await raiseIncident(here.as('ines'), { answerId: wrong.id, reason: 'It is not' })).id
    expect(await onCharging()).toMatchObject({ standing: 'second-look', incidentId, isReady: false })
    expect((await autonomyNews(here.as('tomas'))).shrunk).toMatchObject([{ topic: 'Winter charging', why: 'incident' }])
    const next = await answers('tomas')
    expect(next.step).toBe('in-review')
    const review = (await reviewQueue(here.as('marta'))).find(({ subjectId }) => subjectId === next.id)
    expect(review?.reasons).toMatchObject([
      { at: 'second-look', message: 'Something went wrong lately on Winter charging: a colleague looks first.' },
    ])
    await reads(next.id, 'approved')
  })

  test('he asks for another look; Ada decides with a reason, and leaves it', async () => {
    const appeal = await makeAppeal(here.as('tomas'), { topicId: topic.charging, words: 'I misread a table, once.' })
    await expect(makeAppeal(here.as('tomas'), { topicId: topic.charging, words: 'Please!' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await learners(here.as('ada'))).appeals).toMatchObject([{ employeeName: 'Tomás Rey' }])
    await expect(decideAppeal(here.as('marta'), appeal, { isGranted: true, reason: 'Fine.' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await decideAppeal(here.as('ada'), appeal, { isGranted: false, reason: 'A month, as for everybody.' })
    expect((await autonomyNews(here.as('tomas'))).appeals).toMatchObject([
      { isGranted: false, reason: 'A month, as for everybody.', decidedByName: 'Ada Okafor' },
    ])
    expect(await onCharging()).toMatchObject({ standing: 'second-look' })
  })

  test('it grows back by what he did since: a month, drafts and a drill', async () => {
    here.pass(31 * dayMs)
    await reads((await answers('tomas')).id, 'approved')
    await reads((await answers('tomas')).id, 'approved')
    expect((await onCharging()).parts.filter(({ isMet }) => !isMet)).toMatchObject([{ what: 'drills' }])
    const appeal = await makeAppeal(here.as('tomas'), { topicId: topic.charging, words: 'Must I drill again?' })
    await decideAppeal(here.as('ada'), appeal, { isGranted: true, reason: 'No: your drafts speak.' })
    expect(await onCharging()).toMatchObject({
      standing: 'alone',
      because: ['Ada Okafor looked at it again: No: your drafts speak.'],
    })
    expect((await answers('tomas')).step).toBe('sending')
  })

  test('drafts that come back end it, too', async () => {
    for (const _ of [1, 2]) {
      const asksFirst = await giveAnswer(here.as('tomas'), {
        conversationId: await asks(),
        text: words('Charging is a riddle'),
        askForReview: true,
      })
      await reads(asksFirst.id, 'returned')
    }
    const shrunk = await until('it ended', async () => {
      const { shrunk } = await autonomyNews(here.as('tomas'))
      return shrunk.find(({ why }) => why === 'came-back')
    })
    expect(shrunk).toMatchObject({ topic: 'Winter charging' })
    expect((await answers('tomas')).step).toBe('in-review')
  })

  test('a colleague who is trusted is read first after an incident, too, and a colleague may ask for it with a reason', async () => {
    expect((await answers('ines')).step).toBe('sending')
    await askToLookFirst(here.as('marta'), here.id('ines'), {
      topicIds: [topic.charging],
      said: 'New figures next week.',
    })
    expect(await onCharging('ines')).toMatchObject({
      standing: 'second-look',
      because: ['Marta Lind asked to look first: New figures next week.'],
    })
    expect((await answers('ines')).step).toBe('in-review')
    expect((await autonomyOf(here.as('ada'), here.id('ines'))).isTrusted).toBe(true)
    await expect(
      askToLookFirst(here.as('tomas'), here.id('ines'), { topicIds: [], said: 'Me first.' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
