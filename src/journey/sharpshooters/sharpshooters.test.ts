import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeConversation, giveAnswer, openConversation } from '#journey/answer'
import { checkDrill, proposeDrill } from '#journey/drill'
import { results } from '#journey/measure'
import { claimConversation } from '#journey/route'
import { courseToWrite, openCourse, saveCourse } from '#journey/train'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import { askSharpshooter, findSharpshooters, myAskings, sayWhether } from './find-sharpshooters.ts'
import { isSharpshooter, lowerShare, type TopicResults } from './model.ts'
import { answerPair, pairUp } from './pair-up.ts'
import { teachAnswer } from './teach-answer.ts'

const here = world()
let worker: AsyncDisposable
let source = ''
const ask = 'Others could learn a lot from how you answer. Would you like that?'

beforeAll(async () => {
  await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

/** Somebody asks about the battery, a colleague answers, and it is solved; `thanked`: they say so themselves. */
async function solved(who: Cast, by: string, thanked: boolean): Promise<string> {
  const said = post({
    text: `Which battery of yours charges at minus ten? ${newId()}`,
    network: 'square',
    lang: 'en',
    by,
  } as Parameters<typeof post>[0])
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query(
    'select m.conversation_id as id, exists (select 1 from message_topic t where t.message_id = m.id) as "hasTopic" from message m where m.external_id = $1',
    [said.externalId],
  )
  const { id, hasTopic } = rows[0] as { id: string; hasTopic: boolean }
  expect(hasTopic).toBe(true)
  await claimConversation(here.as(who), id)
  await giveAnswer(here.as(who), { conversationId: id, text: 'The large one does, down to minus fifteen degrees.' })
  await until('it is sent', async () =>
    (await openConversation(here.as(who), id)).answers.at(-1)?.step === 'sent' ? true : undefined,
  )
  here.pass(60_000)
  if (thanked) {
    const thanks = post({ text: 'Thank you, it works now!', network: 'square', by, replyTo: said.externalId })
    await heard(here.ctx, source, thanks)
  }
  await closeConversation(here.as(who), id, { result: 'solved' })
  await until('it is in the ledger', async () =>
    (await results(here.as('ada'))).outcomes.find(({ conversationId }) => conversationId === id),
  )
  return id
}

describe('who is found', () => {
  const record: TopicResults = {
    ...{ employeeId: 'i', name: 'Inés', topicId: 't', topic: 'Frost', outcomeIds: [] },
    ...{ answered: 3, helped: 3, people: 3, confirmed: 1, returned: 0, hasIncident: false },
  }

  test('the lower end of a share is that of the score interval: 80 of 100 are .758 at least, at one deviation', () => {
    // Wilson's interval at z = 1: (p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), worked by hand.
    expect(lowerShare(80, 100)).toBeCloseTo(0.7571, 3)
    expect(lowerShare(3, 3)).toBeCloseTo(0.75, 6)
    expect(lowerShare(0, 5)).toBe(0)
    expect(lowerShare(0, 0)).toBe(0)
  })

  test('three helped out of three are enough; a hundred answers of which few helped are not', () => {
    expect(isSharpshooter(record)).toBe(true)
    expect(isSharpshooter({ ...record, answered: 100, helped: 40, people: 40, confirmed: 9 })).toBe(false)
    expect(isSharpshooter({ ...record, people: 2 })).toBe(false)
    expect(isSharpshooter({ ...record, confirmed: 0 })).toBe(false)
    expect(isSharpshooter({ ...record, returned: 2 })).toBe(false)
    expect(isSharpshooter({ ...record, hasIncident: true })).toBe(false)
  })
})

describe('asked, not appointed', () => {
  let conversation = ''
  let topicId = ''
  let asking = ''

  beforeAll(async () => {
    conversation = await solved('ines', 'kathrin', true)
    await solved('ines', 'bernd', false)
    await solved('marta', 'kathrin', true)
  })

  test('two people helped are too few; with the third, Ada sees why Inés is found, and Marta is not', async () => {
    expect((await findSharpshooters(here.as('ada'))).found).toEqual([])
    await solved('ines', 'priya', true)
    const { found } = await findSharpshooters(here.as('ada'))
    expect(found.map(({ name, topic }) => [name, topic])).toEqual([['Inés Navarro', 'Winter charging']])
    expect(found[0]?.because[0]).toBe('3 of 3 conversations on Winter charging ended well, with 3 different people.')
    expect(found[0]?.outcomeIds).toHaveLength(3)
    topicId = found[0]?.topicId ?? ''
    await expect(findSharpshooters(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('nobody is asked whose results do not show it', async () => {
    await expect(
      askSharpshooter(here.as('ada'), { employeeId: here.id('marta'), topicId, words: ask }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('Inés says no without a reason, and is left alone for half a year', async () => {
    asking = await askSharpshooter(here.as('ada'), { employeeId: here.id('ines'), topicId, words: ask })
    expect((await myAskings(here.as('ines'))).asked).toMatchObject([{ words: ask, askedByName: 'Ada Okafor' }])
    await expect(sayWhether(here.as('marta'), asking, { isYes: true })).rejects.toMatchObject({ kind: 'not-found' })
    await sayWhether(here.as('ines'), asking, { isYes: false })
    expect(await findSharpshooters(here.as('ada'))).toMatchObject({ found: [], asked: [] })
    here.pass(181 * 24 * 3_600_000)
    asking = await askSharpshooter(here.as('ada'), { employeeId: here.id('ines'), topicId, words: ask })
  })

  test('nobody learns with her, and nothing becomes a lesson, before she says yes', async () => {
    const pair = { sharpshooterId: asking, learnerId: here.id('tomas'), words: 'You both love cold mornings.' }
    await expect(pairUp(here.as('ada'), pair)).rejects.toMatchObject({ kind: 'conflict' })
    const drill = await proposeDrill(here.as('ada'), conversation)
    const { answer, id, messages, outcome, title } = drill
    const course = await saveCourse(here.as('ada'), undefined, {
      language: 'en',
      title: 'Frost',
      lessons: [{ kind: 'text', title: 'Cold', body: 'It slows charging.' }],
    })
    const teach = { drillId: id, courseId: course, title: 'How Inés says it' }
    await expect(teachAnswer(here.as('ada'), teach)).rejects.toMatchObject({ kind: 'conflict' })
    const clean = messages.map(each => ({ ...each, words: 'Which battery charges at minus ten?' }))
    await checkDrill(here.as('ada'), id, {
      ...{ title: 'Cold battery', messages: clean, answer, outcome, isAnonymous: true, comments: [] },
    })
    expect(title).not.toBe('')
    await expect(teachAnswer(here.as('ada'), teach)).rejects.toThrow(/has not said yes/)

    await sayWhether(here.as('ines'), asking, { isYes: true })
    await teachAnswer(here.as('ada'), teach)
    await expect(teachAnswer(here.as('ada'), teach)).rejects.toMatchObject({ kind: 'conflict' })
    const { lessons } = await openCourse(here.as('tomas'), course)
    expect(lessons.map(({ title, creditTo }) => [title, creditTo])).toEqual([
      ['Cold', null],
      ['How Inés says it', 'Inés Navarro'],
    ])
    expect(lessons[1]?.body).toContain('down to minus fifteen degrees')

    await here.database.pool.query('delete from conversation where id = $1', [conversation])
    expect((await courseToWrite(here.as('ada'), course)).lessons.map(({ title }) => title)).toEqual(['Cold'])
  })

  test('both say yes to a pair; when Inés takes hers back, it ends', async () => {
    const pair = await pairUp(here.as('ada'), {
      ...{ sharpshooterId: asking, learnerId: here.id('tomas'), words: 'You both love cold mornings.' },
    })
    await expect(answerPair(here.as('marta'), pair, { isYes: true })).rejects.toMatchObject({ kind: 'not-found' })
    await answerPair(here.as('tomas'), pair, { isYes: true })
    expect((await findSharpshooters(here.as('ada'))).pairs).toMatchObject([
      { mentorName: 'Inés Navarro', learnerName: 'Tomás Rey', hasMentorAgreed: false, hasLearnerAgreed: true },
    ])
    await answerPair(here.as('ines'), pair, { isYes: true })
    expect((await myAskings(here.as('tomas'))).pairs).toMatchObject([{ hasMentorAgreed: true, hasLearnerAgreed: true }])
    await sayWhether(here.as('ines'), asking, { isYes: false })
    expect(await findSharpshooters(here.as('ada'))).toMatchObject({ asked: [], pairs: [] })
  })
})
