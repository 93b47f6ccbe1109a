import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAnswer, openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { voicesToShow } from '#journey/voices'
import { editPost, openTopic, postsShown, removePost, reply, spacesOf, type Topic } from '#places/community'
import { foundCommunity } from '#places/sites'
import { openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { keepPermission } from '../../src/journey/voices/keep-permission.ts'
import { noteVoice, voicesOfConversation } from '../../src/journey/voices/note-voice.ts'
import { withdrawVoice } from '../../src/journey/voices/withdraw-voice.ts'
import { memberOf } from '../members.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const running: AsyncDisposable[] = []
const praise = 'Eight winters on the Halden Tour, and it has never once left us standing.'
let app: ReturnType<typeof createApp>
let siteId = ''
let priya: Awaited<ReturnType<typeof memberOf>>
let rosa: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  const live = await openLive(here.url)
  running.push(await startWorker(house), live)
  app = createApp(here.ctx, live, '/nowhere')
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  priya = await memberOf(here.ctx, 'priya')
  rosa = await memberOf(here.ctx, 'rosa')
})
afterAll(async () => {
  for (const each of running) await each[Symbol.asyncDispose]()
})

const page = async () => (await app.request('http://localhost:4100/community/reviews')).text()

/** Priya says something, and it is in the inbox. */
async function says(title: string, text: string) {
  const spaceId = await until('there is a space', async () => (await spacesOf(here.ctx, siteId))[0]?.id)
  here.pass(120_000)
  const topic = await openTopic(priya.ctx, { siteId, spaceId, title, text, kind: 'discussion' })
  const { id: conversationId } = await until('it is heard', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(row => row.text.includes(text)),
  )
  return { topic, conversationId }
}

/** Nobody writes faster than people read. */
const answers = (who: typeof priya, topicId: string, text: string) => {
  here.pass(120_000)
  return reply(who.ctx, { topicId, text })
}

/** The message of this post in the conversation. */
const messageOf = (conversationId: string, text: string) =>
  until(`“${text}” is in the conversation`, async () =>
    (await openConversation(here.as('ines'), conversationId)).messages.find(each => each.text.includes(text)),
  )

async function asked(topic: Topic, conversationId: string, question: string) {
  await giveAnswer(here.as('ines'), { conversationId, text: question })
  await until('she is asked', async () =>
    (await postsShown(here.ctx, topic.id, { from: 1, to: 50, accepted: null })).some(each => each.employeeId),
  )
  await messageOf(conversationId, question)
}

/** Priya says it, Inés asks, Priya allows it, and Tomás keeps her answer. */
async function allowed(title: string, words: string, question: string, yes: string) {
  const { topic, conversationId } = await says(title, words)
  const voice = await noteVoice(here.as('ines'), (await messageOf(conversationId, words)).id)
  await asked(topic, conversationId, question)
  const answer = await answers(priya, topic.id, yes)
  const proof = await messageOf(conversationId, yes)
  await keepPermission(here.as('tomas'), voice.id, { messageId: proof.id })
  const posts = await postsShown(here.ctx, topic.id, { from: 1, to: 1, accepted: null })
  return { voiceId: voice.id, conversationId, postId: posts[0]?.id ?? '', answerId: answer.id }
}

test('only the author’s own answer to a colleague who asked in the network is a permission', async () => {
  const { topic, conversationId } = await says('Eight winters with the Tour', praise)
  const message = await messageOf(conversationId, praise)
  await expect(noteVoice(priya.ctx, message.id)).rejects.toMatchObject({ kind: 'forbidden' })
  const voice = await noteVoice(here.as('ines'), message.id)
  await expect(noteVoice(here.as('tomas'), message.id)).rejects.toMatchObject({ kind: 'conflict' })
  const keep = (messageId: string) => keepPermission(here.as('ines'), voice.id, { messageId })
  await expect(keep(message.id)).rejects.toMatchObject({ kind: 'invalid' })
  await answers(priya, topic.id, 'By the way, everybody may read this.')
  await expect(keep((await messageOf(conversationId, 'By the way')).id)).rejects.toThrow(
    'Nobody asked them before that.',
  )
  await asked(topic, conversationId, 'May we show these words on our page, with your name?')
  await expect(keep((await messageOf(conversationId, 'May we show')).id)).rejects.toThrow('Only whoever said it')
  await answers(rosa, topic.id, 'Surely she does not mind.')
  await expect(keep((await messageOf(conversationId, 'Surely')).id)).rejects.toThrow('Only whoever said it')
  expect(await voicesToShow(here.ctx, 10)).toEqual([])
  await answers(priya, topic.id, 'Yes, please do.')
  expect(await keep((await messageOf(conversationId, 'Yes, please')).id)).toMatchObject({
    words: praise,
    proofText: 'Yes, please do.',
    name: 'Priya',
  })
  const shown = await until('the page shows it', async () => ((await page()).includes(praise) ? page() : undefined))
  expect(shown).toContain('Where it was said')
  expect(shown).toMatch(/"@type":"Review".*"author":\{"@type":"Person","name":"Priya"/)
  expect(shown).not.toMatch(/ratingValue|aggregateRating/)
  await withdrawVoice(here.as('marta'), voice.id, { because: 'permission' })
  await until('it is gone from the page', async () => !(await page()).includes(praise))
})

test('what its author changes or takes down, or allowed in words that are gone, is not shown any more', async () => {
  const changed = await allowed(
    'A cello in the rain',
    'The cello stayed dry.',
    'May we quote you on our page?',
    'Yes, you may.',
  )
  const removed = await allowed(
    'Up the hill',
    'Up the hill with both of them.',
    'Could we show this to others?',
    'Of course!',
  )
  const unsaid = await allowed('The bell', 'I love that bell.', 'Would you let us show that?', 'Go ahead.')
  expect(await voicesToShow(here.ctx, 10)).toHaveLength(3)
  await editPost(priya.ctx, { postId: changed.postId, text: 'The cello got wet.' })
  await removePost(priya.ctx, { postId: removed.postId })
  await removePost(priya.ctx, { postId: unsaid.answerId })
  const because = (conversationId: string) =>
    until(
      'it is withdrawn',
      async () => (await voicesOfConversation(here.as('ines'), conversationId))[0]?.withdrawnBecause,
    )
  expect(await because(changed.conversationId)).toBe('edited')
  expect(await because(removed.conversationId)).toBe('removed')
  expect(await because(unsaid.conversationId)).toBe('permission')
  expect(await voicesToShow(here.ctx, 10)).toEqual([])
})
