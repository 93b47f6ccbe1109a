import { createServer } from 'node:http'
import type { Object as Said } from '@fedify/vocab'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#core/channels'
import { decideReview } from '#core/review'
import { changeAnswer, giveAnswer, openConversation, retractAnswer } from '#journey/answer'
import { handInStatement, publishStatement, theStatement, writeStatement } from '#journey/official'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { makeSpace, openTopic, postsShown, spacesOf, type Topic, topicLines } from '#places/community'
import { decide, moderationQueue } from '#places/moderation'
import { publishArticle, withdrawArticle, writeArticle } from '#places/publish'
import { foundCommunity } from '#places/sites'
import { fileTopic } from '#places/standing'
import { as } from '#platform/context'
import { block, letIn, lookElsewhere } from '../../src/places/federation/block.ts'
import { openOfficialStream } from '../../src/places/federation/official-stream.ts'
import { type Elsewhere, openElsewhere } from '../fediverse.ts'
import { onTheWeb } from '../house-on-the-web.ts'
import { memberOf } from '../members.ts'
import { serve } from '../serve.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
let web: Awaited<ReturnType<typeof onTheWeb>>
let there: Elsewhere
let space: Said
let question: Topic
let siteId = ''
let conversationId = ''
let lea: URL

beforeAll(async () => {
  web = await onTheWeb(here)
  there = await openElsewhere('lea', 'tom')
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await until(
    'the space can be followed',
    async () => (await fetch(`${web.url}/.well-known/webfinger?resource=acct:community@${web.host}`)).ok,
  )
}, 60_000)
afterAll(async () => {
  await web?.[Symbol.asyncDispose]()
  await there?.close()
})

const postsOf = (topicId: string) => postsShown(here.ctx, topicId, { from: 1, to: 100, accepted: null })
const told = (type: string, words: string) =>
  until(
    `Lea’s server hears ${type} “${words}”`,
    () => there.heard(type).find(each => each.content.includes(words)),
    10_000,
  )
const inInbox = (words: string) =>
  until(
    `“${words}” is in the inbox`,
    async () => (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(row => row.text.includes(words)),
    8_000,
  )

const byName = async (name: string) => {
  const finger = await fetch(`${web.url}/.well-known/webfinger?resource=acct:${name}@${web.host}`)
  if (!finger.ok) throw new Error(`${name} is not found: ${finger.status}`)
  const { links } = (await finger.json()) as { links: { rel: string; href: string }[] }
  return there.find(links.find(each => each.rel === 'self')?.href ?? '')
}
/** Ada, who speaks for the company. */
const forTheCompany = () => {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}
const topicCount = async () => (await topicLines(here.ctx, { siteId })).length
const countsOf = async (uri: string) => {
  const seen = await fetch(uri, { headers: { accept: 'application/activity+json' } })
  return ((await seen.json()) as { likes: { totalItems: number } }).likes.totalItems
}

test('Lea finds the community by its address, follows it, and is told that she does', async () => {
  space = await byName('community')
  expect(space).toMatchObject({ name: 'Cargo Circle', preferredUsername: 'community' })
  await there.follow('lea', space)
  await until('the follow is accepted', () => there.heard('Accept')[0])
})

test('what Priya asks reaches Lea, whose reply stands in the topic and in the inbox', async () => {
  const priya = await memberOf(here.ctx, 'priya')
  const [everything] = await spacesOf(here.ctx, siteId)
  question = await openTopic(priya.ctx, {
    ...{ siteId, spaceId: everything?.id ?? '', title: 'Does the Cargo L fit two children and a cello?' },
    text: 'Mine are four and seven, the cello is a half size.',
  })
  const created = await told('Create', 'half size')
  expect(created.content).toContain('<em>Priya:</em>')
  const note = there.note('lea', {
    content: '<p><a href="https://x.example">@community</a> Ours does. <b>Lying down!</b> <script>no</script></p>',
    replyTo: new URL(created.objectId),
  })
  await there.say('lea', space, note)
  const reply = (await postsOf(question.id))[1]
  expect(reply).toMatchObject({ html: '<p>Ours does. Lying down!</p>', author: { name: `Lea (@lea@${there.host})` } })
  lea = note.id as URL
  conversationId = (await inInbox('half size')).id
  await until('her words are in the conversation', async () =>
    (await openConversation(here.as('ines'), conversationId)).messages.find(each => each.text.includes('Lying down')),
  )
})

test('Inés answers Lea from the desk: it reaches her as a reply that names Inés, changes and goes', async () => {
  const { messages } = await openConversation(here.as('ines'), conversationId)
  const replyTo = messages.find(each => each.text.includes('Lying down'))?.id ?? ''
  await giveAnswer(here.as('ines'), { conversationId, replyTo, text: 'Thank you, Lea: we measured 1.20 m.' })
  const answer = await told('Create', '1.20 m')
  expect(answer.content).toContain('<em>Inés, battery engineer at Halden:</em>')
  expect(answer.content).toContain(`>@lea@${there.host}</a>`)
  const seen = await there.find(answer.objectId)
  expect(seen).toMatchObject({ replyTargetId: { href: lea.href } })

  const answerId = (await openConversation(here.as('ines'), conversationId)).answers[0]?.id ?? ''
  await changeAnswer(here.as('ines'), answerId, { text: 'Thank you, Lea: we measured 1.25 m.' })
  await told('Update', '1.25 m')
  await retractAnswer(here.as('ines'), answerId, { reason: 'Measured on the wrong bike.' })
  await until('Lea hears that it is gone', () => there.heard('Delete').find(each => each.objectId === answer.objectId))
  expect((await fetch(answer.objectId, { headers: { accept: 'application/activity+json' } })).status).toBe(410)
})

test('Lea changes her words and takes them back; both is followed here', async () => {
  const reply = async () => (await postsOf(question.id))[1]
  await there.change('lea', space, there.note('lea', { content: '<p>On its side, I mean.</p>', id: lea }))
  expect(await reply()).toMatchObject({ text: 'On its side, I mean.', revision: 1 })
  await there.remove('lea', space, lea)
  expect(await reply()).toMatchObject({ removedWhy: 'Taken away by its author.' })
})

test('what Lea says to the community opens a topic, what she says to few stays with them, a like is only counted', async () => {
  const mentions = space.id as URL
  await there.say(
    'lea',
    space,
    there.note('lea', { content: '<p>Any good locks for a long tail? Asking for a friend.</p>', mentions }),
  )
  const inbox = await inInbox('Asking for a friend')
  expect(inbox.id).toBeTruthy()
  const before = await topicCount()
  await there.say(
    'lea',
    space,
    there.note('lea', { content: '<p>Between us: my address is …</p>', mentions, isPrivate: true }),
  )
  expect(await topicCount()).toBe(before)

  const first = there.heard('Create')[0]?.objectId ?? ''
  const like = await there.like('lea', space, new URL(first))
  expect(await countsOf(first)).toBe(1)
  await there.undo('lea', space, like)
  expect(await countsOf(first)).toBe(0)
  expect(await topicCount()).toBe(before)
})

test('a topic moved into the space that Lea follows is shown to her there, once; it stays said by where it began', async () => {
  const workshop = await makeSpace(here.as('ada'), { siteId, name: 'Workshop' })
  const nadia = await memberOf(here.ctx, 'nadia')
  const title = 'Which grease is right for the hub?'
  const topic = await openTopic(nadia.ctx, { siteId, spaceId: workshop.id, title, text: 'The manual says nothing.' })
  const [first] = await postsOf(topic.id)
  const shown = () => there.heard('Announce').filter(each => each.objectId.includes(first?.id ?? '-'))
  const object = async () => {
    const seen = await fetch(`${web.url}/fediverse/posts/${first?.id}`, {
      headers: { accept: 'application/activity+json' },
    })
    return seen.ok ? ((await seen.json()) as { attributedTo: string }) : undefined
  }
  const before = await until('it can be read elsewhere', async () => (await object())?.attributedTo)
  await fileTopic(nadia.ctx, { topicId: topic.id, spaceId: question.spaceId })
  await until('Lea is shown it', () => shown()[0])
  expect((await object())?.attributedTo).toBe(before)
  expect(before).not.toBe(space.id?.href)
  await fileTopic(here.as('ada'), { topicId: topic.id, kind: 'discussion', tags: ['grease'] })
  await until('the desk knows the tag', async () => {
    const { rows } = await here.database.pool.query('select tags, edited_at from message where external_id = $1', [
      first?.id,
    ])
    return rows[0]?.tags.includes('grease') && rows[0].edited_at === null
  })
  expect(shown()).toHaveLength(1)
})

test('what somebody new says with a link waits to be read; allowed, it is known again, and taken back it never shows', async () => {
  const mentions = space.id as URL
  const shop = there.note('tom', { content: '<p>I bought mine at https://locks.example last week.</p>', mentions })
  const rude = there.note('tom', { content: '<p>Or look at https://chains.example instead.</p>', mentions })
  const before = await topicCount()
  await there.say('tom', space, shop)
  await there.say('tom', space, rude)
  expect(await topicCount()).toBe(before)
  await there.remove('tom', space, rude.id as URL)
  const { cases } = await moderationQueue(here.as('ada'))
  expect(cases).toHaveLength(2)
  for (const { id } of cases) await decide(here.as('ada'), { caseId: id, does: 'fine' })
  const standing = async (words: string): Promise<{ isGone: boolean; name: string } | undefined> => {
    const { rows } = await here.database.pool.query(
      `select p.removed_at is not null as "isGone", m.name from community_post p join member m on m.id = p.member_id
       where p.text like $1`,
      [`%${words}%`],
    )
    return rows[0]
  }
  expect(await standing('locks.example')).toEqual({ isGone: false, name: `Tom (@tom@${there.host})` })
  await until('what he took back is gone', async () => (await standing('chains.example'))?.isGone)
  await until('the other is known as his, and he takes it back, too', async () => {
    await there.remove('tom', space, shop.id as URL)
    return (await standing('locks.example'))?.isGone
  })
})

test('an article reaches those who follow its author and the blog; a reply is a comment below it, and in the inbox', async () => {
  const ines = here.as('ines')
  const begun = await writeArticle(ines, {
    title: 'Charging in the frost',
    text: 'A battery below −10 °C charges **slowly**.',
  })
  await publishArticle(ines, begun.id, { version: begun.version })
  const author = await until('Inés can be followed', () => byName('ines-navarro').catch(() => undefined))
  const blog = await byName('blog')
  await there.follow('tom', author as Said)
  await there.follow('tom', blog as Said)
  await until('both follows are accepted', () => there.heard('Accept').length >= 3)
  const second = await writeArticle(ines, { title: 'Thawing slowly', text: 'Let it stand for an **hour**.' })
  await publishArticle(ines, second.id, { version: second.version })
  const created = await told('Create', 'Let it stand')
  await until('the blog shows it', () => there.heard('Announce').find(each => each.objectId === created.objectId))
  await there.say(
    'tom',
    author as Said,
    there.note('tom', { content: '<p>Mine needed two hours.</p>', replyTo: new URL(created.objectId) }),
  )
  expect((await inInbox('two hours')).network).toBe('community')
  await withdrawArticle(ines, second.id, { reason: 'The figures were wrong.' })
  await until('it is gone there', () => there.heard('Delete').find(each => each.objectId === created.objectId))
})

test('pages that an article links to are told of it, and again when it is withdrawn', async () => {
  const told: string[] = []
  const garden = await serve(
    createServer(async (request, response) => {
      if (request.method === 'GET')
        return response.setHeader('link', '</mentions>; rel="webmention"').end('<p>Frost.</p>')
      for await (const piece of request) told.push(decodeURIComponent(String(piece)))
      response.writeHead(202).end()
    }),
  )
  const ines = here.as('ines')
  const begun = await writeArticle(ines, { title: 'What frost does', text: `Read [this](${garden.url}/frost) first.` })
  await publishArticle(ines, begun.id, { version: begun.version })
  await until('the page is told', () =>
    told.find(each => each.includes('/blog/what-frost-does') && each.includes('/frost')),
  )
  await withdrawArticle(ines, begun.id, { reason: 'It was wrong.' })
  await until('it is told again', () => told.length > 1)
  await garden.close()
})

test('the official stream says what communications published, and a reply to it is talked over in the community', async () => {
  const ada = forTheCompany()
  await openOfficialStream(ada)
  const account = (await accounts(here.ctx)).find(each => each.network === 'official-stream')
  expect(account).toMatchObject({ isOfficial: true, handle: `halden@${web.host}` })
  const official = await byName('halden')
  await there.follow('lea', official as Said)
  await until('she follows it', () => there.heard('Accept').length >= 4)
  const written = await writeStatement(ada, undefined, {
    ...{ kind: 'statement', title: 'Cargo L recalled', text: 'We call back every Cargo L of June.' },
    places: [{ accountId: account?.id ?? '' }],
  })
  await handInStatement(ada, written.id, { version: written.version })
  const queued = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === written.id)
  await decideReview(here.as('marta'), queued?.id ?? '', { decision: 'approved' })
  const approved = await until('it is approved', async () => {
    const found = await theStatement(here.ctx, written.id)
    return found.step === 'approved' && found
  })
  await publishStatement(ada, written.id, { version: approved.version })
  const said = await told('Create', 'every Cargo L of June')
  expect(said.from).toBe(official.id?.href)
  await there.say(
    'lea',
    official as Said,
    there.note('lea', { content: '<p>Mine is of May. Is it safe?</p>', replyTo: new URL(said.objectId) }),
  )
  expect((await inInbox('Mine is of May')).network).toBe('community')
})

test('whom the centre blocks is told why, and nothing of theirs is taken; who unfollows hears nothing more', async () => {
  await expect(block(here.as('ines'), { whom: there.host, why: 'Spam' })).rejects.toMatchObject({ kind: 'forbidden' })
  await block(here.as('ada'), { whom: there.host, why: 'Nothing but advertising.' })
  const before = await topicCount()
  const sent = there.say(
    'lea',
    space,
    there.note('lea', { content: '<p>Buy my locks, they are cheap!</p>', mentions: space.id as URL }),
  )
  await expect(sent).rejects.toThrow(/403[\s\S]*Nothing but advertising/)
  expect(await topicCount()).toBe(before)
  await letIn(here.as('ada'), { whom: there.host })
  await there.say(
    'lea',
    space,
    there.note('lea', {
      content: '<p>Sorry about my colleague. Which pump do you use?</p>',
      mentions: space.id as URL,
    }),
  )
  expect(await topicCount()).toBe(before + 1)
  const seen = await lookElsewhere(here.as('ines'))
  expect(seen.servers).toMatchObject([{ host: there.host, followers: 0, blockedWhy: null }])
})
