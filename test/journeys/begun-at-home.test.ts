import { afterAll, beforeAll, expect, test } from 'vitest'
import { mastodon } from '#connectors/mastodon'
import { connectAccount, lendPictures, openAccount, plugIn } from '#core/channels'
import { queueDelivery } from '#core/delivery'
import { makeRule } from '#core/policy'
import { decideReview } from '#core/review'
import { changeAnswer, giveAnswer, openConversation } from '#journey/answer'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { makeSpace, postByDelivery, postsShown, reply, revisionsOf, topicShown } from '#places/community'
import { takePictureAway } from '#places/moderation'
import { grounds, ownPlace } from '#places/own-place'
import {
  keepOurPicture,
  openOurPicture,
  openPicture,
  picturesAmong,
  pictureToSend,
  sweepPictures,
} from '#places/pictures'
import { postsOfShare, releaseShare, withdrawShare, writeShare } from '#places/share'
import { foundCommunity, makeSite } from '#places/sites'
import { as } from '#platform/context'
import { startWorker } from '../../src/apps/worker.ts'
import { hearEcho } from '../../src/journey/echo/hear-echo.ts'
import { accountsForShares, previewShare } from '../../src/places/share/compose-post.ts'
import { leaveAsItStands, openShare, saveShare, writeAnew } from '../../src/places/share/write-share.ts'
import { memberOf } from '../members.ts'
import { startMastodon } from '../networks/mastodon.ts'
import { pngOf } from '../pixels.ts'
import { townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { type Cast, world } from '../world.ts'

/** Halden has a community and one for workshops. Inés is trusted and writes; Tomás is new, and read first by Marta. */
const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
let siteId = ''
let spaceId = ''
let home = ''

beforeAll(async () => {
  square = await townSquare(here.ctx)
  const { capabilities } = square.connector
  lendPictures(pictureToSend)
  plugIn([
    { ...square.connector, capabilities: { ...capabilities, pictures: { most: 2, mostBytes: 1_000 } } },
    ownPlace,
    mastodon,
  ])
  await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })
  siteId = (await makeSite(here.as('ada'), { name: 'Workshops', slug: 'workshops' })).id
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  home = await until('there is an account of the house', async () => {
    const found = (await accountsForShares(here.as('ines'))).find(({ topics }) => topics)
    return found?.id
  })
  spaceId = await until('the workshops have a space', async () => {
    const site = (await grounds(here.ctx)).find(({ id }) => id === siteId)
    return site?.spaces[0]?.id
  })
}, 60_000)
afterAll(() => worker[Symbol.asyncDispose]())

type Begun = NonNullable<Parameters<typeof writeShare>[1]['topic']>

function begun(who: Cast, topic: Begun, text = 'We build the new stand now. What do you lift your Cargo with?') {
  const posts = [{ accountId: home, words: '' }]
  return writeShare(here.as(who), { text, posts, topic: { siteId, spaceId, kind: 'discussion', ...topic } })
}

async function stands(shareId: string): Promise<{ postId: string; topicId: string }> {
  return until('it stands there', async () => {
    const [post] = await postsOfShare(here.ctx, shareId)
    if (post?.step !== 'sent' || !post.externalId) return undefined
    const { rows } = await here.database.pool.query('select topic_id from community_post where id = $1', [
      post.externalId,
    ])
    return { postId: post.externalId, topicId: rows[0].topic_id }
  })
}

const first = async (topicId: string) => (await postsShown(here.ctx, topicId, { from: 1, to: 1, accepted: null })).at(0)

test('Inés asks people in the workshops which stand they want: a poll under her name, with for whom she works; what Rosa says comes to the inbox', async () => {
  const share = await begun('ines', {
    ...{ kind: 'poll', title: 'Which stand for the Cargo?', tags: ['Stands'] },
    choices: ['Two legs', 'A ramp', ''],
  })
  const [preview] = await previewShare(here.as('ines'), share)
  expect(preview).toMatchObject({
    problem: null,
    topic: { title: 'Which stand for the Cargo?', kind: 'poll', site: 'Workshops', space: 'Everything' },
    said: expect.stringMatching(/lift your Cargo with\?\n\n— Inés, battery engineer at Halden$/),
  })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  const { topicId, postId } = await stands(share.id)
  expect(await topicShown(here.ctx, topicId)).toMatchObject({
    ...{
      kind: 'poll',
      siteId,
      spaceId,
      title: 'Which stand for the Cargo?',
      employeeId: here.id('ines'),
      memberId: null,
    },
    poll: { choices: [{ words: 'Two legs' }, { words: 'A ramp' }] },
  })
  expect(await first(topicId)).toMatchObject({
    author: { name: 'Inés Navarro' },
    disclosure: 'Inés, battery engineer at Halden',
    text: 'We build the new stand now. What do you lift your Cargo with?',
  })
  const { rows: said } = await here.database.pool.query(
    `select payload from event where name = 'topic.opened' and payload->>'topicId' = $1`,
    [topicId],
  )
  expect(said).toMatchObject([{ payload: { postId, siteId, kind: 'poll', employeeId: here.id('ines') } }])

  const rosa = await memberOf(here.ctx, 'rosa')
  await reply(rosa.ctx, { topicId, text: 'A ramp, my back is not what it was.' })
  const row = await until('what Rosa said is in the inbox', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(({ text }) => text.startsWith('A ramp')),
  )
  const opened = await openConversation(here.as('ines'), row.id)
  expect(opened.conversation.title).toBe('Which stand for the Cargo?')
  await until('it is among what came of it', async () => {
    const [answer] = await hearEcho(here.as('ines'), share.id)
    return answer?.words.startsWith('A ramp') && answer.byName === 'Rosa' ? true : undefined
  })
})

test('however often it is tried, and whenever it was cut off, it stands there once', async () => {
  const accountId = home
  const topic = { siteId, spaceId, kind: 'idea', title: 'A bell that sings for the Cargo', tags: [] }
  const message = { text: 'Would you want one?\n\n— Inés, battery engineer at Halden', language: 'en', topic }
  const id = await queueDelivery(here.as('ines'), {
    ...{ kind: 'share', subjectId: newId(), accountId, authorId: here.id('ines'), message },
  })
  const { connector, account } = await openAccount(here.ctx, accountId)
  const again = { ...message, deliveryId: id, createdAt: here.ctx.now() }
  const tries = await Promise.all([1, 2, 3].map(() => connector.send?.(account, again)))
  expect(new Set(tries.map(sent => sent?.externalId)).size).toBe(1)
  expect(await connector.find?.(account, again)).toMatchObject({ externalId: tries[0]?.externalId })
  const { rows } = await here.database.pool.query('select count(*)::int as n from community_topic where title = $1', [
    topic.title,
  ])
  expect(rows).toEqual([{ n: 1 }])
  expect(await postByDelivery(here.ctx, id)).toMatchObject({ employeeId: here.id('ines') })
})

test('Tomás is read first: Marta sees where it is to stand; he sends what she found good, and nobody else can', async () => {
  const share = await begun('tomas', { title: 'What do you carry on Sundays?' }, 'I carry a cello to church.')
  expect(await releaseShare(here.as('tomas'), share.id, { version: share.version })).toMatchObject({
    step: 'in-review',
  })
  const waits = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === share.id)
  expect(waits?.share?.topic).toMatchObject({ title: 'What do you carry on Sundays?', spaceId })
  await decideReview(here.as('marta'), waits?.id ?? '', { decision: 'approved' })
  const approved = await until('it is his to send', async () => {
    const found = await openShare(here.as('tomas'), share.id)
    return found.step === 'approved' ? found : undefined
  })
  await expect(releaseShare(here.as('marta'), share.id, { version: approved.version })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await releaseShare(here.as('tomas'), share.id, { version: approved.version })
  expect(await first((await stands(share.id)).topicId)).toMatchObject({ author: { name: 'Tomás Rey' } })
})

test('the rules read the title and the choices, too', async () => {
  await makeRule(here.as('marta'), {
    ...{ name: 'Project Heron', kind: 'confidential', level: 'stop', words: ['Heron'] },
    explanation: 'Nobody outside knows of it.',
  })
  for (const topic of [
    { title: 'Who wants to try Heron?' },
    { kind: 'poll', title: 'Which name is best?', choices: ['Heron', 'Crane'] },
  ] satisfies Begun[]) {
    const { id, version } = await begun('ines', topic)
    await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'refused' })
    expect(await postsOfShare(here.ctx, id)).toEqual([])
  }
})

test('what can’t be opened there is said before anything leaves: no title, nothing to choose, a space for something else', async () => {
  const questions = await makeSpace(here.as('ada'), { siteId, name: 'Questions', kinds: ['question'] })
  for (const [topic, at] of [
    [{ title: 'Hi' }, 'topic.title'],
    [{ kind: 'poll', title: 'Which of these two?', choices: ['One'] }, 'topic.choices'],
    [{ kind: 'event', title: 'We open the workshop', startsAt: null }, 'topic.startsAt'],
    [{ spaceId: questions.id, title: 'We talk about bells' }, 'topic.kind'],
    [{ spaceId: newId(), title: 'We talk about bells' }, 'topic'],
  ] as [Begun, string][]) {
    const { id, version } = await begun('ines', topic)
    await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ at })]),
    })
    expect(await postsOfShare(here.ctx, id)).toEqual([])
  }
  const { id, version } = await writeShare(here.as('ines'), { text: 'Hello all', posts: [{ accountId: home }] })
  await expect(releaseShare(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'invalid' })
})

test('Inés gives it another title and other words where it stands; others see the old ones until she sends them, and how it read', async () => {
  const share = await begun('ines', { title: 'Who rides in the rain?' })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  const { topicId, postId } = await stands(share.id)
  const { version } = await writeAnew(here.as('ines'), share.id)
  const topic = { siteId, spaceId, kind: 'discussion' as const, title: 'Who rides in the snow?' }
  const posts = [{ accountId: home, words: '' }]
  const words = { text: 'And what do you put on?', posts, topic }
  const saved = await saveShare(here.as('ines'), share.id, { ...words, version })
  expect(await openShare(here.as('tomas'), share.id)).toMatchObject({
    ...{ step: 'released', text: share.text, topic: { title: 'Who rides in the rain?' } },
  })
  expect(await first(topicId)).toMatchObject({ text: share.text })
  await releaseShare(here.as('ines'), share.id, { version: saved.version })
  await until('it reads anew', async () => (await first(topicId))?.text === words.text || undefined)
  expect(await topicShown(here.ctx, topicId)).toMatchObject({ title: 'Who rides in the snow?' })
  expect(await revisionsOf(here.ctx, postId)).toMatchObject([{ title: 'Who rides in the rain?' }])
  await until('the desk knows', async () => {
    const [post] = await postsOfShare(here.ctx, share.id)
    return (post?.step === 'sent' && post.topic?.title === 'Who rides in the snow?') || undefined
  })

  const again = await writeAnew(here.as('ines'), share.id)
  await saveShare(here.as('ines'), share.id, { ...words, text: 'Never mind.', version: again.version })
  expect(await leaveAsItStands(here.as('ines'), share.id)).toMatchObject({ step: 'released', text: words.text })
})

test('Inés takes it back: it is gone from the site, title and all; where people replied a gap stays without it', async () => {
  const [quiet, loud] = [
    await begun('ines', { title: 'Nobody answered this' }),
    await begun('ines', { title: 'Somebody answered this' }, 'What do you think of the new saddle?'),
  ]
  for (const { id, version } of [quiet, loud]) await releaseShare(here.as('ines'), id, { version })
  const [silent, talked] = [await stands(quiet.id), await stands(loud.id)]
  const luis = await memberOf(here.ctx, 'luis')
  await reply(luis.ctx, { topicId: talked.topicId, text: 'It is too hard.' })
  for (const { id } of [quiet, loud]) {
    await withdrawShare(here.as('ines'), id)
    await until(
      'it is taken down',
      async () => (await postsOfShare(here.ctx, id))[0]?.step === 'retracted' || undefined,
    )
  }
  expect(await topicShown(here.ctx, silent.topicId)).toBeUndefined()
  expect(await topicShown(here.ctx, talked.topicId)).toMatchObject({ title: '[…]' })
  expect(await first(talked.topicId)).toMatchObject({ removedWhy: 'Taken back by the company.' })
})

const added = async (who: Cast) => (await keepOurPicture(here.as(who), pngOf({ width: 2, height: 1 }))).id

test('Inés adds a picture to what she begins, and says what it shows: nothing leaves before; it stands below her words', async () => {
  const id = await added('ines')
  const words = { text: 'This is the first of them.', posts: [{ accountId: home, words: '' }] }
  const topic = { siteId, spaceId, kind: 'discussion' as const, title: 'The new stand, as it is drawn' }
  const share = await writeShare(here.as('ines'), { ...words, topic, pictures: [{ id, alt: '' }] })
  await expect(releaseShare(here.as('ines'), share.id, { version: share.version })).rejects.toMatchObject({
    reasons: [{ at: 'pictures.0.alt', message: 'Say what the picture shows, for people who don’t see it.' }],
  })
  const whatStays = [{ id, alt: 'The drawing of the Heron' }]
  const secret = await saveShare(here.as('ines'), share.id, { ...words, topic, pictures: whatStays, version: 1 })
  await expect(releaseShare(here.as('ines'), share.id, { version: secret.version })).rejects.toMatchObject({
    kind: 'refused',
  })
  const pictures = [{ id, alt: 'A bike on a stand with two legs' }]
  const said = await saveShare(here.as('ines'), share.id, { ...words, topic, pictures, version: secret.version })
  expect(await previewShare(here.as('ines'), said)).toMatchObject([{ problem: null, pictures }])
  await expect(openPicture(as(here.ctx, { kind: 'nobody' }), id)).rejects.toMatchObject({ kind: 'not-found' })
  await releaseShare(here.as('ines'), share.id, { version: said.version })
  const { topicId } = await stands(share.id)
  expect(await first(topicId)).toMatchObject({ pictures: [{ id, alt: 'A bike on a stand with two legs', width: 2 }] })
  expect(await openPicture(as(here.ctx, { kind: 'nobody' }), id)).toMatchObject({ isPublic: true, picture: { siteId } })
})

test('a picture is its author’s alone, and stands in one place', async () => {
  const id = await added('ines')
  await expect(openOurPicture(here.as('tomas'), id)).rejects.toMatchObject({ kind: 'not-found' })
  const pictures = [{ id, alt: 'A bell' }]
  await expect(writeShare(here.as('tomas'), { text: 'A bell.', pictures })).rejects.toMatchObject({ kind: 'conflict' })
  await writeShare(here.as('ines'), { text: 'A bell.', pictures })
  await expect(writeShare(here.as('ines'), { text: 'The bell again.', pictures })).rejects.toMatchObject({
    kind: 'conflict',
  })
  expect(await openOurPicture(here.as('tomas'), id)).toMatchObject({ picture: { employeeId: here.id('ines') } })
  const rosa = await memberOf(here.ctx, 'petra')
  await expect(keepOurPicture(rosa.ctx, pngOf({ width: 2, height: 1 }))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(keepOurPicture(here.as('ines'), Buffer.from('no picture'))).rejects.toMatchObject({ kind: 'invalid' })
})

test('she answers Rosa with a picture: read first where Tomás would, left where a network shows none; taken away it stays away', async () => {
  const share = await begun(
    'ines',
    { title: 'Show us how you park' },
    'We would like to see where they stand at night.',
  )
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  const { topicId } = await stands(share.id)
  const sofia = await memberOf(here.ctx, 'sofia')
  await reply(sofia.ctx, { topicId, text: 'In the hall. Where does yours stand, Inés?' })
  const row = await until('it is in the inbox', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(({ text }) => text.startsWith('In the hall')),
  )
  expect((await openConversation(here.as('ines'), row.id)).wayOut.can.pictures).toBe(4)
  const pictures = [{ id: await added('ines'), alt: 'A cargo bike below the stairs' }]
  const answer = await giveAnswer(here.as('ines'), { conversationId: row.id, text: 'Below the stairs.', pictures })
  const theirs = async () =>
    (await postsShown(here.ctx, topicId, { from: 1, to: 9, accepted: null })).find(({ number }) => number === 3)
  const stood = await until('it stands there', theirs)
  expect(stood).toMatchObject({ employeeId: here.id('ines'), pictures })
  await until('the desk knows', async () => {
    const { answers } = await openConversation(here.as('ines'), row.id)
    return answers.find(({ id, step }) => id === answer.id && step === 'sent')
  })
  await takePictureAway(here.as('ada'), { pictureId: pictures[0]?.id ?? '', why: 'A number plate is on it.' })
  await changeAnswer(here.as('ines'), answer.id, { text: 'Below the stairs, on the left.' })
  const anew = await until('it reads anew', async () => {
    const post = await theirs()
    return post?.text.endsWith('left.') ? post : undefined
  })
  expect(anew.pictures).toEqual([])
})

test('a picture that nothing names is forgotten after a day; one that waits with a reviewer is not', async () => {
  const [lost, kept] = [await added('tomas'), await added('tomas')]
  const share = await writeShare(here.as('tomas'), { text: 'Soon.', pictures: [{ id: kept, alt: 'A wheel' }] })
  here.pass(25 * 3_600_000)
  await sweepPictures(here.ctx)
  expect((await picturesAmong(here.ctx, [lost, kept])).map(({ id }) => id)).toEqual([kept])
  await saveShare(here.as('tomas'), share.id, { text: 'Soon.', version: share.version })
  here.pass(25 * 3_600_000)
  await sweepPictures(here.ctx)
  expect(await picturesAmong(here.ctx, [kept])).toEqual([])
})

test('on a network that shows pictures they leave with the words, within what it takes; nobody else’s are lent to it', async () => {
  const posts = [{ accountId: square.accountId, words: '' }]
  const heavy = (await keepOurPicture(here.as('ines'), pngOf({ width: 3_000, height: 2_000 }))).id
  const big = { text: 'The whole drawing.', posts, pictures: [{ id: heavy, alt: 'A drawing of a stand' }] }
  const { id: tooMuch, version } = await writeShare(here.as('ines'), big)
  await expect(releaseShare(here.as('ines'), tooMuch, { version })).rejects.toMatchObject({
    message: expect.stringContaining('takes pictures of up to 0.001 MB'),
  })
  const pictures = [{ id: await added('ines'), alt: 'A part of the drawing' }]
  const unsaid = await added('ines')
  const share = await writeShare(here.as('ines'), { text: 'A part of the drawing, for now.', posts, pictures })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  await until('it stands there', async () => (await postsOfShare(here.ctx, share.id))[0]?.step === 'sent' || undefined)
  expect([...square.posts.values()].find(({ text }) => text.startsWith('A part of'))).toMatchObject({ pictures })
  const { tools } = (await openAccount(here.ctx, square.accountId)).account
  expect(await tools.picture?.(pictures[0]?.id ?? '')).toMatchObject({ mediaType: 'image/png', width: 2, height: 1 })
  expect(await tools.picture?.(unsaid)).toBeUndefined()
})

test('a share takes its picture along to Mastodon; changed there, it is the same post with another', async () => {
  await using server = await startMastodon({ workedOn: 1 })
  const { token: accessToken } = server.account('halden')
  const { id: accountId } = await connectAccount(here.as('ada'), {
    connector: 'mastodon',
    settings: { server: server.url },
    secret: { accessToken },
  })
  const posts = [{ accountId, words: '' }]
  const pictures = [{ id: await added('ines'), alt: 'The stand, folded' }]
  const share = await writeShare(here.as('ines'), { text: 'It folds up now.', posts, pictures })
  await releaseShare(here.as('ines'), share.id, { version: share.version })
  const stands = (alt: string) =>
    until(`“${alt}” stands there`, async () => {
      const [status, ...others] = server.statuses()
      const shown = server.media().filter(({ id }) => status?.media.includes(id))
      return others.length === 0 && shown.map(({ description }) => description).join() === alt ? shown : undefined
    })
  const [first] = await stands('The stand, folded')
  expect(Buffer.from(first?.bytes ?? []).length).toBe(
    (await pictureToSend(here.ctx, pictures[0]?.id ?? ''))?.bytes.length,
  )
  await until('it is known here', async () => (await postsOfShare(here.ctx, share.id))[0]?.step === 'sent' || undefined)
  const anew = await writeAnew(here.as('ines'), share.id)
  const other = [{ id: await added('ines'), alt: 'The stand, half open' }]
  const saved = await saveShare(here.as('ines'), share.id, {
    text: 'It folds up now.',
    posts,
    pictures: other,
    version: anew.version,
  })
  await releaseShare(here.as('ines'), share.id, { version: saved.version })
  await stands('The stand, half open')
})
