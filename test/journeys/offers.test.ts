import { createHmac } from 'node:crypto'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signPayload } from '#connectors/webhook'
import { NetworkError, plugIn } from '#core/channels'
import { letChangeGo, releaseChange } from '#core/delivery'
import { makeRule } from '#core/policy'
import { decideReview } from '#core/review'
import { results } from '#journey/measure'
import { seeQueue } from '#journey/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { commentOnOffer } from '#places/offer-thread'
import { countStock, editionById, sweepOffers, theOffer } from '#places/offers'
import { ownPlace } from '#places/own-place'
import { foundCommunity } from '#places/sites'
import { as } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import { createApp } from '../../src/apps/api/app.ts'
import { startWorker } from '../../src/apps/worker.ts'
import { connectShop } from '../../src/journey/sales/connect-shop.ts'
import { changeStock, saySoldOut } from '../../src/places/offers/change-stock.ts'
import { makeOffer, openOffer, saveOffer, takeBackOffer } from '../../src/places/offers/make-offer.ts'
import { moveOfferTo, shareLocation, stopSharing } from '../../src/places/offers/move-offer-to.ts'
import { releaseOffer } from '../../src/places/offers/release-offer.ts'
import { deedsOf, postsOf } from '../../src/places/offers/store.ts'
import { withdrawOffer } from '../../src/places/offers/withdraw-offer.ts'
import { memberOf } from '../members.ts'
import { townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { mostBytes, weightOf } from '../weight.ts'
import { type Cast, world } from '../world.ts'

/** Inés sells ridden bikes from a truck; Rosa asks, a shop tells of orders, and the square shows the posts. */
const here = world()
const running: AsyncDisposable[] = []
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let square: Awaited<ReturnType<typeof townSquare>>
let siteId = ''
let rosa: Awaited<ReturnType<typeof memberOf>>
const hour = 3_600_000

beforeAll(async () => {
  square = await townSquare(here.ctx)
  plugIn([square.connector, ownPlace])
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  running.push(await startWorker(house))
  live = await openLive(here.url)
  running.push(live)
  app = createApp(here.ctx, live, '/nowhere')
  origin = new URL(here.ctx.config.publicUrl).origin
  siteId = (await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })).id
  rosa = await memberOf(here.ctx, 'rosa')
  await until('the place is open', async () => (await get('/community/offers')).status === 200)
}, 60_000)

afterAll(async () => {
  for (const each of running.reverse()) await each[Symbol.asyncDispose]()
})

async function get(path: string) {
  const response = await app.request(`${origin}${path}`, { headers: { host: new URL(origin).host } })
  return { status: response.status, headers: response.headers, words: await response.text() }
}

type Given = Partial<Parameters<typeof makeOffer>[1]>

const begun = (who: Cast, more: Given = {}) =>
  makeOffer(here.as(who), { siteId, title: 'Twelve ridden Tours', about: 'Each was ridden **by us**.', ...more })

async function released(who: Cast, more: Given = {}) {
  const { id, version } = await begun(who, more)
  return releaseOffer(here.as(who), id, { version })
}

/** What stands on the square for an offer, once it stands there. */
const postOn = (offerId: string) =>
  until('the post stands on the square', async () => {
    const [post] = await postsOf(here.ctx, offerId)
    return post?.step === 'sent' && post.externalId ? { ...post, externalId: post.externalId } : undefined
  })

const says = (externalId: string, words: string) =>
  until(`the post says ${words}`, async () => square.posts.get(externalId)?.text.startsWith(words) || undefined)

async function push(shopId: string, headers: Record<string, string>, body: string) {
  const response = await app.request(`${origin}/hooks/shops/${shopId}`, { method: 'POST', headers, body })
  return { status: response.status, said: (await response.json()) as { taken?: number } }
}

const purchases = async () => (await results(here.as('ada'))).outcomes.filter(({ kind }) => kind === 'purchase')

const route = {
  kind: 'route' as const,
  stops: [
    { label: 'Marktplatz', latitude: 51.3405, longitude: 12.3747 },
    { label: 'Ostplatz', latitude: 51.3345, longitude: 12.4009 },
  ].map((stop, day) => ({
    ...stop,
    from: new Date(Date.UTC(2031, 0, 4 + day, 10)),
    until: new Date(Date.UTC(2031, 0, 4 + day, 14)),
  })),
}

test('Inés releases an offer: its page, map, feeds and calendar show it, and Rosa’s question is a conversation in the inbox', async () => {
  const { id } = await released('ines', {
    ...{ price: '2390', priceBefore: '3150', stock: 12, code: 'TOUR-12', link: 'https://shop.halden.example/tour?a=1' },
    ...{ place: route, conditions: 'Guarantee as new.' },
  })
  const page = await get('/community/offers/twelve-ridden-tours')
  for (const words of [
    '€2,390',
    '€3,150',
    '12 are still here',
    '<strong>by us</strong>',
    'Marktplatz',
    'from the one before',
  ])
    expect(page.words).toContain(words)
  expect(page.words).toContain(`https://shop.halden.example/tour?a=1&amp;sosh=${id}`)
  expect(page.words).toMatch(/<svg class="map"[^>]*role="img" aria-label="Where it is: 1, Marktplatz; 2, Ostplatz"/)
  expect(page.headers.get('content-security-policy')).toContain("img-src 'self' data:;")
  const data = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(page.words)?.[1] ?? '')
  expect(data).toMatchObject({
    '@type': 'Product',
    sku: 'TOUR-12',
    offers: { '@type': 'Offer', price: '2390', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
  })
  const list = await get('/community/offers')
  expect(list.words).toMatch(/data-latitude="51.3405" data-longitude="12.3747"/)
  expect(list.headers.get('permissions-policy')).toContain('geolocation=(self)')
  expect((await get('/community/offers?near=ostplatz')).words).toMatch(/Nearest to ostplatz first[\s\S]*1\.9 km/)
  expect((await get('/community/offers?near=Timbuktu')).words).toContain('We don’t know “Timbuktu”')
  const { all, scripts } = await weightOf(
    path => app.request(`${origin}${path}`),
    '/community/offers/twelve-ridden-tours',
  )
  expect(all).toBeLessThan(mostBytes.all)
  expect(scripts).toBeLessThan(mostBytes.scripts)
  const calendar = await get('/community/offers/calendar.ics')
  expect(calendar.words.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(calendar.words).toContain('DTSTART:20310104T100000Z')
  expect((await get('/community')).words).toContain('On offer')

  await commentOnOffer(rosa.ctx, { slug: 'twelve-ridden-tours', text: 'Does number seven still have its scratch?' })
  await until(
    'it is in the inbox',
    async () =>
      (await listInbox(here.as('ines'), { view: 'everything', limit: 50 })).rows.some(({ text }) =>
        text?.includes('scratch'),
      ) || undefined,
  )
  expect((await get('/community/offers/twelve-ridden-tours')).words).toContain('Does number seven')
  const hurts = await commentOnOffer(rosa.ctx, {
    slug: 'twelve-ridden-tours',
    text: 'You are a stupid idiot, shut up.',
  })
  expect(hurts).toMatchObject({ held: expect.any(String) })
  expect((await get('/community/offers/twelve-ridden-tours')).words).not.toContain('idiot')
  await expect(
    commentOnOffer(here.as('ines'), { slug: 'twelve-ridden-tours', text: 'I answer myself.' }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('it sells out at the till: page, feeds and the post say so, in words that Inés released before, and take it back when there are more', async () => {
  const { id } = await released('ines', {
    title: 'Two helmets',
    stock: 2,
    code: 'HELM',
    posts: [{ accountId: square.accountId }],
  })
  const { externalId } = await postOn(id)
  const atFirst = square.posts.get(externalId)?.text
  expect(atFirst).toMatch(/^Two helmets[\s\S]*\/offers\/two-helmets[\s\S]*Inés.* at Halden$/)
  expect((await get('/community/offers/two-helmets')).words).toContain('2 are still here')
  const till = await connectShop(here.as('ada'), { kind: 'own', label: 'The till' })
  const tell = (left: number, at = here.ctx.now()) => {
    const body = JSON.stringify({ stock: [{ code: 'helm', left }] })
    return { body, headers: { 'sosh-signature': signPayload(body, till.signingKey ?? '', at) } }
  }
  const soldOut = tell(0)
  expect(await push(till.id, soldOut.headers, soldOut.body)).toEqual({ status: 200, said: { taken: 1 } })
  await says(externalId, 'Sold out.\n\nTwo helmets')
  const page = await until('the page says so', async () => {
    const { words } = await get('/community/offers/two-helmets')
    return words.includes('<b>Sold out.</b>') ? words : undefined
  })
  expect(page).toContain('https://schema.org/SoldOut')
  const atom = parseAtomFeed((await get('/community/offers/feed.atom')).words)
  expect(atom.entries?.map(({ title }) => title?.value)).toContain('Sold out: Two helmets')
  const json = parseJsonFeed((await get('/community/offers/feed.json')).words)
  expect(json.items?.map(({ title }) => title)).toContain('Sold out: Two helmets')

  expect((await push(till.id, soldOut.headers, soldOut.body)).status).toBe(409)
  expect((await push(till.id, soldOut.headers, soldOut.body.replace('0', '9'))).status).toBe(403)
  const old = tell(9, new Date(here.ctx.now().getTime() - hour))
  expect((await push(till.id, old.headers, old.body)).status).toBe(403)
  const again = tell(3)
  await push(till.id, again.headers, again.body)
  await until('the post is as it was', async () => square.posts.get(externalId)?.text === atFirst || undefined)
  expect((await deedsOf(here.ctx, id)).map(({ what, bySource }) => [what, bySource]).slice(0, 2)).toEqual([
    ['back', 'The till'],
    ['counted', 'The till'],
  ])
})

test('two at the counter count at once, and nothing goes below none', async () => {
  const { id } = await released('ines', { title: 'Bells', stock: 3 })
  await Promise.all([changeStock(here.as('ines'), id, { add: -1 }), changeStock(here.as('tomas'), id, { add: -1 })])
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 1 })
  expect(await changeStock(here.as('tomas'), id, { add: -5 })).toMatchObject({ stock: 0 })
  await expect(changeStock(here.ctx, id, { add: 1 })).rejects.toMatchObject({ kind: 'forbidden' })
  const uncounted = await released('ines', { title: 'Advice' })
  await expect(changeStock(here.as('ines'), uncounted.id, { add: -1 })).rejects.toMatchObject({ kind: 'conflict' })
  expect((await saySoldOut(here.as('tomas'), uncounted.id, true)).soldOutAt).not.toBeNull()
})

test('only its author releases it; what Tomás offers is read first, and what a rule stops stays inside, its lines too', async () => {
  const { id, version } = await begun('tomas', { about: 'The best there is.' })
  await expect(releaseOffer(here.as('ines'), id, { version })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(releaseOffer(here.ctx, id, { version })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(openOffer(here.as('ines'), id)).rejects.toMatchObject({ kind: 'not-found' })
  expect(await releaseOffer(here.as('tomas'), id, { version })).toMatchObject({ step: 'in-review' })
  expect(await editionById(here.ctx, id)).toBeUndefined()
  const queued = (await seeQueue(here.as('marta'))).find(({ subjectId }) => subjectId === id)
  expect(queued).toMatchObject({ subjectKind: 'offer', offer: { id }, reasons: [{ at: 'learning' }] })
  await decideReview(here.as('marta'), queued?.id ?? '', {
    decision: 'changed',
    comment: 'Says who?',
    text: 'We like it.',
  })
  const approved = await until('it is back', async () => {
    const offer = await theOffer(here.ctx, id)
    return offer.step === 'approved' ? offer : undefined
  })
  expect(approved.words.about).toBe('We like it.')
  expect(await releaseOffer(here.as('tomas'), id, { version: approved.version })).toMatchObject({ step: 'released' })

  await makeRule(here.as('marta'), {
    ...{
      name: 'Zeppelin',
      kind: 'confidential',
      level: 'stop',
      words: ['Zeppelin'],
      explanation: 'Nobody knows of it yet.',
    },
  } as Parameters<typeof makeRule>[1])
  const lines = { soldOut: 'Gone. Wait for Zeppelin.', moved: 'Moved.', over: 'Over.' }
  await expect(released('ines', { title: 'Pumps', lines })).rejects.toMatchObject({ kind: 'refused' })
  await expect(released('ines', { about: 'Come and see.\n\nMarta Lind' })).rejects.toMatchObject({
    reasons: [{ at: 'about', message: expect.stringContaining('as if Marta Lind had written it') }],
  })
})

test('no job, shop or colleague lets go what its author did not: the outbox knows no other words', async () => {
  const { id } = await released('ines', { title: 'Panniers', stock: 1, posts: [{ accountId: square.accountId }] })
  const post = await postOn(id)
  const change = { postId: post.id, condition: 'half-price', accountId: square.accountId, authorId: here.id('ines') }
  const message = { text: 'Half price today!' }
  await expect(releaseChange(here.as('tomas'), { ...change, message })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(releaseChange(here.ctx, { ...change, message })).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await letChangeGo(here.ctx, { postId: post.id, condition: 'half-price', subjectId: newId() })).toBe(false)
  expect(await letChangeGo(here.ctx, { postId: newId(), condition: 'sold-out', subjectId: newId() })).toBe(false)
})

test('the square refuses to change a post: it stands, and Inés is told', async () => {
  const { id } = await released('ines', { title: 'Saddles', stock: 1, posts: [{ accountId: square.accountId }] })
  await postOn(id)
  square.troubles.push({ call: 'edit', error: new NetworkError('refused', 'Too old to be changed.') })
  await countStock(here.ctx, id, { set: 0 }, { source: 'The till' })
  await until(
    'she is told',
    async () => (await postsOf(here.ctx, id))[0]?.failure?.includes('Too old to be changed.') || undefined,
  )
})

test('Inés changes the price: what stands on the square says it too, and what will stand there once it is gone', async () => {
  const { id } = await released('ines', {
    title: 'Lights',
    price: '40',
    stock: 5,
    posts: [{ accountId: square.accountId }],
  })
  const { externalId } = await postOn(id)
  const { words, version } = await takeBackOffer(here.as('ines'), id)
  const saved = await saveOffer(here.as('ines'), id, {
    ...words,
    price: '30',
    posts: [{ accountId: square.accountId }],
    version,
  })
  expect((await get('/community/offers/lights')).words).toContain('€40')
  await releaseOffer(here.as('ines'), id, { version: saved.version })
  await says(externalId, 'Lights: €30')
  await saySoldOut(here.as('ines'), id, true)
  await says(externalId, 'Sold out.\n\nLights: €30')
})

test('the truck shares where it is: to some ten metres, for a time, and then nobody knows any more', async () => {
  const { id } = await released('ines', { title: 'Coffee by the truck', place: route })
  await shareLocation(here.as('tomas'), id, { latitude: 51.3312345, longitude: 12.3812345, minutes: 30 })
  expect((await editionById(here.ctx, id))?.here).toMatchObject({ latitude: 51.3312, longitude: 12.3812 })
  expect((await get('/community/offers/coffee-by-the-truck')).words).toContain('Here now')
  const later = { ...here.ctx, now: () => new Date(here.ctx.now().getTime() + hour) }
  expect((await editionById(later, id))?.here).toBeNull()
  await sweepOffers(as(later, { kind: 'job', name: 'sweep' }))
  const { rows } = await here.database.pool.query('select 1 from offer_location where offer_id = $1', [id])
  expect(rows).toEqual([])
  await shareLocation(here.as('tomas'), id, { latitude: 51.33, longitude: 12.38, minutes: 30 })
  expect((await stopSharing(here.as('ines'), id)).here).toBeNull()
})

test('it moves, it ends, it is withdrawn: each is said where it was posted', async () => {
  const { id } = await released('ines', {
    ...{
      title: 'Soup',
      endsAt: new Date(here.ctx.now().getTime() + 2 * hour),
      posts: [{ accountId: square.accountId }],
    },
    place: { kind: 'address', label: 'Hall', address: 'Hauptstraße 1' },
  })
  const { externalId } = await postOn(id)
  const yard = { kind: 'address' as const, label: 'Yard', address: 'Hinterhof 2' }
  await expect(moveOfferTo(here.as('tomas'), id, yard)).rejects.toMatchObject({ kind: 'forbidden' })
  await moveOfferTo(here.as('ines'), id, yard)
  await says(externalId, 'We have moved')
  expect((await get('/community/offers/soup')).words).toContain('Hinterhof 2')
  // The clock of the worker, too: it looks again at what is so when a change has arrived.
  here.pass(3 * hour)
  await sweepOffers(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await says(externalId, 'This offer is over.')
  here.pass(-3 * hour)
  await withdrawOffer(here.as('ines'), id, { reason: 'The pot is empty.' })
  await until('it is taken down', async () => !square.posts.has(externalId) || undefined)
  const gone = await get('/community/offers/soup')
  expect([gone.status, gone.words.includes('The pot is empty.')]).toEqual([410, true])
})

test('Shopify tells of a paid order by its number, once; the refund undoes it', async () => {
  const { id } = await released('ines', { title: 'Fjord jackets', stock: 5, code: 'JACKET', price: '120' })
  const key = 'shpss_a_key_as_shopify_makes_it'
  const shop = await connectShop(here.as('ada'), { kind: 'shopify', label: 'Halden shop', key })
  const send = (topic: string, told: object, signedWith = key) => {
    const body = JSON.stringify(told)
    const mac = createHmac('sha256', signedWith).update(body).digest('base64')
    return push(shop.id, { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': mac }, body)
  }
  const order = shopifyOrder({ financial_status: 'paid' })
  expect((await send('orders/create', order, 'another_key_altogether')).status).toBe(403)
  expect(await send('orders/create', { ...order, financial_status: 'pending' })).toEqual({
    status: 200,
    said: { taken: 0 },
  })
  expect(await send('orders/paid', order)).toEqual({ status: 200, said: { taken: 1 } })
  expect(await send('orders/paid', order)).toEqual({ status: 200, said: { taken: 0 } })
  await send('orders/updated', { ...order, updated_at: '2026-11-20T10:05:00+01:00' })
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 3 })
  const bought = await until('the result is there', async () =>
    (await purchases()).find(({ statement }) => statement.includes('Fjord jackets')),
  )
  expect(bought).toMatchObject({ employeeName: 'Inés Navarro', evidence: { saleId: expect.any(String) } })
  expect(bought.statement).toBe('Bought: Fjord jackets, 2 for €240; Halden shop told us, by the article.')
  const { rows } = await here.database.pool.query('select * from sale where offer_id = $1', [id])
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(/Rosa|rosa@|Weg 1/)
  await send('refunds/create', {
    ...{ id: 509562969, order_id: 820982911946154500, created_at: '2026-11-21T10:00:00+01:00' },
    transactions: [{ id: 1, amount: '240.00', kind: 'refund', status: 'success', currency: 'EUR' }],
  })
  await until(
    'the result is taken back',
    async () => (await purchases()).every(({ statement }) => !statement.includes('Fjord jackets')) || undefined,
  )
  // Given back, somebody looks at them first.
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 3 })
})

test('WooCommerce says hello, tells of an order by a link of ours that led from a conversation, and of its cancelling', async () => {
  const { id } = await released('ines', { title: 'Winter tyres', stock: 4, link: 'https://tyres.example/' })
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 1 })
  const conversationId = rows[0]?.id ?? ''
  expect((await get(`/community/offers/winter-tyres?for=${conversationId}`)).words).toContain(
    `sosh=${id}.${conversationId}`,
  )
  const shop = await connectShop(here.as('ada'), { kind: 'woocommerce', label: 'Tyre shop' })
  const send = (topic: string, body: string) =>
    push(
      shop.id,
      {
        'x-wc-webhook-topic': topic,
        'x-wc-webhook-signature': createHmac('sha256', shop.signingKey ?? '')
          .update(body)
          .digest('base64'),
      },
      body,
    )
  const hello = await push(shop.id, { 'content-type': 'application/x-www-form-urlencoded' }, 'webhook_id=7')
  expect(hello.status).toBe(200)
  const order = wooOrder(`https://tyres.example/?sosh=${id}.${conversationId}`)
  expect(await send('order.created', JSON.stringify(order))).toEqual({ status: 200, said: { taken: 1 } })
  const bought = await until('the result is there', async () =>
    (await purchases()).find(({ statement }) => statement.includes('Winter tyres')),
  )
  expect(bought).toMatchObject({ conversationId, statement: expect.stringContaining('2 for €89.90') })
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 2 })
  await send(
    'order.updated',
    JSON.stringify({ ...order, status: 'cancelled', date_modified_gmt: '2026-11-20T11:00:00' }),
  )
  await until(
    'the result is taken back',
    async () => (await purchases()).every(({ statement }) => !statement.includes('Winter tyres')) || undefined,
  )
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 4 })
  // Older news, told late, change nothing.
  await send(
    'order.updated',
    JSON.stringify({ ...order, status: 'completed', date_modified_gmt: '2026-11-20T10:30:00' }),
  )
  expect(await editionById(here.ctx, id)).toMatchObject({ stock: 4 })
})

/** As Shopify's admin API 2026-01 documents the body of orders/*; what we don't read is there too. */
function shopifyOrder(more: object) {
  return {
    ...{ id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508', name: '#9999' },
    ...{ created_at: '2026-11-20T10:00:00+01:00', updated_at: '2026-11-20T10:00:00+01:00', cancelled_at: null },
    ...{ currency: 'EUR', total_price: '251.90', email: 'rosa@example.com', landing_site: null, discount_codes: [] },
    customer: { first_name: 'Rosa', default_address: { address1: 'Weg 1' } },
    line_items: [
      { id: 1, sku: 'jacket', quantity: 2, price: '120.00', title: 'Fjord jacket' },
      { id: 2, sku: null, quantity: 1, price: '11.90', title: 'Wrapping' },
    ],
    refunds: [],
    ...more,
  }
}

/** As WooCommerce's REST API v3 documents an order. */
function wooOrder(cameBy: string) {
  return {
    ...{ id: 727, number: '727', status: 'processing', currency: 'EUR', total: '89.90', refunds: [], coupon_lines: [] },
    ...{ date_created: '2026-11-20T10:00:00', date_created_gmt: '2026-11-20T09:00:00' },
    ...{ date_modified: '2026-11-20T10:00:00', date_modified_gmt: '2026-11-20T09:00:00' },
    billing: { first_name: 'Rosa', email: 'rosa@example.com' },
    line_items: [{ id: 315, name: 'Winter tyre', sku: '', quantity: 2, total: '89.90', price: 44.95 }],
    meta_data: [
      { id: 1, key: '_wc_order_attribution_session_entry', value: cameBy },
      { id: 2, key: 'something_else', value: { nested: true } },
    ],
  }
}
