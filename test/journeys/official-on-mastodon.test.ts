import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAccount } from '#core/channels'
import { decideReview, reviewQueue } from '#core/review'
import {
  correctStatement,
  handInStatement,
  publishStatement,
  retractStatement,
  type Statement,
  sendCorrection,
  theCorrection,
  theStatement,
  withdrawCorrection,
  writeStatement,
} from '#journey/official'
import { as, type Context } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

/** Ada speaks for Halden on a server of Mastodon; Marta reads first. */
const here = world()
let worker: AsyncDisposable
let mastodon: MastodonServer
let press = ''
let statement: Statement
const text = 'The Halden Fjord carries two hundred kilos, and it can be ordered from today.'

beforeAll(async () => {
  mastodon = await startMastodon()
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  const { token: accessToken } = mastodon.account('haldenpress')
  const account = { connector: 'mastodon', settings: { server: mastodon.url }, secret: { accessToken } }
  press = (await connectAccount(ada(), { ...account, whose: 'official' })).id
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await mastodon.close()
})

function ada(): Context {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}

const statuses = () => mastodon.statuses().filter(({ by }) => by === mastodon.account('haldenpress').id)

const reaches = (isSo: (statement: Statement) => boolean) =>
  until('the statement is there', async () => {
    const found = await theStatement(here.ctx, statement.id)
    return isSo(found) && found
  })

async function reads(subjectId: string, decision: Parameters<typeof decideReview>[2]): Promise<void> {
  const waiting = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === subjectId)
  await decideReview(here.as('marta'), waiting?.id ?? '', decision)
}

const correctionIs = (id: string, step: string) =>
  until(`the correction is ${step}`, async () => (await theCorrection(here.ctx, id)).step === step)

test('a statement goes out on Mastodon, in the company’s name', async () => {
  const written = await writeStatement(ada(), undefined, {
    kind: 'release',
    title: 'The Halden Fjord is here',
    text,
    link: 'https://halden.example/fjord',
    places: [{ accountId: press }],
  })
  statement = await handInStatement(ada(), written.id, { version: written.version })
  await reads(statement.id, { decision: 'approved' })
  const { version } = await reaches(({ step }) => step === 'approved')
  await publishStatement(ada(), statement.id, { version })
  statement = await reaches(({ places }) => places[0]?.step === 'sent')
  expect(statuses()).toMatchObject([
    {
      text: `The Halden Fjord is here\n\n${text}\n\nhttps://halden.example/fjord\n\n— Halden`,
      visibility: 'public',
      language: 'en',
      replyTo: null,
      editedAt: null,
    },
  ])
  expect(statement.places[0]?.url).toContain(mastodon.url)
})

test('a wrong figure is corrected where it stands: read first, and only then; the same post, marked as edited', async () => {
  const [before] = statuses()
  const as300 = {
    title: statement.title,
    text: text.replace('two', 'three'),
    link: statement.link,
    reason: 'The figure.',
  }
  await expect(correctStatement(here.as('ada'), statement.id, as300)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(correctStatement(ada(), statement.id, { ...as300, text })).rejects.toMatchObject({
    message: 'These are the words that stand there.',
  })
  const first = await correctStatement(ada(), statement.id, as300)
  await expect(sendCorrection(ada(), first.id, { text: as300.text })).rejects.toMatchObject({ kind: 'conflict' })
  await reads(first.id, { decision: 'returned', comment: 'It is two hundred and fifty.' })
  await correctionIs(first.id, 'returned')

  const right = { ...as300, text: text.replace('two hundred', 'two hundred and fifty') }
  const second = await correctStatement(ada(), statement.id, right)
  await correctionIs(first.id, 'withdrawn')
  const closer = right.text.replace('from today', 'from now on')
  await reads(second.id, { decision: 'changed', comment: 'Today was yesterday.', text: closer })
  await correctionIs(second.id, 'approved')
  expect(statuses()[0]?.text).toBe(before?.text)
  await expect(sendCorrection(ada(), second.id, { text: right.text })).rejects.toMatchObject({ kind: 'conflict' })
  await sendCorrection(ada(), second.id, { text: closer })
  await reaches(({ places }) => places[0]?.said?.includes(closer) ?? false)
  expect(statuses()).toMatchObject([
    { id: before?.id, text: `The Halden Fjord is here\n\n${closer}\n\nhttps://halden.example/fjord\n\n— Halden` },
  ])
  expect(statuses()[0]?.editedAt).not.toBeNull()
  const { rows } = await here.database.pool.query(
    `select name from event where subject_id = $1 and name like 'statement.correct%' order by at, id`,
    [statement.id],
  )
  expect(rows.map(({ name }) => name)).toEqual([
    'statement.correction-handed-in',
    'statement.correction-returned',
    'statement.correction-handed-in',
    'statement.correction-approved',
    'statement.correction-asked',
    'statement.corrected',
  ])
})

test('given up, other words go nowhere; taken back, the post is gone from Mastodon', async () => {
  statement = await theStatement(here.ctx, statement.id)
  const louder = { title: 'THE FJORD IS HERE', text: statement.text, link: statement.link, reason: 'Louder.' }
  const given = await correctStatement(ada(), statement.id, louder)
  await withdrawCorrection(ada(), given.id)
  expect((await reviewQueue(here.as('marta'))).map(({ subjectId }) => subjectId)).not.toContain(given.id)
  await expect(withdrawCorrection(ada(), given.id)).rejects.toMatchObject({ kind: 'conflict' })

  await retractStatement(ada(), statement.id, { reason: 'It comes a month later.' })
  await reaches(({ places }) => places[0]?.step === 'retracted')
  expect(statuses()).toEqual([])
  await expect(correctStatement(ada(), statement.id, louder)).rejects.toMatchObject({ message: 'It stands nowhere.' })
})
