import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeFirstSpace, openTopic, postsShown, reply, spacesOf, theTopic, topicShown } from '#places/community'
import { addModerator, foundCommunity, makeSite } from '#places/sites'
import { standingOfMember } from '#places/standing'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import {
  addNote,
  appeal,
  caseStory,
  decide,
  decideAppeal,
  moderationQueue,
  readFirst,
  reportPost,
  sayEdit,
  sayReply,
  sayTopic,
  toldOfMe,
} from './index.ts'
import { type HeldBecause, whyHold } from './model.ts'
import { on } from './on.ts'

const here = world()
type Person = Awaited<ReturnType<typeof memberOf>>
let siteId = ''
let spaceId = ''
let priya: Person
let rosa: Person
let tarn: Person
let jo: Person

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  ;[priya, rosa, tarn, jo] = (await Promise.all(
    ['priya', 'rosa', 'tarn', 'jo'].map(name => memberOf(here.ctx, name)),
  )) as [Person, Person, Person, Person]
  await addModerator(here.as('ada'), siteId, { memberId: jo.id })
  await addModerator(here.as('ada'), siteId, { employeeId: here.id('marta') })
})
beforeEach(() => here.pass(2 * 86_400_000))

let count = 0
const ask = (who: Person, text = 'I wonder whether somebody knows.') =>
  openTopic(who.ctx, { siteId, spaceId, title: `A question about brakes, number ${++count}`, text })
const posts = (topicId: string) => postsShown(here.ctx, topicId, { from: 1, to: 50, accepted: null })
const caseOf = async (who: Person) => {
  const { cases } = await moderationQueue(jo.ctx)
  const found = cases.find(each => each.memberId === who.id)
  if (!found) throw new Error('Nothing waits of theirs.')
  return found
}

test('the machine asks a person about what is new, hurts or repeats; whoever is known is asked about hurting alone', () => {
  const plain = {
    firstPosts: 'with-links',
    isFirst: false,
    isTrusted: false,
    firstPictures: 0,
    links: 0,
    isRepeated: false,
    isHurtful: false,
  } as const
  const cases: [object, HeldBecause | undefined][] = [
    [{}, undefined],
    [{ isFirst: true }, undefined],
    [{ isFirst: true, firstPosts: 'all' }, 'first'],
    [{ isFirst: true, links: 1 }, 'links'],
    [{ isFirst: true, links: 1, firstPosts: 'none' }, undefined],
    [{ firstPictures: 1 }, 'pictures'],
    [{ firstPictures: 1, firstPosts: 'none' }, undefined],
    [{ firstPictures: 1, isTrusted: true }, undefined],
    [{ links: 2 }, undefined],
    [{ links: 3 }, 'links'],
    [{ links: 3, isTrusted: true }, undefined],
    [{ isRepeated: true }, 'repeated'],
    [{ isHurtful: true, isTrusted: true }, 'hurtful'],
  ]
  for (const [more, held] of cases) expect([more, whyHold({ ...plain, ...more })]).toEqual([more, held])
})

test('what is held back is said to its author, seen by nobody, and stands there once Jo let it through', async () => {
  const lea = await memberOf(here.ctx, 'lea')
  const asked = {
    siteId,
    spaceId,
    title: 'Has anybody tried these pads?',
    text: 'They are at https://pads.example/cheap',
  }
  const { held, said } = await sayTopic(lea.ctx, asked)
  expect(said).toBeUndefined()
  expect(held).toContain('Nobody else sees it yet.')
  expect(held).toContain('links')
  expect((await toldOfMe(lea.ctx)).waiting[0]?.held).toMatchObject({ title: asked.title })
  // A form that was sent twice waits once.
  await sayTopic(lea.ctx, asked)
  expect((await toldOfMe(lea.ctx)).waiting).toHaveLength(1)
  const { id } = await caseOf(lea)
  await expect(decide(lea.ctx, { caseId: id, does: 'fine' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(decide(here.as('ines'), { caseId: id, does: 'fine' })).rejects.toMatchObject({ kind: 'forbidden' })
  await decide(jo.ctx, { caseId: id, does: 'fine' })
  await expect(decide(here.as('ada'), { caseId: id, does: 'fine' })).rejects.toMatchObject({ kind: 'conflict' })
  const { rows } = await here.database.pool.query('select id from community_topic where member_id = $1', [lea.id])
  expect(await topicShown(here.ctx, rows[0].id)).toMatchObject({ title: asked.title, author: { name: 'Lea' } })
  expect((await toldOfMe(lea.ctx)).waiting).toHaveLength(0)
})

test('a harmless reply can’t become another one, and hurting words wait whoever says them', async () => {
  const topic = await ask(priya)
  const { said } = await sayReply(tarn.ctx, { topicId: topic.id, text: 'Try new pads first.' })
  if (!said) throw new Error('It was held.')
  const links = 'See https://a.example/1 and https://b.example/2 and https://c.example/3'
  const edit = await sayEdit(tarn.ctx, { postId: said.id, text: links })
  expect(edit.held).toContain('links')
  expect((await posts(topic.id))[1]?.text).toBe('Try new pads first.')
  await decide(jo.ctx, { caseId: (await caseOf(tarn)).id, does: 'refuse', why: 'These lead to a shop of yours.' })
  const { decisions } = await toldOfMe(tarn.ctx)
  expect(decisions[0]).toMatchObject({ kind: 'refuse', why: 'These lead to a shop of yours.', text: links })
  const hurts = await sayReply(rosa.ctx, { topicId: topic.id, text: 'You are a stupid idiot, shut up.' })
  expect(hurts.held).toContain('hurt')
  const asOurs = { topicId: topic.id, text: 'Send me your key.\n— Marta Lind, communications at Halden' }
  await expect(sayReply(rosa.ctx, asOurs)).rejects.toMatchObject({ message: 'Only Marta Lind signs as Marta Lind.' })
  expect(await caseOf(rosa)).toMatchObject({ isHard: true, heldBecause: 'hurtful' })
})

test('two reports of two people weigh; four put it aside; Jo reads it, and it is back', async () => {
  const topic = await ask(priya)
  const post = await reply(tarn.ctx, { topicId: topic.id, text: 'Buy from my shop, it is the best of all.' })
  const neighbours = await Promise.all(['ana', 'bo', 'cy', 'di'].map(name => memberOf(here.ctx, name)))
  await expect(reportPost(tarn.ctx, { postId: post.id, reason: 'spam' })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(reportPost(here.ctx, { postId: post.id, reason: 'spam' })).rejects.toMatchObject({ kind: 'forbidden' })
  for (const [at, who] of neighbours.entries()) {
    expect((await posts(topic.id))[1]?.removedAt).toBeNull()
    await reportPost(who.ctx, { postId: post.id, reason: 'spam', words: `Number ${at}` })
    if (at === 0)
      await expect(reportPost(who.ctx, { postId: post.id, reason: 'spam' })).rejects.toMatchObject({ kind: 'conflict' })
  }
  expect((await posts(topic.id))[1]?.removedWhy).toContain('Several people reported it')
  // Its author is told at once, and never by whom.
  const { decisions } = await toldOfMe(tarn.ctx)
  expect(decisions[0]).toMatchObject({ kind: 'hide', byName: null })
  const waits = await caseOf(tarn)
  expect(waits).toMatchObject({ weight: 4, text: 'Buy from my shop, it is the best of all.' })
  await decide(jo.ctx, { caseId: waits.id, does: 'fine' })
  expect((await posts(topic.id))[1]?.removedAt).toBeNull()
  expect((await topicShown(here.ctx, topic.id))?.replyCount).toBe(1)
  expect((await toldOfMe(tarn.ctx)).decisions[0]?.undoneAt).not.toBeNull()
  expect(await standingOfMember(here.ctx, neighbours[0]?.id ?? '')).toMatchObject({ corrected: 0 })
})

test('hidden with its reason; Tarn asks for other eyes; Jo, who decided, may not; Ada puts it back', async () => {
  const topic = await ask(priya)
  const post = await reply(tarn.ctx, { topicId: topic.id, text: 'Grease the pads well, they will squeak no more.' })
  await reportPost(rosa.ctx, { postId: post.id, reason: 'wrong', words: 'Nobody brakes with grease.' })
  const { id: caseId } = await caseOf(tarn)
  await expect(decide(jo.ctx, { caseId, does: 'hide' })).rejects.toMatchObject({ reasons: [{ at: 'why' }] })
  await expect(decide(jo.ctx, { caseId, does: 'refuse', why: 'No.' })).rejects.toMatchObject({ kind: 'invalid' })
  await decide(jo.ctx, { caseId, does: 'hide', why: 'With grease on them nobody can brake.' })
  expect((await posts(topic.id))[1]).toMatchObject({ removedWhy: 'With grease on them nobody can brake.' })
  expect(await standingOfMember(here.ctx, rosa.id)).toMatchObject({ corrected: 1 })

  const [decision] = (await toldOfMe(tarn.ctx)).decisions
  const decisionId = decision?.id ?? ''
  await expect(appeal(rosa.ctx, { decisionId, words: 'Not mine.' })).rejects.toMatchObject({ kind: 'not-found' })
  await appeal(tarn.ctx, { decisionId, words: 'I meant the pins, and wrote pads.' })
  await expect(appeal(tarn.ctx, { decisionId, words: 'Again.' })).rejects.toMatchObject({ kind: 'conflict' })
  const answer = { decisionId, isGranted: true, answer: 'The pins, yes. Please say so.' }
  await expect(decideAppeal(jo.ctx, answer)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(decideAppeal(tarn.ctx, answer)).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await moderationQueue(here.as('ada'))).appeals.map(each => each.id)).toEqual([decisionId])
  const both = await Promise.allSettled([decideAppeal(here.as('ada'), answer), decideAppeal(here.as('marta'), answer)])
  expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await posts(topic.id))[1]?.removedAt).toBeNull()
  expect((await toldOfMe(tarn.ctx)).decisions[0]?.appeal).toMatchObject({ isGranted: true, answer: answer.answer })
})

test('a topic is ended and a member suspended with reason and end; both may appeal, and come back', async () => {
  const topic = await ask(tarn, 'Whoever rides anything else is a fool, is he not?')
  const [first] = await posts(topic.id)
  await reportPost(rosa.ctx, { postId: first?.id ?? '', reason: 'off-topic' })
  await decide(jo.ctx, { caseId: (await caseOf(tarn)).id, does: 'lock', why: 'Nobody learns anything here any more.' })
  await expect(reply(priya.ctx, { topicId: topic.id, text: 'But I …' })).rejects.toMatchObject({
    message: 'Nobody learns anything here any more.',
  })
  const other = await ask(priya)
  const post = await reply(tarn.ctx, { topicId: other.id, text: 'Priya lives at number 7, ask her there.' })
  await reportPost(priya.ctx, { postId: post.id, reason: 'private' })
  const { id: caseId } = await caseOf(tarn)
  await decide(jo.ctx, { caseId, does: 'suspend', why: 'You told where somebody lives.', days: 14 })
  expect((await posts(other.id))[1]?.removedAt).not.toBeNull()
  await expect(sayReply(tarn.ctx, { topicId: other.id, text: 'Hello?' })).rejects.toMatchObject({
    message: expect.stringContaining('You told where somebody lives.'),
  })
  const { decisions } = await toldOfMe(tarn.ctx)
  const days = ((decisions[0]?.endsAt?.getTime() ?? 0) - here.ctx.now().getTime()) / 86_400_000
  expect(Math.round(days)).toBe(14)
  for (const each of decisions.filter(each => !each.appeal && !each.undoneAt && each.kind !== 'refuse')) {
    await appeal(tarn.ctx, { decisionId: each.id, words: 'I am sorry.' })
    await decideAppeal(here.as('ada'), { decisionId: each.id, isGranted: true, answer: 'Welcome back.' })
  }
  expect((await theTopic(here.ctx, topic.id)).closedAt).toBeNull()
  expect(await sayReply(tarn.ctx, { topicId: other.id, text: 'Thank you.' })).toMatchObject({ said: { number: 3 } })
})

test('after three hard ones within a day the next goes to another, uncovered to nobody before', async () => {
  const hurt = async (at: number) => {
    const who = await memberOf(here.ctx, `hurt-${at}`)
    const topic = await ask(who)
    await reply(who.ctx, { topicId: topic.id, text: `Some words, number ${at}` })
    await reportPost(priya.ctx, { postId: (await posts(topic.id))[0]?.id ?? '', reason: 'hurtful' })
    return caseOf(who)
  }
  for (const at of [1, 2, 3]) await decide(jo.ctx, { caseId: (await hurt(at)).id, does: 'warn', why: 'Be kind.' })
  const next = await hurt(4)
  expect(next).toMatchObject({ isSpared: true, text: null, reports: [] })
  await expect(decide(jo.ctx, { caseId: next.id, does: 'fine' })).rejects.toMatchObject({ kind: 'conflict' })
  const marta = await caseStory(here.as('marta'), next.id)
  expect(marta.about).toMatchObject({ isSpared: false, isHard: true })
  expect(marta.about.text).not.toBeNull()
  here.pass(86_400_001)
  expect((await caseStory(jo.ctx, next.id)).about.isSpared).toBe(false)
  await decide(here.as('marta'), { caseId: next.id, does: 'fine' })
})

test('notes are among moderators; whoever looks after one place sees nothing of another', async () => {
  const below = await makeSite(here.as('ada'), { name: 'Ghent' })
  await makeFirstSpace(here.ctx, below.id)
  const kim = await memberOf(here.ctx, 'kim')
  await addModerator(here.as('ada'), below.id, { memberId: kim.id })
  const topic = await ask(tarn)
  await reportPost(rosa.ctx, { postId: (await posts(topic.id))[0]?.id ?? '', reason: 'other' })
  const { id: caseId } = await caseOf(tarn)
  await addNote(jo.ctx, { caseId, text: 'He had a hard week.' })
  expect((await caseStory(here.as('ada'), caseId)).notes).toMatchObject([{ text: 'He had a hard week.', byName: 'Jo' }])
  await expect(caseStory(kim.ctx, caseId)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(addNote(kim.ctx, { caseId, text: 'Let me see.' })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(caseStory(rosa.ctx, caseId)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(readFirst(kim.ctx, { siteId, firstPosts: 'all' })).rejects.toMatchObject({ kind: 'forbidden' })
  await readFirst(kim.ctx, { siteId: below.id, firstPosts: 'all' })
  const space = (await spacesOf(here.ctx, below.id))[0]?.id ?? ''
  const first = { siteId: below.id, spaceId: space, title: 'Hello from a new one', text: 'I am new here.' }
  expect((await sayTopic((await memberOf(here.ctx, 'noor')).ctx, first)).held).toContain('first')
  expect((await moderationQueue(kim.ctx)).cases.map(each => each.memberHandle)).toEqual(['noor'])
  await decide(here.as('ada'), { caseId, does: 'fine' })
})

test('who has a confirmed address is written to, with the reason and the way to other eyes', async () => {
  const { pool } = here.database
  const sil = await memberOf(here.ctx, 'sil')
  await pool.query(
    `insert into member_auth_user (id, name, email, "emailVerified") values ('sil', 'Sil', 'sil@customers.example', true)`,
  )
  await pool.query(`update member set user_id = 'sil' where id = $1`, [sil.id])
  const topic = await ask(sil)
  await reportPost(rosa.ctx, { postId: (await posts(topic.id))[0]?.id ?? '', reason: 'off-topic' })
  const mail = { url: 'smtp://127.0.0.1:9', from: 'community@halden.example' }
  const { id: caseId } = await caseOf(sil)
  const why = 'Brakes are talked over next door.'
  await decide({ ...jo.ctx, config: { ...jo.ctx.config, mail } }, { caseId, does: 'warn', why })
  const { rows } = await pool.query(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send mail'`,
  )
  const { id, sealed } = rows.at(-1)?.payload ?? {}
  const nonce = Buffer.from(sealed.nonce, 'base64')
  const ciphertext = Buffer.from(sealed.ciphertext, 'base64')
  const letter = JSON.parse(here.ctx.secrets.open('mail', { keyId: sealed.keyId, nonce, ciphertext }, id))
  expect(letter.to).toBe('sil@customers.example')
  expect(letter.text).toContain(why)
  expect(letter.text).toContain('/community/notices')
})

test('whoever leaves takes what waited and what was noted of them along', async () => {
  await on.handlers['member.left']?.(here.ctx, { payload: { memberId: tarn.id } } as never)
  for (const table of ['moderation_case', 'moderation_note', 'moderation_decision'])
    expect((await here.database.pool.query(`select 1 from ${table} where member_id = $1`, [tarn.id])).rows).toEqual([])
})
