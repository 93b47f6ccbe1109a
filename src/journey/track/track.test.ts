import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeRule } from '#core/policy'
import { giveAnswer, postedByHand } from '#journey/answer'
import { results } from '#journey/measure'
import { listInbox } from '#journey/route'
import { auditTrail } from '#platform/audit'
import { as } from '#platform/context'
import { eventTasks } from '#platform/events'
import { heard, post, quietSource } from '../../../test/post.ts'
import {
  type FakeTracker,
  githubToken,
  gitlabToken,
  openBridge,
  openGitHubIssues,
  openGitLabIssues,
  signedByLibrary,
} from '../../../test/trackers.ts'
import { world } from '../../../test/world.ts'
import { beginIssue } from './begin-issue.ts'
import { connectTracker, removeTracker } from './connect-tracker.ts'
import { createIssue } from './create-issue.ts'
import { followIssues, lookAtIssue } from './follow-issues.ts'
import { issuesOf, toTell } from './note-told.ts'
import { passToTracker } from './pass-to-tracker.ts'
import { receiveIssueNews } from './receive-issue-news.ts'
import { settleIssue, theIssue, withdrawIssue } from './settle-issue.ts'

const here = world()
const minutes = 60_000
const job = () => as(here.ctx, { kind: 'job', name: 'create issue' })
let github: FakeTracker
let gitlab: FakeTracker
let bridge: Awaited<ReturnType<typeof openBridge>>
const at = { github: '', gitlab: '', bridge: '' }
const keys = { github: '', gitlab: '', bridge: '' }
let id = ''

beforeAll(async () => {
  github = await openGitHubIssues()
  gitlab = await openGitLabIssues()
  bridge = await openBridge(() => keys.bridge)
  const ada = here.as('ada')
  const made = {
    github: await connectTracker(ada, {
      kind: 'github',
      settings: { repository: 'halden/firmware', api: github.url, labels: ['from people'] },
      secret: { token: githubToken },
    }),
    gitlab: await connectTracker(ada, {
      kind: 'gitlab',
      settings: { project: 'halden/firmware', url: gitlab.url },
      secret: { token: gitlabToken },
    }),
    bridge: await connectTracker(ada, {
      kind: 'webhook',
      settings: { label: 'The workshop', url: `${bridge.url}/sosh` },
    }),
  }
  for (const name of ['github', 'gitlab', 'bridge'] as const) {
    at[name] = made[name].id
    keys[name] = made[name].signingKey
  }
})

afterAll(async () => {
  for (const each of [github, gitlab, bridge]) await each?.close()
})

const words = 'Since the update my Halden Tour forgets its trip when I turn it off. — Kathrin, kathrin@mail.example'

beforeEach(async () => {
  for (const each of [github, gitlab, bridge]) each.disturb()
  const text = `${words} ${Math.random()}`
  await heard(here.ctx, await quietSource(here.ctx), post({ text, network: 'hacker-news', postedAt: here.ctx.now() }))
  id =
    (await listInbox(here.as('ines'), { view: 'everything', limit: 100 })).rows.find(row => row.text === text)?.id ?? ''
})

/** Inés passes it on in the words that she was offered; the worker then takes it there. */
async function passed(trackerId: string): Promise<string> {
  const { title, body } = await beginIssue(here.as('ines'), id)
  const issue = await passToTracker(here.as('ines'), id, { trackerId, title, body })
  await createIssue(job(), issue.id)
  return issue.id
}

const news = (tracker: FakeTracker, number: number, key: string) => {
  const { headers, body } = tracker.news(number, key)
  return { method: 'POST' as const, url: 'https://sosh.example/hooks', headers, body: new TextEncoder().encode(body) }
}
const happened = async (name: string) => (await auditTrail(here.as('ada'), { subjectId: id, name, limit: 50 })).length

test('what is offered leaves out who said it; who passes it on may choose to name them', async () => {
  const start = await beginIssue(here.as('ines'), id)
  expect(start.body).toContain('> Since the update my Halden Tour forgets its trip when I turn it off.')
  expect(`${start.title} ${start.body}`).not.toMatch(/kathrin|mail\.example/i)
  expect(start.leftOut).toEqual(expect.arrayContaining(['A person’s mail address', 'Who they are']))
  expect(start.body).toContain('Passed on by Inés Navarro. For colleagues: http')
  const named = await beginIssue(here.as('ines'), id, { withPerson: true })
  expect(named.body).toMatch(/^Kathrin .*wrote on/)
  expect(named.body).toContain('kathrin@mail.example')
})

test('names, mail addresses and what our rules keep inside don’t leave; nothing of it is in the trail', async () => {
  await makeRule(here.as('marta'), {
    name: 'Project Blue Fin',
    kind: 'confidential',
    level: 'stop',
    words: ['Blue Fin'],
    explanation: 'The next motor is not announced.',
  })
  const pass = (body: string, withPerson = false) =>
    passToTracker(here.as('ines'), id, { trackerId: at.github, title: 'It forgets the trip', body, withPerson })
  await expect(pass('As Kathrin says, it forgets. Her address: kathrin@mail.example')).rejects.toMatchObject({
    kind: 'refused',
    reasons: [
      { at: 'body', message: expect.stringContaining('“kathrin@mail.example”: A person’s mail address.') },
      { at: 'body', message: '“Kathrin” tells who it is. Take it out, or choose to pass on who they are.' },
    ],
  })
  await expect(pass('Will be gone with Blue Fin.', true)).rejects.toMatchObject({ kind: 'refused' })
  expect(github.issues).toEqual([])
  const trail = await auditTrail(here.as('ada'), { subjectId: id, name: 'issue.stopped', limit: 50 })
  expect(trail.map(each => each.payload)).toMatchObject([
    { rules: [expect.any(String)] },
    { rules: ['builtin:email', 'names-the-person'] },
  ])
  expect(JSON.stringify(trail)).not.toMatch(/kathrin@|Blue Fin/)
})

test('GitHub has it once, however often it is tried, also when the connection broke after it was made', async () => {
  github.disturb({ status: 502, after: true })
  const issueId = await passed(at.github)
  expect(github.issues).toHaveLength(1)
  expect(await theIssue(here.ctx, issueId)).toMatchObject({ step: 'sending', externalId: null })
  // Still under way, for all that another process knows.
  await createIssue(job(), issueId)
  github.disturb()
  here.pass(2 * minutes)
  await createIssue(job(), issueId)
  await createIssue(job(), issueId)
  expect(github.issues).toMatchObject([{ number: 1, labels: ['from people'] }])
  expect(github.issues[0]?.body).toMatch(/<!-- sosh:[0-9a-f-]{36} -->$/)
  expect(await theIssue(here.ctx, issueId)).toMatchObject({
    step: 'passed',
    state: 'open',
    number: '#1',
    url: 'https://github.example/halden/firmware/issues/1',
  })
  expect([await happened('issue.passed'), await happened('issue.created')]).toEqual([1, 1])
  await expect(passed(at.github)).rejects.toMatchObject({ message: 'This is with halden/firmware already.' })
})

test('resolved there, it comes back, and whoever raised it is told by a person who says what is different', async () => {
  const issueId = await passed(at.github)
  const number = github.issues.length
  github.move(number, 'resolved')
  // The hook only says that something happened: how it stands is asked for.
  expect(await receiveIssueNews(here.ctx, at.github, news(github, number, keys.github))).toEqual({ taken: true })
  await lookAtIssue(job(), issueId)
  await lookAtIssue(job(), issueId)
  expect(await happened('issue.resolved')).toBe(1)
  const mine = (await toTell(here.as('ines'))).find(each => each.id === issueId)
  expect(mine).toMatchObject({ state: 'resolved', personName: 'Kathrin', number: `#${number}` })
  expect((await toTell(here.as('tomas'))).map(each => each.id)).not.toContain(issueId)
  expect((await toTell(here.as('ada'))).map(each => each.id)).toContain(issueId)

  const [{ tellingStart = '' } = {}] = await issuesOf(here.as('ines'), id)
  expect(tellingStart).toBe(
    'Hello Kathrin, what you told us about is settled now. [What is different now, in your own words]',
  )
  here.pass(minutes)
  for (const text of [tellingStart ?? '', 'Hello Kathrin, what you told us about is settled now!'])
    await expect(giveAnswer(here.as('ines'), { conversationId: id, text })).rejects.toMatchObject({
      message: 'These are still the words to begin with.',
    })
  const text = 'Hello Kathrin, your Tour keeps its trip since update 4.2: please take it, it waits in the app.'
  const answer = await giveAnswer(here.as('ines'), { conversationId: id, text })
  expect((await issuesOf(here.as('ines'), id))[0]?.toldAt).toBeNull()
  await postedByHand(here.as('ines'), answer.id, {})
  expect((await issuesOf(here.as('ines'), id))[0]).toMatchObject({ toldByName: 'Inés Navarro', tellingStart: null })
  expect((await toTell(here.as('ines'))).map(each => each.id)).not.toContain(issueId)

  await runWhatFollows('issue.told')
  const [result] = (await results(here.as('ada'))).outcomes
  expect(result).toMatchObject({ kind: 'issue-resolved', employeeId: here.id('ines'), conversationId: id })
  expect(result?.statement).toMatch(/^Passed on to halden\/firmware #\d+, resolved in .+; a person told them\.$/)
})

test('opened again there, it is told again once it is settled for good', async () => {
  const issueId = await passed(at.gitlab)
  const number = gitlab.issues.length
  for (const state of ['resolved', 'open', 'resolved'] as const) {
    gitlab.move(number, state)
    await lookAtIssue(job(), issueId)
  }
  expect([await happened('issue.resolved'), await happened('issue.reopened')]).toEqual([2, 1])
  gitlab.move(number, 'declined')
  await lookAtIssue(job(), issueId)
  // Moved to another project, where our token sees nothing.
  expect((await theIssue(here.ctx, issueId)).state).toBe('gone')
})

test('GitLab has it once, too; its hook is signed, and the same delivery is not taken twice', async () => {
  const made = gitlab.issues.length
  gitlab.disturb({ status: 0, after: true })
  const issueId = await passed(at.gitlab)
  expect((await theIssue(here.ctx, issueId)).step).toBe('sending')
  gitlab.disturb()
  here.pass(2 * minutes)
  await createIssue(job(), issueId)
  expect(gitlab.issues).toHaveLength(made + 1)
  const issue = await theIssue(here.ctx, issueId)
  expect(issue).toMatchObject({ step: 'passed', url: `https://gitlab.example/halden/firmware/-/issues/${made + 1}` })
  const late = { ...here.ctx, now: () => new Date() }
  const delivery = news(gitlab, made + 1, keys.gitlab)
  expect(await receiveIssueNews(late, at.gitlab, delivery)).toEqual({ taken: true })
  await expect(receiveIssueNews(late, at.gitlab, delivery)).rejects.toMatchObject({ kind: 'conflict' })
  const forged = news(gitlab, made + 1, keys.bridge)
  await expect(receiveIssueNews(late, at.gitlab, forged)).rejects.toMatchObject({ kind: 'forbidden' })
  const older = { ...delivery, headers: { 'x-gitlab-event': 'Issue Hook', 'x-gitlab-token': keys.gitlab } }
  expect(await receiveIssueNews(late, at.gitlab, older)).toEqual({ taken: true })
  const wrong = { ...older, headers: { ...older.headers, 'x-gitlab-token': 'guessed' } }
  await expect(receiveIssueNews(late, at.gitlab, wrong)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a program in between is told the same under the same id until it took it, and tells us how it stands', async () => {
  const real = { ...here.ctx, now: () => new Date() }
  bridge.disturb({ status: 500, after: true })
  const { title, body } = await beginIssue(here.as('ines'), id)
  const { id: issueId } = await passToTracker(here.as('ines'), id, { trackerId: at.bridge, title, body })
  await createIssue(as(real, { kind: 'job', name: 'create issue' }), issueId)
  bridge.disturb()
  await createIssue(as(real, { kind: 'job', name: 'create issue' }), issueId)
  expect(bridge.seen).toEqual([issueId, issueId])
  expect(bridge.issues).toHaveLength(1)
  expect(await theIssue(here.ctx, issueId)).toMatchObject({
    number: 'WORK-1',
    url: 'https://jira.example/browse/WORK-1',
  })

  bridge.move(1, 'resolved')
  const delivery = news(bridge, 1, keys.bridge)
  expect(await receiveIssueNews(real, at.bridge, delivery)).toEqual({ taken: true })
  expect((await theIssue(here.ctx, issueId)).state).toBe('resolved')
  await expect(receiveIssueNews(real, at.bridge, delivery)).rejects.toMatchObject({
    message: 'This message was received before.',
  })
  // What we sent, sent back to us by somebody who saw it, says nothing of how it stands.
  const ours = JSON.stringify({ type: 'issue.created', data: { issue: issueId, title, body } })
  const echoed = { ...delivery, headers: signedByLibrary(ours, keys.bridge), body: new TextEncoder().encode(ours) }
  expect(await receiveIssueNews(real, at.bridge, echoed)).toEqual({ taken: false })
  const old = signedByLibrary(JSON.stringify({}), keys.bridge, new Date(Date.now() - 6 * minutes))
  const late = { ...delivery, headers: old, body: new TextEncoder().encode('{}') }
  await expect(receiveIssueNews(real, at.bridge, late)).rejects.toMatchObject({ kind: 'forbidden' })
  const nonsense = JSON.stringify({ type: 'issue.state', data: { issue: 'x', state: 'exploded' } })
  const unreadable = {
    ...delivery,
    headers: signedByLibrary(nonsense, keys.bridge),
    body: new TextEncoder().encode(nonsense),
  }
  await expect(receiveIssueNews(real, at.bridge, unreadable)).rejects.toMatchObject({
    reasons: [{ at: 'data.issue' }, { at: 'data.state', message: 'It is open, resolved or declined.' }],
  })
})

test('a tracker that refuses says why to who passed it on; that can be let go, and passed on again', async () => {
  github.disturb({ status: 410, body: { message: 'Issues are disabled for this repo' } })
  const issueId = await passed(at.github)
  expect(await theIssue(here.ctx, issueId)).toMatchObject({
    step: 'refused',
    failure: 'Issues are switched off in halden/firmware.',
  })
  expect((await toTell(here.as('ines'))).find(each => each.id === issueId)?.step).toBe('refused')
  await expect(withdrawIssue(here.as('tomas'), issueId)).rejects.toMatchObject({ kind: 'forbidden' })
  await withdrawIssue(here.as('ines'), issueId)
  github.disturb()
  expect((await theIssue(here.ctx, await passed(at.github))).step).toBe('passed')
})

test('a tracker that slows us down or lets us in no more is tried again, and its keeper hears of it once', async () => {
  github.disturb({ status: 429, headers: { 'retry-after': '120' } })
  const issueId = await passed(at.github)
  const waiting = await theIssue(here.ctx, issueId)
  expect(waiting.step).toBe('waiting')
  expect(waiting.nextTryAt?.getTime()).toBeGreaterThan(here.ctx.now().getTime() + 110_000)
  github.disturb({ status: 401 })
  for (let tries = 0; tries < 2; tries++) await createIssue(job(), issueId)
  expect((await auditTrail(here.as('ada'), { subjectId: at.github, name: 'tracker.failing', limit: 9 })).length).toBe(1)
  github.disturb()
  here.pass(5 * minutes)
  await followIssues(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await createIssue(job(), issueId)
  expect((await theIssue(here.ctx, issueId)).step).toBe('passed')
})

test('where nobody can tell, whoever looked says that it is there; a removed tracker takes nothing more', async () => {
  github.disturb({ status: 502 })
  const issueId = await passed(at.github)
  for (let tries = 0; tries < 30; tries++) {
    here.pass(2 * minutes)
    await createIssue(job(), issueId)
  }
  expect((await theIssue(here.ctx, issueId)).step).toBe('doubtful')
  github.disturb()
  await settleIssue(here.as('ines'), issueId, { number: '#1' }).catch(error => {
    // Number one is another conversation’s: the database says so.
    expect(String(error)).toMatch(/unique/)
  })
  github.issues.push({ number: 900, title: 'By hand', body: '', labels: [] })
  await settleIssue(here.as('ines'), issueId, { number: '900' })
  expect(await theIssue(here.ctx, issueId)).toMatchObject({ step: 'passed', number: '#900', state: 'open' })
  await expect(removeTracker(here.as('ines'), at.github)).rejects.toMatchObject({ kind: 'forbidden' })
  await removeTracker(here.as('ada'), at.github)
  await expect(passed(at.github)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(receiveIssueNews(here.ctx, at.github, news(github, 1, keys.github))).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('only who is let in is set up: a wrong token, a wrong name and a private address are said at once', async () => {
  const ada = here.as('ada')
  const settings = { repository: 'halden/firmware', api: github.url }
  await expect(connectTracker(ada, { kind: 'github', settings, secret: { token: 'wrong' } })).rejects.toMatchObject({
    kind: 'invalid',
    message: 'GitHub does not take our token any more.',
  })
  await expect(
    connectTracker(ada, { kind: 'github', settings: { ...settings, repository: 'halden' }, secret: {} }),
  ).rejects.toMatchObject({ reasons: [{ at: 'repository', message: 'Write it as owner/name.' }, { at: 'token' }] })
  const { createGuardedFetch } = await import('#platform/fetch')
  const strict = { ...ada, fetch: createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh test' }) }
  const bad = { kind: 'webhook' as const, settings: { label: 'Inside', url: 'http://169.254.169.254/latest' } }
  await expect(connectTracker(strict, bad)).rejects.toMatchObject({ kind: 'refused' })
  await expect(connectTracker(here.as('ines'), bad)).rejects.toMatchObject({ kind: 'forbidden' })
})

/** What the house does by itself when it hears of the last event of this name. */
async function runWhatFollows(name: string): Promise<void> {
  const event = await here.ctx.db
    .selectFrom('event')
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .select('id')
    .executeTakeFirstOrThrow()
  for (const task of eventTasks().filter(each => each.name.endsWith(` hears ${name}`)))
    await task.run(here.ctx, { eventId: event.id })
}
