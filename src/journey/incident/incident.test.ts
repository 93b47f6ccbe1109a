import { afterAll, beforeAll, expect, test } from 'vitest'
import { NetworkError } from '#core/channels'
import { frozenLike } from '#core/freeze'
import { giveAnswer, openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import {
  closeIncident,
  incidents,
  learnFromIncident,
  openIncident,
  raiseIncident,
  retractInIncident,
  thawIncident,
} from './raise-incident.ts'

const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>

beforeAll(async () => {
  square = await townSquare(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function asked(): Promise<string> {
  const question = post({ text: `Is the brake of the Tour safe? ${newId()}`, network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

const stands = (id: string, step = 'sent') =>
  until(`it is ${step}`, async () => (await openConversation(here.as('ines'), id)).answers.at(-1)?.step === step)

/** What Inés answers, as it stands on the square. */
async function answered(text: string): Promise<{ id: string; answerId: string }> {
  const id = await asked()
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text })
  await stands(id)
  return { id, answerId }
}

const wrong = (model: string) =>
  `The brake of the ${model} was tested by the state institute in March, and it stops within four metres on wet ground.`

test('one press: what says the same elsewhere is found, nothing like it leaves, and all of it is taken back', async () => {
  const first = await answered(wrong('Tour'))
  const second = await answered(wrong('Cargo'))
  await answered('We look at every brake by hand before a bicycle leaves the workshop.')

  const incident = await raiseIncident(here.as('tomas'), { answerId: first.answerId, reason: 'It was never tested' })
  const { answers } = await openIncident(here.as('marta'), incident.id)
  expect(answers.map(answer => answer.answerId).sort()).toEqual([first.answerId, second.answerId].sort())
  expect(answers[0]).toMatchObject({ canRetract: true, network: 'square', whyNot: null })
  expect((await raiseIncident(here.as('marta'), { answerId: first.answerId, reason: 'Me too.' })).id).toBe(incident.id)

  const third = await asked()
  await expect(giveAnswer(here.as('ines'), { conversationId: third, text: wrong('Light') })).rejects.toMatchObject({
    kind: 'refused',
    reasons: [{ message: 'Tomás Rey stopped it: It was never tested. Your words are kept.' }],
  })

  await expect(retractInIncident(here.as('tomas'), incident.id, 'all')).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await retractInIncident(here.as('ada'), incident.id, 'all')).toEqual([])
  await stands(first.id, 'retracted')
  await stands(second.id, 'retracted')
  expect([...square.posts.values()].filter(said => said.text.includes('state institute'))).toEqual([])

  await expect(closeIncident(here.as('ada'), incident.id)).rejects.toMatchObject({ kind: 'conflict' })
  await learnFromIncident(here.as('ines'), incident.id, { lesson: 'Name the test and its day, or do not say tested.' })
  await closeIncident(here.as('ada'), incident.id)
  const after = await openIncident(here.as('marta'), incident.id)
  expect(after.incident).toMatchObject({ closedByName: 'Ada Okafor', isFrozen: false })
  expect(after.deeds.map(({ what, name }) => `${name} ${what}`)).toEqual([
    'Tomás Rey raised',
    'Tomás Rey froze',
    'Ada Okafor retracted',
    'Ada Okafor retracted',
    'Inés Navarro learned',
    'Ada Okafor closed',
  ])
})

test('what its author had pressed already, and what has not left yet, stays here', async () => {
  const words =
    'Our lamps are so bright that you see a deer at three hundred metres, in rain, in fog, and in the deepest snow.'
  const { answerId } = await answered(words)
  const waiting = await asked()
  const retryAt = new Date(Date.now() + 1_500)
  square.troubles.push({ call: 'send', error: new NetworkError('later', 'Busy.', { retryAt }) })
  await giveAnswer(here.as('ines'), { conversationId: waiting, text: `${words} Truly.` })
  await raiseIncident(here.as('ines'), { answerId, reason: 'Nobody measured that.' })
  await stands(waiting, 'refused')
  const [answer] = (await openConversation(here.as('ines'), waiting)).answers
  expect(answer?.text).toContain('Truly')
  expect([...square.posts.values()].filter(said => said.text.includes('Truly'))).toEqual([])
})

test('a drill walks through all of it, and touches nothing', async () => {
  const { id, answerId } = await answered(
    'Children love the box of the Cargo, and it carries up to two hundred kilos uphill.',
  )
  const drill = await raiseIncident(here.as('marta'), { answerId, reason: 'Practice.', isDrill: true })
  expect(drill).toMatchObject({ isDrill: true, isFrozen: false })
  expect(
    await frozenLike(here.ctx, 'Children love the box of the Cargo, and it carries up to two hundred kilos uphill.'),
  ).toBeUndefined()
  await retractInIncident(here.as('ada'), drill.id, 'all')
  await stands(id, 'sent')
  const { deeds } = await openIncident(here.as('marta'), drill.id)
  expect(deeds.find(deed => deed.what === 'retracted')?.outcome).toContain('would be taken back')
  await expect(thawIncident(here.as('ada'), drill.id)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await incidents(here.as('tomas'))).map(each => each.id)).toContain(drill.id)
})
