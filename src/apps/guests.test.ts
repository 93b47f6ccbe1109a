import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientAddressHeader } from '#core/team'
import { makeFirstSpace, openTopic, reply, spacesOf, type Topic } from '#places/community'
import { foundCommunity } from '#places/sites'
import { noteThanks } from '#places/standing'
import { verify } from '#places/verified'
import { type Live, openLive } from '#platform/live'
import { memberOf } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { mostBytes, weightOf } from '../../test/weight.ts'
import { world } from '../../test/world.ts'
import { inviteCustomer } from '../places/verified/invite-customer.ts'
import { createApp } from './api/app.ts'
import { webOf } from './server.ts'

const here = world()
let live: Live
let server: ReturnType<typeof serve>
let app: ReturnType<typeof createApp>
let topic: Topic
let page = ''
let host = ''

interface Answer {
  status: number
  headers: Record<string, unknown>
  body: Buffer
}

beforeAll(async () => {
  host = new URL(here.ctx.config.publicUrl).host
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  await new Promise<void>(resolve => {
    server = serve({ hostname: '127.0.0.1', port: 0, ...webOf(here.ctx, live, '/nowhere') }, () => resolve())
  })
  const { id: siteId } = await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })
  await makeFirstSpace(here.ctx, siteId)
  const spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  const [priya, rosa] = [await memberOf(here.ctx, 'priya'), await memberOf(here.ctx, 'rosa')]
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Cargo L' })
  await verify(rosa.ctx, { code })
  topic = await openTopic(priya.ctx, { siteId, spaceId, title: 'Does <it> fit a cello?', text: 'And & two children…' })
  const answer = await reply(rosa.ctx, { topicId: topic.id, text: 'Yes, lying down.' })
  await noteThanks(here.as('ines'), answer.id, here.id('ines'))
  page = `/community/topics/${topic.id}/does-it-fit-a-cello`
  await until('it is open', async () => (await byServer(page)).status === 200)
})

afterAll(async () => {
  server.close()
  await live[Symbol.asyncDispose]()
})

/** As a browser asks: over a socket, at the name of the house. */
function byServer(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ hostname: '127.0.0.1', port, path, method, headers: { host, ...headers } }, async got => {
      const pieces: Buffer[] = []
      for await (const piece of got) pieces.push(piece)
      resolve({ status: got.statusCode ?? 0, headers: got.headers, body: Buffer.concat(pieces) })
    })
    asked.on('error', reject).end()
  })
}

/** The same by the web framework alone. */
async function byFramework(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const answer = await app.request(`http://${host}${path}`, {
    method,
    headers: { host, ...headers },
    redirect: 'manual',
  })
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

// How a connection is kept and how long a body is are the server’s to say.
const said = ({ body, headers, status }: Answer) => {
  const { connection, 'keep-alive': _, date, 'transfer-encoding': __, 'content-length': ___, ...lines } = headers
  return { status, lines, body: body.toString('latin1') }
}

test('a guest gets by the short way what the long way gives, to the byte: pages, heads, feeds, moves and refusals', async () => {
  const asked: [string, Record<string, string>?, string?][] = [
    [page],
    [page, {}, 'HEAD'],
    [`/community/topics/${topic.id}`],
    [`${page}?page=2`],
    [`${page}?page=99999999999999`],
    ['/community'],
    ['/community/search?q=cello'],
    ['/community/sitemap.xml'],
    [`/community/topics/${topic.id}/feed.json`],
    ['/community/nowhere'],
    ['/community/account'],
    ['/robots.txt'],
    ['/health'],
    [page, { accept: 'application/activity+json' }],
    [page, { cookie: 'sosh-member.session_token=forged' }],
    ['/community/-/asset/nothing.js'],
  ]
  for (const [path, headers, method] of asked) {
    const [short, long] = [await byServer(path, headers, method), await byFramework(path, headers, method)]
    expect([path, said(short)]).toEqual([path, said(long)])
  }
})

test('the page says who asks, who is known to use what we make, and who thanked; packed it is the same page', async () => {
  const plain = await byServer(page)
  const words = plain.body.toString()
  expect(words).toContain('<h1 itemprop="name">Does &lt;it&gt; fit a cello?</h1>')
  expect(words).toContain('Uses the Cargo L')
  expect(words).toContain('Thanked by <b>Inés Navarro</b>')
  expect(plain.headers['content-length']).toBe(String(plain.body.byteLength))
  const packed = await byServer(page, { 'accept-encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
  const etag = String(plain.headers.etag)
  const again = await byServer(page, { 'if-none-match': etag })
  expect([again.status, again.body.byteLength]).toEqual([304, 0])
})

test('a word said there is read at once: what was kept is forgotten', async () => {
  await byServer(page)
  const ben = await memberOf(here.ctx, 'ben')
  await reply(ben.ctx, { topicId: topic.id, text: 'Mine stands upright.' })
  await until('it stands there', async () => (await byServer(page)).body.includes('Mine stands upright.'))
})

test('all that a topic of twenty posts or the home needs weighs less than 60 KB, its scripts less than 15', async () => {
  const words = 'We went to the sea and back with it, two days in the rain, and the cello was dry. '
  for (let at = 0; at < 20; at++) {
    here.pass(3_600_000)
    const each = await memberOf(here.ctx, `rider-${at}`)
    await reply(each.ctx, { topicId: topic.id, text: `${at} times ${at}: ${words.repeat(6)}` })
  }
  for (const path of [page, '/community']) {
    const { all, scripts } = await weightOf(path => app.request(`http://${host}${path}`), path)
    expect([path, all < mostBytes.all, scripts < mostBytes.scripts]).toEqual([path, true, true])
  }
})

test('nobody passes for another address, nor for another host', async () => {
  const forged = { [clientAddressHeader]: '192.0.2.7' }
  expect((await byServer('/community/sign-in', forged)).status).toBe(200)
  for (const strange of ['halden.example/x', 'a b', '[::1', 'x@y'])
    expect([strange, (await byServer(page, { host: strange })).status]).not.toEqual([strange, 200])
  expect((await byServer(page, {}, 'DELETE')).status).toBe(404)
})
