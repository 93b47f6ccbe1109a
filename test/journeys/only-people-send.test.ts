import { beforeAll, expect, test } from 'vitest'
import { insertSampleSource, upsertSampleAccount } from '#core/channels'
import { deliver, queueDelivery } from '#core/delivery'
import { makeRule } from '#core/policy'
import { decideReview, reviewQueue } from '#core/review'
import { makeApiToken } from '#core/team'
import {
  changeAnswer,
  giveAnswer,
  openConversation,
  postedByHand,
  retractAnswer,
  saveDraft,
  sendApproved,
  sendApprovedChange,
  withdrawChange,
} from '#journey/answer'
import { thankAtHome } from '#journey/at-home'
import { makeGesture, takeGestureBack } from '#journey/gesture'
import {
  correctStatement,
  handInStatement,
  holdBackStatement,
  publishAgain,
  publishStatement,
  retractPlace,
  retractStatement,
  sendCorrection,
  writeStatement,
} from '#journey/official'
import { claimConversation, listInbox } from '#journey/route'
import { passToTracker } from '#journey/track'
import { newId } from '#lib/id'
import { releaseShare, sendShareAgain, withdrawShare, writeShare } from '#places/share'
import { type Actor, as } from '#platform/context'
import { eventTasks } from '#platform/events'
import { openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { heard, post, quietSource } from '../post.ts'
import { ourAccountOn, townSquare } from '../town-square.ts'
import { world } from '../world.ts'

const here = world()
let conversationId = ''
let accountId = ''
let sentAnswerId = ''
let heldChangeId = ''
let outsidersMessageId = ''
let gestureId = ''
let inesShareId = ''
let before = 0

beforeAll(async () => {
  accountId = await upsertSampleAccount(
    here.ctx,
    {
      id: newId(),
      connector: 'bluesky',
      network: 'bluesky',
      externalId: 'did:plc:halden',
      handle: 'halden.test',
      name: null,
      avatarUrl: null,
      url: null,
      settings: { service: 'http://127.0.0.1:9' },
      secretId: null,
      connectedAt: new Date(),
      signedOutAt: null,
      failure: null,
    },
    null,
  )
  const source = await quietSource(here.ctx)
  await heard(here.ctx, source, post({ text: 'Why does my Halden charge to 80 % only?' }))
  conversationId = (await listInbox(here.as('ines'), { view: 'everything' })).rows[0]?.id ?? ''
  await whatInesDid()
  before = (await deliveries()) ?? 0
})

/** Elsewhere Inés answered and liked: there is something to change, to take back and to thank for. */
async function whatInesDid(): Promise<void> {
  const square = await townSquare(here.ctx)
  const praise = post({ text: 'I love my Halden.', network: 'square' })
  await heard(here.ctx, await quietSource(here.ctx), praise)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything' })
  const id = rows.find(row => row.text === praise.text)?.id ?? ''
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Thank you!' })
  outsidersMessageId = (await openConversation(here.as('ines'), id)).messages[0]?.id ?? ''
  const gesture = await makeGesture(here.as('ines'), outsidersMessageId, { gesture: 'like' })
  const asJob = as(here.ctx, { kind: 'job', name: 'deliver' })
  const { rows: waiting } = await here.database.pool.query('select id from delivery order by created_at')
  for (const { id } of waiting) await deliver(asJob, id)
  const tasks = new Map(eventTasks().map(task => [task.name, task.run]))
  const { rows: events } = await here.database.pool.query(`select id from event where name = 'delivery.sent'`)
  for (const { id: eventId } of events)
    for (const room of ['answer', 'gesture']) await tasks.get(`${room} hears delivery.sent`)?.(here.ctx, { eventId })
  expect(square.posts.size).toBe(1)
  expect(square.gestures.size).toBe(1)
  sentAnswerId = answerId
  // Other words of hers wait for a second pair of eyes.
  await makeRule(here.as('marta'), {
    name: 'Courage',
    kind: 'tone',
    level: 'review',
    words: ['braver'],
    explanation: 'A colleague looks first.',
  })
  heldChangeId = (await changeAnswer(here.as('ines'), answerId, { text: 'Braver words' })).id
  gestureId = gesture.id
  inesShareId = (await writeShare(here.as('ines'), { text: 'A new bell.', posts: [{ accountId: square.accountId }] }))
    .id
}

const begunAtHome = { siteId: newId(), spaceId: newId(), kind: 'question', title: 'Does anybody read this?', tags: [] }
const deliveries = async () => (await here.database.pool.query('select 1 from delivery')).rowCount

const notPeople: [string, Actor][] = [
  ['a program with a token', { kind: 'token', tokenId: newId(), name: 'robot' }],
  ['a job', { kind: 'job', name: 'auto reply' }],
  ['a connector', { kind: 'connector', name: 'webhook', sourceId: newId() }],
  ['the set-up link', { kind: 'setup' }],
  ['a stranger', { kind: 'nobody' }],
  [
    'a member of our community',
    { kind: 'member', memberId: newId(), handle: 'rosa', name: 'Rosa', employeeId: null, sessionId: 'hers' },
  ],
]

test.each(notPeople)(
  '%s can’t answer, send, change or take back, thank, claim, draft or decide',
  async (_who, actor) => {
    const ctx = as(here.ctx, actor)
    const message = { text: 'Hi!', replyTo: { externalId: 'at://x' } }
    const delivery = { subjectId: newId(), accountId, authorId: here.id('ines') }
    const sent = { externalId: 'at://ours' }
    for (const attempt of [
      () => giveAnswer(ctx, { conversationId, text: 'Hello from nobody' }),
      () => sendApproved(ctx, newId(), { text: 'Hello' }),
      () => queueDelivery(ctx, { kind: 'answer', subjectId: newId(), accountId, authorId: here.id('ines'), message }),
      () => queueDelivery(ctx, { ...delivery, kind: 'statement', message }),
      () => queueDelivery(ctx, { ...delivery, kind: 'edit', message, of: sent }),
      () => queueDelivery(ctx, { ...delivery, kind: 'retraction', of: sent }),
      () => queueDelivery(ctx, { ...delivery, kind: 'gesture', gesture: 'like', to: sent }),
      () => queueDelivery(ctx, { ...delivery, kind: 'taking-back', of: sent }),
      () => changeAnswer(ctx, sentAnswerId, { text: 'Other words' }),
      () => sendApprovedChange(ctx, heldChangeId, { text: 'Braver words' }),
      () => withdrawChange(ctx, heldChangeId),
      () => retractAnswer(ctx, sentAnswerId, { reason: 'A program thinks so' }),
      () => postedByHand(ctx, sentAnswerId, {}),
      () => writeStatement(ctx, undefined, { kind: 'release', title: 'News', text: 'From nobody' }),
      () => handInStatement(ctx, newId(), { version: 1 }),
      () => publishStatement(ctx, newId(), { version: 1 }),
      () => publishAgain(ctx, newId(), newId()),
      () => holdBackStatement(ctx, newId()),
      () => retractStatement(ctx, newId(), { reason: 'A program thinks so' }),
      () => retractPlace(ctx, newId(), 'A program thinks so'),
      () => correctStatement(ctx, newId(), { title: 'Hello', text: 'Hello', reason: 'A program thinks so' }),
      () => sendCorrection(ctx, newId(), { text: 'Hello' }),
      () => writeShare(ctx, { text: 'From nobody' }),
      () => releaseShare(ctx, inesShareId, { version: 1 }),
      () => queueDelivery(ctx, { ...delivery, kind: 'share', message, held: true }),
      () => queueDelivery(ctx, { ...delivery, kind: 'share', message: { text: 'Hi!', topic: begunAtHome } }),
      () => writeShare(ctx, { text: 'From nobody', topic: { title: 'Does anybody read this?' } }),
      () => withdrawShare(ctx, inesShareId),
      () => sendShareAgain(ctx, newId()),
      () => makeGesture(ctx, outsidersMessageId, { gesture: 'like' }),
      () => thankAtHome(ctx, { postId: newId() }),
      () => makeGesture(ctx, outsidersMessageId, { gesture: 'boost' }),
      () => takeGestureBack(ctx, gestureId),
      () => passToTracker(ctx, conversationId, { trackerId: newId(), title: 'A fault', body: 'It squeaks.' }),
      () => claimConversation(ctx, conversationId),
      () => saveDraft(ctx, conversationId, { text: 'Hello' }),
      () => decideReview(ctx, newId(), { decision: 'approved' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not-found/) })
    expect(await deliveries()).toBe(before)
  },
)

test('no colleague sends, changes, thanks or takes back in the name of another', async () => {
  const delivery = { subjectId: newId(), accountId, authorId: here.id('ines') }
  const sent = { externalId: 'at://ours' }
  for (const attempt of [
    () => queueDelivery(here.as('marta'), { ...delivery, kind: 'edit', message: { text: 'Hi!' }, of: sent }),
    () => queueDelivery(here.as('ada'), { ...delivery, kind: 'retraction', of: sent }),
    () => queueDelivery(here.as('marta'), { ...delivery, kind: 'statement', message: { text: 'Hi!' } }),
    () => queueDelivery(here.as('marta'), { ...delivery, kind: 'gesture', gesture: 'like', to: sent }),
    () => queueDelivery(here.as('ada'), { ...delivery, kind: 'taking-back', of: sent }),
    () => queueDelivery(here.as('ada'), { ...delivery, kind: 'share', message: { text: 'Hi!' }, held: true }),
    () => releaseShare(here.as('marta'), inesShareId, { version: 1 }),
    () => changeAnswer(here.as('ada'), sentAnswerId, { text: 'Other words' }),
    () => retractAnswer(here.as('marta'), sentAnswerId, { reason: 'I would not say so' }),
    () => sendApprovedChange(here.as('marta'), heldChangeId, { text: 'Braver words' }),
    () => takeGestureBack(here.as('tomas'), gestureId),
  ])
    await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await deliveries()).toBe(before)
})

test('nobody’s words leave from an official account, and the company’s from no other', async () => {
  const official = await ourAccountOn(here.ctx, 'square', { handle: 'halden-press', isOfficial: true })
  const ada = here.as('ada')
  const speaking =
    ada.actor.kind === 'employee' ? as(ada, { ...ada.actor, roles: [...ada.actor.roles, 'communications'] }) : ada
  const said = { subjectId: newId(), authorId: here.id('ada'), message: { text: 'Hi!' } }
  for (const attempt of [
    () => queueDelivery(speaking, { ...said, kind: 'answer', accountId: official }),
    () => queueDelivery(speaking, { ...said, kind: 'share', accountId: official }),
    () => queueDelivery(speaking, { ...said, kind: 'edit', accountId: official, of: { externalId: 'x' } }),
    () =>
      queueDelivery(speaking, {
        ...said,
        kind: 'gesture',
        accountId: official,
        gesture: 'like',
        to: { externalId: 'x' },
      }),
    () => queueDelivery(speaking, { ...said, kind: 'statement', accountId }),
    () => queueDelivery(ada, { ...said, kind: 'statement', accountId: official }),
  ])
    await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await deliveries()).toBe(before)
})

test('a colleague can’t send in Inés’ name, a reviewer neither', async () => {
  const message = { text: 'Hi!', replyTo: { externalId: 'at://x' } }
  await expect(
    queueDelivery(here.as('marta'), {
      kind: 'answer',
      subjectId: newId(),
      accountId,
      authorId: here.id('ines'),
      message,
    }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  const held = await giveAnswer(here.as('tomas'), { conversationId, text: 'It protects the cells.' })
  const review = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === held.id)
  await decideReview(here.as('marta'), review?.id ?? '', { decision: 'approved' })
  await expect(sendApproved(here.as('marta'), held.id, { text: held.text })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(await deliveries()).toBe(before)
})

test('over HTTP a token is refused at every door out, and so is a page of another site', async () => {
  const live = await openLive(here.url)
  const app = createApp(here.ctx, live, '/nowhere')
  const { token } = await makeApiToken(here.as('ada'), 'robot')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({
    text: 'Hello',
    decision: 'approved',
    reason: 'A program thinks so',
    gesture: 'like',
    connector: 'bluesky',
  })
  for (const path of [
    `/api/conversations/${conversationId}/answers`,
    `/api/conversations/${conversationId}/issues`,
    `/api/answers/${newId()}/send`,
    `/api/reviews/${newId()}/decision`,
    `/api/conversations/${conversationId}/claim`,
    `/api/answers/${sentAnswerId}/change`,
    `/api/changes/${heldChangeId}/send`,
    `/api/answers/${sentAnswerId}/retract`,
    `/api/answers/${sentAnswerId}/posted`,
    `/api/messages/${outsidersMessageId}/gestures`,
    `/api/statements/${newId()}/publish`,
    `/api/tellings/${newId()}/tell`,
    `/api/decisions/${newId()}/tellings`,
    `/api/articles/${newId()}/publish`,
    `/api/articles/${newId()}/withdraw`,
    `/api/statements/${newId()}/retract`,
    `/api/offers/${newId()}/release`,
    `/api/offers/${newId()}/stock`,
    `/api/offers/${newId()}/withdraw`,
    `/api/shares/${inesShareId}/release`,
    `/api/shares/${inesShareId}/write-anew`,
    `/api/shares/${inesShareId}/leave-as-it-stands`,
    `/api/shares/${inesShareId}/withdraw`,
    `/api/share-posts/${newId()}/send-again`,
    '/api/accounts/sign-in',
  ]) {
    const response = await app.request(path, { method: 'POST', headers, body })
    expect([path, response.status]).toEqual([path, 403])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  }
  const foreign = await app.request(`/api/conversations/${conversationId}/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    body,
  })
  expect(foreign.status).toBe(403)
  expect((await app.request('/api/queries', { headers })).status).toBe(200)
  expect(await deliveries()).toBe(before)
  await live[Symbol.asyncDispose]()
})

test('an import that looks like an answer of ours sends nothing', async () => {
  const id = newId()
  await insertSampleSource(
    here.ctx,
    { id, connector: 'import', network: 'import', label: 'Old mail', settings: {}, secretId: null, keeps: 'all' },
    null,
  )
  await heard(
    here.ctx,
    id,
    post({
      network: 'import',
      externalId: 'mail-1',
      by: 'halden',
      text: 'Dear Kathrin, … — Inés, battery engineer at Halden',
    }),
  )
  expect(await deliveries()).toBe(before)
})

test('the database itself knows no delivery without an author', async () => {
  await expect(
    here.database.pool.query(
      `insert into delivery (id, kind, subject_id, account_id, message, state, created_at) values ($1, 'answer', $2, $3, '{}', 'waiting', now())`,
      [newId(), newId(), accountId],
    ),
  ).rejects.toThrow(/author_id/)
  expect((await openConversation(here.as('ines'), conversationId)).answers).not.toContainEqual(
    expect.objectContaining({ step: 'sent' }),
  )
})
