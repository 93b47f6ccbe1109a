import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAccount, openSource } from '#core/channels'
import { giveAnswer } from '#journey/answer'
import { receivePush } from '#journey/listen'
import { results } from '#journey/measure'
import { listInbox } from '#journey/route'
import { beginIssue, connectTracker, issuesOf, passToTracker } from '#journey/track'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { auditTrail } from '#platform/audit'
import { openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { openBridge } from '../trackers.ts'
import { accountSid, authToken, type FakeTwilio, openTwilio, ours, requestOf } from '../twilio.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const bernd = '+491701234567'
const words = 'My Halden Tour forgets its trip whenever I turn it off. Can you mend that? Bernd, 0170 1234567'
let twilio: FakeTwilio
let bridge: Awaited<ReturnType<typeof openBridge>>
let app: ReturnType<typeof createApp>
const running: AsyncDisposable[] = []
const workshop = { id: '', key: '' }
let id = ''

beforeAll(async () => {
  twilio = await openTwilio()
  bridge = await openBridge(() => workshop.key)
  const live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  running.push(await startWorker(house), live)
  const settings = { accountSid, number: '+49 30 12345678', api: twilio.api }
  const source = await openSource(here.as('ada'), { connector: 'twilio', settings, secret: { authToken } })
  await connectAccount(here.as('ada'), { connector: 'twilio', settings, secret: { authToken } })
  const hookUrl = new URL(`/hooks/${source.id}`, here.ctx.config.publicUrl).href
  const text = { MessageSid: `SM${newId()}`, From: bernd, To: ours, NumMedia: '0', Body: words }
  await receivePush(here.ctx, source.id, requestOf(hookUrl, text), understanding)
  id = (await listInbox(here.as('ines'), { view: 'everything' })).rows[0]?.id ?? ''
})

afterAll(async () => {
  for (const each of running) await each[Symbol.asyncDispose]()
  await bridge.close()
  await twilio.close()
})

/** What the program of the workshop sends us, by the web. */
const sends = (message: { headers: Record<string, string>; body: string }) =>
  app.request(`/hooks/trackers/${workshop.id}`, { method: 'POST', ...message })

test('Ada sets up the tracker of the workshop, behind a program of their own', async () => {
  const made = await connectTracker(here.as('ada'), {
    kind: 'webhook',
    settings: { label: 'The workshop', url: bridge.url },
  })
  Object.assign(workshop, { id: made.id, key: made.signingKey })
})

test('Inés passes Bernd’s fault on without his number; the workshop has it, and the house says so', async () => {
  const { title, body } = await beginIssue(here.as('ines'), id)
  expect(body).toContain('My Halden Tour forgets its trip')
  expect(body).not.toMatch(/0170|1701234567|Bernd, 0/)
  await passToTracker(here.as('ines'), id, { trackerId: workshop.id, title, body })
  await until('the workshop has it', () => bridge.issues.length === 1)
  await until(
    'it is known under which number',
    async () => (await issuesOf(here.as('ines'), id))[0]?.number === 'WORK-1',
  )
})

test('the workshop resolves it: only its own word counts, and counts once', async () => {
  bridge.move(1, 'resolved')
  const message = bridge.news(1, workshop.key)
  const forged = { ...message, body: message.body.replace('resolved', 'declined') }
  expect((await sends(forged)).status).toBe(403)
  expect([(await sends(message)).status, (await sends(message)).status]).toEqual([200, 409])
  expect((await issuesOf(here.as('ines'), id))[0]).toMatchObject({ state: 'resolved', toldAt: null })
  // Nobody told him yet: no machine does.
  expect(await auditTrail(here.as('ada'), { subjectId: id, name: 'issue.told', limit: 9 })).toEqual([])
})

test('Inés tells Bernd, in her own words; then it is a result, with its evidence', async () => {
  here.pass(60_000)
  const [{ tellingStart } = { tellingStart: null }] = await issuesOf(here.as('ines'), id)
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text: tellingStart ?? '' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const text = 'Hello! Since version 4.2 your Tour keeps its trip. It waits in the app.'
  await giveAnswer(here.as('ines'), { conversationId: id, text })
  await until('he was told', async () => (await issuesOf(here.as('ines'), id))[0]?.toldByName === 'Inés Navarro')
  const outcome = await until('it is a result', async () => (await results(here.as('ada'))).outcomes[0])
  expect(outcome).toMatchObject({ kind: 'issue-resolved', conversationId: id, employeeId: here.id('ines') })
  expect(outcome.statement).toMatch(/^Passed on to The workshop WORK-1, resolved in .+; a person told them\.$/)
})
