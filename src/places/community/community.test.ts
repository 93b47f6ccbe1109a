import { beforeAll, beforeEach, expect, test } from 'vitest'
import { foundCommunity, makeSite } from '#places/sites'
import { as } from '#platform/context'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import {
  acceptAnswer,
  editPost,
  makeFirstSpace,
  makeSpace,
  myDraft,
  openTopic,
  postsShown,
  removePost,
  reply,
  revisionsOf,
  saveDraft,
  spacesOf,
  topicLines,
  topicShown,
} from './index.ts'
import { limits } from './model.ts'

const here = world()
let siteId = ''
let spaceId = ''
let priya: Awaited<ReturnType<typeof memberOf>>
let rosa: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  priya = await memberOf(here.ctx, 'priya')
  rosa = await memberOf(here.ctx, 'rosa')
})

// Each story on a day of its own: nobody is thought to flood the place.
beforeEach(() => here.pass(86_400_000))

const cello = {
  title: 'Does the Cargo L fit two children and a cello?',
  text: 'Mine are **four** and seven, and the cello is a half size.',
  tags: ['Cargo L', 'children'],
}
const ask = (more: object = {}) => openTopic(priya.ctx, { siteId, spaceId, ...cello, ...more })
const postsOf = (topicId: string) => postsShown(here.ctx, topicId, { from: 1, to: 100, accepted: null })

test('Priya asks, Rosa answers, Priya accepts; the page shows who said what', async () => {
  const topic = await ask()
  const answer = await reply(rosa.ctx, {
    topicId: topic.id,
    text: 'Yes, lying down. @priya bring it to the test ride.',
  })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: answer.id })

  const shown = await topicShown(here.ctx, topic.id)
  expect(shown).toMatchObject({
    ...{
      title: cello.title,
      kind: 'question',
      replyCount: 1,
      acceptedPostId: answer.id,
      tags: ['cargo-l', 'children'],
    },
    author: { name: 'Priya', handle: 'priya', employeeId: null },
  })
  const [first, second] = await postsOf(topic.id)
  expect(first).toMatchObject({
    number: 1,
    html: '<p>Mine are <strong>four</strong> and seven, and the cello is a half size.</p>',
    language: 'en',
  })
  expect(second?.author.name).toBe('Rosa')
  expect(second?.html).toContain('<a class="mention" href="~/members/priya">@priya</a>')
})

test('only Priya, or whoever looks after the place, says which answer helped', async () => {
  const topic = await ask({ title: 'Which lock is good for a Cargo L in the city?' })
  const answer = await reply(rosa.ctx, { topicId: topic.id, text: 'A long chain.' })
  await expect(acceptAnswer(rosa.ctx, { topicId: topic.id, postId: answer.id })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(acceptAnswer(here.as('ines'), { topicId: topic.id, postId: answer.id })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await acceptAnswer(here.as('ada'), { topicId: topic.id, postId: answer.id })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: null })
  expect((await topicShown(here.ctx, topic.id))?.acceptedPostId).toBeNull()
  const question = (await postsOf(topic.id))[0]?.id ?? ''
  await expect(acceptAnswer(priya.ctx, { topicId: topic.id, postId: question })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('nobody takes part without signing in, and no colleague past the guard', async () => {
  await expect(openTopic(here.ctx, { siteId, spaceId, ...cello })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(openTopic(here.as('ines'), { siteId, spaceId, ...cello })).rejects.toMatchObject({ kind: 'forbidden' })
  const topic = await ask({ title: 'May a colleague just write here as a member?' })
  const ines = {
    kind: 'member' as const,
    memberId: rosa.id,
    handle: 'ines',
    name: 'Inés',
    employeeId: here.id('ines'),
    sessionId: 's',
  }
  await expect(reply(as(here.ctx, ines), { topicId: topic.id, text: 'Psst.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('what is changed keeps how it read before; two at once don’t undo each other', async () => {
  const topic = await ask({ title: 'How long does a battery last in winter?' })
  const [first] = await postsOf(topic.id)
  const postId = first?.id ?? ''
  await editPost(priya.ctx, {
    postId,
    text: 'At −10 °C, I mean.',
    title: 'How long does a battery last at −10 °C?',
    why: 'clearer',
  })
  expect(await revisionsOf(here.ctx, postId)).toMatchObject([
    { number: 0, title: 'How long does a battery last in winter?', text: cello.text, why: 'clearer' },
  ])
  expect((await topicShown(here.ctx, topic.id))?.title).toBe('How long does a battery last at −10 °C?')
  await expect(editPost(rosa.ctx, { postId, text: 'Mine now.' })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('what is taken away leaves a gap with its reason, and the accepted answer goes with it', async () => {
  const topic = await ask({ title: 'Is the bell on the Stad loud enough?' })
  const answer = await reply(rosa.ctx, { topicId: topic.id, text: 'Buy mine at rosas-bells.example!' })
  await acceptAnswer(priya.ctx, { topicId: topic.id, postId: answer.id })
  await expect(removePost(priya.ctx, { postId: answer.id, why: 'No.' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(removePost(here.as('ada'), { postId: answer.id })).rejects.toMatchObject({ kind: 'invalid' })
  await removePost(here.as('ada'), { postId: answer.id, why: 'Advertising' })
  const [, gap] = await postsOf(topic.id)
  expect(gap).toMatchObject({ number: 2, removedWhy: 'Advertising' })
  expect(await topicShown(here.ctx, topic.id)).toMatchObject({ replyCount: 0, acceptedPostId: null })
  await reply(rosa.ctx, { topicId: topic.id, text: 'Sorry. It is loud enough.' })
  expect((await postsOf(topic.id)).map(each => each.number)).toEqual([1, 2, 3])
})

test('a form that was sent twice says it once, even at the same moment', async () => {
  const [one, other] = await Promise.all([
    ask({ title: 'Pressed twice on the button' }),
    ask({ title: 'Pressed twice on the button' }),
  ])
  expect(other.id).toBe(one.id)
  const said = { topicId: one.id, text: 'Only once, please.' }
  const [first, again] = await Promise.all([reply(rosa.ctx, said), reply(rosa.ctx, said)])
  expect(again.id).toBe(first.id)
  expect((await topicShown(here.ctx, one.id))?.replyCount).toBe(1)
})

test('whoever floods the place is asked to wait, and only they', async () => {
  const topic = await ask({ title: 'How fast may one person talk here?' })
  for (let n = 0; n < limits.postsPerMinute; n++)
    await reply(rosa.ctx, { topicId: topic.id, text: `And another thing: ${n}` })
  await expect(reply(rosa.ctx, { topicId: topic.id, text: 'And …' })).rejects.toMatchObject({ kind: 'refused' })
  await reply(priya.ctx, { topicId: topic.id, text: 'Enough of that.' })
  here.pass(60_000)
  await reply(rosa.ctx, { topicId: topic.id, text: 'Sorry.' })
})

test('replies are numbered one after the other, however many come at once', async () => {
  const topic = await ask({ title: 'Who else rides to school with three?' })
  const crowd = await Promise.all(Array.from({ length: 8 }, (_, n) => memberOf(here.ctx, `rider${n}`)))
  await Promise.all(crowd.map(({ ctx }) => reply(ctx, { topicId: topic.id, text: 'We do.' })))
  expect((await postsOf(topic.id)).map(each => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('a draft is kept for whoever writes it, and gone once it is said', async () => {
  await saveDraft(priya.ctx, { siteId, title: 'Half a thou' })
  await saveDraft(priya.ctx, { siteId, title: 'Half a thought, and more', text: 'And' })
  expect(await myDraft(priya.ctx, { siteId, topicId: null })).toMatchObject({
    title: 'Half a thought, and more',
    text: 'And',
  })
  expect(await myDraft(rosa.ctx, { siteId, topicId: null })).toBeUndefined()
  await ask({ title: 'Half a thought, and more' })
  expect(await myDraft(priya.ctx, { siteId, topicId: null })).toBeUndefined()
})

test('lists are by space, kind and tag; a space takes only what it is for', async () => {
  const ideas = await makeSpace(here.as('ada'), { siteId, name: 'Ideen für Räder', kinds: ['idea'] })
  expect(ideas.slug).toBe('ideen-fur-rader')
  await expect(ask({ spaceId: ideas.id, title: 'A question among ideas?' })).rejects.toMatchObject({ kind: 'invalid' })
  const idea = await ask({ spaceId: ideas.id, kind: 'idea', title: 'A hook for a school bag', tags: ['hooks'] })
  const ids = async (listed: object) => (await topicLines(here.ctx, { siteId, ...listed })).map(each => each.id)
  expect(await ids({ spaceId: ideas.id })).toEqual([idea.id])
  expect(await ids({ kind: 'idea' })).toEqual([idea.id])
  expect(await ids({ waiting: true })).not.toContain(idea.id)
  expect((await ids({}))[0]).toBe(idea.id)
  await expect(makeSpace(here.as('ines'), { siteId, name: 'Mine' })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a poll has choices, an event a time; neither opens without', async () => {
  const poll = { kind: 'poll', title: 'Which colour should the next one have?' }
  await expect(ask(poll)).rejects.toMatchObject({ reasons: [{ at: 'poll.choices' }] })
  const made = await ask({ ...poll, poll: { choices: ['Green', 'Blue'] } })
  expect((await topicShown(here.ctx, made.id))?.poll?.choices.map(each => each.words)).toEqual(['Green', 'Blue'])
  const startsAt = new Date(here.ctx.now().getTime() + 86_400_000)
  const event = { kind: 'event', title: 'Riding along the river, all together' }
  const times = { startsAt, endsAt: startsAt, timezone: 'Europe/Berlin', place: 'Bridge' }
  await expect(ask({ ...event, event: { ...times, timezone: 'Mars/Olympus' } })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const ride = await ask({ ...event, event: times })
  expect((await topicShown(here.ctx, ride.id))?.event).toMatchObject({ startsAt, place: 'Bridge', going: 0 })
})

test('nothing is opened on another site than its space’s', async () => {
  const other = await makeSite(here.as('ada'), { name: 'Workshop' })
  await expect(ask({ siteId: other.id })).rejects.toMatchObject({ kind: 'not-found' })
})
