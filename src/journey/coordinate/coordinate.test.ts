import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAvailability, sayWhatIKnow, upsertDocument } from '#core/team'
import { closeConversation, giveAnswer, openConversation } from '#journey/answer'
import { results } from '#journey/measure'
import { claimConversation } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import { keepOwnVoice, myVoices, removeOwnVoice } from './keep-own-voice.ts'
import { careFor, standingOf } from './model.ts'
import { seeColleagues } from './see-colleagues.ts'
import { replyToWord, wordsForMe, writeToColleague } from './write-to-colleague.ts'

const here = world()
const dayMs = 24 * 3_600_000
let worker: AsyncDisposable
let conversationId = ''

const seen = async (who: Cast) => (await seeColleagues(here.as('ada'))).colleagues.find(({ id }) => id === here.id(who))

beforeAll(async () => {
  await townSquare(here.ctx)
  const source = await quietSource(here.ctx)
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  for (const who of ['ines', 'tomas'] as const)
    await sayWhatIKnow(here.as(who), { topics: [{ name: 'Winter charging', kind: 'topic', words: ['battery'] }] })
  const said = post({ text: 'Which battery charges at minus ten?', network: 'square' })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    said.externalId,
  ])
  conversationId = rows[0].id
  await claimConversation(here.as('ines'), conversationId)
  await giveAnswer(here.as('ines'), { conversationId, text: 'The large one does, down to minus fifteen.' })
  await until('it is sent', async () =>
    (await openConversation(here.as('ines'), conversationId)).answers.at(-1)?.step === 'sent' ? true : undefined,
  )
  await heard(here.ctx, source, post({ text: 'Thank you so much!', network: 'square', replyTo: said.externalId }))
  await closeConversation(here.as('ines'), conversationId, { result: 'thanked' })
  await until('it is in the ledger', async () =>
    (await results(here.as('ada'))).outcomes.find(each => each.conversationId === conversationId),
  )
})
afterAll(() => worker[Symbol.asyncDispose]())

test('Ada sees that Inés speaks and that Tomás could, by name; nobody else looks at colleagues so', async () => {
  const { colleagues } = await seeColleagues(here.as('ada'))
  expect(colleagues.map(({ name }) => name)).toEqual(['Ada Okafor', 'Inés Navarro', 'Marta Lind', 'Tomás Rey'])
  expect(await seen('ines')).toMatchObject({ standing: 'speaks' })
  expect(await seen('tomas')).toMatchObject({ standing: 'could', topics: ['Winter charging'] })
  expect((await seen('tomas'))?.asked).toBeGreaterThan(0)
  expect(await seen('marta')).toMatchObject({ standing: 'not-asked' })
  await expect(seeColleagues(here.as('marta'))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('she encourages him in words of her own; he says not now, and has his peace for sixty days', async () => {
  const nudge = { kind: 'nudge' as const, toId: here.id('tomas') }
  await expect(writeToColleague(here.as('ada'), { ...nudge, words: 'Speak!' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const words = 'You know frost like nobody else. Kathrin would love to hear it from you.'
  await expect(writeToColleague(here.as('marta'), { ...nudge, words })).rejects.toMatchObject({ kind: 'forbidden' })
  const id = await writeToColleague(here.as('ada'), { ...nudge, words })
  await expect(writeToColleague(here.as('ada'), { ...nudge, words })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await wordsForMe(here.as('tomas'))).toMatchObject([{ id, words, fromName: 'Ada Okafor' }])
  await expect(replyToWord(here.as('ines'), id, { said: 'yes' })).rejects.toMatchObject({ kind: 'not-found' })
  await replyToWord(here.as('tomas'), id, { said: 'not-now' })
  expect(await wordsForMe(here.as('tomas'))).toEqual([])
  expect(await seen('tomas')).toMatchObject({ standing: 'rests', nudgeSaid: 'not-now' })
  here.pass(20 * dayMs)
  await expect(writeToColleague(here.as('ada'), { ...nudge, words })).rejects.toMatchObject({ kind: 'conflict' })
  here.pass(-20 * dayMs)
})

test('thanks that came for Inés are passed on once; where nobody thanked her, nothing is', async () => {
  const [thanks] = (await seen('ines'))?.thanks ?? []
  expect(thanks).toMatchObject({ conversationId, quote: 'Thank you so much!' })
  const word = { kind: 'thanks' as const, toId: here.id('ines'), words: 'Kathrin is happy, and so am I.' }
  await expect(writeToColleague(here.as('ada'), word)).rejects.toMatchObject({ kind: 'conflict' })
  await writeToColleague(here.as('ada'), { ...word, conversationId })
  expect((await seen('ines'))?.thanks).toEqual([])
  expect(await wordsForMe(here.as('ines'))).toMatchObject([{ kind: 'thanks', conversationId }])
})

test('two press at once, and Tomás reads one word', async () => {
  here.pass(61 * dayMs)
  const words = 'Would you like to try it with me beside you?'
  const pressed = await Promise.allSettled(
    [1, 2].map(() => writeToColleague(here.as('ada'), { kind: 'nudge', toId: here.id('tomas'), words })),
  )
  expect(pressed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await wordsForMe(here.as('tomas'))).toHaveLength(1)
})

test('what stands under Marta’s name elsewhere is hers to add; Ada sees it only when she says so', async () => {
  const url = 'https://marta.example/snow'
  await upsertDocument(
    here.ctx,
    { id: newId(), title: 'Snow and chains', url, language: 'en', summary: '', authorIds: [here.id('marta')] },
    false,
  )
  expect((await myVoices(here.as('marta'))).found).toEqual([{ title: 'Snow and chains', url }])
  // Somebody of her name posts elsewhere: she is asked whether that is she, and nobody else is told.
  const elsewhere = {
    externalId: 'did:marta',
    handle: 'marta.test',
    name: 'Marta  Lind',
    url: 'https://marta.example/',
  }
  await heard(here.ctx, await quietSource(here.ctx), post({ text: 'A Halden in the snow.', author: elsewhere }))
  expect((await myVoices(here.as('marta'))).found).toContainEqual({
    title: 'Marta  Lind (bluesky)',
    url: 'https://marta.example/',
  })
  expect((await myVoices(here.as('ines'))).found).toEqual([])
  await keepOwnVoice(here.as('marta'), { url: elsewhere.url, name: 'Her posts', isShown: false })
  await keepOwnVoice(here.as('marta'), { url, name: 'Marta in the snow', isShown: false })
  expect(await myVoices(here.as('marta'))).toMatchObject({ found: [], voices: [{ url: elsewhere.url }, { url }] })
  expect((await seeColleagues(here.as('ada'))).voices).toEqual([])
  await keepOwnVoice(here.as('marta'), { url, name: 'Marta in the snow', isShown: true })
  const { voices } = await seeColleagues(here.as('ada'))
  expect(voices).toMatchObject([{ employeeName: 'Marta Lind', url }])
  await expect(removeOwnVoice(here.as('ada'), voices[0]?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' })
  await removeOwnVoice(here.as('marta'), voices[0]?.id ?? '')
  expect((await seeColleagues(here.as('ada'))).voices).toEqual([])
  const script = { url: 'javascript:alert(1)', name: 'x', isShown: true }
  await expect(keepOwnVoice(here.as('marta'), script)).rejects.toMatchObject({ kind: 'invalid' })
})

test('whoever carries as much as they want to, or is hurt, is taken care of and not asked to speak', async () => {
  await changeAvailability(here.as('marta'), here.id('marta'), {
    mostOpen: 3,
    awayFrom: '2020-01-01',
    awayUntil: '2999-01-01',
  })
  expect(await seen('marta')).toMatchObject({ standing: 'away' })
  const calm = { hurtful: [], inHand: 1, lateDays: 0, mostOpen: 3 }
  expect(careFor(calm)).toEqual([])
  expect(careFor({ ...calm, inHand: 3 })).toHaveLength(1)
  expect(careFor({ ...calm, lateDays: 3 })).toHaveLength(1)
  const hurt = { ...calm, hurtful: ['c'] }
  expect(careFor(hurt)).toEqual(['Somebody wrote to them what hurts.'])
  const could = {
    ...{ id: 't', name: 'Tomás', topics: ['Frost'], asked: 3, hasSpoken: false, isAway: false, thanks: [] },
    ...{ nudgedAt: null, nudgeSaid: null },
  }
  expect(standingOf({ ...could, ...calm }, new Date())).toBe('could')
  expect(standingOf({ ...could, ...hurt }, new Date())).toBe('rests')
})
