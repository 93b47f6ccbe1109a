import { beforeAll, expect, test } from 'vitest'
import { accounts } from '#core/channels'
import { rules } from '#core/policy'
import { decideReview } from '#core/review'
import { giveAnswer, openConversation } from '#journey/answer'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { heard, post, quietSource } from '../../../test/post.ts'
import { ourAccountOn, townSquare } from '../../../test/town-square.ts'
import { world } from '../../../test/world.ts'
import { statementArrived } from './after-delivery.ts'
import {
  handInStatement,
  markAccount,
  publishStatement,
  type Statement,
  statements,
  theStatement,
  withdrawStatement,
  writeStatement,
} from './index.ts'
import { seeStatement } from './write-statement.ts'

/** Ada speaks for Halden; Marta reads first. */
const here = world()
let people = ''
let press = ''

beforeAll(async () => {
  people = (await townSquare(here.ctx)).accountId
  press = await ourAccountOn(here.ctx, 'square', { handle: 'halden-press', isOfficial: true })
})

function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}

const written = (more: Partial<Parameters<typeof writeStatement>[2]> = {}) =>
  writeStatement(ada(), undefined, {
    kind: 'release',
    title: 'A new workshop in Bergen',
    text: 'It opens in spring.',
    places: [{ accountId: press }],
    ...more,
  })

async function inReview(statement: Statement) {
  await handInStatement(ada(), statement.id, { version: statement.version })
  return (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === statement.id)
}

async function settled(reviewId: string): Promise<void> {
  const { rows } = await here.database.pool.query(
    `select id from event where name = 'review.decided' and payload->>'reviewId' = $1`,
    [reviewId],
  )
  const hears = new Map(eventTasks().map(task => [task.name, task.run]))
  for (const { id: eventId } of rows)
    for (const room of ['answer', 'official']) await hears.get(`${room} hears review.decided`)?.(here.ctx, { eventId })
}

test('only communications writes, and sees what the company is about to say; an administrator is not communications', async () => {
  const refused = { kind: 'forbidden' }
  for (const who of ['ada', 'ines', 'marta'] as const) {
    const input = { kind: 'statement', title: 'Hello', text: 'Hello' } as const
    await expect(writeStatement(here.as(who), undefined, input)).rejects.toMatchObject(refused)
  }
  const statement = await written()
  expect((await statements(ada())).map(({ id }) => id)).toContain(statement.id)
  expect(await statements(here.as('ines'))).toEqual([])
  await expect(seeStatement(here.as('ines'), statement.id)).rejects.toMatchObject({ kind: 'not-found' })
  const another = as(here.ctx, { ...ada().actor, employeeId: here.id('ines') } as Context['actor'])
  await expect(publishStatement(another, statement.id, { version: 1 })).rejects.toMatchObject(refused)
})

test('it is read first, with the statement in the queue; the change of a reviewer goes to its author, who publishes what they saw', async () => {
  const statement = await written()
  await expect(publishStatement(ada(), statement.id, { version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
  const queued = await inReview(statement)
  expect(queued).toMatchObject({
    answer: null,
    change: null,
    conversationId: null,
    lockedBecause: null,
    statement: { id: statement.id, title: 'A new workshop in Bergen' },
    reasons: [{ at: 'statement', message: 'The company says this in its own name: a colleague looks first.' }],
  })
  await decideReview(here.as('marta'), queued?.id ?? '', {
    decision: 'changed',
    comment: 'Say when.',
    text: 'It opens on 3 March.',
  })
  await settled(queued?.id ?? '')
  const approved = await theStatement(here.ctx, statement.id)
  expect(approved).toMatchObject({ step: 'approved', text: 'It opens on 3 March.', version: 2 })
  await expect(publishStatement(ada(), statement.id, { version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
  const published = await publishStatement(ada(), statement.id, { version: 2 })
  expect(published).toMatchObject({ step: 'released', places: [{ step: 'waiting' }] })
  // Until it stands somewhere it is nobody else’s; then everybody sees it, and may say that something is wrong with it.
  expect(await statements(here.as('tomas'))).toEqual([])
  await statementArrived(here.ctx, published.places[0]?.id ?? '', { externalId: newId() })
  expect((await statements(here.as('tomas'))).map(({ id }) => id)).toEqual([statement.id])
  expect(await seeStatement(here.as('tomas'), statement.id)).toMatchObject({ places: [{ step: 'sent' }] })
})

test('written anew while somebody reads it, it is read anew', async () => {
  const statement = await written()
  const first = await inReview(statement)
  const anew = await writeStatement(ada(), statement.id, {
    kind: 'release',
    title: statement.title,
    text: 'It opens in summer.',
    places: [{ accountId: press }],
  })
  expect(anew).toMatchObject({ step: 'draft', version: 2 })
  const approve = { decision: 'approved' } as const
  await expect(decideReview(here.as('marta'), first?.id ?? '', approve)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await inReview(anew))?.id).not.toBe(first?.id)
})

test('a decision that is heard once more is not taken for one about what was handed in since', async () => {
  const statement = await written()
  const first = (await inReview(statement))?.id ?? ''
  await decideReview(here.as('marta'), first, { decision: 'returned', comment: 'Say when.' })
  await settled(first)
  await inReview(await theStatement(here.ctx, statement.id))
  await settled(first)
  expect(await theStatement(here.ctx, statement.id)).toMatchObject({ step: 'in-review' })
})

test('the words at each place stay within what its network takes, and it is said who needs others', async () => {
  const statement = await written({ text: 'x'.repeat(280) })
  await expect(handInStatement(ada(), statement.id, { version: 1 })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: `places.${press}` }],
  })
})

test('what an embargo keeps is in the rules until it is changed or given up, and does not stop the statement itself', async () => {
  const until = new Date(here.ctx.now().getTime() + 3_600_000)
  const statement = await written({ embargoUntil: until, tellingWords: ['Bergen'] })
  const rule = async () => (await rules(ada())).find(({ id }) => id === statement.embargoRuleId)
  expect(await rule()).toMatchObject({
    kind: 'embargo',
    level: 'stop',
    words: ['Bergen'],
    ownerId: here.id('ada'),
    until,
  })
  expect((await inReview(statement))?.statement?.id).toBe(statement.id)
  await writeStatement(ada(), statement.id, {
    kind: 'release',
    title: statement.title,
    text: statement.text,
    embargoUntil: new Date(until.getTime() + 60_000),
    tellingWords: ['Bergen', 'workshop'],
  })
  expect(await rule()).toMatchObject({ version: 2, words: ['Bergen', 'workshop'] })
  await withdrawStatement(ada(), statement.id)
  expect(await rule()).toBeUndefined()
})

test('an answer never leaves from an official account, not even when somebody chooses it', async () => {
  const question = post({ text: 'Do you have a workshop?', network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything' })
  const conversationId = rows.find(row => row.text === question.text)?.id ?? ''
  const { wayOut } = await openConversation(here.as('ines'), conversationId)
  expect(wayOut.account?.handle).toBe('halden')
  await expect(
    giveAnswer(here.as('ines'), { conversationId, text: 'Yes, in Oslo.', accountId: press }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  await giveAnswer(here.as('ines'), { conversationId, text: 'Yes, in Oslo.' })
})

test('an account is for people or for the company: what anything left from stays what it is', async () => {
  await expect(markAccount(here.as('ines'), people, { isOfficial: true })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(markAccount(here.as('ada'), people, { isOfficial: true })).rejects.toMatchObject({ kind: 'conflict' })
  const fresh = await ourAccountOn(here.ctx, 'square', { handle: 'halden-news' })
  await markAccount(here.as('ada'), fresh, { isOfficial: true })
  expect((await accounts(here.ctx)).find(({ id }) => id === fresh)?.isOfficial).toBe(true)
  const mine = await ourAccountOn(here.ctx, 'square', { handle: 'ines', ownerId: here.id('ines') })
  await expect(markAccount(here.as('ada'), mine, { isOfficial: true })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(written({ places: [{ accountId: people }] })).rejects.toMatchObject({ kind: 'invalid' })
})

test('nobody signs what the company says: it speaks for itself', async () => {
  const statement = await written({ text: 'It opens in spring.\n\nAda Okafor' })
  await expect(handInStatement(ada(), statement.id, { version: 1 })).rejects.toMatchObject({
    message: 'The company says this itself. Nobody’s name can stand under it.',
  })
})
