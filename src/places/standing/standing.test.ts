import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  acceptAnswer,
  makeFirstSpace,
  openTopic,
  postsOnPage,
  removePost,
  reply,
  spacesOf,
  tagsOfTopic,
} from '#places/community'
import { foundCommunity } from '#places/sites'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { noteThanks, powersOf, standingOfMember, tagTopic, thank } from './index.ts'
import { type Deed, halfLifeDays, standingFrom } from './model.ts'
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

const now = new Date('2026-06-01T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const deed = (more: Partial<Deed>): Deed => ({ kind: 'accepted', at: now, byMember: null, byEmployee: null, ...more })
const hears = (name: string, payload: object) =>
  on.handlers[name]?.(here.ctx, { id: 'e', name, at: here.ctx.now(), subjectId: null, payload } as never)

async function answered(title: string) {
  const topic = await openTopic(priya.ctx, { siteId, spaceId, title, text: title })
  return { topic, post: await reply(rosa.ctx, { topicId: topic.id, text: `This is how: ${title}` }) }
}

test('help fades by half in half a year, and one friend’s praise counts less each time', () => {
  const { score } = standingFrom([deed({ byMember: 'priya' })], now)
  expect(standingFrom([deed({ byMember: 'priya', at: daysAgo(halfLifeDays) })], now).score).toBeCloseTo(score / 2)
  const fromOne = standingFrom(
    [1, 2, 3, 4].map(() => deed({ byMember: 'priya' })),
    now,
  ).score
  const fromFour = standingFrom(
    ['priya', 'ben', 'lea', 'jo'].map(byMember => deed({ byMember })),
    now,
  ).score
  expect(fromFour).toBe(4 * score)
  expect(fromOne).toBeLessThan(2.1 * score)
  expect(standingFrom([deed({ kind: 'thanked', byEmployee: 'ines' })], now).score).toBeGreaterThan(
    standingFrom([deed({ kind: 'thanked', byMember: 'ben' })], now).score,
  )
})

test('Rosa has no standing for writing, has one for helping, and none when it is no help after all', async () => {
  const { topic, post } = await answered('How do I fold the seat of a Cargo L?')
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ score: 0 })
  expect(await powersOf(here.ctx, rosa.id)).toEqual({ isTrusted: false, mayTag: false, reportWeighs: 1 })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: post.id })
  // News comes at least once.
  for (let times = 0; times < 2; times++) await hears('reply.accepted', { topicId: topic.id })
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ accepted: 1, score: expect.closeTo(3) })
  expect(await powersOf(here.ctx, rosa.id)).toEqual({ isTrusted: true, mayTag: false, reportWeighs: 1 })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: null })
  await hears('reply.unaccepted', { topicId: topic.id })
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ accepted: 0 })
})

test('who asked puts their topic under other tags, and so does a moderator; Rosa may once she helped enough, and it is found by them', async () => {
  const { topic, post } = await answered('What holds the rain off small children?')
  const change = (tags: string[], ctx = rosa.ctx) => tagTopic(ctx, { topicId: topic.id, tags })
  await change(['Rain Cover'], priya.ctx)
  expect(await tagsOfTopic(here.ctx, topic.id)).toEqual(['rain-cover'])
  for (const who of [rosa.ctx, ben.ctx, here.ctx])
    await expect(change(['other'], who)).rejects.toMatchObject({ kind: 'forbidden' })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: post.id })
  await hears('reply.accepted', { topicId: topic.id })
  await noteThanks(here.as('ines'), post.id, here.id('ines'))
  expect(await powersOf(here.ctx, rosa.id)).toMatchObject({ mayTag: true })
  await change(['rain', 'children'])
  await change(['rain', 'children'])
  expect(await tagsOfTopic(here.ctx, topic.id)).toEqual(['children', 'rain'])
  const { rows } = await here.database.pool.query(
    `select actor_kind, payload from event where name = 'topic.tagged' and subject_id = $1 order by at`,
    [topic.id],
  )
  expect(rows.map(({ payload }) => payload.by)).toEqual(['author', 'helper'])
  const found = await here.database.pool.query(
    `select search @@ to_tsquery('simple', 'children') as now, search @@ to_tsquery('simple', 'cover') as before
     from community_post where topic_id = $1 and number = 1`,
    [topic.id],
  )
  expect(found.rows).toEqual([{ now: true, before: false }])
  await expect(change(['a', 'b', 'c', 'd', 'e', 'f'].map(tag => `tag-${tag}`))).rejects.toMatchObject({
    kind: 'invalid',
  })
  await removePost(here.as('ada'), {
    postId: (await postsOnPage(here.ctx, topic.id, { from: 1, to: 1 }))[0]?.id ?? '',
    why: 'Gone.',
  })
  await expect(change(['rain'])).rejects.toMatchObject({ kind: 'conflict' })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: null })
  await hears('reply.unaccepted', { topicId: topic.id })
  await hears('post.removed', { postId: post.id, topicId: topic.id })
})

test('whoever answers their own question helped nobody', async () => {
  const topic = await openTopic(priya.ctx, { siteId, spaceId, title: 'Which tyre do I want?', text: 'I wonder.' })
  const own = await reply(priya.ctx, { topicId: topic.id, text: 'The wide one, I found out.' })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: own.id })
  await hears('reply.accepted', { topicId: topic.id })
  expect(await standingOfMember(here.ctx, priya.id)).toMatchObject({ score: 0 })
  await expect(thank(priya.ctx, { postId: own.id })).rejects.toMatchObject({ kind: 'conflict' })
})

test('Ben thanks Rosa once, however often he presses; Inés thanks her for the company; what is taken away counts no more', async () => {
  const { topic, post } = await answered('Does the rain cover fit over two helmets?')
  await Promise.all([1, 2, 3].map(() => thank(ben.ctx, { postId: post.id })))
  await noteThanks(here.as('ines'), post.id, here.id('ines'))
  await noteThanks(here.as('ines'), post.id, here.id('ines'))
  const onPage = async () => (await postsOnPage(here.ctx, topic.id, { from: 1, to: 20 })).map(each => each.thanks)
  expect(await onPage()).toEqual([null, { memberIds: [ben.id], colleagues: ['Inés Navarro'] }])
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ thankedByMembers: 1, thankedByUs: 1 })
  await thank(ben.ctx, { postId: post.id, wants: false })
  expect(await onPage()).toEqual([null, { memberIds: [], colleagues: ['Inés Navarro'] }])
  await removePost(here.as('ada'), { postId: post.id, why: 'It was wrong.' })
  await hears('post.removed', { postId: post.id, topicId: topic.id })
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ thankedByUs: 0, thankedByMembers: 0 })
  await expect(thank(ben.ctx, { postId: post.id })).rejects.toMatchObject({ kind: 'conflict' })
})

test('no program, no job and no stranger thanks anybody', async () => {
  const { post } = await answered('How heavy may the load in front be?')
  for (const ctx of [here.ctx, here.as('ines')])
    await expect(thank(ctx, { postId: post.id })).rejects.toMatchObject({ kind: 'forbidden' })
})
