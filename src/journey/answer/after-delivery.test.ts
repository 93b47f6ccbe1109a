import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { NetworkError, type OutgoingMessage, plugIn, type Sent, upsertSampleAccount } from '#core/channels'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { conversationView } from '../../../src/apps/desk/connected/conversation-view.ts'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { settleDoubt } from './after-delivery.ts'
import { giveAnswer } from './give-answer.ts'
import { openConversation } from './open-conversation.ts'

const here = world()
let worker: AsyncDisposable
let id = ''
let question = post({ text: '' })
/** How the network takes the next message. */
let takes: (message: OutgoingMessage) => Promise<Sent>
const tried: string[] = []

beforeAll(async () => {
  // A network of the oldest kind: it carries words, and can't tell afterwards what has arrived.
  plugIn([
    {
      name: 'postcards',
      label: 'Postcards',
      about: 'By hand.',
      network: 'postcards',
      settings: z.object({}),
      secret: z.object({}),
      capabilities: {
        listen: 'no',
        reply: true,
        retract: false,
        fetchThread: false,
        exactlyOnce: 'no',
        edits: false,
        deletes: false,
      },
      limits: { rules: [] },
      keeps: 'all',
      send: (_, message) => {
        tried.push(message.text)
        return takes(message)
      },
    },
  ])
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  await upsertSampleAccount(
    here.ctx,
    {
      id: newId(),
      connector: 'postcards',
      network: 'postcards',
      externalId: 'halden',
      handle: 'halden',
      name: null,
      avatarUrl: null,
      url: null,
      settings: {},
      secretId: null,
      connectedAt: here.ctx.now(),
      signedOutAt: null,
      failure: null,
    },
    null,
  )
})

afterAll(() => worker[Symbol.asyncDispose]())

beforeEach(async () => {
  tried.length = 0
  question = post({ text: `How long does the battery last? ${Math.random()}`, network: 'postcards' })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  id = rows.find(row => row.text === question.text)?.id ?? ''
})

const look = async () => openConversation(here.as('ines'), id)
const stepIs = (step: string) =>
  until(`the answer is ${step}`, async () => ((await look()).answers.at(-1)?.step === step ? look() : undefined))

test('an answer that arrived leaves the conversation answered', async () => {
  takes = async message => ({ externalId: `card ${message.deliveryId}` })
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  expect((await stepIs('sent')).conversation.standing).toBe('answered')
})

test('what was said from an account of ours is ours, also where somebody else began to talk about it', async () => {
  const ours = post({
    text: 'We have a new battery.',
    network: 'postcards',
    author: { externalId: 'halden', handle: 'halden' },
    postedAt: new Date(here.ctx.now().getTime() + 1000),
  })
  const source = await quietSource(here.ctx)
  const asked = { network: 'postcards', replyTo: ours.externalId, threadRoot: ours.externalId }
  await heard(here.ctx, source, post({ text: 'How long does the new battery last?', by: 'priya', ...asked }))
  await heard(here.ctx, source, ours)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  id = rows.find(row => row.text.includes('the new battery'))?.id ?? ''
  expect((await look()).messages.map(({ author }) => [author?.name, author?.isOurs])).toEqual(
    expect.arrayContaining([
      [null, true],
      ['Priya', false],
    ]),
  )
  const shown = conversationView(JSON.parse(JSON.stringify(await look())), here.id('ines'))
  expect(shown.person.name).toBe('Priya')
  expect(shown.messages.map(({ from, name }) => [from, name])).toEqual(
    expect.arrayContaining([
      ['us', 'halden'],
      ['outside', 'Priya'],
    ]),
  )
  // Whoever answers speaks to Priya, though what we said ourselves came last.
  const { messages } = await look()
  expect(messages.at(-1)?.author?.isOurs).toBe(true)
  const answer = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Eight years, Priya.' })
  expect(answer.replyTo).toBe(messages.find(({ author }) => author?.name === 'Priya')?.id)
})

test('who writes again before our own words have settled is not taken for answered', async () => {
  takes = async message => {
    const source = await quietSource(here.ctx)
    const externalId = `card ${message.deliveryId}`
    await heard(
      here.ctx,
      source,
      post({
        text: 'Eight years in the cold too?',
        network: 'postcards',
        replyTo: externalId,
        threadRoot: question.externalId,
      }),
    )
    return { externalId }
  }
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  const { conversation, messages } = await stepIs('sent')
  expect(conversation).toMatchObject({ standing: 'open', assigneeId: here.id('ines') })
  expect(messages).toHaveLength(3)
})

test('when nobody can tell whether it arrived, the author is asked and nothing is sent twice', async () => {
  takes = async () => {
    throw new NetworkError('unknown', 'The postman fell silent.')
  }
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  const { answers } = await stepIs('doubtful')
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text: 'Eight years.' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await expect(settleDoubt(here.as('marta'), answers[0]?.id ?? '', true)).rejects.toMatchObject({ kind: 'forbidden' })
  await settleDoubt(here.as('ines'), answers[0]?.id ?? '', true)
  expect((await look()).conversation.standing).toBe('answered')
  expect(tried).toHaveLength(1)
})

test('a doubt that turns out to be a loss gives the words back', async () => {
  takes = async () => {
    throw new NetworkError('unknown', 'The postman fell silent.')
  }
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  const { answers } = await stepIs('doubtful')
  await settleDoubt(here.as('ines'), answers[0]?.id ?? '', false)
  const after = await look()
  expect(after).toMatchObject({ conversation: { standing: 'open' }, draft: { text: 'About eight years.' } })
  takes = async message => ({ externalId: `card ${message.deliveryId}` })
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  expect((await stepIs('sent')).messages).toHaveLength(2)
})

test('what a network will not take comes back to its author with the reason', async () => {
  takes = async () => {
    throw new NetworkError('refused', 'No cards with pictures.')
  }
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'About eight years.' })
  expect(await stepIs('refused')).toMatchObject({
    conversation: { standing: 'open' },
    draft: { text: 'About eight years.' },
  })
})
