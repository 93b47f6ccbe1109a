import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAccount, openSource } from '#core/channels'
import { giveAnswer, openConversation } from '#journey/answer'
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
import { consider, decide, linkIssue, lookAtDecision, noteDone } from '../../src/journey/learn/decide.ts'
import { askToTell } from '../../src/journey/learn/tell.ts'
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
let decisionId = ''

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

test('Ada decides to mend it, on Bernd’s words, and says where it is worked on: that is not done yet', async () => {
  const { messages } = await openConversation(here.as('ada'), id)
  const taken = await consider(here.as('ada'), {
    title: 'Keep the trip',
    messageIds: messages.map(each => each.id),
    ownerId: here.id('ines'),
  })
  decisionId = taken.id
  const [issue] = await issuesOf(here.as('ada'), id)
  await linkIssue(here.as('ada'), decisionId, { url: issue?.url ?? '', label: 'WORK-1' })
  await decide(here.as('ada'), decisionId, { verdict: 'do', reason: 'Whoever rides counts on it.' })
  expect(await lookAtDecision(here.as('ada'), decisionId)).toMatchObject({
    issues: [{ label: 'WORK-1', state: 'open' }],
    decision: { doneAt: null },
  })
  await expect(askToTell(here.as('ada'), decisionId)).rejects.toThrow('Say when it is done')
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

test('with its issue the decision is done, open again not, and then for good; it is people who are asked to tell him', async () => {
  const isDone = async () => (await lookAtDecision(here.as('ada'), decisionId)).decision.doneAt !== null
  await until('it is done', isDone)
  bridge.move(1, 'open')
  expect((await sends(bridge.news(1, workshop.key))).status).toBe(200)
  await until('it is not done after all', async () => !(await isDone()))
  bridge.move(1, 'resolved')
  expect((await sends(bridge.news(1, workshop.key))).status).toBe(200)
  await until('it is done again', isDone)
  expect((await lookAtDecision(here.as('ada'), decisionId)).decision).toMatchObject({
    doneByName: null,
    toTell: 0,
    told: 0,
  })
  const trail = async (name: string) =>
    (await auditTrail(here.as('ada'), { subjectId: decisionId, name, limit: 9 })).length
  expect([await trail('decision.resolved'), await trail('decision.reopened'), await trail('decision.done')]).toEqual([
    2, 1, 0,
  ])

  // Whoever decides can take it back, and the tracker does not say it a second time.
  await decide(here.as('ada'), decisionId, { verdict: 'do', reason: 'Not for the old Tour yet.' })
  expect(await isDone()).toBe(false)
  // Of a page that can't be asked nobody knows how it stands: then people say that it is done.
  await linkIssue(here.as('ada'), decisionId, { url: 'https://elsewhere.example/plan' })
  expect(await isDone()).toBe(false)
  await noteDone(here.as('ada'), decisionId, {})
  expect(await askToTell(here.as('ada'), decisionId)).toBe(1)
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
