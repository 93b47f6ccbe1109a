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
