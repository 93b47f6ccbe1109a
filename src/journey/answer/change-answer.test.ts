import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { NetworkError, plugIn } from '#core/channels'
import { decideReview, reviewQueue } from '#core/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { noticeBoard, ourAccountOn, townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import { postedByHand } from './after-delivery.ts'
import { changeAnswer, retractAnswer } from './change-answer.ts'
import { giveAnswer } from './give-answer.ts'
import { openConversation } from './open-conversation.ts'
import { sendApproved, sendApprovedChange } from './send-approved.ts'
import { withdrawAnswer, withdrawChange } from './withdraw-answer.ts'

const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>

beforeAll(async () => {
  square = await townSquare(here.ctx)
  plugIn([noticeBoard()])
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())
beforeEach(() => {
  square.calls.length = 0
  square.troubles.length = 0
})

async function asked(about: Partial<Parameters<typeof post>[0]> = {}): Promise<string> {
  const question = post({ text: `How long does the battery last? ${newId()}`, network: 'square', ...about })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

const look = (id: string, who: Cast = 'ines') => openConversation(here.as(who), id)
const stepIs = (id: string, step: string) =>
  until(`the answer is ${step}`, async () => ((await look(id)).answers.at(-1)?.step === step ? look(id) : undefined))

/** A question that Inés answered, and her answer as it stands. */
async function answered(): Promise<{ id: string; answerId: string; externalId: string }> {
  const id = await asked()
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  const { messages } = await stepIs(id, 'sent')
  return { id, answerId, externalId: messages.at(-1)?.externalId ?? '' }
}

const done = (id: string, step = 'done') =>
  until(`the change is ${step}`, async () => (await look(id)).amendments.at(-1)?.step === step)

test('the author changes her words: they change on the network and in the thread, signed as before', async () => {
  const { id, answerId, externalId } = await answered()
  expect((await look(id)).answers[0]).toMatchObject({ canChange: true, canRetract: true })
  await changeAnswer(here.as('ines'), answerId, { text: 'Eight winters, to be exact.' })
  await done(id)
  expect(square.posts.get(externalId)?.text).toBe('Eight winters, to be exact.\n\n— Inés, battery engineer at Halden')
  const { answers, messages } = await look(id)
  expect(answers[0]).toMatchObject({ step: 'sent', text: 'Eight winters, to be exact.' })
  expect(messages.at(-1)).toMatchObject({ text: expect.stringContaining('Eight winters'), editedAt: expect.any(Date) })
})

test('nobody changes the words of another, not even a coordinator; an emergency takes them down, with its reason', async () => {
  const { id, answerId, externalId } = await answered()
  for (const who of ['marta', 'tomas', 'ada'] as const)
    await expect(changeAnswer(here.as(who), answerId, { text: 'Other words.' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  await expect(retractAnswer(here.as('marta'), answerId, { reason: 'I would not say so.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(retractAnswer(here.as('ada'), answerId, { reason: ' ' })).rejects.toMatchObject({ kind: 'invalid' })
  expect(square.calls.filter(call => !call.startsWith('send'))).toEqual([])

  await retractAnswer(here.as('ada'), answerId, { reason: 'It names a customer.' })
  await done(id)
  expect(square.posts.has(externalId)).toBe(false)
  const { answers, amendments, conversation, messages } = await look(id)
  expect(answers[0]).toMatchObject({ step: 'retracted', canRetract: false, canChange: false })
  expect(amendments[0]).toMatchObject({ employeeName: 'Ada Okafor', reason: 'It names a customer.' })
  expect(messages.at(-1)?.removedAt).toBeInstanceOf(Date)
  expect(conversation).toMatchObject({ standing: 'open', assigneeId: here.id('ines') })
  const { rows } = await here.database.pool.query(
    `select actor_id, payload from event where name = 'answer.retraction-asked' and payload->>'answerId' = $1`,
    [answerId],
  )
  expect(rows).toMatchObject([{ actor_id: here.id('ada'), payload: { authorId: here.id('ines') } }])
})

test('a change whose word was lost on the way back is made again, and is one change', async () => {
  const { id, answerId, externalId } = await answered()
  square.troubles.push({ call: 'edit', error: new NetworkError('unknown', 'The line broke.'), after: true })
  await changeAnswer(here.as('ines'), answerId, { text: 'Nine winters.' })
  await expect(changeAnswer(here.as('ines'), answerId, { text: 'Seven.' })).rejects.toMatchObject({ kind: 'conflict' })
  await done(id)
  expect(square.calls.filter(call => call === `edit ${externalId}`)).toHaveLength(2)
  expect((await look(id)).amendments).toHaveLength(1)
})

test('taking it down does not wait for a change that hangs: the change is given up', async () => {
  const { id, answerId, externalId } = await answered()
  const later = new NetworkError('later', 'Busy.', { retryAt: new Date(Date.now() + 3_600_000) })
  square.troubles.push({ call: 'edit', error: later })
  await changeAnswer(here.as('ines'), answerId, { text: 'Nine winters.' })
  await until('it was tried', () => square.calls.includes(`edit ${externalId}`))
  await retractAnswer(here.as('ines'), answerId, { reason: 'Wrong product.' })
  await done(id)
  expect(square.posts.has(externalId)).toBe(false)
  expect((await look(id)).amendments.map(each => [each.kind, each.step])).toEqual([
    ['edit', 'refused'],
    ['retraction', 'done'],
  ])
  const { rows } = await here.database.pool.query(
    `select state from delivery d join amendment m on m.id = d.subject_id where m.answer_id = $1 and d.kind = 'edit'`,
    [answerId],
  )
  expect(rows).toEqual([{ state: 'cancelled' }])
})

test('what the network refuses stays as it was, and the author is told why', async () => {
  const { id, answerId, externalId } = await answered()
  square.troubles.push({ call: 'edit', error: new NetworkError('refused', 'After an hour nothing changes here.') })
  await changeAnswer(here.as('ines'), answerId, { text: 'Nine winters.' })
  await done(id, 'refused')
  const { answers, amendments } = await look(id)
  expect(amendments[0]?.failure).toBe('After an hour nothing changes here.')
  expect(answers[0]?.text).toBe('Ten winters.')
  expect(square.posts.get(externalId)?.text).toContain('Ten winters.')
  // What was refused may be tried again.
  await changeAnswer(here.as('ines'), answerId, { text: 'Nine winters.' })
  await done(id)
})

/** A question that Tomás, who is new, answered; Marta looked first. */
async function answeredByTomas(): Promise<{ id: string; answerId: string; externalId: string }> {
  const id = await asked()
  const { id: answerId } = await giveAnswer(here.as('tomas'), { conversationId: id, text: 'It lasts.' })
  await decided(answerId, { decision: 'approved' })
  await until('it came back', async () => (await look(id)).answers[0]?.step === 'approved')
  await sendApproved(here.as('tomas'), answerId, { text: 'It lasts.' })
  const { messages } = await stepIs(id, 'sent')
  return { id, answerId, externalId: messages.at(-1)?.externalId ?? '' }
}

async function decided(subjectId: string, decision: Parameters<typeof decideReview>[2]): Promise<void> {
  const review = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === subjectId)
  await decideReview(here.as('marta'), review?.id ?? '', decision)
}

test('other words that need a second pair of eyes wait for one; approved, their author sends them', async () => {
  const { id, answerId, externalId } = await answeredByTomas()
  const change = await changeAnswer(here.as('tomas'), answerId, { text: 'It lasts for ever!' })
  expect(change.step).toBe('in-review')
  const waiting = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === change.id)
  expect(waiting).toMatchObject({ subjectKind: 'edit', conversationId: id })
  await expect(sendApprovedChange(here.as('tomas'), change.id, { text: 'It lasts for ever!' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await decided(change.id, { decision: 'changed', comment: 'Nothing lasts for ever.', text: 'It lasts for years.' })
  await done(id, 'approved')
  // Nothing has left: the old words stand until Tomás has read the new ones, and presses.
  expect(square.posts.get(externalId)?.text).toContain('It lasts.')
  expect((await look(id)).conversation.standing).toBe('answered')
  await expect(sendApprovedChange(here.as('marta'), change.id, { text: 'It lasts for years.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(sendApprovedChange(here.as('tomas'), change.id, { text: 'It lasts for ever!' })).rejects.toThrow(
    /changed since you looked/,
  )
  await sendApprovedChange(here.as('tomas'), change.id, { text: 'It lasts for years.' })
  await done(id)
  expect(square.posts.get(externalId)?.text).toBe('It lasts for years.\n\n— Tomás, service at Halden')
  expect((await look(id)).answers[0]).toMatchObject({ step: 'sent', text: 'It lasts for years.' })
  await expect(sendApprovedChange(here.as('tomas'), change.id, { text: 'It lasts for years.' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  expect(square.calls.filter(call => call === `edit ${externalId}`)).toHaveLength(1)
})

test('returned words are written anew, in the place of the first; given up, nothing waits any more', async () => {
  const { id, answerId, externalId } = await answeredByTomas()
  const first = await changeAnswer(here.as('tomas'), answerId, { text: 'For ever!' })
  await decided(first.id, { decision: 'returned', comment: 'Say it less loudly.' })
  await done(id, 'returned')
  const second = await changeAnswer(here.as('tomas'), answerId, { text: 'For long.' })
  // Before Marta has looked, he finds better words still: one review waits, not two.
  const third = await changeAnswer(here.as('tomas'), answerId, { text: 'For very long.' })
  const { amendments, reviews } = await look(id)
  expect(amendments.map(each => [each.id, each.step])).toEqual([
    [first.id, 'withdrawn'],
    [second.id, 'withdrawn'],
    [third.id, 'in-review'],
  ])
  expect(reviews.filter(each => each.subjectKind === 'edit' && !each.decidedAt)).toHaveLength(1)
  await expect(withdrawChange(here.as('marta'), third.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await withdrawChange(here.as('tomas'), third.id)
  expect((await reviewQueue(here.as('marta'))).filter(each => each.conversationId === id)).toEqual([])
  await expect(withdrawChange(here.as('tomas'), third.id)).rejects.toMatchObject({ kind: 'conflict' })
  expect(square.posts.get(externalId)?.text).toContain('It lasts.')
})

test('a coordinator who takes the answer down ends the review of its other words, too', async () => {
  const { id, answerId, externalId } = await answeredByTomas()
  const change = await changeAnswer(here.as('tomas'), answerId, { text: 'For ever!' })
  await retractAnswer(here.as('ada'), answerId, { reason: 'It names a customer.' })
  await done(id)
  expect(square.posts.has(externalId)).toBe(false)
  expect((await reviewQueue(here.as('marta'))).some(each => each.subjectId === change.id)).toBe(false)
  await expect(sendApprovedChange(here.as('tomas'), change.id, { text: 'For ever!' })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('an answer that the network refused can be written anew and sent', async () => {
  const id = await asked()
  square.troubles.push({ call: 'send', error: new NetworkError('refused', 'No links here.') })
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'See halden.example.' })
  await stepIs(id, 'refused')
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'See our site.' })
  await stepIs(id, 'sent')
})

test('a reply stands behind the same warning as what it answers, and is seen by nobody else', async () => {
  const id = await asked({ contentWarning: 'batteries on fire', visibility: 'followers', title: 'On fire' })
  expect((await look(id)).wayOut.inherits).toEqual({ contentWarning: 'batteries on fire', visibility: 'followers' })
  await expect(
    giveAnswer(here.as('ines'), { conversationId: id, text: 'Look at this.', manner: 'quote' }),
  ).rejects.toThrow(/not said to everybody/)
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Put it outside.' })
  await stepIs(id, 'sent')
  expect([...square.posts.values()].at(-1)).toMatchObject({
    contentWarning: 'batteries on fire',
    visibility: 'followers',
    replyTo: { author: { handle: 'kathrin.test' }, title: 'On fire' },
  })
})

test('a quote shows what it answers, and stands in its thread here', async () => {
  const id = await asked()
  const before = (await look(id)).messages[0]
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'A good question.', manner: 'quote' })
  const { messages } = await stepIs(id, 'sent')
  const quote = [...square.posts.values()].at(-1)
  expect(quote?.quotes).toBe(before?.externalId)
  expect(quote?.replyTo).toBeUndefined()
  expect(messages.at(-1)?.parentExternalId).toBe(before?.externalId)
})

test('where programs may not answer, the author posts it on the page and says so; nobody else can', async () => {
  const id = await asked({ network: 'board' })
  expect((await look(id)).wayOut).toMatchObject({ possible: true, byHand: true, account: null })
  const given = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  expect(given).toMatchObject({ step: 'by-hand', accountId: null })
  const [waiting] = (await look(id)).answers
  expect(waiting?.page).toMatchObject({ url: expect.stringMatching(/^https:\/\/board\.example\/reply/) })
  expect(waiting?.signedText).toContain('— Inés, battery engineer at Halden')
  for (const who of ['marta', 'ada'] as const)
    await expect(postedByHand(here.as(who), given.id, {})).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(postedByHand(here.as('ines'), given.id, { url: 'javascript:1' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  await postedByHand(here.as('ines'), given.id, { url: 'https://board.example/item?id=77' })
  const { answers, conversation, messages } = await look(id)
  expect(answers[0]).toMatchObject({ step: 'sent', canRetract: false, canChange: false })
  expect(conversation.standing).toBe('answered')
  expect(messages.at(-1)).toMatchObject({ externalId: '77', url: 'https://board.example/item?id=77' })
  await expect(postedByHand(here.as('ines'), given.id, {})).rejects.toMatchObject({ kind: 'conflict' })
  await expect(retractAnswer(here.as('ines'), given.id, { reason: 'Oops' })).rejects.toThrow(/posted by hand/)
  expect((await here.database.pool.query(`select 1 from delivery where subject_id = $1`, [given.id])).rowCount).toBe(0)
})

test('an answer on a page of one’s own is told to the page that it answers, once its author says where it stands', async () => {
  const told: string[] = []
  const blog = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (request.method === 'POST') told.push(body)
    response.setHeader('content-type', 'text/html')
    response.end('<link rel="webmention" href="/take"><p>Which oil for a Halden?</p>')
  })
  await new Promise<void>(ready => blog.listen(0, '127.0.0.1', ready))
  const theirs = `http://127.0.0.1:${(blog.address() as AddressInfo).port}/oil`
  const id = await asked({ network: 'webmention', externalId: theirs, url: theirs })
  const given = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Any, sparingly.' })
  expect((await look(id)).answers[0]?.page).toMatchObject({
    url: theirs,
    note: expect.stringMatching(/their page is told/),
  })
  expect(told).toEqual([])
  const source = 'https://halden.example/blog/oil'
  await postedByHand(here.as('ines'), given.id, { url: source })
  await until('they were told', () => told.length > 0)
  expect(Object.fromEntries(new URLSearchParams(told[0]))).toEqual({ source, target: theirs })
  await until('it stands in the trail', async () => {
    const { rows } = await here.database.pool.query(`select payload from event where name = 'page.told'`)
    return rows[0]?.payload.way === 'webmention' && rows[0].payload.conversationId === id
  })
  // A comment under their own page is not told to it.
  const other = await asked({ network: 'webmention', externalId: `${theirs}/2`, url: `${theirs}/2` })
  const comment = await giveAnswer(here.as('ines'), { conversationId: other, text: 'Not too much.' })
  await postedByHand(here.as('ines'), comment.id, { url: `${theirs}/2#comment-1` })
  const { rows } = await here.database.pool.query(
    `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'tell page'`,
  )
  expect([rows.length, told.length]).toEqual([0, 1])
  blog.close()
})

test('when the network then tells of what was posted by hand, it is one message', async () => {
  const id = await asked({ network: 'board' })
  const root = (await look(id)).messages[0]?.externalId
  const given = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  await postedByHand(here.as('ines'), given.id, { url: 'https://board.example/item?id=78' })
  await heard(
    here.ctx,
    await quietSource(here.ctx),
    post({ network: 'board', externalId: '78', by: 'ines', text: 'Ten winters.', ...(root && { replyTo: root }) }),
  )
  expect((await look(id)).messages).toHaveLength(2)
})

test('guard and review hold for an answer by hand too, and it can be taken back before it is posted', async () => {
  const id = await asked({ network: 'board' })
  const held = await giveAnswer(here.as('tomas'), { conversationId: id, text: 'Long.' })
  expect(held.step).toBe('in-review')
  await expect(postedByHand(here.as('tomas'), held.id, {})).rejects.toMatchObject({ kind: 'conflict' })
  const review = (await reviewQueue(here.as('marta'))).find(each => each.subjectId === held.id)
  await decideReview(here.as('marta'), review?.id ?? '', { decision: 'approved' })
  await until('it came back', async () => (await look(id)).answers[0]?.step === 'approved')
  expect((await sendApproved(here.as('tomas'), held.id, { text: 'Long.' })).step).toBe('by-hand')
  await withdrawAnswer(here.as('tomas'), held.id)
  const { draft } = await look(id, 'tomas')
  expect(draft?.text).toBe('Long.')
})

test('without an account and without a page there is no way out, and it says so', async () => {
  const id = await asked({ network: 'nowhere' })
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text: 'Hello.' })).rejects.toThrow(/No account/)
  // An account elsewhere does not help.
  await ourAccountOn(here.ctx, 'square')
  expect((await look(id)).wayOut).toMatchObject({ possible: false, byHand: false })
})
