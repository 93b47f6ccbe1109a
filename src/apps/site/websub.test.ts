import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accounts, openSource } from '#core/channels'
import { decideReview } from '#core/review'
import { runSources } from '#journey/gather'
import { handInStatement, publishStatement, retractStatement, theStatement, writeStatement } from '#journey/official'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { firstPosts, openTopic, removePost, reply, spacesOf } from '#places/community'
import { forgetOverSubscriptions, verifyIntent } from '#places/hub'
import { publishArticle, writeArticle } from '#places/publish'
import { foundCommunity, type Site } from '#places/sites'
import { as, type Context } from '#platform/context'
import { createGuardedFetch } from '#platform/fetch'
import { type Live, openLive } from '#platform/live'
import { memberOf } from '../../../test/members.ts'
import { serve } from '../../../test/serve.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { openOfficialStream } from '../../places/federation/official-stream.ts'
import { saySoldOut } from '../../places/offers/change-stock.ts'
import { makeOffer } from '../../places/offers/make-offer.ts'
import { releaseOffer } from '../../places/offers/release-offer.ts'
import { createApp } from '../api/app.ts'
import { startWorker } from '../worker.ts'
import { feedReader } from './index.ts'

const here = world()
let live: Live
let home = ''
let site: Site
let rosa: Context
let spaceId = ''
const closing: (() => PromiseLike<unknown>)[] = []

/** A feed reader of somebody else: what it was asked, what it was brought, and how it answers. */
const reader = {
  url: '',
  asked: [] as URLSearchParams[],
  brought: [] as { headers: Record<string, unknown>; body: string }[],
  /** What it says when it is asked whether it meant it; the word it was given, unless told otherwise. */
  says: (asked: URLSearchParams): string => asked.get('hub.challenge') ?? '',
  status: 200,
}

beforeAll(async () => {
  const others = await serve(
    createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', reader.url)
      if (request.method === 'GET') {
        reader.asked.push(url.searchParams)
        return response.end(reader.says(url.searchParams))
      }
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      reader.brought.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      return response.writeHead(reader.status).end()
    }),
  )
  reader.url = others.url
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const web = await serve(createServer(getRequestListener(request => answer(request))))
  here.ctx.config = { ...here.ctx.config, publicUrl: web.url }
  home = `${web.url}/community`
  live = await openLive(here.url)
  const app = createApp(here.ctx, live, '/nowhere')
  answer = request => app.fetch(request)
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  const worker = await startWorker(house)
  closing.push(
    web.close,
    others.close,
    () => worker[Symbol.asyncDispose](),
    () => live[Symbol.asyncDispose](),
  )
  site = await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })
  rosa = (await memberOf(here.ctx, 'rosa')).ctx
  spaceId = await until('its first space is made', async () => (await spacesOf(here.ctx, site.id))[0]?.id)
})

afterAll(async () => {
  for (const close of closing) await close()
})

beforeEach(() => {
  reader.asked = []
  reader.brought = []
  reader.says = asked => asked.get('hub.challenge') ?? ''
  reader.status = 200
})

const ask = (mode: string, more: Record<string, string> = {}) =>
  fetch(`${home}/websub`, {
    method: 'POST',
    body: new URLSearchParams({
      'hub.mode': mode,
      'hub.topic': `${home}/feed.atom`,
      'hub.callback': `${reader.url}/news?for=tomas`,
      'hub.secret': 'only we know',
      ...more,
    }),
  })
const open = (title: string, who = rosa) =>
  openTopic(who, { siteId: site.id, spaceId, title, text: `${title} My battery is at 40 % after an hour of frost.` })
/** Ada, who speaks for the company. */
const forTheCompany = () => {
  const ctx = here.as('ada')
  if (ctx.actor.kind !== 'employee') throw new Error('Ada works here')
  return as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, 'communications'] })
}
const firstPostOf = async (topicId: string) => (await firstPosts(here.ctx, [topicId]))[0]?.id ?? ''
const subscriptions = async () =>
  (await here.database.pool.query('select * from hub_subscription order by topic, callback')).rows
const confirmed = (count: number) =>
  until('it is confirmed', async () => (await subscriptions()).filter(({ until }) => until).length === count)

test('every feed says where one subscribes to it, in its head and in itself', async () => {
  const { id: topicId } = await open('Does a blanket help?')
  for (const path of ['/feed', `/topics/${topicId}/feed`, '/blog/feed', '/offers/feed', '/statements/feed']) {
    const atom = await fetch(`${home}${path}.atom`)
    expect(atom.headers.get('link')).toBe(`<${home}/websub>; rel="hub", <${home}${path}.atom>; rel="self"`)
    expect(await atom.text()).toContain(`<link href="${home}/websub" rel="hub"/>`)
    const json = (await (await fetch(`${home}${path}.json`)).json()) as Record<string, unknown>
    expect(json).toMatchObject({ feed_url: `${home}${path}.json`, hubs: [{ type: 'WebSub', url: `${home}/websub` }] })
  }
})

test('whoever subscribes is asked whether they meant it, is brought what is new, signed, and is let go', async () => {
  expect((await ask('subscribe', { 'hub.lease_seconds': '60' })).status).toBe(202)
  await confirmed(1)
  expect(Object.fromEntries(reader.asked[0] ?? [])).toMatchObject({
    for: 'tomas',
    'hub.mode': 'subscribe',
    'hub.topic': `${home}/feed.atom`,
    'hub.lease_seconds': '3600',
  })
  const topic = await open('How far does the Tour go at minus ten?')
  const [news] = await until('it is brought', () => reader.brought.length > 0 && reader.brought)
  expect(news?.body).toBe(await (await fetch(`${home}/feed.atom`)).text())
  expect(news?.body).toContain('How far does the Tour go at minus ten?')
  expect(news?.headers).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    link: `<${home}/websub>; rel="hub", <${home}/feed.atom>; rel="self"`,
    'x-hub-signature': `sha256=${createHmac('sha256', 'only we know')
      .update(news?.body ?? '')
      .digest('hex')}`,
  })
  expect(JSON.stringify(await subscriptions())).not.toContain('only we know')

  // What is taken away is told as well, and what changes nothing in this feed is not.
  await reply(rosa, { topicId: topic.id, text: 'I mean with two children in it.' })
  await removePost(rosa, { postId: await firstPostOf(topic.id) })
  await until('the feed without it is brought', () => reader.brought.at(-1)?.body.includes('This was taken away.'))
  expect(new Set(reader.brought.map(({ body }) => body)).size).toBe(reader.brought.length)

  expect((await ask('unsubscribe')).status).toBe(202)
  await until('it is forgotten', async () => (await subscriptions()).length === 0)
  expect((await here.database.pool.query(`select 1 from secret where purpose = 'hub'`)).rows).toEqual([])
})

test('who did not ask is told nothing, and nobody can end what another asked for', async () => {
  reader.says = () => 'What is this?'
  expect((await ask('subscribe')).status).toBe(202)
  await until('the question was answered', async () => (await subscriptions())[0]?.asked_mode === null)
  expect((await subscriptions())[0]).toMatchObject({ until: null, secret_id: null, asked_secret_id: null })

  reader.says = asked => asked.get('hub.challenge') ?? ''
  await ask('subscribe')
  await confirmed(1)
  reader.says = asked => (asked.get('hub.mode') === 'unsubscribe' ? 'No!' : '')
  await ask('unsubscribe')
  await until('the answer is no', async () => (await subscriptions())[0]?.asked_mode === null)
  // Another key in the subscriber’s name changes nothing either.
  await ask('subscribe', { 'hub.secret': 'a stranger knows' })
  await until('the answer is no', async () => (await subscriptions())[0]?.asked_mode === null)
  await open('Which tyres for ice?')
  const [news] = await until('it is brought all the same', () => reader.brought.length > 0 && reader.brought)
  const digest = createHmac('sha256', 'only we know')
    .update(news?.body ?? '')
    .digest('hex')
  expect(news?.headers['x-hub-signature']).toBe(`sha256=${digest}`)
})

test('offers are brought when one is out and when it is sold, official words when they are said and taken back', async () => {
  await here.database.pool.query('delete from hub_subscription')
  const ines = here.as('ines')
  const ada = forTheCompany()
  await openOfficialStream(ada)
  const account = (await accounts(here.ctx)).find(each => each.network === 'official-stream')
  await ask('subscribe', { 'hub.topic': `${home}/offers/feed.json` })
  await ask('subscribe', { 'hub.topic': `${home}/statements/feed.atom` })
  await confirmed(2)
  const brought = (feed: string, words: string) =>
    until(`“${words}” is brought`, () =>
      reader.brought.find(({ body, headers }) => body.includes(words) && String(headers.link).includes(feed)),
    )

  const offer = await makeOffer(ines, { siteId: site.id, title: 'Three ridden Tours', about: 'Ridden by us.' })
  const { id: offerId } = await releaseOffer(ines, offer.id, { version: offer.version })
  await brought('/offers/feed.json', 'Three ridden Tours')
  await saySoldOut(ines, offerId, true)
  await brought('/offers/feed.json', 'Sold out: Three ridden Tours')

  const written = await writeStatement(ada, undefined, {
    ...{ kind: 'statement', title: 'Cargo L recalled', text: 'We call back every Cargo L of June.' },
    places: [{ accountId: account?.id ?? '' }],
  })
  await handInStatement(ada, written.id, { version: written.version })
  const queued = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === written.id)
  await decideReview(here.as('marta'), queued?.id ?? '', { decision: 'approved' })
  const { version } = await until('it is approved', async () => {
    const found = await theStatement(here.ctx, written.id)
    return found.step === 'approved' && found
  })
  await publishStatement(ada, written.id, { version })
  await brought('/statements/feed.atom', 'every Cargo L of June')
  expect(await (await fetch(`${home}/statements`)).text()).toContain('every Cargo L of June')
  expect(await (await fetch(home)).text()).toContain('Halden, officially')
  const before = reader.brought.length
  await retractStatement(ada, written.id, { reason: 'It was of May.' })
  const last = await until('the feed without it is brought', () => reader.brought.slice(before)[0])
  expect(last.body).not.toContain('every Cargo L of June')
  await until(
    'the page is without it',
    async () => !(await (await fetch(`${home}/statements`)).text()).includes('of June'),
  )
})

test('a wish that is none is answered with why, in words', async () => {
  const refusals: [Record<string, string>, number, RegExp][] = [
    [{ 'hub.mode': 'publish' }, 400, /subscribe or unsubscribe/],
    [{ 'hub.topic': 'https://elsewhere.example/feed.atom' }, 404, /no such feed/],
    [{ 'hub.topic': `${home}/account` }, 404, /no such feed/],
    [{ 'hub.topic': `${home}/feed.atom?x=1` }, 404, /no such feed/],
    [{ 'hub.callback': 'ftp://reader.example/' }, 400, /https:/],
    [{ 'hub.callback': 'https://me:pass@reader.example/' }, 400, /https:/],
    [{ 'hub.secret': 'ä'.repeat(100) }, 400, /200 bytes/],
  ]
  for (const [wish, status, why] of refusals) {
    const response = await ask('subscribe', wish)
    expect([wish, response.status, await response.text()]).toEqual([wish, status, expect.stringMatching(why)])
  }
})

test('a host is not flooded with questions that strangers ask in its name', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 62; n++)
    statuses.push((await ask('subscribe', { 'hub.callback': `http://flood.invalid/${n}` })).status)
  expect(statuses.slice(0, 60).every(status => status === 202)).toBe(true)
  expect(statuses.slice(60)).toEqual([429, 429])
  // Others come in as before, and an hour later those who never answered are forgotten.
  expect((await ask('subscribe', { 'hub.callback': `${reader.url}/other` })).status).toBe(202)
  await confirmed(2)
  await here.database.pool.query(`update hub_subscription set asked_at = asked_at - interval '2 hours'`)
  await forgetOverSubscriptions(here.ctx)
  expect((await subscriptions()).map(({ host }) => host)).toEqual([new URL(reader.url).host, new URL(reader.url).host])
})

test('an address inside the house’s own network is never asked, and one that is gone is forgotten', async () => {
  await here.database.pool.query('delete from hub_subscription')
  await using guarded = createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh test' })
  const subscriptionId = newId()
  await here.database.pool.query(
    `insert into hub_subscription (id, topic, scope, callback, host, asked_at, asked_mode, asked_lease_seconds)
     values ($1, $2, $3, $4, 'inside', date_trunc('second', now()), 'subscribe', 3600)`,
    [subscriptionId, `${home}/feed.atom`, site.id, `${reader.url}/inside`],
  )
  await verifyIntent({ ...here.ctx, fetch: guarded }, { subscriptionId }, feedReader(here.ctx))
  expect(reader.asked).toEqual([])
  expect(await subscriptions()).toMatchObject([{ asked_mode: null, until: null }])

  await ask('subscribe')
  await confirmed(1)
  reader.status = 410
  await open('Where can I park it?', (await memberOf(here.ctx, 'jonas')).ctx)
  await until('it is forgotten', async () => (await subscriptions()).length === 1)
})

test('our own listening subscribes to our own blog, and hears an article as soon as it is out', async () => {
  await here.database.pool.query('delete from hub_subscription')
  await using _ = runSources(here.ctx, understanding)
  await openSource(here.as('ada'), { connector: 'feed', settings: { url: `${home}/blog/feed.atom` } })
  await confirmed(1)
  const { id, version } = await writeArticle(here.as('ines'), {
    title: 'Charging in winter',
    text: 'Cells of the Halden Tour are slow when it is cold.',
  })
  await publishArticle(here.as('ines'), id, { version })
  await until('it is heard at the desk', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.some(({ text }) =>
      text.includes('slow when it is cold'),
    ),
  )
  // It was brought: nobody looked again.
  const { rows } = await here.database.pool.query(
    `select told from hub_subscription where until > now() + interval '9 days'`,
  )
  expect(rows).toHaveLength(1)
})
