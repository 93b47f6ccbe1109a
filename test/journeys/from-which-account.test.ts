import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertSampleSource } from '#core/channels'
import { giveAnswer, openConversation } from '#journey/answer'
import { makeGesture } from '#journey/gesture'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../src/apps/worker.ts'
import { heard, post } from '../post.ts'
import { ourAccountOn, townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { type Cast, world } from '../world.ts'

/** Halden speaks on the square from two accounts, and Inés has one of her own there. */
const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let halden = ''
let service = ''
let own = ''

beforeAll(async () => {
  square = await townSquare(here.ctx)
  halden = square.accountId
  service = await ourAccountOn(here.ctx, 'square', { handle: 'halden-service' })
  own = await ourAccountOn(here.ctx, 'square', { handle: 'ines', ownerId: here.id('ines') })
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function asked(through: string | null = null): Promise<string> {
  const id = newId()
  await insertSampleSource(
    here.ctx,
    {
      id,
      connector: 'square',
      network: 'square',
      label: 'The square',
      settings: {},
      secretId: null,
      keeps: 'all',
      accountId: through,
    },
    null,
  )
  const question = post({ text: `Does it fold? ${newId()}`, network: 'square' })
  await heard(here.ctx, id, question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

const look = (id: string, who: Cast = 'ines') => openConversation(here.as(who), id)
const usual = async (id: string, who: Cast = 'ines') => (await look(id, who)).wayOut.account?.handle

/** Inés answers, and the account from which it stands on the square. */
async function answered(id: string, accountId?: string): Promise<string | undefined> {
  const given = await giveAnswer(here.as('ines'), {
    conversationId: id,
    text: `It does. ${newId()}`,
    ...(accountId && { accountId }),
  })
  const answers = await until('it stands there', async () => {
    const { answers } = await look(id)
    return answers.find(each => each.id === given.id)?.step === 'sent' ? answers : undefined
  })
  expect(answers.find(each => each.id === given.id)?.signedText).toContain('— Inés, battery engineer at Halden')
  const [text] = [given.signedText]
  const [deliveryId] = [...square.posts].find(([, message]) => message.text === text) ?? []
  return square.voices.get(deliveryId ?? '')
}

test('people are answered from the account that heard them, unless its author chooses another', async () => {
  const id = await asked(service)
  expect((await look(id)).wayOut.accounts.map(({ handle, isOwn }) => [handle, isOwn])).toEqual([
    ['halden-service', false],
    ['halden', false],
    ['ines', true],
  ])
  expect(await answered(id)).toBe(service)
  expect(await answered(id, halden)).toBe(halden)
})

test('who was answered from one account is not answered from another the next time', async () => {
  const id = await asked(service)
  expect(await answered(id, own)).toBe(own)
  expect(await usual(id)).toBe('ines')
  expect(await answered(id)).toBe(own)
})

test('where nothing of ours heard it, it is the account that they used last', async () => {
  await answered(await asked(), service)
  expect(await usual(await asked())).toBe('halden-service')
  await answered(await asked(), own)
  expect(await usual(await asked())).toBe('ines')
  // What Inés used says nothing of Marta, who has not spoken there yet.
  expect(await usual(await asked(), 'marta')).toBe('halden')
})

test('a thank-you leaves from the account that was chosen', async () => {
  const { messages } = await look(await asked())
  const gesture = await makeGesture(here.as('ines'), messages[0]?.id ?? '', { gesture: 'like', accountId: own })
  expect(gesture.accountId).toBe(own)
})

test('nobody speaks from the own account of another', async () => {
  const id = await asked()
  expect((await look(id, 'marta')).wayOut.accounts.map(each => each.handle)).toEqual(['halden', 'halden-service'])
  await expect(
    giveAnswer(here.as('marta'), { conversationId: id, text: 'It does.', accountId: own }),
  ).rejects.toMatchObject({ kind: 'conflict', reasons: [{ at: 'accountId' }] })
  const { messages } = await look(id)
  await expect(
    makeGesture(here.as('marta'), messages[0]?.id ?? '', { gesture: 'like', accountId: own }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  // Nor can it be chosen where it can’t speak at all.
  await expect(
    giveAnswer(here.as('ines'), { conversationId: id, text: 'It does.', accountId: newId() }),
  ).rejects.toMatchObject({ kind: 'conflict' })
})

test('what was heard through a colleague’s own account is answered from the company’s by everybody else', async () => {
  const id = await asked(own)
  expect(await usual(id, 'ines')).toBe('ines')
  expect(await usual(id, 'marta')).toBe('halden')
})

test('an account that is signed out is not the usual one while another is there', async () => {
  await here.database.pool.query('update account set signed_out_at = now() where id = $1', [halden])
  const id = await asked()
  expect(await usual(id, 'marta')).toBe('halden-service')
  const { accounts } = (await look(id, 'marta')).wayOut
  expect(accounts.at(-1)).toMatchObject({ handle: 'halden', possible: false, why: expect.stringMatching(/signed out/) })
})
