import { afterAll, beforeAll, expect, test } from 'vitest'
import { NetworkError } from '#core/channels'
import { frozenLike } from '#core/freeze'
import { decideReview, reviewQueue } from '#core/review'
import { changeAnswer, giveAnswer, openConversation, sendApprovedChange } from '#journey/answer'
import {
  correctStatement,
  handInStatement,
  publishStatement,
  type Statement,
  sendCorrection,
  theCorrection,
  theStatement,
  writeStatement,
} from '#journey/official'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { ourAccountOn, townSquare } from '../../../test/town-square.ts'
import { trustedAgain } from '../../../test/trusted-again.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { closeIncident, learnFromIncident, thawIncident } from './close-incident.ts'
import { incidents, openIncident } from './open-incident.ts'
import { raiseIncident } from './raise-incident.ts'
import { retractInIncident } from './retract-in-incident.ts'
import { stoppedLike } from './stopped-like.ts'

const here = world()
let worker: AsyncDisposable
let press = ''
let events = ''
let square: Awaited<ReturnType<typeof townSquare>>

beforeAll(async () => {
  square = await townSquare(here.ctx)
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

async function asked(): Promise<string> {
  const question = post({ text: `Is the brake of the Tour safe? ${newId()}`, network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

const stands = (id: string, step = 'sent') =>
  until(`it is ${step}`, async () => (await openConversation(here.as('ines'), id)).answers.at(-1)?.step === step)

/** What Inés answers, as it stands on the square. */
async function answered(text: string): Promise<{ id: string; answerId: string }> {
  const id = await asked()
  await trustedAgain(here, 'ines')
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text })
  await stands(id)
  return { id, answerId }
}

const wrong = (model: string) =>
  `The brake of the ${model} was tested by the state institute in March, and it stops within four metres on wet ground.`

test('one press: what says the same elsewhere is found, nothing like it leaves, and all of it is taken back', async () => {
  const first = await answered(wrong('Tour'))
  const second = await answered(wrong('Cargo'))
  await answered('We look at every brake by hand before a bicycle leaves the workshop.')

  const incident = await raiseIncident(here.as('tomas'), { answerId: first.answerId, reason: 'It was never tested' })
  const { concerned } = await openIncident(here.as('marta'), incident.id)
  expect(concerned.map(({ id }) => id).sort()).toEqual([first.answerId, second.answerId].sort())
  expect(concerned[0]).toMatchObject({ canRetract: true, network: 'square', whyNot: null })
  expect((await raiseIncident(here.as('marta'), { answerId: first.answerId, reason: 'Me too.' })).id).toBe(incident.id)

  const third = await asked()
  await expect(giveAnswer(here.as('ines'), { conversationId: third, text: wrong('Light') })).rejects.toMatchObject({
    kind: 'refused',
    reasons: [{ message: 'Tomás Rey stopped it: It was never tested. Your words are kept.' }],
  })

  await expect(retractInIncident(here.as('tomas'), incident.id, 'all')).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await retractInIncident(here.as('ada'), incident.id, 'all')).toEqual([])
  await stands(first.id, 'retracted')
  await stands(second.id, 'retracted')
  expect([...square.posts.values()].filter(said => said.text.includes('state institute'))).toEqual([])

  await expect(closeIncident(here.as('ada'), incident.id)).rejects.toMatchObject({ kind: 'conflict' })
  await learnFromIncident(here.as('ines'), incident.id, { lesson: 'Name the test and its day, or do not say tested.' })
  await closeIncident(here.as('ada'), incident.id)
  const after = await openIncident(here.as('marta'), incident.id)
  expect(after.incident).toMatchObject({ closedByName: 'Ada Okafor', isFrozen: false })
  expect(after.deeds.map(({ what, name }) => `${name} ${what}`)).toEqual([
    'Tomás Rey raised',
    'Tomás Rey froze',
    'Ada Okafor retracted',
    'Ada Okafor retracted',
    'Inés Navarro learned',
    'Ada Okafor closed',
  ])
})

test('what its author had pressed already, and what has not left yet, stays here', async () => {
  const words =
    'Our lamps are so bright that you see a deer at three hundred metres, in rain, in fog, and in the deepest snow.'
  const { answerId } = await answered(words)
  const waiting = await asked()
  const retryAt = new Date(Date.now() + 3_000)
  square.troubles.push({ call: 'send', error: new NetworkError('later', 'Busy.', { retryAt }) })
  await giveAnswer(here.as('ines'), { conversationId: waiting, text: `${words} Truly.` })
  await raiseIncident(here.as('ines'), { answerId, reason: 'Nobody measured that.' })
  await stands(waiting, 'refused')
  const [answer] = (await openConversation(here.as('ines'), waiting)).answers
  expect(answer?.text).toContain('Truly')
  expect([...square.posts.values()].filter(said => said.text.includes('Truly'))).toEqual([])
})

test('a drill walks through all of it, and touches nothing', async () => {
  const { id, answerId } = await answered(
    'Children love the box of the Cargo, and it carries up to two hundred kilos uphill.',
  )
  const drill = await raiseIncident(here.as('marta'), { answerId, reason: 'Practice.', isDrill: true })
  expect(drill).toMatchObject({ isDrill: true, isFrozen: false })
  expect(
    await frozenLike(here.ctx, 'Children love the box of the Cargo, and it carries up to two hundred kilos uphill.'),
  ).toBeUndefined()
  await retractInIncident(here.as('ada'), drill.id, 'all')
  await stands(id, 'sent')
  const { deeds } = await openIncident(here.as('marta'), drill.id)
  expect(deeds.find(deed => deed.what === 'retracted')?.outcome).toContain('would be taken back')
  await expect(thawIncident(here.as('ada'), drill.id)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await incidents(here.as('tomas'))).map(each => each.id)).toContain(drill.id)
})

/** Marta reads what waits about this, and finds it good. */
async function approves(subjectId: string): Promise<void> {
  const waiting = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === subjectId)
  await decideReview(here.as('marta'), waiting?.id ?? '', { decision: 'approved' })
}

const listOf = async (incidentId: string) =>
  (await openIncident(here.as('marta'), incidentId)).deeds.map(({ what, name }) => `${name} ${what}`)

test('Inés puts her answer right while it is stopped: Marta reads that first, it arrives, and the incident says so, once', async () => {
  const words =
    'The guarantee of a Halden battery lasts five years and covers the frost of every winter, wherever you live.'
  const right = words.replace('five', 'two')
  const { id, answerId } = await answered(words)
  const incident = await raiseIncident(here.as('tomas'), { answerId, reason: 'It is two years' })
  expect(await stoppedLike(here.as('marta'), { text: right })).toMatchObject({
    incidentId: incident.id,
    why: 'It is two years.',
    byName: 'Tomás Rey',
  })
  expect(await stoppedLike(here.as('marta'), { text: 'We have other batteries, too.' })).toBeNull()
  // In the place of what was stopped it may leave, once a colleague has read it.
  expect(await stoppedLike(here.as('marta'), { text: right })).toMatchObject({ isReadFirst: false })
  expect(await stoppedLike(here.as('ines'), { text: right, standing: words })).toMatchObject({ isReadFirst: true })
  const other = await answered('Our shop in Oslo is open on every day of the week but Sunday, from nine until six.')
  await expect(changeAnswer(here.as('ines'), other.answerId, { text: words })).rejects.toMatchObject({
    kind: 'refused',
  })

  const change = await changeAnswer(here.as('ines'), answerId, { text: right })
  expect(change.step).toBe('in-review')
  await approves(change.id)
  await until('it is hers to send', async () =>
    (await openConversation(here.as('ines'), id)).amendments.some(({ step }) => step === 'approved'),
  )
  await sendApprovedChange(here.as('ines'), change.id, { text: right })
  await until('the list says so', async () => (await listOf(incident.id)).includes('Inés Navarro corrected'))
  expect([...square.posts.values()].some(said => said.text.includes('lasts two years'))).toBe(true)

  // The same news heard again, as after a crash.
  const { rows } = await here.database.pool.query(
    `select id, at from event where name = 'answer.changed' and payload->>'answerId' = $1`,
    [answerId],
  )
  const hear = eventTasks().find(({ name }) => name === 'incident hears answer.changed')
  await hear?.run(here.ctx, { eventId: rows[0].id })
  const { deeds } = await openIncident(here.as('marta'), incident.id)
  const noted = deeds.filter(({ what }) => what === 'corrected')
  expect(noted).toEqual([expect.objectContaining({ name: 'Inés Navarro', answerId, at: rows[0].at })])
})

/** Ada, who speaks for the company. */
function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}

const reaches = (id: string, isSo: (statement: Statement) => boolean) =>
  until('the statement is there', async () => {
    const statement = await theStatement(here.ctx, id)
    return isSo(statement) && statement
  })

/** The company says it on the square, from both of its accounts. */
async function published(text: string): Promise<Statement> {
  const written = await writeStatement(ada(), undefined, {
    kind: 'release',
    title: 'News of Halden',
    text,
    places: [{ accountId: press }, { accountId: events }],
  })
  await handInStatement(ada(), written.id, { version: written.version })
  await approves(written.id)
  const { version } = await reaches(written.id, ({ step }) => step === 'approved')
  await publishStatement(ada(), written.id, { version })
  return reaches(written.id, ({ places }) => places.every(({ step }) => step === 'sent'))
}

test('over what the company said: copies in answers are found, it is corrected where it stands, and taken back at both places', async () => {
  const words =
    'From May on every Halden Cargo carries three hundred kilos, as the state institute confirmed to us in writing.'
  const statement = await published(words)
  const copy = await answered(words)
  await expect(raiseIncident(here.as('tomas'), { reason: 'What?' })).rejects.toMatchObject({ kind: 'invalid' })
  const raise = { statementId: statement.id, reason: 'It is two hundred' }
  const incident = await raiseIncident(here.as('tomas'), raise)
  expect((await raiseIncident(here.as('ines'), raise)).id).toBe(incident.id)
  const { concerned } = await openIncident(here.as('ines'), incident.id)
  expect(concerned.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
    [`answer ${copy.answerId}`, ...statement.places.map(({ id }) => `statement ${id}`)].sort(),
  )
  expect(concerned.every(({ canRetract, canChange }) => canRetract && canChange)).toBe(true)
  await expect(answered(words)).rejects.toMatchObject({ kind: 'refused' })

  const right = { title: statement.title, text: words.replace('three', 'two'), reason: 'A digit.' }
  const held = await correctStatement(ada(), statement.id, right)
  await approves(held.id)
  await until('it is hers to send', async () => (await theCorrection(here.ctx, held.id)).step === 'approved')
  await sendCorrection(ada(), held.id, { text: right.text })
  await until(
    'the list says so for both',
    async () => (await listOf(incident.id)).filter(deed => deed === 'Ada Okafor corrected').length === 2,
  )
  for (const { externalId } of statement.places)
    expect(square.posts.get(externalId ?? '')?.text).toContain('two hundred kilos')

  const [first = '', second = ''] = statement.places.map(({ id }) => id)
  await expect(retractInIncident(here.as('ines'), incident.id, first)).rejects.toMatchObject({ kind: 'forbidden' })
  await retractInIncident(here.as('ada'), incident.id, first)
  await reaches(statement.id, ({ places }) => places.find(({ id }) => id === first)?.step === 'retracted')
  expect(await retractInIncident(here.as('ada'), incident.id, 'all')).toEqual([
    { id: first, why: 'It was taken back.' },
  ])
  const gone = await reaches(statement.id, ({ places }) => places.every(({ step }) => step === 'retracted'))
  expect(gone.places.find(({ id }) => id === second)).toMatchObject({
    retractedByName: 'Ada Okafor',
    retractedWhy: 'It is two hundred',
  })
  await stands(copy.id, 'retracted')
})

test('what the company has not published is nobody’s to see through: no incident over it, and none shows it', async () => {
  const words = 'Halden opens a second workshop at the harbour of Bergen, with room for forty bicycles and a school.'
  const secret = await writeStatement(ada(), undefined, { kind: 'release', title: 'Bergen', text: words, places: [] })
  await expect(raiseIncident(here.as('ines'), { statementId: secret.id, reason: 'Not yet.' })).rejects.toMatchObject({
    kind: 'not-found',
  })
})
