import { beforeAll, expect, test } from 'vitest'
import { factCards, makeCard, sweepFacts } from '#core/facts'
import { giveWay, openConversation, saveDraft, showDraft } from '#journey/answer'
import { newId } from '#lib/id'
import { heard, post, quietSource } from '../../../test/post.ts'
import { type Cast, world } from '../../../test/world.ts'
import { answerColleague, askColleague, questionsForMe, withdrawQuestion } from './ask-colleague.ts'
import { beSeen, saidBefore, seeTogether } from './see-together.ts'

const here = world()
const day = 24 * 3_600_000
let source = ''
beforeAll(async () => {
  source = await quietSource(here.ctx)
})

async function says(text: string): Promise<string> {
  const said = post({ text })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  return rows[0].id
}

/** An answer as it stands in the house, however it came there. */
async function answerOf(who: Cast, conversationId: string, step: 'in-review' | 'sent', text: string): Promise<string> {
  const id = newId()
  await here.database.pool.query(
    `insert into answer (id, conversation_id, reply_to, author_id, text, signed_text, findings, step, given_at, released_at, sent_at)
     select $1, $2, m.id, $3, $4, $4, '[]', $5, now(), now(), case when $5 = 'sent' then now() end from message m where m.conversation_id = $2 limit 1`,
    [id, conversationId, here.id(who), text, step],
  )
  return id
}

test('Tomás asks Inés; what she says carries its source, and is offered to the next who needs it', async () => {
  const first = await says('How far does the Halden Tour go in winter, loaded, on one battery?')
  const asked = await askColleague(here.as('tomas'), first, { of: here.id('ines'), words: 'What do I tell her?' })
  expect(await questionsForMe(here.as('ines'))).toMatchObject([
    { id: asked.id, askedByName: 'Tomás Rey', about: expect.stringContaining('Halden Tour') },
  ])
  await expect(answerColleague(here.as('tomas'), asked.id, { answer: 'No idea.', source: 'me' })).rejects.toMatchObject(
    { kind: 'forbidden' },
  )
  const answered = await answerColleague(here.as('ines'), asked.id, {
    answer: 'Between 38 and 45.',
    source: 'Our ride of 12 January',
    card: { words: 'In winter, loaded, the Halden Tour goes 38 to 45 km on one battery.', language: 'en' },
  })
  expect(answered).toMatchObject({ answeredByName: 'Inés Navarro', source: 'Our ride of 12 January' })
  expect(await questionsForMe(here.as('ines'))).toEqual([])
  await expect(withdrawQuestion(here.as('tomas'), asked.id)).rejects.toMatchObject({ kind: 'conflict' })

  const next = await says('Is the range of the Tour in winter much less when it is loaded? One battery only.')
  const { facts } = await seeTogether(here.as('marta'), next)
  expect(facts).toMatchObject([
    { id: answered.factCardId, ownerName: 'Inés Navarro', source: 'Our ride of 12 January' },
  ])
  expect(facts[0]?.shared).toContain('winter')
})

test('a card that ran out is offered no more, and its owner is asked once whether it still holds', async () => {
  const conversation = await says('What does a second battery for the Cargo cost this autumn?')
  const card = await makeCard(here.as('ines'), {
    words: 'A second battery for the Cargo costs 590 € this autumn.',
    source: 'Price list',
    validUntil: new Date(here.ctx.now().getTime() + 2 * day).toISOString().slice(0, 10),
  })
  const offered = async () => (await seeTogether(here.as('marta'), conversation)).facts.map(fact => fact.id)
  expect(await offered()).toContain(card.id)
  here.pass(4 * day)
  expect(await offered()).not.toContain(card.id)
  await sweepFacts(here.ctx)
  await sweepFacts(here.ctx)
  const { rows } = await here.database.pool.query(`select payload from event where name = 'fact.expired'`)
  expect(rows).toMatchObject([{ payload: { factId: card.id, employeeId: here.id('ines') } }])
  expect((await factCards(here.as('ines'))).find(each => each.id === card.id)?.isOutOfDate).toBe(true)
})

test('who reads and who writes is seen, until they leave or are silent for a while', async () => {
  const conversation = await says('Is anybody there?')
  await beSeen(here.as('ines'), conversation, { doing: 'reading' })
  await beSeen(here.as('marta'), conversation, { doing: 'writing' })
  const present = async () =>
    (await seeTogether(here.as('tomas'), conversation)).present.map(({ name, doing }) => `${name} ${doing}`)
  expect(await present()).toEqual(['Marta Lind writing', 'Inés Navarro reading'])
  await beSeen(here.as('marta'), conversation, { doing: 'gone' })
  expect(await present()).toEqual(['Inés Navarro reading'])
  here.pass(60_000)
  expect(await present()).toEqual([])
})

test('a draft is one’s own until it is shown', async () => {
  const conversation = await says('Does the bell come in green?')
  await expect(showDraft(here.as('ines'), conversation, true)).rejects.toMatchObject({ kind: 'conflict' })
  await saveDraft(here.as('ines'), conversation, { text: 'It does, and' })
  const seen = async () => (await seeTogether(here.as('marta'), conversation)).drafts
  expect(await seen()).toEqual([])
  await showDraft(here.as('ines'), conversation, true)
  await saveDraft(here.as('ines'), conversation, { text: 'It does, and in blue.' })
  expect(await seen()).toMatchObject([{ name: 'Inés Navarro', text: 'It does, and in blue.', step: 'writing' }])
  await showDraft(here.as('ines'), conversation, false)
  expect(await seen()).toEqual([])
})

test('of two answers that wait for the same person, one gives way, and its words are not lost', async () => {
  const conversation = await says('Where can I have my brakes looked at in Leipzig?')
  const mine = await answerOf('tomas', conversation, 'in-review', 'At any bicycle shop.')
  const theirs = await answerOf('ines', conversation, 'in-review', 'At our workshop, from Tuesday on.')
  expect((await seeTogether(here.as('tomas'), conversation)).drafts).toMatchObject([
    { answerId: theirs, name: 'Inés Navarro', step: 'in-review' },
  ])
  await expect(giveWay(here.as('ines'), mine, theirs)).rejects.toMatchObject({ kind: 'forbidden' })
  await giveWay(here.as('marta'), mine, theirs)
  const opened = await openConversation(here.as('tomas'), conversation)
  expect(opened.answers.find(answer => answer.id === mine)?.step).toBe('withdrawn')
  expect(opened.draft?.text).toBe('At any bicycle shop.')
  expect(opened.conversation).toMatchObject({ standing: 'in-review', assigneeId: here.id('ines') })
  await expect(giveWay(here.as('marta'), mine, theirs)).rejects.toMatchObject({ kind: 'conflict' })
})

test('a draft that nearly repeats what was sent to somebody else is pointed out', async () => {
  const words =
    'Thank you for writing to us. Please bring the bicycle to a workshop, and they will look at the brake without a charge.'
  const sent = await answerOf('ines', await says('My brake squeaks.'), 'sent', words)
  const another = await says('And mine does not brake at all.')
  expect(
    await saidBefore(here.as('tomas'), another, { text: words.replace('the bicycle', 'your bicycle') }),
  ).toMatchObject({
    answerId: sent,
    authorName: 'Inés Navarro',
  })
  expect(
    await saidBefore(here.as('tomas'), another, {
      text: 'That must not happen. Stop riding it, and I will send somebody to you today; what is your address?',
    }),
  ).toBeNull()
})
