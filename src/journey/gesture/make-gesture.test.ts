import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { NetworkError } from '#core/channels'
import { giveAnswer, openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { makeGesture } from './make-gesture.ts'
import { takeGestureBack } from './take-gesture-back.ts'

const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let id = ''
let messageId = ''
let externalId = ''

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

beforeEach(async () => {
  square.calls.length = 0
  square.troubles.length = 0
  await praised()
})

async function praised(visibility?: 'direct'): Promise<void> {
  const praise = post({ text: `I love my Halden. ${newId()}`, network: 'square', ...(visibility && { visibility }) })
  await heard(here.ctx, await quietSource(here.ctx), praise)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  id = rows.find(row => row.text === praise.text)?.id ?? ''
  messageId = (await look()).messages[0]?.id ?? ''
  externalId = praise.externalId
}

const look = () => openConversation(here.as('ines'), id)
const stepIs = (step: string) =>
  until(`the gesture is ${step}`, async () => (await look()).gestures.at(-1)?.step === step)

test('Inés thanks with a like: it stands on the network once, under her name here', async () => {
  expect((await look()).wayOut.can).toMatchObject({ like: true, boost: true })
  await makeGesture(here.as('ines'), messageId, { gesture: 'like' })
  await stepIs('made')
  expect(square.gestures.get(`like of ${externalId}`)?.to.externalId).toBe(externalId)
  expect((await look()).gestures).toMatchObject([{ kind: 'like', employeeName: 'Inés Navarro', messageId }])
})

test('two colleagues at the same moment: one like leaves, the other is told', async () => {
  const both = await Promise.allSettled(
    (['ines', 'marta', 'tomas'] as const).map(who => makeGesture(here.as(who), messageId, { gesture: 'like' })),
  )
  expect(both.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  await stepIs('made')
  expect(square.calls.filter(call => call.startsWith('gesture'))).toEqual([`gesture ${externalId}`])
})

test('a like whose word was lost on the way back is made again, which changes nothing', async () => {
  square.troubles.push({ call: 'gesture', error: new NetworkError('unknown', 'The line broke.'), after: true })
  await makeGesture(here.as('ines'), messageId, { gesture: 'like' })
  await stepIs('made')
  expect(square.calls).toEqual([`gesture ${externalId}`, `gesture ${externalId}`])
  expect([...square.gestures.keys()].filter(key => key.endsWith(externalId))).toHaveLength(1)
})

test('it is taken back by whoever made it or a coordinator, and can be made again', async () => {
  const { id: gestureId } = await makeGesture(here.as('ines'), messageId, { gesture: 'boost' })
  await expect(takeGestureBack(here.as('ines'), gestureId)).rejects.toMatchObject({ kind: 'conflict' })
  await stepIs('made')
  await expect(takeGestureBack(here.as('marta'), gestureId)).rejects.toMatchObject({ kind: 'forbidden' })
  await takeGestureBack(here.as('ines'), gestureId)
  await until('it is gone', async () => (await look()).gestures.length === 0)
  expect(square.gestures.has(`boost of ${externalId}`)).toBe(false)
  await makeGesture(here.as('marta'), messageId, { gesture: 'boost' })
  await stepIs('made')
  await takeGestureBack(here.as('ada'), (await look()).gestures[0]?.id ?? '')
  await until('it is gone', async () => (await look()).gestures.length === 0)
})

test('a network that does not let it be taken back says why; it can be tried again', async () => {
  const { id: gestureId } = await makeGesture(here.as('ines'), messageId, { gesture: 'like' })
  await stepIs('made')
  square.troubles.push({ call: 'retract', error: new NetworkError('refused', 'Not today.') })
  await takeGestureBack(here.as('ines'), gestureId)
  await until('it stays', async () => (await look()).gestures[0]?.failure === 'Not today.')
  expect((await look()).gestures[0]?.step).toBe('made')
  await takeGestureBack(here.as('ines'), gestureId)
  await until('it is gone', async () => (await look()).gestures.length === 0)
})

test('a refused like says why, and is out of the way of another', async () => {
  square.troubles.push({ call: 'gesture', error: new NetworkError('refused', 'They have blocked us.') })
  await makeGesture(here.as('ines'), messageId, { gesture: 'like' })
  await stepIs('refused')
  expect((await look()).gestures[0]?.failure).toBe('They have blocked us.')
  await makeGesture(here.as('ines'), messageId, { gesture: 'like' })
  await stepIs('made')
})

test('who is new thanks, and does not boost; what was said to a few is not shown to more', async () => {
  await makeGesture(here.as('tomas'), messageId, { gesture: 'like' })
  await expect(makeGesture(here.as('tomas'), messageId, { gesture: 'boost' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await praised('direct')
  await expect(makeGesture(here.as('ines'), messageId, { gesture: 'boost' })).rejects.toThrow(/not said to everybody/)
})

test('our own words are not liked', async () => {
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Thank you!' })
  const ours = await until('it stands', async () => (await look()).messages.find(message => message.authorId))
  await expect(makeGesture(here.as('marta'), ours.id, { gesture: 'like' })).rejects.toThrow(/our own words/)
})
