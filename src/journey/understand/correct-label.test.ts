import { beforeAll, beforeEach, expect, test } from 'vitest'
import { topics } from '#core/company'
import { openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { correctLabel, undoCorrection } from './correct-label.ts'

const here = world()
let source = ''
const works = 'Road works in Halden close the old bridge until Friday, the town council says.'

beforeAll(async () => {
  source = await quietSource(here.ctx)
})

/** Kathrin’s words, heard and read as the house does it. */
async function says(text: string) {
  const said = post({ text: `${text}` })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query(
    'select id, conversation_id as "conversationId" from message where external_id = $1',
    [said.externalId],
  )
  const opened = await openConversation(here.as('ines'), rows[0].conversationId)
  const [message] = opened.messages
  if (!message?.reading) throw new Error('It was not read.')
  return {
    id: message.id,
    conversationId: rows[0].conversationId as string,
    reading: message.reading,
    kind: opened.conversation.kind,
  }
}

beforeEach(async () => {
  await here.database.pool.query('update correction set undone_at = now()')
})

test('a wrong label put right teaches the next post like it, and says from whom', async () => {
  const first = await says(works)
  expect(first.kind).not.toBe('static')
  await correctLabel(here.as('ines'), first.id, { label: 'kind', value: 'static' })
  const after = await openConversation(here.as('marta'), first.conversationId)
  expect(after.conversation.kind).toBe('static')
  expect(after.messages[0]?.reading?.learned).toMatchObject([
    { label: 'kind', similarity: 1, employeeName: 'Inés Navarro' },
  ])

  const next = await says('Road works in Halden close the long tunnel until Friday, the town council says.')
  expect(next.kind).toBe('static')
  expect(next.reading.learned).toMatchObject([{ label: 'kind', employeeName: 'Inés Navarro', at: expect.any(Date) }])
  expect(next.reading.learned[0]?.because[0]?.words).toContain('until Friday, the town council says')
  const other = await says('How long does the battery of the Tour last in winter?')
  expect(other.reading.learned).toEqual([])
  expect(other.kind).toBe('question')
})

test('what was put right can be taken back, and nothing follows it any more', async () => {
  const first = await says(works)
  const { id } = await correctLabel(here.as('ines'), first.id, { label: 'kind', value: 'static' })
  await expect(undoCorrection(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'forbidden' })
  await undoCorrection(here.as('ines'), id)
  expect((await openConversation(here.as('ines'), first.conversationId)).conversation.kind).toBe(first.kind)
  expect((await says(works)).reading.learned).toEqual([])
})

test('a second word about the same label takes the place of the first', async () => {
  const first = await says(works)
  await correctLabel(here.as('ines'), first.id, { label: 'kind', value: 'static' })
  await correctLabel(here.as('marta'), first.id, { label: 'kind', value: 'praise' })
  const { conversation, messages } = await openConversation(here.as('ines'), first.conversationId)
  expect(conversation.kind).toBe('praise')
  expect(messages[0]?.reading?.learned).toMatchObject([{ employeeName: 'Marta Lind' }])
  await expect(correctLabel(here.as('ines'), first.id, { label: 'kind', value: 'praise' })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('topics are read from the company’s own list, and corrected like the rest', async () => {
  const [winter] = (await topics(here.ctx)).filter(topic => topic.name === 'Winter charging')
  const post = await says('Since the frost my battery stops at 80 %, and the display is cold to the touch.')
  expect(post.reading.topics).toMatchObject([
    { name: 'Winter charging', because: [{ words: 'frost' }, { words: 'battery' }] },
  ])
  await correctLabel(here.as('ines'), post.id, { label: 'topic', value: { topicId: winter?.id ?? '', isAbout: false } })
  expect(
    (await says('Since the frost my battery stops at 70 %, and the display is cold to the touch.')).reading.topics,
  ).toEqual([])
})

test('how somebody feels is told of each thing that they name', async () => {
  const { reading } = await says('I love my Halden Tour, but the battery is terrible.')
  const toward = new Map(reading.aspects.map(aspect => [aspect.name, aspect.score]))
  expect(toward.get('Halden Tour')).toBeGreaterThan(0.2)
  expect(toward.get('Winter charging')).toBeLessThan(-0.2)
})

test('only people correct, and only what an outsider said', async () => {
  const first = await says(works)
  const token = { ...here.ctx, actor: { kind: 'token' as const, tokenId: here.id('ada'), name: 'a program' } }
  await expect(correctLabel(token, first.id, { label: 'kind', value: 'static' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(correctLabel(here.as('ines'), here.id('ada'), { label: 'kind', value: 'static' })).rejects.toMatchObject(
    { kind: 'not-found' },
  )
  const row = (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(
    each => each.id === first.conversationId,
  )
  expect(row?.kind).toBe(first.kind)
})

test('how somebody feels toward one thing is put right, and the next post that names it follows', async () => {
  const [tour] = (await topics(here.ctx)).filter(topic => topic.name === 'Halden Tour')
  const first = await says('Two of my couriers refuse to give the Halden Tour back after the week.')
  expect(first.reading.aspects).toContainEqual({ name: 'Halden Tour', score: 0, because: [] })
  const value = { topicId: tour?.id ?? '', score: 0.8 }
  await correctLabel(here.as('ines'), first.id, { label: 'aspect', value })
  const [after] = (await openConversation(here.as('marta'), first.conversationId)).messages
  expect(after?.reading?.aspects).toContainEqual({ name: 'Halden Tour', score: 0.8, because: [] })

  const next = await says('Three of my couriers refuse to give the Halden Tour back after the month.')
  expect(next.reading.aspects.find(each => each.name === 'Halden Tour')?.score).toBe(0.8)
  expect(next.reading.learned).toMatchObject([
    { label: 'aspect', about: tour?.id, ofThis: false, employeeName: 'Inés Navarro' },
  ])
  const unnamed = await says('Three of my couriers refuse to give it back after the month.')
  expect(unnamed.reading.learned).toEqual([])
})

test('of one post the company and a product are felt about apart, and each word is taken back by itself', async () => {
  const [tour] = (await topics(here.ctx)).filter(topic => topic.name === 'Halden Tour')
  const { id, conversationId } = await says('We talked about the Halden Tour at the fair.')
  await correctLabel(here.as('ines'), id, { label: 'aspect', value: { topicId: tour?.id ?? '', score: 0.8 } })
  const cross = { label: 'aspect' as const, value: { topicId: null, score: -0.8 } }
  const toward = await correctLabel(here.as('ines'), id, cross)
  const read = async () =>
    Object.fromEntries(
      (await openConversation(here.as('ines'), conversationId)).messages[0]?.reading?.aspects.map(each => [
        each.name,
        each.score,
      ]) ?? [],
    )
  expect(await read()).toMatchObject({ 'Halden Tour': 0.8, Halden: -0.8 })
  await expect(correctLabel(here.as('ines'), id, cross)).rejects.toMatchObject({ kind: 'conflict' })
  await undoCorrection(here.as('ines'), toward.id)
  expect(await read()).toMatchObject({ 'Halden Tour': 0.8 })
  expect((await read()).Halden ?? 0).toBe(0)
})

test('what was no hurry is none in posts like it, with nothing said of haste', async () => {
  const first = await says('A toy bike on fire, urgent, watch it tonight: share the Halden giveaway post and win!')
  expect(first.reading.urgency).toBeGreaterThan(0.5)
  await correctLabel(here.as('ines'), first.id, { label: 'urgency', value: 0.03 })
  const next = await says('A toy bike on fire, urgent, watch it tonight: share the Halden giveaway film and win!')
  expect(next.reading).toMatchObject({ urgency: expect.closeTo(0.03), why: { urgency: [] } })
})

test('a number that was not known is an order from then on, in posts like it; years and prices are not', async () => {
  const first = await says('My parcel HT-4711 never came, and the shop in Bergen says nothing.')
  expect(first.reading.entities.map(each => each.kind)).not.toContain('order')
  const correction = await correctLabel(here.as('ines'), first.id, {
    label: 'entity',
    value: { words: 'HT-4711', kind: 'order' },
  })
  expect(correction.was).toMatchObject({ words: 'HT-4711' })
  const next = await says('My parcel HT-9023 never came, and the shop in Bergen says nothing since 2024.')
  expect(next.reading.entities.filter(each => each.kind === 'order')).toMatchObject([{ words: 'HT-9023' }])
  await undoCorrection(here.as('ines'), correction.id)
  const later = await says('My parcel HT-5555 never came, and the shop in Bergen says nothing.')
  expect(later.reading.entities.map(each => each.kind)).not.toContain('order')
})

test('what is no place is none in posts like it; only words of the post can be named', async () => {
  const first = await says('Paris from your workshop fixed my brakes within the hour.')
  expect(first.reading.entities).toMatchObject([{ kind: 'place', words: 'Paris' }])
  await correctLabel(here.as('ines'), first.id, { label: 'entity', value: { words: 'Paris', kind: null } })
  expect((await says('Paris from your workshop fixed my wheels within the hour.')).reading.entities).toEqual([])
  expect((await says('The Tour is sold in Paris, too.')).reading.entities).toContainEqual(
    expect.objectContaining({ kind: 'place', words: 'Paris' }),
  )
  const other = { label: 'entity' as const, value: { words: 'Lyon', kind: 'place' as const } }
  await expect(correctLabel(here.as('ines'), first.id, other)).rejects.toMatchObject({ kind: 'invalid' })
})

test('a letter that a machine sent stays static, however often its words are put right', async () => {
  const said = post({ text: 'I am away until Monday. Can it wait?', isAutomatic: true })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query(
    'select id, conversation_id as "conversationId" from message where external_id = $1',
    [said.externalId],
  )
  const read = async () => (await openConversation(here.as('ines'), rows[0].conversationId)).messages[0]?.reading
  expect(await read()).toMatchObject({ kind: 'static' })
  await correctLabel(here.as('ines'), rows[0].id, { label: 'urgency', value: 0.9 })
  expect(await read()).toMatchObject({ kind: 'static', urgency: expect.closeTo(0.9) })
})
