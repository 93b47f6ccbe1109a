import { afterAll, beforeAll, expect, test } from 'vitest'
import { results } from '#journey/measure'
import { listInbox } from '#journey/route'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { closeConversation, reopenConversation } from './close-conversation.ts'
import { giveAnswer } from './give-answer.ts'
import { openConversation } from './open-conversation.ts'

const here = world()
let worker: AsyncDisposable

beforeAll(async () => {
  await townSquare(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

test('Kathrin writes again after it was solved: it waits once more, and Tomás can say what came of it this time', async () => {
  const source = await quietSource(here.ctx)
  const question = post({ text: 'Does the battery of the Tour like frost?', network: 'square' })
  await heard(here.ctx, source, question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything' })
  const id = rows.find(({ text }) => text === question.text)?.id ?? ''
  const opened = () => openConversation(here.as('tomas'), id)
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Keep it inside below zero.' })
  await until('it is sent', async () => (await opened()).conversation.standing === 'answered')
  await closeConversation(here.as('ines'), id, { result: 'solved' })
  expect((await opened()).closing).toMatchObject({ result: 'solved', by: 'Inés Navarro' })

  here.pass(3_600_000)
  const again = { replyTo: question.externalId, threadRoot: question.externalId, postedAt: here.ctx.now() }
  await heard(
    here.ctx,
    source,
    post({ text: 'And the display?', network: 'square', author: question.author, ...again }),
  )
  expect(await opened()).toMatchObject({ conversation: { standing: 'open' }, closing: null })

  await closeConversation(here.as('tomas'), id, { result: 'informed', note: 'The display knows no frost.' })
  await expect(closeConversation(here.as('marta'), id, { result: 'thanked' })).rejects.toMatchObject({
    message: 'A colleague closed this already.',
  })
  expect((await opened()).closing).toMatchObject({ result: 'informed', by: expect.stringContaining('Tomás') })
  // What was solved the first time stays so in Results.
  await until('both stand in Results', async () => (await results(here.as('ada'))).outcomes.length > 0)
  await reopenConversation(here.as('tomas'), id)
  expect(await opened()).toMatchObject({ conversation: { standing: 'open' }, closing: null })
})
