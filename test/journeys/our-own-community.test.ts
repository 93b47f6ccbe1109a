import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts, sources } from '#core/channels'
import { makeRule } from '#core/policy'
import { changeAnswer, giveAnswer, openConversation, retractAnswer } from '#journey/answer'
import { answerAtHome } from '#journey/at-home'
import { listInbox } from '#journey/route'
import {
  acceptAnswer,
  editPost,
  openTopic,
  postsShown,
  putBack,
  removePost,
  reply,
  revisionsOf,
  spacesOf,
  type Topic,
} from '#places/community'
import { foundCommunity, makeSite } from '#places/sites'
import { fileTopic } from '#places/standing'
import { startWorker } from '../../src/apps/worker.ts'
import { closeSource, pauseSource } from '../../src/core/channels/open-source.ts'
import { standsAt } from '../../src/journey/at-home/stands-at.ts'
import { memberOf } from '../members.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const running: AsyncDisposable[] = []
let siteId = ''
let priya: Awaited<ReturnType<typeof memberOf>>
let rosa: Awaited<ReturnType<typeof memberOf>>
let question: Topic
let conversationId = ''

beforeAll(async () => {
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  running.push(await startWorker(house))
  priya = await memberOf(here.ctx, 'priya')
  rosa = await memberOf(here.ctx, 'rosa')
})
afterAll(async () => {
  for (const each of running) await each[Symbol.asyncDispose]()
})

const found = async (words: string) =>
  (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(row => row.text.includes(words))
const heard = (words: string) => until(`“${words}” is heard`, () => found(words), 4_000)
const theConversation = () => openConversation(here.as('ines'), conversationId)
const postsOf = (topicId: string) => postsShown(here.ctx, topicId, { from: 1, to: 100, accepted: null })
const ask = async (title: string, text: string, site = siteId, who = priya) => {
  const [space] = await until('there is a space', async () => {
    const spaces = await spacesOf(here.ctx, site)
    return spaces.length > 0 ? spaces : undefined
  })
  return openTopic(who.ctx, { siteId: site, spaceId: space?.id ?? '', title, text })
}

test('a community that is made is listened to and can be answered, without anybody opening it', async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  question = await ask(
    'Does the Cargo L fit two children and a cello?',
    'Mine are four and seven, the cello is a half size.',
  )
  const inbox = await heard('half size')
  expect(inbox).toMatchObject({ network: 'community' })
  conversationId = inbox.id
  expect((await sources(here.ctx)).filter(each => each.connector === 'community')).toMatchObject([
    { label: 'Cargo Circle', keeps: 'all', failure: null, heardCount: 1 },
  ])
  expect(await accounts(here.ctx)).toMatchObject([
    { network: 'community', handle: 'halden', ownerId: null, isOfficial: false },
  ])
})

test('what others reply stands in the same conversation, changes and gaps follow', async () => {
  const answer = await reply(rosa.ctx, { topicId: question.id, text: 'Yes, lying down on the left.' })
  const second = await reply(priya.ctx, { topicId: question.id, text: 'And above 1.20 m?', replyTo: 2 })
  const conversation = await until('all three are in the conversation', async () => {
    const seen = await theConversation()
    return seen.messages.length === 3 ? seen : undefined
  })
  expect(conversation.messages.map(each => each.externalId)).toEqual([expect.any(String), answer.id, second.id])
  expect(conversation.messages[2]?.parentExternalId).toBe(answer.id)
  await editPost(rosa.ctx, { postId: answer.id, text: 'Yes, lying down on the right.' })
  await removePost(priya.ctx, { postId: second.id })
  await until('both changes are followed', async () => {
    const { messages } = await theConversation()
    return messages[1]?.text.includes('right') && messages[2]?.removedAt ? true : undefined
  })
})

test('Inés answers from the desk, and it stands in the topic once, under her name and for whom she works', async () => {
  await giveAnswer(here.as('ines'), { conversationId, text: 'We measured it: **1.20 m** fits.' })
  const post = await until('it stands in the topic', async () =>
    (await postsOf(question.id)).find(each => each.employeeId),
  )
  expect(post).toMatchObject({
    html: '<p>We measured it: <strong>1.20 m</strong> fits.</p>',
    author: { name: 'Inés Navarro', title: 'battery engineer', disclosure: 'Inés, battery engineer at Halden' },
  })
  const sent = await until('it stands in the conversation', async () => {
    const { messages } = await theConversation()
    return messages.find(each => each.authorId)
  })
  expect(sent.externalId).toBe(post.id)
  // What we said there is not heard once more.
  expect((await theConversation()).messages.filter(each => each.text.includes('We measured'))).toHaveLength(1)
  await acceptAnswer(priya.ctx, { topicId: question.id, postId: post.id })
})

test('she changes it, how it read before stays; she takes it back, the gap stays', async () => {
  const answers = async () => (await theConversation()).answers
  const answerId = (await answers())[0]?.id ?? ''
  await changeAnswer(here.as('ines'), answerId, { text: 'We measured it: 1.25 m fits.' })
  const changed = await until('the change stands there', async () =>
    (await postsOf(question.id)).find(each => each.employeeId && each.editedAt),
  )
  expect(changed.text).toBe('We measured it: 1.25 m fits.')
  expect(await revisionsOf(here.ctx, changed.id)).toMatchObject([{ text: 'We measured it: **1.20 m** fits.' }])
  await retractAnswer(here.as('ines'), answerId, { reason: 'Measured on the wrong bike.' })
  const gone = await until('the gap is there', async () =>
    (await postsOf(question.id)).find(each => each.employeeId && each.removedAt),
  )
  expect(gone.removedWhy).toBe('Taken back by the company.')
})

test('a colleague on the page passes the same guard and the same review', async () => {
  await makeRule(here.as('marta'), {
    name: 'The next model',
    kind: 'confidential',
    level: 'stop',
    words: ['Project Fjord'],
    explanation: 'It is not public yet.',
  })
  const topic = await ask('Will there be a longer one next year?', 'Ours is getting small.')
  const postId = (await postsOf(topic.id))[0]?.id ?? ''
  await expect(answerAtHome(here.as('ines'), { postId, text: 'Wait for Project Fjord.' })).rejects.toMatchObject({
    kind: 'refused',
  })
  await expect(answerAtHome(priya.ctx, { postId, text: 'As if I worked there.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(await answerAtHome(here.as('tomas'), { postId, text: 'I will ask our designers.' })).toMatchObject({
    step: 'in-review',
  })
  expect(await postsOf(topic.id)).toHaveLength(1)
})

test('what was taken away and is put back after an appeal waits at the desk again, with its words and its title', async () => {
  const topic = await ask(
    'Does the tarpaulin hold at sixty?',
    'It flutters on our way to the kindergarten.',
    siteId,
    rosa,
  )
  const { id } = await heard('It flutters on our way')
  const postId = (await postsOf(topic.id))[0]?.id ?? ''
  await removePost(here.as('ada'), { postId, why: 'This looks like an advertisement.' })
  await until('it is gone from the inbox', async () => !(await found('It flutters on our way')))
  const gone = await openConversation(here.as('ines'), id)
  expect(gone).toMatchObject({ conversation: { standing: 'gone', title: null }, messages: [{ text: '' }] })
  await putBack(here.as('ada'), postId)
  const back = await heard('It flutters on our way')
  expect(back.id).toBe(id)
  const { conversation, messages } = await openConversation(here.as('ines'), id)
  expect(conversation).toMatchObject({ standing: 'open', title: 'Does the tarpaulin hold at sixty?' })
  expect(messages).toMatchObject([{ removedAt: null, text: 'It flutters on our way to the kindergarten.' }])
  await answerAtHome(here.as('ines'), { postId, text: 'At sixty it holds; above it we would take the hard top.' })
  await until('the answer stands below it', async () => (await postsOf(topic.id)).length === 2)
})

test('beside a conversation of ours stands where its topic is; Ada may put it elsewhere, Inés may not, others have nothing', async () => {
  const { id } = await heard('It flutters on our way')
  const seen = await standsAt(here.as('ines'), id)
  expect(seen).toMatchObject({
    kind: 'question',
    mayChange: false,
    tags: [],
    kinds: ['question', 'discussion', 'idea'],
  })
  const stands = await standsAt(here.as('ada'), id)
  expect(stands?.mayChange).toBe(true)
  const { topicId = '' } = stands ?? {}
  await expect(fileTopic(here.as('ines'), { topicId, kind: 'idea' })).rejects.toMatchObject({ kind: 'forbidden' })
  await fileTopic(here.as('ada'), { topicId, kind: 'idea', tags: ['tarpaulin'] })
  expect(await standsAt(here.as('ines'), id)).toMatchObject({ kind: 'idea', tags: ['tarpaulin'] })
  await expect(standsAt(priya.ctx, id)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('each community is a source of its own; none can be closed or left unheard', async () => {
  const workshop = await makeSite(here.as('ada'), { name: 'Workshop' })
  await ask('Which grease is right for the hub?', 'The manual does not say.', workshop.id)
  await heard('The manual does not say')
  const own = (await sources(here.ctx)).filter(each => each.connector === 'community')
  expect(own.map(each => each.label)).toEqual(['Cargo Circle', 'Workshop'])
  for (const stop of [closeSource, pauseSource])
    await expect(stop(here.as('ada'), own[0]?.id ?? '')).rejects.toMatchObject({ kind: 'conflict' })
})
