import { beforeAll, expect, test } from 'vitest'
import { decideReview } from '#core/review'
import { giveAnswer, openConversation } from '#journey/answer'
import { claimConversation, listInbox, releaseClaim } from '#journey/route'
import { seeTogether } from '#journey/together'
import { eventTasks } from '#platform/events'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import { world } from '../../../test/world.ts'
import { seeQueue } from './see-queue.ts'

const here = world()
const question = post({ text: 'How many children fit into the Cargo?', network: 'square' })

beforeAll(async () => {
  await townSquare(here.ctx)
  await heard(here.ctx, await quietSource(here.ctx), question)
})

const row = async () =>
  (await listInbox(here.as('ines'), { view: 'in-review' })).rows.find(({ text }) => text === question.text)

/** Marta decides what waits of Tomás, and the house hears of it. */
async function decided(answerId: string, decision: Parameters<typeof decideReview>[2]): Promise<void> {
  const waiting = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === answerId)
  await decideReview(here.as('marta'), waiting?.id ?? '', decision)
  const { rows } = await here.database.pool.query(`select id from event where name = 'review.decided'`)
  const hear = eventTasks().find(({ name }) => name === 'answer hears review.decided')
  for (const { id } of rows) await hear?.run(here.ctx, { eventId: id })
}

test('the inbox says with whom an answer is: with a reviewer, back with Tomás, with a reviewer again, his to send', async () => {
  const tomas = here.as('tomas')
  const { rows } = await listInbox(tomas, { view: 'everything' })
  const conversationId = rows.find(({ text }) => text === question.text)?.id ?? ''
  const { id } = await giveAnswer(tomas, { conversationId, text: 'No idea, a lot.' })
  expect(await row()).toMatchObject({ standing: 'in-review', cameBackTo: null })
  await decided(id, { decision: 'returned', comment: 'Look it up.' })
  expect(await row()).toMatchObject({ cameBackTo: { name: 'Tomás Rey', decision: 'returned' } })
  await giveAnswer(tomas, { conversationId, text: 'Two, up to seven years old.' })
  expect(await row()).toMatchObject({ standing: 'in-review', cameBackTo: null })
  await decided(id, { decision: 'approved' })
  expect(await row()).toMatchObject({ cameBackTo: { name: 'Tomás Rey', decision: 'approved' } })
  // What was said of his first words was heard again meanwhile, and is not said of these.
  expect((await openConversation(tomas, conversationId)).answers).toMatchObject([{ id, step: 'approved' }])
})

test('while the answer of Tomás is with a reviewer Inés may write one, too: each sees the other’s; she lets go, and it is his as before', async () => {
  const [tomas, ines] = [here.as('tomas'), here.as('ines')]
  const other = post({ text: 'Does the Cargo fit into a lift?', network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), other)
  const { rows } = await listInbox(tomas, { view: 'everything' })
  const conversationId = rows.find(({ text }) => text === other.text)?.id ?? ''
  const his = await giveAnswer(tomas, { conversationId, text: 'No idea, a small one?' })
  const standing = async () => {
    const { conversation } = await openConversation(ines, conversationId)
    return `${conversation.standing} ${conversation.assigneeId}`
  }
  await claimConversation(ines, conversationId)
  expect(await standing()).toBe(`in-review ${here.id('ines')}`)
  expect((await seeTogether(ines, conversationId)).drafts).toMatchObject([{ answerId: his.id, step: 'in-review' }])
  await releaseClaim(ines, conversationId)
  expect(await standing()).toBe(`in-review ${here.id('tomas')}`)

  const hers = await giveAnswer(ines, { conversationId, text: 'Into one of 110 by 140 cm.', askForReview: true })
  expect((await seeTogether(tomas, conversationId)).drafts).toMatchObject([{ answerId: hers.id, step: 'in-review' }])
  expect((await seeQueue(here.as('marta'))).map(({ subjectId }) => subjectId)).toEqual(
    expect.arrayContaining([his.id, hers.id]),
  )
})
