import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRule } from '#core/policy'
import { giveAnswer, openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { commentsOn, writeComment } from '#places/comments'
import { postsShown, topicById } from '#places/community'
import { publishArticle, saveArticle, takeBackArticle, withdrawArticle, writeArticle } from '#places/publish'
import { foundCommunity } from '#places/sites'
import { type Live, openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { sayAboutMe } from '../../src/places/publish/write-article.ts'
import { memberOf } from '../members.ts'
import { heard, post, quietSource } from '../post.ts'
import { until } from '../until.ts'
import { mostBytes, weightOf } from '../weight.ts'
import { type Cast, world } from '../world.ts'

/** Inés publishes at Halden’s own place; Rosa reads without scripts, and says something. */
const here = world()
const running: AsyncDisposable[] = []
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let rosa: Awaited<ReturnType<typeof memberOf>>
let articleId = ''

beforeAll(async () => {
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  running.push(await startWorker(house))
  live = await openLive(here.url)
  running.push(live)
  app = createApp(here.ctx, live, '/nowhere')
  origin = new URL(here.ctx.config.publicUrl).origin
  await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })
  rosa = await memberOf(here.ctx, 'rosa')
  await until('the place is open', async () => (await get('/community/blog')).status === 200)
}, 60_000)

afterAll(async () => {
  for (const each of running.reverse()) await each[Symbol.asyncDispose]()
})

async function get(path: string) {
  const response = await app.request(`${origin}${path}`, { headers: { host: new URL(origin).host } })
  return { status: response.status, headers: response.headers, words: await response.text() }
}

async function published(who: Cast, input: Parameters<typeof writeArticle>[1]) {
  const { id, version } = await writeArticle(here.as(who), input)
  return publishArticle(here.as(who), id, { version })
}

const long = 'Cells give less current when they are cold, and take even less. '.repeat(60)

test('an article is read without scripts: who wrote it and for whom they work, what it says, and what it is to machines', async () => {
  expect((await get('/community/blog')).words).toContain('Nothing has been published yet.')
  const article = await published('ines', {
    kind: 'paper',
    title: 'Charging in <winter>',
    summary: 'What cold does to cells & riders.',
    text: `## Why\n\n${long}\n\n<script>alert(1)</script>\n\n[Measured](https://halden.example/cells)`,
    tags: ['winter'],
  })
  articleId = article.id
  const page = await until('the page shows it', async () => {
    const seen = await get('/community/blog/charging-in-winter')
    return seen.status === 200 ? seen : undefined
  })
  expect(page.words).toContain('<h1>Charging in &lt;winter&gt;</h1>')
  expect(page.words).toContain('battery engineer, Halden')
  expect(page.words).toContain('<a href="/community/blog/authors/ines-navarro" rel="author">Inés Navarro</a>')
  expect(page.words).not.toContain('<script>alert')
  expect(page.words).toContain(`<link rel="canonical" href="${origin}/community/blog/charging-in-winter">`)
  expect(page.words).toContain('<meta property="og:type" content="article">')
  const [, json = '{}'] = page.words.match(/<script type="application\/ld\+json">(.*?)<\/script>/s) ?? []
  expect(JSON.parse(json)).toMatchObject({
    '@type': 'Article',
    headline: 'Charging in <winter>',
    author: { '@type': 'Person', name: 'Inés Navarro', worksFor: { name: 'Halden' } },
    datePublished: expect.stringMatching(/^\d{4}-/),
    inLanguage: 'en',
  })
  for (const path of [
    '/community/blog',
    '/community/blog/authors/ines-navarro',
    '/community/blog/tags/winter',
    '/community',
  ])
    await until(`${path} lists it`, async () => (await get(path)).words.includes('Charging in &lt;winter&gt;'))
})

test('all that an article needs weighs less than 60 KB, its scripts less than 15', async () => {
  const { all, scripts } = await weightOf(path => app.request(`${origin}${path}`), '/community/blog/charging-in-winter')
  expect(all).toBeLessThan(mostBytes.all)
  expect(scripts).toBeLessThan(mostBytes.scripts)
})

test('the paper is a PDF of the same words', async () => {
  const response = await app.request(`${origin}/community/blog/charging-in-winter/paper.pdf`)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await published('ines', { title: 'No paper', text: 'Short.' })
  expect((await get('/community/blog/no-paper/paper.pdf')).status).toBe(404)
})

test.each(['', '/authors/ines-navarro', '/tags/winter'])('feed readers get it whole, from /blog%s', async of => {
  const atom = await get(`/community/blog${of}/feed.atom`)
  expect(atom.headers.get('content-type')).toContain('application/atom+xml')
  const entry = parseAtomFeed(atom.words).entries?.find(each => each.title?.value === 'Charging in <winter>')
  expect(entry).toMatchObject({
    id: `urn:uuid:${articleId}`,
    authors: [{ name: 'Inés Navarro' }],
    links: [{ href: `${origin}/community/blog/charging-in-winter` }],
  })
  expect(entry?.content?.value).toContain('take even less')
  const { words } = await get(`/community/blog${of}/feed.json`)
  const item = parseJsonFeed(words).items?.find(each => each.id === `urn:uuid:${articleId}`)
  expect(item).toMatchObject({ title: 'Charging in <winter>', tags: ['winter'], authors: [{ name: 'Inés Navarro' }] })
  expect((await get(`/community/blog${of}`)).words).toContain(`href="/community/blog${of}/feed.atom"`)
})

test('search engines are told of it, and of nothing that nobody wrote', async () => {
  expect((await get('/community/sitemap.xml')).words).toContain(`${origin}/community/blog/sitemap.xml`)
  expect((await get('/community/blog/sitemap.xml')).words).toContain(
    `<loc>${origin}/community/blog/charging-in-winter</loc>`,
  )
  expect((await get('/community/blog/tags/nobody')).words).toContain('noindex')
  for (const path of [
    '/community/blog/nobody',
    '/community/blog/authors/nobody',
    '/community/blog/series/x',
    '/community/blog/media/x',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404])
})

test('a question that links to it elsewhere goes to its author first', async () => {
  const source = await quietSource(here.ctx)
  const url = `${origin}/community/blog/charging-in-winter`
  await heard(here.ctx, source, post({ text: `Halden Tour: is that so? ${url}`, links: [url] }))
  const suggested = await until('somebody is suggested', async () => {
    const row = (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(each =>
      each.text.includes('is that so'),
    )
    const opened = row && (await openConversation(here.as('ines'), row.id))
    return opened?.suggestions[0]
  })
  expect(suggested.employeeId).toBe(here.id('ines'))
  expect(JSON.stringify(suggested.reasons)).toContain('Charging in <winter>')
})

test('what Rosa says below it is a conversation in the inbox; Inés answers from the desk, and it stands below, signed', async () => {
  await writeComment(rosa.ctx, { slug: 'charging-in-winter', text: 'Does a warm garage help overnight?' })
  await writeComment(rosa.ctx, { slug: 'charging-in-winter', text: 'I mean above ten degrees.' })
  // The row shows what she said last: whichever was heard when we look.
  const inbox = await until('it is heard', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(row =>
      /warm garage|above ten degrees/.test(row.text),
    ),
  )
  expect(inbox).toMatchObject({ network: 'community' })
  const opened = await until('what she talks about stands before it', async () => {
    const seen = await openConversation(here.as('ines'), inbox.id)
    return seen.messages.length === 3 ? seen : undefined
  })
  // The article is Inés’, not somebody’s from outside: the conversation is with Rosa.
  expect(opened.messages.map(({ author, colleague }) => [author?.name, colleague?.name])).toEqual([
    [undefined, 'Inés Navarro'],
    ['Rosa', undefined],
    ['Rosa', undefined],
  ])
  expect(opened.messages[0]?.text.split('\n').at(-1)).toBe('— Inés, battery engineer at Halden')
  await giveAnswer(here.as('ines'), {
    conversationId: inbox.id,
    text: 'It does: above ten degrees cells take all they can.',
  })
  const comments = await until('the answer stands there', async () => {
    const seen = await commentsOn(here.ctx, articleId)
    return seen?.posts.some(({ employeeId }) => employeeId) ? seen : undefined
  })
  expect(comments.posts.map(({ author, number }) => [number, author.name])).toEqual([
    [2, 'Rosa'],
    [3, 'Rosa'],
    [4, 'Inés Navarro'],
  ])
  const page = await until('the page shows it', async () => {
    const seen = await get('/community/blog/charging-in-winter')
    return seen.words.includes('cells take all they can') ? seen : undefined
  })
  expect(page.words).toContain('Inés, battery engineer at Halden')
  expect(page.words).toContain('3 comments')
})

test('Inés says on her page who she is; without an article there is none, and what must stay inside does not get there', async () => {
  const says = (about: string, who: Cast = 'ines') => sayAboutMe(here.as(who), { about })
  expect((await get('/community/blog/authors/ines-navarro')).words).not.toContain('ten winters')
  await says('I have looked after batteries for ten winters.')
  await until('her page says so, to those who read it before, too', async () =>
    (await get('/community/blog/authors/ines-navarro')).words.includes('batteries for ten winters'),
  )
  await expect(says('I am new here.', 'tomas')).rejects.toMatchObject({ kind: 'conflict' })
  await makeRule(here.as('marta'), {
    ...{ name: 'Zeppelin', kind: 'confidential', level: 'stop', words: ['Zeppelin'] },
    explanation: 'Nobody knows of it yet.',
  })
  await expect(says('I build the Zeppelin.')).rejects.toMatchObject({ kind: 'refused', reasons: [{ at: 'about' }] })
  expect((await get('/community/blog/authors/ines-navarro')).words).not.toContain('Zeppelin')
})

test('colleagues don’t comment past the guard, and nobody on what is not there', async () => {
  await expect(writeComment(here.as('ines'), { slug: 'charging-in-winter', text: 'Mine.' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(writeComment(rosa.ctx, { slug: 'nobody', text: 'Hello?' })).rejects.toMatchObject({ kind: 'not-found' })
})

test('put right, it says so at its head; withdrawn, its page is a gap with the reason', async () => {
  const back = await takeBackArticle(here.as('ines'), articleId)
  const right = await saveArticle(here.as('ines'), articleId, {
    ...back,
    text: 'Cells take less.',
    version: back.version,
  })
  await publishArticle(here.as('ines'), articleId, { version: right.version, correction: 'The figures were wrong.' })
  await until('it is put right', async () =>
    (await get('/community/blog/charging-in-winter')).words.includes('The figures were wrong.'),
  )
  const discussion = (await commentsOn(here.ctx, articleId))?.topic.id ?? ''
  await withdrawArticle(here.as('ines'), articleId, { reason: 'Measured with a broken meter.' })
  // Its title and its first words stood in the community as well; what Rosa said there stays.
  const talk = await until('they are gone there, too', async () => {
    const [first, ...others] = await postsShown(here.ctx, discussion, { from: 1, to: 9, accepted: null })
    return first?.removedAt ? { first, others } : undefined
  })
  expect(talk.first.removedWhy).toBe('Measured with a broken meter.')
  expect(talk.others.map(({ author }) => author.name)).toContain('Rosa')
  expect((await topicById(here.ctx, discussion))?.title).toBe('[…]')
  const gone = await until('it is withdrawn', async () => {
    const seen = await get('/community/blog/charging-in-winter')
    return seen.status === 410 ? seen : undefined
  })
  expect(gone.words).toContain('Measured with a broken meter.')
  expect(gone.words).not.toContain('Cells take less')
  expect((await get('/community/blog')).words).not.toContain('Charging in')
  expect((await get('/community/blog/feed.atom')).words).not.toContain('Charging in')
})
