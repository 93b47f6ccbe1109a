import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAccount, openSource } from '#core/channels'
import { decideReview } from '#core/review'
import { changeAnswer, closeConversation, giveAnswer, openConversation, sendApproved } from '#journey/answer'
import { receivePush } from '#journey/listen'
import { results } from '#journey/measure'
import { listInbox } from '#journey/route'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { startWorker } from '../../src/apps/worker.ts'
import { accountSid, authToken, type FakeTwilio, openTwilio, ours, requestOf } from '../twilio.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const theirs = '+491701234567'
let twilio: FakeTwilio
let worker: AsyncDisposable
let sourceId = ''

beforeAll(async () => {
  twilio = await openTwilio()
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await twilio.close()
})

/** Somebody texts our number, or Twilio tells what became of an answer. */
const texted = (fields: Record<string, string>) => {
  const hookUrl = new URL(`/hooks/${sourceId}`, here.ctx.config.publicUrl).href
  return receivePush(
    here.ctx,
    sourceId,
    requestOf(hookUrl, { MessageSid: `SM${newId()}`, From: theirs, To: ours, NumMedia: '0', ...fields }),
    understanding,
  )
}
const line = async () =>
  (await listInbox(here.as('ines'), { view: 'everything' })).rows.filter(row => row.network === 'sms')
const opened = async () => openConversation(here.as('ines'), (await line())[0]?.id ?? '')

test('Ada gives people a number to text', async () => {
  const settings = { accountSid, number: '+49 30 12345678', api: twilio.api }
  const source = await openSource(here.as('ada'), { connector: 'twilio', settings, secret: { authToken } })
  sourceId = source.id
  expect(source).toMatchObject({ label: ours, network: 'sms' })
  // Twilio signs with its own key: there is none of ours to paste.
  expect(source.signingKey).toBeUndefined()
  expect(await connectAccount(here.as('ada'), { connector: 'twilio', settings, secret: { authToken } })).toMatchObject({
    handle: ours,
  })
})

test('what a customer texts in three messages is one conversation, with a promise running', async () => {
  const { response } = await texted({ Body: 'Hello! My Halden Tour charges to 80 % only.' })
  expect(response?.body).not.toContain('Message')
  await texted({ Body: 'Is the battery broken?' })
  await texted({
    Body: '',
    NumMedia: '1',
    MediaUrl0: 'https://api.twilio.com/media/1',
    MediaContentType0: 'image/jpeg',
  })
  expect(await line()).toHaveLength(1)
  const { conversation, messages, wayOut } = await opened()
  expect(conversation).toMatchObject({ incomplete: null })
  expect(messages.map(message => message.text)).toEqual([
    'Hello! My Halden Tour charges to 80 % only.',
    'Is the battery broken?',
    '(A picture or file, without words.)',
  ])
  expect(messages[2]?.media).toMatchObject([{ kind: 'image' }])
  expect(wayOut).toMatchObject({ possible: true })
})

test('a person answers from the same number, under their name, once', async () => {
  const { conversation } = await opened()
  await giveAnswer(here.as('ines'), {
    conversationId: conversation.id,
    text: 'In the cold it stops at 80 %, to live longer.',
  })
  await until('it was sent', async () => (twilio.sent.length > 0 ? twilio.sent : undefined))
  expect(twilio.sent).toMatchObject([
    { to: theirs, body: expect.stringMatching(/to live longer\.\s+- Inés at Halden/) },
  ])
  await until('it stands in the thread', async () =>
    (await opened()).conversation.standing === 'answered' ? true : undefined,
  )
})

test('an answer that does not arrive is back with its author, who is told why', async () => {
  await texted({
    MessageSid: twilio.sent[0]?.sid ?? '',
    MessageStatus: 'undelivered',
    ErrorCode: '30003',
    From: ours,
    To: theirs,
  })
  const { conversation, messages } = await opened()
  expect(conversation).toMatchObject({ standing: 'open', assigneeId: here.id('ines') })
  expect(messages.find(message => message.colleague)?.undeliveredWhy).toBe('The phone could not be reached.')
})

test('she thanks; it is solved, and the promptness of text messages is measured', async () => {
  await texted({ Body: 'Thank you, that is good to know!' })
  const { conversation } = await opened()
  await closeConversation(here.as('ines'), conversation.id, { result: 'solved' })
  const found = await until('the result stands', async () => (await results(here.as('marta'))).outcomes[0])
  expect(found).toMatchObject({
    network: 'sms',
    statement: expect.stringMatching(/^Answered by a person in \d+ (s|min); question solved\.$/),
  })
})

test('whoever writes STOP is not written to again, until they write START; a person sees both', async () => {
  await texted({ Body: 'STOP' })
  const { conversation } = await opened()
  const answer = { conversationId: conversation.id, text: 'Have a good ride.' }
  await expect(giveAnswer(here.as('ines'), answer)).rejects.toMatchObject({
    kind: 'refused',
    message: /asked not to be written to/,
  })
  expect(twilio.sent).toHaveLength(1)
  const { wayOut } = await opened()
  expect(wayOut).toMatchObject({ possible: false, why: expect.stringMatching(/asked not to be written to/) })
  await texted({ Body: 'Start' })
  await giveAnswer(here.as('ines'), answer)
  await until('it was sent', async () => (twilio.sent.length === 2 ? true : undefined))
  const { messages } = await opened()
  expect(messages.flatMap(message => message.optOut ?? [])).toEqual(['stop', 'start'])
  expect((await opened()).messages.map(message => message.text)).toEqual(expect.arrayContaining(['STOP', 'Start']))
})

test('STOP is heeded too where it comes between the answer and the press, and by whoever would change what they said', async () => {
  await texted({ Body: 'How long is the warranty of the frame?' })
  const { conversation } = await opened()
  const written = await giveAnswer(here.as('tomas'), {
    conversationId: conversation.id,
    text: 'It holds for ten years.',
  })
  expect(written.step).toBe('in-review')
  const [review] = (await opened()).reviews
  await decideReview(here.as('marta'), review?.id ?? '', { decision: 'approved' })
  const approved = await until('it is approved', async () => {
    const answer = (await opened()).answers.find(each => each.id === written.id)
    return answer?.step === 'approved' ? answer : undefined
  })
  await texted({ Body: 'stop' })
  await expect(sendApproved(here.as('tomas'), approved.id, { text: approved.text })).rejects.toMatchObject({
    kind: 'refused',
    message: /asked not to be written to/,
  })
  const said = (await opened()).answers.find(each => each.authorId === here.id('ines') && each.step === 'sent')
  await expect(changeAnswer(here.as('ines'), said?.id ?? '', { text: 'Another word.' })).rejects.toMatchObject({
    kind: 'refused',
  })
  expect(twilio.sent).toHaveLength(2)
  expect((await opened()).answers.find(each => each.id === written.id)?.step).toBe('approved')
})

test('a request that Twilio did not sign is turned away, and nothing of it is kept', async () => {
  const before = (await opened()).messages.length
  const request = requestOf('https://elsewhere.example/hooks', { MessageSid: 'SM9', From: theirs, Body: 'Forged' })
  await expect(receivePush(here.ctx, sourceId, request, understanding)).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await opened()).messages).toHaveLength(before)
})
