import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCard } from '#core/facts'
import { giveAnswer, openConversation } from '#journey/answer'
import { results } from '#journey/measure'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { closeWrong, flagWrong, nameCorrector, theWrong, wrongInConversation, wrongInformation } from './flag-wrong.ts'
import { stageOf } from './model.ts'

const here = world()
let worker: AsyncDisposable
let source = ''
const right = { isRight: 'The Cargo L carries 180 kg.', source: 'Its type approval' }

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

async function says(text = 'The Cargo L carries 90 kg only.') {
  const said = post({ text: `${text} ${newId()}`, network: 'square' })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query<{ id: string; messageId: string }>(
    'select conversation_id as id, id as "messageId" from message where external_id = $1',
    [said.externalId],
  )
  return { said, id: rows[0]?.id ?? '', messageId: rows[0]?.messageId ?? '' }
}

const stage = async (id: string) => stageOf(await theWrong(here.ctx, id))
const comesTo = (id: string, wanted: string) =>
  until(`it is ${wanted}`, async () => ((await stage(id)) === wanted ? true : undefined))

test('Tomás flags what is wrong, Inés corrects it, its author changes it: put right, and a result', async () => {
  const { said, id, messageId } = await says()
  const wrong = await flagWrong(here.as('tomas'), messageId, { ...right, correctorId: here.id('ines') })
  expect(wrong).toMatchObject({ flaggedByName: 'Tomás Rey', correctorName: 'Inés Navarro', personName: 'Kathrin' })
  expect(await stage(wrong.id)).toBe('open')
  expect((await wrongInformation(here.as('ada'))).open.map(each => each.id)).toContain(wrong.id)

  await giveAnswer(here.as('ines'), { conversationId: id, text: 'It carries 180 kg: page 4.', move: 'correct' })
  await comesTo(wrong.id, 'corrected')
  await heard(here.ctx, source, { kind: 'edit', post: { ...said, text: 'The Cargo L carries 180 kg.' } })
  await comesTo(wrong.id, 'author-acted')
  expect(await theWrong(here.ctx, wrong.id)).toMatchObject({ authorDid: 'edited', answerId: expect.any(String) })

  await closeWrong(here.as('ines'), wrong.id, { ended: 'put-right' })
  expect(await wrongInConversation(here.as('marta'), id)).toMatchObject([
    { ended: 'put-right', closedByName: 'Inés Navarro' },
  ])
  const outcome = await until('it stands in Results', async () =>
    (await results(here.as('ada'))).outcomes.find(each => each.conversationId === id && each.kind === 'correction'),
  )
  expect(outcome).toMatchObject({
    employeeName: 'Inés Navarro',
    statement: expect.stringContaining('one of us corrected it'),
    evidence: { askedMessageId: messageId, answeredMessageId: expect.any(String) },
  })
  expect((await results(here.as('ada'))).corrections).toMatchObject({ ended: [{ how: 'put-right', count: 1 }] })
})

test('an answer that is no correction corrects nothing; a reply counts only after one', async () => {
  const { said, id, messageId } = await says()
  const wrong = await flagWrong(here.as('ines'), messageId, { ...right, correctorId: here.id('ines') })
  const reply = (text: string) =>
    heard(
      here.ctx,
      source,
      post({
        text,
        network: 'square',
        replyTo: said.externalId,
        threadRoot: said.externalId,
        postedAt: new Date(here.ctx.now().getTime() + 1000),
      }),
    )
  await reply('Anybody there?')
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Where did you read that?', move: 'ask-back' })
  const answered = () =>
    until('all answers are sent', async () =>
      (await openConversation(here.as('ines'), id)).answers.every(({ step }) => step === 'sent') ? true : undefined,
    )
  await answered()
  expect(await stage(wrong.id)).toBe('open')
  here.pass(60_000)
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'It is 180 kg, see page 4.', move: 'correct' })
  await comesTo(wrong.id, 'corrected')
  here.pass(60_000)
  await reply('Oh. You are right.')
  await comesTo(wrong.id, 'author-acted')
  expect(await theWrong(here.ctx, wrong.id)).toMatchObject({ authorDid: 'replied' })
  await heard(here.ctx, source, { kind: 'delete', network: 'square', externalId: said.externalId })
  await until('it is seen as taken down', async () => (await theWrong(here.ctx, wrong.id)).authorDid === 'removed')
})

test('whoever keeps the fact corrects it, unless another is named; a post is flagged once', async () => {
  const { messageId } = await says()
  const card = await makeCard(here.as('marta'), { words: right.isRight, source: right.source })
  const wrong = await flagWrong(here.as('tomas'), messageId, { ...right, factCardId: card.id })
  expect(wrong).toMatchObject({ correctorName: 'Marta Lind', factCardId: card.id })
  await expect(flagWrong(here.as('ines'), messageId, right)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(nameCorrector(here.as('ines'), wrong.id, { correctorId: here.id('ines') })).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'Marta Lind and Tomás Rey see this through. Ask them, or a coordinator.',
  })
  expect(await nameCorrector(here.as('ada'), wrong.id, { correctorId: here.id('ines') })).toMatchObject({
    correctorName: 'Inés Navarro',
  })
})

test('that it still stands, or that they were right, is said in words; afterwards it can be flagged anew', async () => {
  const { messageId } = await says()
  const wrong = await flagWrong(here.as('ines'), messageId, right)
  await expect(closeWrong(here.as('ines'), wrong.id, { ended: 'was-right' })).rejects.toMatchObject({
    reasons: [{ at: 'note' }],
  })
  await closeWrong(here.as('ines'), wrong.id, { ended: 'was-right', note: 'The one of 2019 did carry 90 kg.' })
  await expect(closeWrong(here.as('ines'), wrong.id, { ended: 'put-right' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  const { closed, counts } = await wrongInformation(here.as('ada'))
  expect(closed).toContainEqual(expect.objectContaining({ id: wrong.id, note: 'The one of 2019 did carry 90 kg.' }))
  expect(counts.ended).toContainEqual({ how: 'was-right', count: 1 })
  expect((await flagWrong(here.as('ines'), messageId, right)).id).not.toBe(wrong.id)
})

test('only what somebody outside says is flagged, with what is right and where that is from', async () => {
  const { messageId } = await says()
  await expect(flagWrong(here.as('ines'), newId(), right)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(flagWrong(here.as('ines'), messageId, { isRight: '', source: ' ' })).rejects.toMatchObject({
    reasons: [{ at: 'isRight' }, { at: 'source' }],
  })
})
