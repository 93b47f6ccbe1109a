import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountsOf, mergePeople } from '#core/people'
import { upsertDocument } from '#core/team'
import {
  changeAnswer,
  closeConversation,
  giveAnswer,
  openConversation,
  saveDraft,
  withdrawAnswer,
} from '#journey/answer'
import { listBehind } from '#journey/behind'
import { noticeDeclared } from '#journey/expertise'
import { results } from '#journey/measure'
import { newId } from '#lib/id'
import { usualMove } from '#lib/moves'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import { isStillTheSnippet } from './model.ts'
import { pagesToInviteTo } from './note-invitation.ts'
import { changeSnippet, makeSnippet, retireSnippet, snippets } from './snippets.ts'

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
    { id: newId(), title: 'Winter charging', url: winter, language: 'en', summary: '', authorIds: [here.id('ines')] },
    false,
  )
  await upsertDocument(
    here.ctx,
    { id: newId(), title: 'Brakes', url: 'https://halden.example/brakes', language: 'en', summary: '', authorIds: [] },
    false,
  )
  await noticeDeclared(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function says(text: string, by = 'kathrin'): Promise<string> {
  const said = post({ text: `${text} ${newId()}`, network: 'square', by })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  return rows[0].id
}

async function personIn(conversationId: string): Promise<string> {
  const { conversation } = await openConversation(here.as('ada'), conversationId)
  return (await accountsOf(here.ctx, [conversation.openedBy]))[0]?.personId ?? ''
}

const winterFor = async (who: Cast, id: string) =>
  (await pagesToInviteTo(here.as(who), id)).find(({ documentId }) => documentId === winterId)
const answers = async (id: string, who: Cast = 'ines') => (await openConversation(here.as(who), id)).answers
const sent = (id: string) =>
  until('the answer is sent', async () => ((await answers(id)).at(-1)?.step === 'sent' ? true : undefined))

test('a complaint usually calls for an apology, praise for thanks, what is not so for a correction', () => {
  expect(['complaint', 'praise', 'question', 'idea'].map(kind => usualMove(kind))).toEqual([
    'apologise',
    'thank',
    'answer',
    'answer',
  ])
  expect(usualMove('complaint', ['complaint', 'correction-needed'])).toBe('correct')
})

test('Inés asks back: that is what her answer was, and Results tells it apart, with who wrote again', async () => {
  const id = await says('My motor hums when I ride it uphill, what is it?')
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Which year is it from?', move: 'ask-back' })
  expect((await answers(id))[0]).toMatchObject({ move: 'ask-back' })
  await sent(id)
  const count = async () => (await results(here.as('ada'))).moves.find(({ move }) => move === 'ask-back')
  const wroteAgain = async () => (await listBehind(here.as('ada'), { of: 'wrote-again', which: 'ask-back' })).lines
  expect(await count()).toEqual({ move: 'ask-back', sent: 1, wroteAgain: 0 })
  expect(await wroteAgain()).toEqual([])
  const { messages } = await openConversation(here.as('ines'), id)
  const first = messages[0]?.externalId ?? ''
  here.pass(60_000)
  const again = { text: 'From last year.', network: 'square', replyTo: first, threadRoot: first }
  await heard(here.ctx, source, post({ ...again, postedAt: new Date(here.ctx.now().getTime() + 1000) }))
  expect(await count()).toEqual({ move: 'ask-back', sent: 1, wroteAgain: 1 })
  expect(await wroteAgain()).toEqual((await listBehind(here.as('ada'), { of: 'sent', which: 'ask-back' })).lines)
  expect(await wroteAgain()).toMatchObject([{ employeeName: expect.any(String), quote: expect.any(String) }])
})

test('nobody is invited twice to the same page, not even by a colleague, nor from another of their accounts', async () => {
  const id = await says('How do I charge in winter?')
  const pages = await pagesToInviteTo(here.as('ines'), id)
  expect(pages[0]).toMatchObject({ documentId: winterId, url: winter, fits: true, before: null })
  const invite = { conversationId: id, move: 'invite' as const }
  await expect(giveAnswer(here.as('ines'), { ...invite, text: 'Inside, mostly.' })).rejects.toMatchObject({
    reasons: [{ at: 'pageId' }],
  })
  await expect(
    giveAnswer(here.as('ines'), { ...invite, pageId: winterId, text: 'Inside. We wrote about it.' }),
  ).rejects.toMatchObject({ message: 'The link is not in your words yet.' })
  expect(await answers(id)).toEqual([])
  await giveAnswer(here.as('ines'), { ...invite, pageId: winterId, text: `Inside; page two has your case: ${winter}.` })
  await sent(id)
  await closeConversation(here.as('ines'), id, { result: 'thanked' })

  const next = await says('And where do I charge it at minus twenty?')
  expect(await winterFor('marta', next)).toMatchObject({ before: { by: 'Inés Navarro' } })
  const again = { conversationId: next, move: 'invite' as const, pageId: winterId, text: `Also there: ${winter}?x` }
  await expect(giveAnswer(here.as('marta'), { ...again, text: `Look: ${winter}` })).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Kathrin was invited to “Winter charging” before. Once is enough.',
  })
  const first = await says('Does it charge slower?', 'kathrin-elsewhere')
  await mergePeople(here.as('ada'), await personIn(next), {
    fromId: await personIn(first),
    why: 'She says so herself.',
  })
  const elsewhere = await says('How slow is charging in winter?', 'kathrin-elsewhere')
  await expect(
    giveAnswer(here.as('ines'), { ...again, conversationId: elsewhere, text: `Look: ${winter}` }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  const underAnother = { conversationId: next, move: 'answer' as const }
  await expect(
    giveAnswer(here.as('marta'), { ...underAnother, text: `As that page says: ${winter}?utm_source=us` }),
  ).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Kathrin was invited to “Winter charging” before. Once is enough.',
    reasons: [{ at: 'text' }],
  })
  expect(await answers(next, 'marta')).toEqual([])
  await giveAnswer(here.as('marta'), { ...underAnother, text: 'In the cellar, as that page says.' })

  const { lines } = await listBehind(here.as('ada'), { of: 'invited', which: winterId })
  expect(lines).toHaveLength(1)
  expect(await listBehind(here.as('ada'), { of: 'invited-thanked', which: winterId })).toMatchObject({ lines })
  expect(await listBehind(here.as('ada'), { of: 'invited-wrote-again', which: winterId })).toMatchObject({ lines: [] })
  const { invitations } = await results(here.as('ada'))
  expect(invitations).toEqual([
    { documentId: winterId, title: 'Winter charging', url: winter, invited: 1, wroteAgain: 0, thanked: 1 },
  ])
})

test('a link to our page is an invitation under any move; to what they spoke of themselves, or further down, it is none', async () => {
  const id = await says('How warm must the battery be?', 'priya')
  await giveAnswer(here.as('ines'), { conversationId: id, move: 'answer', text: `Above zero, see ${winter}.` })
  await sent(id)
  await giveAnswer(here.as('ines'), { conversationId: id, move: 'ask-back', text: `Did ${winter} help you there?` })
  await sent(id)
  const again = await says('And in spring?', 'priya')
  expect(await winterFor('marta', again)).toMatchObject({ before: { by: 'Inés Navarro' } })
  const invite = { conversationId: again, move: 'invite' as const, pageId: winterId, text: `Read ${winter}` }
  await expect(giveAnswer(here.as('marta'), invite)).rejects.toMatchObject({ kind: 'conflict' })
  const theirOwn = await says(`Is ${winter}?ref=mail still true?`, 'priya')
  await giveAnswer(here.as('marta'), { conversationId: theirOwn, move: 'answer', text: `Yes, ${winter} is true.` })
  await sent(theirOwn)
})

test('what somebody chose to do is kept with what they write, until it leaves or they choose anew', async () => {
  const id = await says('Where do I store it?', 'otto')
  const draft = async () => (await openConversation(here.as('ines'), id)).draft
  await saveDraft(here.as('ines'), id, { text: 'Somewhere', move: 'invite', pageId: winterId })
  await saveDraft(here.as('ines'), id, { text: 'Somewhere dry' })
  expect(await draft()).toMatchObject({ text: 'Somewhere dry', move: 'invite', pageId: winterId })
  await saveDraft(here.as('ines'), id, { text: 'Somewhere dry', move: null, pageId: null })
  expect(await draft()).toMatchObject({ move: null, pageId: null })
  const held = await giveAnswer(here.as('ines'), {
    conversationId: id,
    text: 'Dry.',
    move: 'thank',
    askForReview: true,
  })
  expect(await draft()).toBeNull()
  await withdrawAnswer(here.as('ines'), held.id)
  expect(await draft()).toMatchObject({ text: 'Dry.', move: 'thank' })
})

test('an invitation that never left is none: taken back, a colleague can make it', async () => {
  const id = await says('Is there something to read about winter?', 'jonas')
  const invite = { conversationId: id, move: 'invite' as const, pageId: winterId }
  const held = await giveAnswer(here.as('tomas'), { ...invite, text: `All of it: ${winter}` })
  expect(held.step).toBe('in-review')
  expect((await winterFor('tomas', id))?.before).toBeNull()
  expect((await winterFor('ines', id))?.before).toMatchObject({ by: 'Tomás Rey' })
  await withdrawAnswer(here.as('tomas'), held.id)
  const other = await says('Winter again, what do I read?', 'jonas')
  expect((await winterFor('ines', other))?.before).toBeNull()
  await giveAnswer(here.as('ines'), { ...invite, conversationId: other, text: `Read this, Jonas: ${winter}` })
  await sent(other)
})

const start =
  'Thank you for telling us. A workshop looks at your brake without a charge, and we pay the way there and back again.'

test('words to begin with leave only once somebody made them their own', async () => {
  const snippet = await makeSnippet(here.as('marta'), { title: 'Brake to the workshop', words: start, language: 'en' })
  const id = await says('My brake does not hold.')
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text: start })).rejects.toMatchObject({
    kind: 'refused',
    message: 'Make it your own first.',
    reasons: [{ at: 'text', message: expect.stringContaining('“Brake to the workshop”') }],
  })
  await expect(
    giveAnswer(here.as('ines'), { conversationId: id, text: start.replace('again.', 'again!') }),
  ).rejects.toMatchObject({ kind: 'refused' })
  expect(await answers(id)).toEqual([])
  const own =
    'Stop riding it, please. I have asked Velo Nord in your street: they look at the brake tomorrow without a charge.'
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text: own })
  await sent(id)
  await expect(changeAnswer(here.as('ines'), answerId, { text: start })).rejects.toMatchObject({ kind: 'refused' })
  await retireSnippet(here.as('marta'), snippet.id)
  expect(await snippets(here.as('ines'))).toEqual([])
})

test('a start is still the start with a word changed, and no more with a sentence of one’s own', () => {
  const snippet = { words: start }
  expect(isStillTheSnippet(start.toUpperCase(), snippet)).toBe(true)
  expect(isStillTheSnippet(`Hi! ${start}`, snippet)).toBe(true)
  expect(isStillTheSnippet('Thank you!', { words: 'Thank you!' })).toBe(true)
  expect(isStillTheSnippet('Thank you for telling us.', snippet)).toBe(false)
  expect(
    isStillTheSnippet(
      `${start} Is it the front one, Anna? Then please do not ride it until Tuesday, I mean it.`,
      snippet,
    ),
  ).toBe(false)
})

test('whoever keeps words to begin with changes them, or a coordinator; nobody else', async () => {
  const snippet = await makeSnippet(here.as('marta'), { title: 'A late answer', words: 'Sorry that you waited.' })
  const other = { title: 'A late answer', words: 'We were slow, and I am sorry.' }
  await expect(changeSnippet(here.as('tomas'), snippet.id, other)).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'Marta Lind keeps this. Ask them, or a coordinator.',
  })
  expect(await changeSnippet(here.as('ada'), snippet.id, { ...other, ownerId: here.id('tomas') })).toMatchObject({
    words: other.words,
    ownerName: 'Tomás Rey',
  })
  await expect(makeSnippet(here.as('tomas'), { title: ' ', words: 'x' })).rejects.toMatchObject({ kind: 'invalid' })
})
