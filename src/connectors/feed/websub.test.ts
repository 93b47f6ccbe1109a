import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Batch, PushRequest } from '#core/channels'
import { serve } from '../../../test/serve.ts'
import { feed } from './index.ts'
import type { FeedSource } from './poll.ts'
import type { Secret } from './websub.ts'

const hourMs = 3_600_000
let now = new Date('2026-11-22T12:00:00Z')
let home = ''
let close = async () => {}
/** What the hub was asked, and whether it confirms while it is being asked. */
let asked: URLSearchParams[] = []
let confirmsAtOnce: number | undefined
let hubStatus = 202
let page = { body: '', headers: {} as Record<string, string> }
let secret: Secret | undefined

beforeEach(async () => {
  ;[now, asked, confirmsAtOnce, hubStatus, secret] = [new Date('2026-11-22T12:00:00Z'), [], undefined, 202, undefined]
  const server = createServer(async (request, response) => {
    if (request.url !== '/hub') return response.writeHead(200, page.headers).end(page.body)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    asked.push(form)
    if (confirmsAtOnce) await confirm(form, confirmsAtOnce)
    return response.writeHead(hubStatus).end()
  })
  ;({ url: home, close } = await serve(server))
  page = { body: rss(''), headers: { link: `<${home}/hub>; rel="hub", <${home}/feed>; rel="self"` } }
})
afterEach(() => close())

const source = (cursor?: string): FeedSource => ({
  sourceId: 's',
  settings: { url: `${home}/feed` },
  secret,
  cursor,
  hookUrl: 'https://sosh.example/hooks/s',
  keepSecret: async kept => {
    secret = kept
  },
  tools: { fetch, checkAddress: async url => new URL(url), now: () => now, log: () => {} },
})

async function poll(cursor?: string): Promise<Batch> {
  const batch = await feed.poll?.(source(cursor), AbortSignal.timeout(5_000))
  if (!batch) throw new Error('The connector does not poll.')
  return batch
}

async function receive(request: Partial<PushRequest>, cursor?: string): Promise<Batch> {
  const whole = { method: 'POST', url: 'https://sosh.example/hooks/s', headers: {}, body: new Uint8Array(), ...request }
  const batch = await feed.receive?.(source(cursor), whole as PushRequest)
  if (!batch) throw new Error('The connector receives nothing.')
  return batch
}

function question(params: Record<string, string>): Partial<PushRequest> {
  return { method: 'GET', url: `https://sosh.example/hooks/s?${new URLSearchParams(params)}` }
}

function confirm(form: URLSearchParams, leaseSeconds: number): Promise<Batch> {
  return receive(
    question({
      'hub.mode': form.get('hub.mode') ?? '',
      'hub.topic': form.get('hub.topic') ?? '',
      'hub.challenge': 'c h/a+l',
      'hub.lease_seconds': String(leaseSeconds),
    }),
  )
}

function push(body: string, algorithm = 'sha256', key = secret?.subscription?.key ?? ''): Partial<PushRequest> {
  const digest = createHmac(algorithm, key).update(body).digest('hex')
  return { headers: { 'x-hub-signature': `${algorithm}=${digest}` }, body: Buffer.from(body) }
}

const item = (id: string, text = 'Hello', date = now.toUTCString()) =>
  `<item><guid>${id}</guid><description>${text}</description><pubDate>${date}</pubDate></item>`
const rss = (items: string) => `<rss version="2.0"><channel><title>Ines bakes</title>${items}</channel></rss>`

test('a feed that names a hub is subscribed to, with a key of our own', async () => {
  await poll()
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    'hub.mode': 'subscribe',
    'hub.topic': `${home}/feed`,
    'hub.callback': 'https://sosh.example/hooks/s',
    'hub.secret': secret?.subscription?.key,
  })
  expect(secret?.subscription?.key).toMatch(/^[0-9a-f]{48}$/)
})

test('the hub is also found in the feed, and what the headers say goes first', async () => {
  const links = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="/hub"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${home}/own"/>`
  page = { body: rss(links), headers: {} }
  await poll()
  expect(asked[0]?.get('hub.topic')).toBe(`${home}/own`)
  page.headers = { link: `<${home}/hub>; rel=hub, </other>; rel=self` }
  await poll()
  expect(asked.slice(1).map(form => [form.get('hub.mode'), form.get('hub.topic')])).toEqual([
    ['unsubscribe', `${home}/own`],
    ['subscribe', `${home}/other`],
  ])
})

test('a feed that is closed tells its hub, and says yes when the hub asks whether that was us', async () => {
  confirmsAtOnce = 864_000
  await poll()
  hubStatus = 500
  confirmsAtOnce = undefined
  await expect(feed.close?.(source())).rejects.toMatchObject({ outcome: 'later' })
  hubStatus = 202
  confirmsAtOnce = 1
  await feed.close?.(source())
  expect(asked.map(form => form.get('hub.mode'))).toEqual(['subscribe', 'unsubscribe', 'unsubscribe'])
  // Whoever asks in our name to begin again is told no.
  const again = { 'hub.mode': 'subscribe', 'hub.topic': `${home}/feed`, 'hub.challenge': 'x' }
  await expect(receive(question(again))).rejects.toMatchObject({ kind: 'not-found' })
  now = new Date(now.getTime() + 11 * 24 * hourMs)
  await feed.close?.(source())
  expect(asked).toHaveLength(3)
})

test('the hub’s question is answered by its challenge, even while it is being asked', async () => {
  confirmsAtOnce = 864_000
  await poll()
  expect(secret?.subscription?.untilMs).toBe(now.getTime() + 864_000_000)
  const form = asked[0] ?? new URLSearchParams()
  expect((await confirm(form, 600)).response).toMatchObject({ status: 200, body: 'c h/a+l' })
})

test('what nobody here asked for is denied', async () => {
  const other = { 'hub.mode': 'subscribe', 'hub.topic': 'https://evil.example/', 'hub.challenge': 'x' }
  await expect(receive(question(other))).rejects.toMatchObject({ kind: 'not-found' })
  await poll()
  await expect(receive(question(other))).rejects.toMatchObject({ kind: 'not-found' })
  const ours = { 'hub.topic': `${home}/feed`, 'hub.challenge': 'x' }
  await expect(receive(question({ ...ours, 'hub.mode': 'unsubscribe' }))).rejects.toMatchObject({ kind: 'not-found' })
  await expect(receive(question({ ...ours, 'hub.mode': 'make' }))).rejects.toMatchObject({ kind: 'not-found' })
  await expect(receive(question({}))).rejects.toMatchObject({ kind: 'not-found' })
  expect((await receive(question({ ...other, 'hub.mode': 'unsubscribe' }))).response?.body).toBe('x')
})

test.each(['sha1', 'sha256', 'sha384', 'sha512'])('a push signed by %s is heard at once', async algorithm => {
  await poll()
  const batch = await receive(push(rss(item('1', 'Fresh bread')), algorithm))
  expect(batch.news).toMatchObject([{ kind: 'post', post: { text: 'Fresh bread' } }])
  expect(batch.response?.status).toBe(202)
})

test('a push that is forged, changed, unsigned or weakly signed is turned away', async () => {
  await poll()
  const good = push(rss(item('1')))
  for (const bad of [
    { ...good, body: Buffer.from(rss(item('2'))) },
    { ...good, headers: {} },
    { ...good, headers: { 'x-hub-signature': 'sha256=' } },
    push(rss(item('1')), 'md5'),
    push(rss(item('1')), 'sha256', 'another key'),
  ])
    await expect(receive(bad)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('without a subscription nothing is let in, whatever its signature', async () => {
  await expect(receive(push(rss(item('1')), 'sha256', ''))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a pushed post is not told again by the next visit, and its change is an edit', async () => {
  const first = await poll()
  const pushed = await receive(push(rss(item('1', 'Bread'))), first.cursor)
  page.body = rss(item('1', 'Bread'))
  const second = await poll(pushed.cursor)
  expect(second.news).toEqual([])
  const edited = await receive(push(rss(item('1', 'Bread and butter'))), second.cursor)
  expect(edited.news).toMatchObject([{ kind: 'edit', post: { text: 'Bread and butter' } }])
})

test('a push without content is a bell: the feed is asked at once', async () => {
  await poll()
  expect(await receive(push(''))).toMatchObject({ news: [], nextInMs: 0 })
})

test('while the hub delivers we come seldom; when it misses something, as often as before', async () => {
  confirmsAtOnce = 864_000
  const often = Array.from({ length: 12 }, (_, n) =>
    item(`${n}`, 'x', new Date(now.getTime() - (n + 1) * hourMs).toUTCString()),
  ).join('')
  page.body = rss(often)
  const first = await poll()
  expect(first.nextInMs).toBe(hourMs / 2)
  const pushed = await receive(push(rss(item('new'))), first.cursor)
  expect(pushed.nextInMs).toBe(6 * hourMs)
  page.body = rss(item('new') + often)
  now = new Date(now.getTime() + 6 * hourMs)
  const looked = await poll(pushed.cursor)
  expect(looked.nextInMs).toBe(6 * hourMs)
  page.body = rss(item('missed') + item('new') + often)
  now = new Date(now.getTime() + hourMs)
  const found = await poll(looked.cursor)
  expect(found.news).toHaveLength(1)
  expect(found.nextInMs).toBeLessThan(6 * hourMs)
})

test('the lease is renewed before it ends, with the same key', async () => {
  confirmsAtOnce = 10 * 3600
  const first = await poll()
  const key = secret?.subscription?.key
  expect(first.nextInMs).toBeLessThanOrEqual(8 * hourMs)
  now = new Date(now.getTime() + 7 * hourMs)
  await poll(first.cursor)
  expect(asked).toHaveLength(1)
  now = new Date(now.getTime() + hourMs)
  await poll(first.cursor)
  expect(asked).toHaveLength(2)
  expect(secret?.subscription?.key).toBe(key)
  expect(secret?.subscription?.untilMs).toBe(now.getTime() + 10 * hourMs)
})

test('a hub that never confirms, refuses or is gone costs nothing but one question a day', async () => {
  hubStatus = 500
  const first = await poll()
  expect(first.nextInMs).toBe(hourMs)
  now = new Date(now.getTime() + hourMs)
  await poll(first.cursor)
  expect(asked).toHaveLength(1)
  now = new Date(now.getTime() + 24 * hourMs)
  await poll(first.cursor)
  expect(asked).toHaveLength(2)
  page.headers = { link: '<http://127.0.0.1:1/hub>; rel=hub' }
  expect((await poll(first.cursor)).news).toEqual([])
})

test('a hub that says no is heard', async () => {
  confirmsAtOnce = 600
  await poll()
  await receive(question({ 'hub.mode': 'denied', 'hub.topic': `${home}/feed`, 'hub.reason': 'Members only' }))
  expect(secret?.subscription).toMatchObject({ deniedWhy: 'Members only' })
  expect(secret?.subscription?.untilMs).toBeUndefined()
})
