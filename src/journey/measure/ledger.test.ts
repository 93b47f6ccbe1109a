import { afterAll, beforeAll, expect, test } from 'vitest'
import { upsertDocument } from '#core/team'
import { closeConversation, giveAnswer, openConversation } from '#journey/answer'
import { addressOf, followLinks, makeLink } from '#journey/links'
import { claimConversation } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import {
  disputeOutcome,
  restoreOutcome,
  seeOutcome,
  settleDispute,
  shareCredit,
  undoOutcome,
} from './dispute-outcome.ts'
import { recordInfluence } from './record-influence.ts'
import { myResults, results } from './results.ts'

const here = world()
let worker: AsyncDisposable
let source = ''
const winter = 'https://halden.example/winter-charging'
let winterId = ''

beforeAll(async () => {
  await townSquare(here.ctx)
  source = await quietSource(here.ctx)
  winterId = await upsertDocument(
    here.ctx,
    { id: newId(), title: 'Winter charging', url: winter, language: 'en', summary: '', authorIds: [] },
    false,
  )
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

/** Kathrin asks on the square; returns the conversation and her message. */
async function asked(more: Partial<Parameters<typeof post>[0]> = {}) {
  const said = post({ text: `Which Halden charges at minus ten? ${newId()}`, network: 'square', ...more })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query(
    'select id as "messageId", conversation_id as "conversationId" from message where external_id = $1',
    [said.externalId],
  )
  return { ...(rows[0] as { messageId: string; conversationId: string }), externalId: said.externalId }
}

async function answered(who: Cast, conversationId: string, text: string, more = {}) {
  await claimConversation(here.as(who), conversationId)
  await giveAnswer(here.as(who), { conversationId, text, ...more })
  await until('it is sent', async () =>
    (await openConversation(here.as(who), conversationId)).answers.at(-1)?.step === 'sent' ? true : undefined,
  )
}

const resultOf = (conversationId: string, kind: string) =>
  until(`the ${kind} is in the ledger`, async () =>
    (await results(here.as('ada'))).outcomes.find(
      outcome => outcome.conversationId === conversationId && outcome.kind === kind,
    ),
  )

test('what a colleague saw is observed; what whoever asked said themselves is confirmed; and they are counted apart', async () => {
  const one = await asked()
  await answered('ines', one.conversationId, 'The Tour does, down to minus fifteen.')
  await closeConversation(here.as('ines'), one.conversationId, { result: 'solved' })
  expect(await resultOf(one.conversationId, 'question-solved')).toMatchObject({ confidence: 'observed' })

  const other = await asked()
  await answered('ines', other.conversationId, 'The Tour does so, and the Reach to minus five.')
  here.pass(60_000)
  await heard(
    here.ctx,
    source,
    post({
      ...{ text: 'Thank you, that settles it!', network: 'square', postedAt: here.ctx.now() },
      ...{ replyTo: other.externalId, threadRoot: other.externalId },
    }),
  )
  await claimConversation(here.as('ines'), other.conversationId)
  await closeConversation(here.as('ines'), other.conversationId, { result: 'solved' })
  expect(await resultOf(other.conversationId, 'question-solved')).toMatchObject({ confidence: 'confirmed' })
  const { sureness } = await results(here.as('ada'))
  expect(sureness).toEqual(
    expect.arrayContaining([
      { kind: 'question-solved', confidence: 'confirmed', count: 1 },
      { kind: 'question-solved', confidence: 'observed', count: 1 },
    ]),
  )
})

test('Kathrin says what she decided: it is kept with her words, once, and those who answered share it with whoever helped', async () => {
  const { conversationId, messageId } = await asked()
  await answered('ines', conversationId, 'The Tour is made for that: its cells are warmed before they charge.')
  const what = 'took the Tour for her bakery.'
  await expect(recordInfluence(here.as('ines'), { conversationId, what, messageId: newId() })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const { id } = await recordInfluence(here.as('ines'), { conversationId, what, messageId })
  await expect(recordInfluence(here.as('ada'), { conversationId, what })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await seeOutcome(here.as('tomas'), id)).toMatchObject({
    outcome: {
      kind: 'decision-influenced',
      confidence: 'confirmed',
      statement: 'What they decided: took the Tour for her bakery.',
    },
    credits: [{ employeeId: here.id('ines'), part: 'answered', share: 1 }],
  })
  await expect(shareCredit(here.as('tomas'), id, { employeeId: here.id('tomas') })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const { credits } = await shareCredit(here.as('ines'), id, { employeeId: here.id('tomas') })
  expect(credits.map(({ name, part, share, addedByName }) => [name, part, share, addedByName])).toEqual([
    ['Inés Navarro', 'answered', 0.5, null],
    ['Tomás Rey', 'helped', 0.5, 'Inés Navarro'],
  ])
})

test('Tomás doubts a result; it counts until Ada has looked; taken back, it can be brought back, and nothing is lost', async () => {
  const { conversationId } = await asked()
  const { id } = await recordInfluence(here.as('ines'), { conversationId, what: 'will ride in winter' })
  const seen = await disputeOutcome(here.as('tomas'), id, { reason: 'They asked for a friend.' })
  expect(seen.outcome).toMatchObject({ isDisputed: true, withdrawnAt: null })
  await expect(disputeOutcome(here.as('marta'), id, { reason: 'Me too.' })).rejects.toMatchObject({ kind: 'conflict' })
  const disputeId = seen.disputes[0]?.id ?? ''
  await expect(
    settleDispute(here.as('tomas'), disputeId, { verdict: 'stands', words: 'It is so.' }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  const settled = await settleDispute(here.as('ada'), disputeId, { verdict: 'less-sure', words: 'We can’t know.' })
  expect(settled.outcome).toMatchObject({ confidence: 'inferred', isDisputed: false })

  const again = await disputeOutcome(here.as('ada'), id, { reason: 'I looked once more.' })
  await expect(
    settleDispute(here.as('ada'), again.disputes[1]?.id ?? '', { verdict: 'withdrawn', words: 'It is none.' }),
  ).rejects.toThrow('You doubt it yourself')

  await expect(undoOutcome(here.as('tomas'), id, { reason: 'It is none.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const gone = await undoOutcome(here.as('ada'), id, { reason: 'It was for a friend.' })
  expect(gone.outcome).toMatchObject({ withdrawnByName: 'Ada Okafor', withdrawnWhy: 'It was for a friend.' })
  expect((await results(here.as('ada'))).outcomes.some(outcome => outcome.id === id)).toBe(false)
  expect((await restoreOutcome(here.as('ines'), id)).outcome.withdrawnAt).toBeNull()
  await expect(restoreOutcome(here.as('ines'), id)).rejects.toMatchObject({ kind: 'conflict' })
})

test('Kathrin follows the link of an invitation: where all read along, that it was her is inferred; in private it is seen', async () => {
  for (const [visibility, confidence] of [
    ['public', 'inferred'],
    ['direct', 'observed'],
  ] as const) {
    const { conversationId } = await asked({ by: `kathrin-${visibility}`, visibility })
    const link = await makeLink(here.as('ines'), { url: winter, conversationId })
    const address = addressOf(here.ctx, link)
    await answered('ines', conversationId, `All about it, for you and your ${visibility} question: ${address}`, {
      ...{ move: 'invite', pageId: winterId },
    })
    await followLinks(here.ctx).follow({
      ...{ method: 'GET', path: new URL(address).pathname },
      header: name => (name === 'user-agent' ? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0' : undefined),
    })
    expect(await resultOf(conversationId, 'invitation-accepted')).toMatchObject({
      confidence,
      evidence: { linkId: link.id },
      employeeName: 'Inés Navarro',
    })
  }
})

test('Tomás finds what came of his own answer on his day, though forty results of others came since', async () => {
  const { conversationId } = await asked({ by: 'kathrin-tomas' })
  const { id } = await recordInfluence(here.as('tomas'), { conversationId, what: 'She bought the smaller one' })
  await here.database.pool.query(
    `insert into outcome (id, kind, statement, evidence, employee_id, at)
     select gen_random_uuid(), 'informed', 'Somebody was informed.', '{}', $1, $2::timestamptz + n * interval '1 second' from generate_series(1, 40) n`,
    [here.id('ines'), here.ctx.now()],
  )
  expect((await results(here.as('tomas'))).outcomes.map(({ employeeName }) => employeeName)).not.toContain('Tomás Rey')
  expect((await myResults(here.as('tomas'))).map(outcome => outcome.id)).toEqual([id])
  expect(await myResults(here.as('ines'))).toHaveLength(3)
  await expect(myResults(here.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})
