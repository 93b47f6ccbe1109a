import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, sweepDeliveries } from '#core/delivery'
import { decideReview } from '#core/review'
import { giveAnswer, openConversation } from '#journey/answer'
import {
  handInStatement,
  holdBackStatement,
  publishStatement,
  retractStatement,
  type Statement,
  theStatement,
  writeStatement,
} from '#journey/official'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { as, type Context } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { heard, post, quietSource } from '../post.ts'
import { ourAccountOn, townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

/** Ada speaks for Halden, from two official accounts on the square; Inés answers there from the one of the people. */
const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let press = ''
let events = ''
let people = ''
const hourMs = 3_600_000

beforeAll(async () => {
  square = await townSquare(here.ctx)
  people = square.accountId
  press = await ourAccountOn(here.ctx, 'square', { handle: 'halden-press', isOfficial: true })
  events = await ourAccountOn(here.ctx, 'square', { handle: 'halden-events', isOfficial: true })
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

/** Ada, who speaks for the company. */
function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}

const theReviewOf = async (statementId: string) =>
  (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === statementId)

async function approved(statement: Statement): Promise<Statement> {
  await handInStatement(ada(), statement.id, { version: statement.version })
  const queued = await theReviewOf(statement.id)
  await decideReview(here.as('marta'), queued?.id ?? '', { decision: 'approved' })
  return reaches(statement.id, found => found.step === 'approved')
}

const reaches = (id: string, isSo: (statement: Statement) => boolean) =>
  until('the statement is there', async () => {
    const statement = await theStatement(here.ctx, id)
    return isSo(statement) && statement
  })

const deliveryIdsOf = async ({ places }: Statement): Promise<string[]> => {
  const { rows } = await here.database.pool.query('select id from delivery where subject_id = any($1)', [
    places.map(({ id }) => id),
  ])
  return rows.map(row => row.id)
}

async function asked(text: string): Promise<string> {
  const question = post({ text: `${text} ${newId()}`, network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

test('a release under embargo is read, published by its author, guarded, and leaves once, at its time, in the company’s name', async () => {
  const embargoUntil = new Date(here.ctx.now().getTime() + 24 * hourMs)
  const written = await writeStatement(ada(), undefined, {
    kind: 'release',
    title: 'The Halden Fjord is here',
    text: 'Our first bike with two batteries can be ordered from today.',
    link: 'https://halden.example/fjord',
    embargoUntil,
    tellingWords: ['Halden Fjord', 'two batteries'],
    places: [{ accountId: press }, { accountId: events, words: 'Come and ride the Fjord!' }],
  })
  const release = await approved(written)
  const published = await publishStatement(ada(), release.id, { version: release.version })
  expect(published.places.map(({ step }) => step)).toEqual(['waiting', 'waiting'])

  // An hour before its time somebody asks; nothing leaves, whoever tries, and Inés may not tell.
  here.pass(23 * hourMs)
  const asJob = as(here.ctx, { kind: 'job', name: 'deliver' })
  for (const id of await deliveryIdsOf(published)) await deliver(asJob, id)
  await sweepDeliveries(asJob)
  const conversationId = await asked('Will there be a bike with more range?')
  await expect(
    giveAnswer(here.as('ines'), { conversationId, text: 'Yes: the Halden Fjord comes tomorrow.' }),
  ).rejects.toMatchObject({
    kind: 'refused',
    reasons: [expect.objectContaining({ message: expect.stringMatching(/announces/) })],
  })
  expect(square.calls.filter(call => call.startsWith('send'))).toEqual([])

  here.pass(hourMs + 1000)
  for (let time = 0; time < 3; time += 1) await sweepDeliveries(asJob)
  const sent = await reaches(release.id, ({ places }) => places.every(({ step }) => step === 'sent'))
  for (const id of await deliveryIdsOf(sent)) await deliver(asJob, id)
  expect(square.calls.filter(call => call.startsWith('send'))).toHaveLength(2)
  const said = [...square.posts.values()]
  expect(said.map(({ text }) => text).toSorted()).toEqual([
    'Come and ride the Fjord!\n\n— Halden',
    'The Halden Fjord is here\n\nOur first bike with two batteries can be ordered from today.\n\nhttps://halden.example/fjord\n\n— Halden',
  ])
  for (const message of said) {
    expect(message.replyTo).toBeUndefined()
    expect(message.writer).toEqual({ name: 'Halden' })
  }
  expect(new Set(square.voices.values())).toEqual(new Set([press, events]))

  // In here it is known who did it; and now everybody may tell.
  const { rows } = await here.database.pool.query(
    `select actor_id from event where name = 'statement.published' and subject_id = $1`,
    [release.id],
  )
  expect(rows).toEqual([{ actor_id: here.id('ada') }])
  const answer = await giveAnswer(here.as('ines'), { conversationId, text: 'Yes: the Halden Fjord is here.' })
  await until('Inés’ answer stands there', async () =>
    (await openConversation(here.as('ines'), conversationId)).answers.some(
      ({ id, step }) => id === answer.id && step === 'sent',
    ),
  )
  expect([...square.voices.values()].at(-1)).toBe(people)
})

test('an event is held back and published later, and taken back everywhere', async () => {
  const event = await approved(
    await writeStatement(ada(), undefined, {
      kind: 'event',
      title: 'Winter ride',
      text: 'We ride around the lake.',
      happensAt: new Date('2027-01-16T09:30:00Z'),
      happensWhere: 'Lake quay, Oslo',
      embargoUntil: new Date(here.ctx.now().getTime() + hourMs),
      tellingWords: ['winter ride'],
      places: [{ accountId: press }, { accountId: events }],
    }),
  )
  await publishStatement(ada(), event.id, { version: event.version })
  const held = await holdBackStatement(ada(), event.id)
  here.pass(2 * hourMs)
  const asJob = as(here.ctx, { kind: 'job', name: 'deliver' })
  await sweepDeliveries(asJob)
  for (const id of await deliveryIdsOf(held)) await deliver(asJob, id)
  expect([...square.posts.values()].some(({ text }) => text.includes('Winter ride'))).toBe(false)

  await publishStatement(ada(), event.id, { version: event.version })
  const standing = await reaches(event.id, ({ places }) => places.every(({ step }) => step === 'sent'))
  expect(square.posts.get(standing.places[0]?.externalId ?? '')?.text).toBe(
    'Winter ride\n\nJanuary 16, 2027 at 10:30 AM GMT+1 · Lake quay, Oslo\n\nWe ride around the lake.\n\n— Halden',
  )

  await expect(retractStatement(here.as('ines'), event.id, { reason: 'I would not' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const { notPossible } = await retractStatement(ada(), event.id, { reason: 'The ice is too thin.', freeze: true })
  expect(notPossible).toEqual([])
  const gone = await reaches(event.id, ({ places }) => places.every(({ step }) => step === 'retracted'))
  for (const place of gone.places) {
    expect(square.posts.has(place.externalId ?? '')).toBe(false)
    expect(place).toMatchObject({ retractedByName: 'Ada Okafor', retractedWhy: 'The ice is too thin.' })
  }
  // What nearly says the same stays here, too.
  const conversationId = await asked('What do you do in winter?')
  await expect(giveAnswer(here.as('ines'), { conversationId, text: 'We ride around the lake.' })).rejects.toMatchObject(
    { kind: 'refused' },
  )
})
