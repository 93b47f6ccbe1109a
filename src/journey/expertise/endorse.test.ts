import { expect, test } from 'vitest'
import { insertOurMessage, setStanding } from '#journey/listen'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { endorse, takeBack } from './endorse.ts'
import { knowWho } from './know-who.ts'
import { dropHelped, evidenceOf, keepHelped } from './store.ts'

const here = world()

const topic = async (): Promise<string> => {
  const id = '019a0000-0000-7000-8000-000000000001'
  await here.ctx.db
    .insertInto('topic')
    .values({ id, name: 'Battery', kind: 'product', words: ['akku'], created_at: here.ctx.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return id
}

test('Marta says that Inés knows batteries: it stands on her page, and is Marta’s alone to take back', async () => {
  const topicId = await topic()
  await expect(endorse(here.as('ines'), here.id('ines'), { topicId })).rejects.toMatchObject({ kind: 'invalid' })
  const { id } = await endorse(here.as('marta'), here.id('ines'), { topicId, note: 'She built it.' })
  await expect(endorse(here.as('marta'), here.id('ines'), { topicId })).rejects.toMatchObject({ kind: 'conflict' })
  expect((await evidenceOf(here.ctx, here.id('ines'))).endorsements).toMatchObject([
    { byName: 'Marta Lind', topic: 'Battery', note: 'She built it.' },
  ])
  await expect(takeBack(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'not-found' })
  await takeBack(here.as('marta'), id)
  expect((await evidenceOf(here.ctx, here.id('ines'))).endorsements).toEqual([])
})

test('an answer of Tomás’ that helped speaks for him when the like is asked again, until it is opened anew', async () => {
  const asked = post({ text: 'Where can I rent a trailer for two children in Sevilla?' })
  await heard(here.ctx, await quietSource(here.ctx), asked)
  const { id } = await here.ctx.db.selectFrom('conversation').select('id').executeTakeFirstOrThrow()
  const job = as(here.ctx, { kind: 'job', name: 'test' })
  // Nobody of us has said anything yet.
  expect(await keepHelped(job, id, 1)).toBe(false)
  await insertOurMessage(here.ctx, {
    id: newId(),
    conversationId: id,
    network: 'bluesky',
    externalId: 'ours',
    parentExternalId: asked.externalId,
    authorId: here.id('tomas'),
    text: 'At our shop in Triana, for a weekend or a month.',
    language: 'en',
    url: null,
    postedAt: here.ctx.now(),
    fingerprint: 0n,
    terms: [],
  })
  await setStanding(here.ctx, id, 'closed')
  expect(await keepHelped(job, id, 1)).toBe(true)
  const again = { text: 'is there somewhere to rent a trailer for children?', at: here.ctx.now().getTime() }
  const { expertise, evidence } = await knowWho(here.ctx)
  const [first] = expertise.whoKnows(again)
  expect(first?.person).toBe(here.id('tomas'))
  expect(evidence.get(first?.because[0]?.id ?? '')).toMatchObject({ kind: 'answer', conversationId: id })
  expect((await evidenceOf(here.ctx, here.id('tomas'))).answers).toMatchObject([{ conversationId: id }])
  await dropHelped(job, id)
  expect((await knowWho(here.ctx)).expertise.whoKnows(again)).toEqual([])
})
