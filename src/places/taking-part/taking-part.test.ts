import { beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptAnswer, makeFirstSpace, openTopic, reply, spacesOf, topicLines, topicShown } from '#places/community'
import { foundCommunity } from '#places/sites'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { askToAnswer, attend, choose, follow, mineOf, pass, vote, waitingFor } from './index.ts'
import { on } from './on.ts'

const here = world()
let siteId = ''
let spaceId = ''
let priya: Awaited<ReturnType<typeof memberOf>>
let rosa: Awaited<ReturnType<typeof memberOf>>
let ben: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  priya = await memberOf(here.ctx, 'priya')
  rosa = await memberOf(here.ctx, 'rosa')
  ben = await memberOf(here.ctx, 'ben')
})
beforeEach(() => here.pass(86_400_000))

const opens = (title: string, more: object = {}) =>
  openTopic(priya.ctx, { siteId, spaceId, title, text: title, ...more })
const shown = (id: string) => topicShown(here.ctx, id)

test('an idea has one voice of each, however often they press; the most wanted stands first', async () => {
  const hook = await opens('A hook for a school bag', { kind: 'idea' })
  const lamp = await opens('A lamp that stays on at the lights', { kind: 'idea' })
  const press = (who: typeof rosa, topicId: string, wants = true) => vote(who.ctx, { topicId, wants })
  await Promise.all([press(rosa, lamp.id), press(rosa, lamp.id), press(ben, lamp.id), press(rosa, hook.id)])
  const wanted = await topicLines(here.ctx, { siteId, kind: 'idea', order: 'votes' })
  expect(wanted.map(each => [each.id, each.votes])).toEqual([
    [lamp.id, 2],
    [hook.id, 1],
  ])
  await Promise.all([press(rosa, lamp.id, false), press(rosa, lamp.id, false)])
  expect((await shown(lamp.id))?.votes).toBe(1)
  const question = await opens('Is this an idea at all, I wonder?')
  await expect(press(rosa, question.id)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(vote(here.ctx, { topicId: lamp.id, wants: true })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('whoever chooses anew chose once; a poll that is over takes nothing', async () => {
  const closesAt = new Date(here.ctx.now().getTime() + 3_600_000)
  const poll = await opens('Which colour should the next one have?', {
    kind: 'poll',
    poll: { choices: ['Green', 'Blue'], closesAt },
  })
  const [green, blue] = (await shown(poll.id))?.poll?.choices ?? []
  await choose(rosa.ctx, { topicId: poll.id, choiceIds: [green?.id ?? ''] })
  await choose(rosa.ctx, { topicId: poll.id, choiceIds: [blue?.id ?? ''] })
  await choose(ben.ctx, { topicId: poll.id, choiceIds: [blue?.id ?? ''] })
  expect((await shown(poll.id))?.poll).toMatchObject({ voters: 2, choices: [{ votes: 0 }, { votes: 2 }] })
  await expect(
    choose(ben.ctx, { topicId: poll.id, choiceIds: [green?.id ?? '', blue?.id ?? ''] }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  here.pass(3_600_001)
  await expect(choose(ben.ctx, { topicId: poll.id, choiceIds: [] })).rejects.toMatchObject({ kind: 'conflict' })
})

test('where several may be chosen, each counts once', async () => {
  const poll = await opens('What do you carry on a normal day?', {
    kind: 'poll',
    poll: { choices: ['Children', 'Shopping', 'Dogs'], takesMany: true },
  })
  const ids = ((await shown(poll.id))?.poll?.choices ?? []).map(each => each.id)
  await choose(rosa.ctx, { topicId: poll.id, choiceIds: ids.slice(0, 2) })
  await choose(rosa.ctx, { topicId: poll.id, choiceIds: ids.slice(1) })
  expect((await shown(poll.id))?.poll).toMatchObject({ voters: 1, choices: [{ votes: 0 }, { votes: 1 }, { votes: 1 }] })
})

test('the last seat is given once, and is free again when somebody can’t come', async () => {
  const startsAt = new Date(here.ctx.now().getTime() + 86_400_000)
  const event = { startsAt, endsAt: startsAt, timezone: 'Europe/Berlin', roomFor: 1 }
  const ride = await opens('Riding along the river, all together', { kind: 'event', event })
  const going = (who: typeof rosa) => attend(who.ctx, { topicId: ride.id, says: 'going' })
  const tried = await Promise.allSettled([going(rosa), going(ben)])
  expect(tried.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  await attend(rosa.ctx, { topicId: ride.id, says: 'not-going' })
  await attend(ben.ctx, { topicId: ride.id, says: 'not-going' })
  await going(ben)
  expect((await shown(ride.id))?.event).toMatchObject({ going: 1, maybe: 0 })
  here.pass(2 * 86_400_000)
  await expect(going(rosa)).rejects.toMatchObject({ kind: 'conflict' })
})

test('Rosa follows a topic, and no more', async () => {
  const topic = await opens('Where do you all ride on Sundays?')
  for (const wants of [true, true]) await follow(rosa.ctx, { of: { topicId: topic.id }, wants })
  expect((await mineOf(here.ctx, topic.id, rosa.id)).follows).toBe(true)
  expect((await shown(topic.id))?.followers).toBe(1)
  await follow(rosa.ctx, { of: { topicId: topic.id }, wants: false })
  expect((await mineOf(here.ctx, topic.id, rosa.id)).follows).toBe(false)
})

test('who helped with something near is asked once, and may pass; who answers is asked no more', async () => {
  const before = await opens('How do I adjust the rear brake of a Cargo L?')
  const answer = await reply(rosa.ctx, { topicId: before.id, text: 'Two turns of the barrel adjuster.' })
  await acceptAnswer(priya.ctx, { topicId: before.id, postId: answer.id })
  await reply(ben.ctx, { topicId: before.id, text: 'Mine took three.' })

  const topic = await opens('The rear brake of my Cargo L squeals after I adjust it')
  await expect(askToAnswer(rosa.ctx, { topicId: topic.id })).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await askToAnswer(priya.ctx, { topicId: topic.id })).toBe(1)
  expect(await waitingFor(here.ctx, rosa.id)).toEqual([
    { topicId: topic.id, title: topic.title, because: `Their answer to “${before.title}” was accepted.` },
  ])
  await pass(rosa.ctx, topic.id)
  expect(await waitingFor(here.ctx, rosa.id)).toEqual([])
  expect(await askToAnswer(priya.ctx, { topicId: topic.id })).toBe(1)
  const post = await reply(ben.ctx, { topicId: topic.id, text: 'Clean the disc.' })
  const news = {
    id: '',
    name: 'post.written',
    at: here.ctx.now(),
    subjectId: topic.id,
    payload: { postId: post.id, topicId: topic.id, siteId, memberId: ben.id },
  }
  await on.handlers['post.written']?.(here.ctx, news as never)
  expect(await waitingFor(here.ctx, ben.id)).toEqual([])
  await expect(askToAnswer(priya.ctx, { topicId: topic.id })).rejects.toMatchObject({ kind: 'not-found' })
})
