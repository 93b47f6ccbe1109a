import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeRule } from '#core/policy'
import {
  acceptAnswer,
  makeFirstSpace,
  makeSpace,
  openTopic,
  postsOnPage,
  removePost,
  reply,
  spacesOf,
  tagsOfTopic,
  topicLines,
  topicShown,
} from '#places/community'
import { addModerator, foundCommunity, makeSite } from '#places/sites'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { fileTopic, noteThanks, powersOf, standingOfMember, thank } from './index.ts'
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
  const change = (tags: string[], ctx = rosa.ctx) => fileTopic(ctx, { topicId: topic.id, tags })
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

test('Priya’s topic moves to where it belongs, as what it is; lists, search and who may follow', async () => {
  const workshop = await makeSpace(here.as('ada'), { siteId, name: 'Workshop', kinds: ['question', 'discussion'] })
  const other = await makeSite(here.as('ada'), { name: 'Elsewhere' })
  await makeFirstSpace(here.ctx, other.id)
  const foreign = (await spacesOf(here.ctx, other.id))[0]?.id ?? ''
  const { topic, post } = await answered('We all need a wider stand for the Fjord')
  const to = (more: object, ctx = priya.ctx) => fileTopic(ctx, { topicId: topic.id, ...more })
  const stood = async () => (await topicShown(here.ctx, topic.id)) ?? topic
  const inSpace = async (id: string) => (await topicLines(here.ctx, { siteId, spaceId: id })).map(each => each.id)

  await to({ kind: 'idea' })
  expect(await stood()).toMatchObject({ kind: 'idea', spaceId })
  // The workshop takes no ideas; what is on another site is no space here; what needs more than words is opened anew.
  for (const [change, at] of [
    [{ spaceId: workshop.id }, 'spaceId'],
    [{ spaceId: foreign }, 'spaceId'],
    [{ kind: 'poll' }, 'kind'],
    [{ kind: 'event' }, 'kind'],
  ] as const)
    await expect(to(change)).rejects.toMatchObject({ kind: 'invalid', reasons: [{ at }] })
  await to({ spaceId: workshop.id, kind: 'question', tags: ['stand'] })
  expect(await stood()).toMatchObject({ kind: 'question', spaceId: workshop.id, beganIn: spaceId, tags: ['stand'] })
  expect(await inSpace(workshop.id)).toEqual([topic.id])
  expect(await inSpace(spaceId)).not.toContain(topic.id)

  // Rosa helped enough to change tags, and no more; Ben nothing at all. Marta reviews, and looks after no community.
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: post.id })
  await hears('reply.accepted', { topicId: topic.id })
  await noteThanks(here.as('ines'), post.id, here.id('ines'))
  await to({ tags: ['stand', 'fjord'] }, rosa.ctx)
  for (const who of [rosa.ctx, ben.ctx, here.as('marta'), here.ctx])
    await expect(to({ spaceId }, who)).rejects.toMatchObject({ kind: 'forbidden' })
  // As long as an answer is marked as the one that helped, it is a question, whoever asks.
  for (const who of [priya.ctx, here.as('ada')])
    await expect(to({ kind: 'discussion' }, who)).rejects.toMatchObject({ kind: 'conflict', reasons: [{ at: 'kind' }] })
  await to({ spaceId }, here.as('ada'))
  expect(await stood()).toMatchObject({ spaceId, beganIn: null, acceptedPostId: post.id })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: null })
  await to({ kind: 'discussion' }, here.as('ada'))
  await addModerator(here.as('ada'), siteId, { memberId: ben.id })
  await to({ spaceId: workshop.id }, ben.ctx)

  const { rows } = await here.database.pool.query(
    `select name, payload from event where name like 'topic.%' and name <> 'topic.opened' and subject_id = $1 order by at, id`,
    [topic.id],
  )
  const moved = (by: string, wasKind: string, kind: string, fromSpaceId = spaceId, to = fromSpaceId) => ({
    name: 'topic.moved',
    payload: { topicId: topic.id, siteId, by, wasKind, kind, fromSpaceId, spaceId: to },
  })
  const tagged = (by: string) => ({ name: 'topic.tagged', payload: { topicId: topic.id, siteId, by } })
  expect(rows).toEqual([
    moved('author', 'question', 'idea'),
    moved('author', 'idea', 'question', spaceId, workshop.id),
    tagged('author'),
    tagged('helper'),
    moved('moderator', 'question', 'question', workshop.id, spaceId),
    moved('moderator', 'question', 'discussion'),
    moved('moderator', 'discussion', 'discussion', spaceId, workshop.id),
  ])
  // What must stay inside stays out of tags that a colleague gives.
  await makeRule(here.as('marta'), {
    name: 'The next model',
    kind: 'confidential',
    level: 'stop',
    words: ['Project Fjord'],
    explanation: 'It is not public yet.',
  })
  await expect(to({ tags: ['project fjord'] }, here.as('ada'))).rejects.toMatchObject({ kind: 'refused' })
  const taken = (await postsOnPage(here.ctx, topic.id, { from: 1, to: 1 }))[0]?.id ?? ''
  await removePost(here.as('ada'), { postId: taken, why: 'Gone.' })
  await removePost(here.as('ada'), { postId: post.id, why: 'Gone.' })
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
