import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Batch, ConnectorTools, News, OpenSource, Post } from '#core/channels'
import { createGuardedFetch } from '#platform/fetch'
import { webmention } from './index.ts'
import { Settings } from './settings.ts'
import { readAnswer, writeCall } from './xml-rpc.ts'

const target = 'https://halden.example/bikes'
let now = new Date('2026-11-22T12:00:00Z')
let home = ''
let pages: Record<string, { status?: number; type?: string; body?: string; location?: string }> = {}
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const page = pages[request.url ?? ''] ?? { status: 404 }
  const headers = { 'content-type': page.type ?? 'text/html', ...(page.location && { location: page.location }) }
  response.writeHead(page.status ?? 200, headers).end(page.body)
})
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  pages = {}
  now = new Date(now.getTime() + 3_600_000)
})

const tools: ConnectorTools = { fetch, checkAddress: async url => new URL(url), now: () => now, log: () => {} }

const source = (settings: Partial<Settings> = {}): OpenSource<Settings, undefined> => ({
  sourceId: 's',
  settings: Settings.parse({ sites: ['halden.example'], ...settings }),
  secret: undefined,
  cursor: undefined,
  tools,
})

async function push(body: string | Record<string, string>, type = 'application/x-www-form-urlencoded', query = '') {
  const bytes = Buffer.from(typeof body === 'string' ? body : new URLSearchParams(body).toString())
  const url = `https://sosh.example/hooks/s${query}`
  const batch = await webmention.receive?.(source(), {
    method: 'POST',
    url,
    headers: { 'content-type': type },
    body: bytes,
  })
  if (!batch) throw new Error('The connector receives nothing.')
  return batch
}

async function look(path: string, settings: Partial<Settings> = {}, about = target): Promise<News[]> {
  const claim = { source: home + path, target: about, by: 'webmention' }
  const batch: Batch | undefined = await webmention.pursue?.(source(settings), claim)
  return batch?.news ?? []
}

async function postAt(path: string, body: string, settings: Partial<Settings> = {}): Promise<Post> {
  pages[path] = { body }
  const [news] = await look(path, settings)
  if (!news || !('post' in news)) throw new Error('No post was heard.')
  return news.post
}

const entry = (inside: string) =>
  `<!doctype html><html><head><title>Ana’s page</title></head><body><article class="h-entry">${inside}
  <span class="p-author h-card"><img class="u-photo" src="https://ana.example/me.jpg" alt=""><a class="u-url p-name" href="https://ana.example/">Ana Ruiz</a></span>
  <time class="dt-published" datetime="2026-11-20T10:00:00+01:00">then</time></article></body></html>`

test('a reply is heard under our page, with who wrote it and when', async () => {
  const post = await postAt(
    '/reply',
    entry(
      `<a class="u-in-reply-to" href="${target}">To</a> <div class="e-content"><p>Does it fit?</p><p>It is cold.</p></div>`,
    ),
  )
  expect(post).toMatchObject({
    network: 'webmention',
    externalId: `${home}/reply`,
    text: 'Does it fit?\n\nIt is cold.',
    title: undefined,
    replyTo: target,
    threadRoot: target,
    postedAt: new Date('2026-11-20T09:00:00Z'),
    author: {
      externalId: 'ana.example',
      handle: 'ana.example',
      name: 'Ana Ruiz',
      url: 'https://ana.example/',
      avatarUrl: 'https://ana.example/me.jpg',
    },
  })
})

test('people who write on one site are told apart by their names', async () => {
  const by = (name: string) =>
    `<article class="h-entry"><i class="p-author">${name}</i><p class="e-content"><a href="${target}">x</a></p></article>`
  const ids = [
    (await postAt('/many', by('Ana'))).author.externalId,
    (await postAt('/many', by('Ben'))).author.externalId,
  ]
  expect(new Set(ids).size).toBe(2)
})

test('an article that mentions us is a conversation of its own, with its title', async () => {
  const post = await postAt(
    '/article',
    entry(
      `<h1 class="p-name">Winter tyres</h1><div class="e-content">I read <a href="${target}">this</a>.</div><a class="p-category">ice</a>`,
    ),
  )
  expect(post).toMatchObject({ title: 'Winter tyres', text: 'Winter tyres\n\nI read this.', tags: ['ice'] })
  expect(post.replyTo).toBeUndefined()
  expect(post.links).toContain(target)
})

test('a page without microformats is heard by its title and the paragraph that links to us', async () => {
  const post = await postAt(
    '/plain',
    `<html><head><title>My  day</title></head><body><p>Rain.</p><p>I bought <a href="${target}#top">a bike</a> today &amp; rode.</p><p>Snow.</p></body></html>`,
  )
  expect(post.text).toBe('My day\n\nI bought a bike today & rode.')
  expect(post.author).toMatchObject({ name: new URL(home).host })
})

test('likes, reposts and bookmarks are heard only where that is wanted', async () => {
  for (const [property, sign] of [
    ['like-of', '♥'],
    ['repost-of', '🔁'],
    ['bookmark-of', '🔖'],
  ] as const) {
    pages['/gesture'] = { body: entry(`<a class="u-${property}" href="${target}">it</a>`) }
    expect(await look('/gesture')).toEqual([])
    expect(await look('/gesture', { gestures: true })).toMatchObject([
      { post: { text: `${sign} ${target}`, replyTo: target } },
    ])
  }
})

test('who says they come is heard with what they say', async () => {
  const post = await postAt(
    '/rsvp',
    entry(`<a class="u-in-reply-to" href="${target}">to</a><data class="p-rsvp" value="yes"></data>`),
  )
  expect(post.text).toBe('RSVP: yes')
})

test('where only a link to the author is given, their own page says who they are', async () => {
  pages['/about'] = {
    body: `<div class="h-card"><a class="p-name u-url" href="${home}/about">Jonas Berg</a></div><div class="h-card">Somebody</div>`,
  }
  const post = await postAt(
    '/byline',
    `<article class="h-entry"><a class="u-author" href="/about"></a><p class="e-content"><a href="${target}">x</a></p></article>`,
  )
  expect(post.author).toMatchObject({ name: 'Jonas Berg', url: `${home}/about` })
})

test('an entry can’t give an address on another site as its own', async () => {
  const post = await postAt(
    '/mine',
    entry(`<a class="u-url" href="https://bank.example/"></a><a href="${target}">x</a>`),
  )
  expect(post.url).toBe(`${home}/mine`)
})

test('a page that does not link to us, or no longer, is not there for us', async () => {
  const gone = [{ kind: 'delete', network: 'webmention', externalId: `${home}/page` }]
  for (const body of [
    'Nothing here',
    `<p>${target}</p>`,
    `<!-- <a href="${target}">x</a> -->`,
    `<a href="${target}/more">x</a>`,
    `<pre>&lt;a href="${target}"&gt;</pre>`,
  ]) {
    pages['/page'] = { body }
    expect(await look('/page'), body).toEqual(gone)
  }
  pages['/page'] = { status: 410 }
  expect(await look('/page')).toEqual(gone)
})

test('any element can link, addresses may be relative, and plain texts and JSON are read, too', async () => {
  for (const body of [
    `<img src="${target}">`,
    `<blockquote cite="${target}">q</blockquote>`,
    `<video poster="${target}">`,
    `<base href="https://halden.example/x/"><a href="../bikes">x</a>`,
  ]) {
    pages['/page'] = { body }
    expect(await look('/page'), body).toMatchObject([{ kind: 'edit' }])
  }
  pages['/page'] = { type: 'text/plain', body: `See ${target} for more` }
  expect(await look('/page')).toMatchObject([{ post: { text: `See ${target} for more` } }])
  pages['/page'] = { type: 'application/json', body: JSON.stringify({ a: [{ b: target }] }) }
  expect(await look('/page')).toMatchObject([{ kind: 'edit' }])
  pages['/page'] = { type: 'application/json', body: JSON.stringify({ a: `See ${target}` }) }
  expect(await look('/page')).toMatchObject([{ kind: 'delete' }])
})

test('a page that is there for a moment only, or for others only, is told apart', async () => {
  for (const [status, outcome] of [
    [500, 'later'],
    [429, 'later'],
    [404, 'refused'],
    [403, 'refused'],
  ] as const) {
    pages['/page'] = { status }
    await expect(look('/page')).rejects.toMatchObject({ outcome })
  }
  pages['/page'] = { type: 'image/png', body: 'x' }
  await expect(look('/page')).rejects.toMatchObject({ outcome: 'refused' })
})

test('no claim makes us open a private address, directly or by a redirect', async () => {
  await using guarded = createGuardedFetch({
    allowPrivateAddresses: false,
    exceptAddresses: ['127.0.0.1'],
    userAgent: 'Sosh',
  })
  const open = { ...source(), tools: { ...tools, fetch: guarded } }
  pages['/away'] = { status: 302, location: 'http://169.254.169.254/latest/meta-data' }
  for (const url of ['http://10.0.0.1/', 'http://[::1]/', 'http://localhost:1/', `${home}/away`])
    await expect(webmention.pursue?.(open, { source: url, target, by: 'webmention' })).rejects.toMatchObject({
      outcome: 'refused',
    })
})

test('a page that is huge, deep or a riddle is read in time, or not at all', async () => {
  const link = `<a href="${target}">x</a>`
  for (const body of [
    link + '<div class="h-entry">'.repeat(50_000),
    link + '<b><a>'.repeat(5_000),
    link + '<b>'.repeat(300_000),
    `${link}${'<div>'.repeat(90_000)}${'</i>'.repeat(90_000)}`,
    `${link}<p>${'&lt;'.repeat(200_000)}`,
    `${link}<article class="h-entry"><a class="u-url" href="http://[bad"></a></article>`,
    `${link}${'<div class="h-card"><a class="u-url p-name" href="/">n</a></div>'.repeat(4_000)}`,
  ]) {
    pages['/page'] = { body }
    const began = process.cpuUsage()
    expect(await look('/page')).toMatchObject([{ kind: 'edit' }])
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1000, body.slice(0, 80)).toBeLessThan(1_500)
  }
}, 60_000)

test('a webmention is accepted at once and looked into later', async () => {
  const batch = await push({ source: `${home}/a#part`, target: `${target}#x` })
  expect(batch.response).toMatchObject({ status: 202 })
  expect(batch.later).toEqual([{ source: `${home}/a`, target, by: 'webmention' }])
})

test('what can’t be true is refused in words', async () => {
  for (const [claim, words] of [
    [{ target }, 'source is no address'],
    [{ source: 'mailto:a@b.example', target }, 'source is no address'],
    [{ source: `${home}/a` }, 'target is no address'],
    [{ source: `${home}/a`, target: 'https://other.example/' }, 'none of our pages'],
    [{ source: `${home}/a`, target: 'https://halden.example.evil.example/' }, 'none of our pages'],
    [{ source: target, target }, 'mention itself'],
    [{ source: 'https://www.halden.example/x', target }, 'own pages'],
  ] as const) {
    const { response, later } = await push(claim as Record<string, string>)
    expect(response?.status).toBe(400)
    expect(response?.body).toContain(words)
    expect(later).toBeUndefined()
  }
})

test('a part of a site may be ours alone', () => {
  const { sites } = Settings.parse({ sites: ['https://Town.example/halden/'] })
  const ours = async (url: string) => (await import('./settings.ts')).isOurs(url, { sites })
  return Promise.all([
    expect(ours('https://town.example/halden/x')).resolves.toBe(true),
    expect(ours('http://www.town.example/halden')).resolves.toBe(true),
    expect(ours('https://town.example/haldenmore')).resolves.toBe(false),
    expect(ours('https://town.example/')).resolves.toBe(false),
  ])
})

test('one site may send thirty a minute; the next minute it may again', async () => {
  const send = (n: number) => push({ source: `https://flood.example/${n}`, target })
  for (let n = 0; n < 30; n++) expect((await send(n)).response?.status).toBe(202)
  expect((await send(31)).response?.status).toBe(429)
  expect((await push({ source: 'https://calm.example/', target })).response?.status).toBe(202)
  now = new Date(now.getTime() + 60_000)
  expect((await send(32)).response?.status).toBe(202)
})

test('a pingback is answered as XML-RPC asks, and looked into the same way', async () => {
  const good = await push(writeCall('pingback.ping', [`${home}/a?x=1&y=2`, target]), 'text/xml')
  expect(good.later).toEqual([{ source: `${home}/a?x=1&y=2`, target, by: 'pingback' }])
  expect(readAnswer(good.response?.body ?? '')).toMatchObject({ text: expect.stringMatching(/Thank you/) })
  const fault = async (xml: string) =>
    readAnswer((await push(xml, 'application/xml; charset=utf-8')).response?.body ?? '')
  expect(await fault(writeCall('pingback.ping', ['nothing', target]))).toMatchObject({ code: 16 })
  expect(await fault(writeCall('pingback.ping', [`${home}/a`, 'https://other.example/']))).toMatchObject({ code: 33 })
  expect(await fault(writeCall('system.multicall', []))).toMatchObject({ code: -32601 })
  expect(await fault('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')).toMatchObject({ code: -32700 })
  const bare =
    '<methodCall><methodName>pingback.ping</methodName><params><param><value>https://a.example/</value></param>'
  expect(
    (await push(`${bare}<param><value>${target}</value></param></params></methodCall>`, 'text/xml')).later,
  ).toHaveLength(1)
})

test('a trackback names our page by the address that it is sent to', async () => {
  const ping = { url: `${home}/a`, title: 'T', excerpt: 'E', blog_name: 'B' }
  const good = await push(ping, undefined, `?target=${encodeURIComponent(target)}`)
  expect(good.later).toEqual([{ source: `${home}/a`, target, by: 'trackback' }])
  expect(good.response?.body).toContain('<error>0</error>')
  const bad = await push(ping)
  expect(bad.response?.body).toMatch(/<error>1<\/error><message>The target is no address/)
})

test('somebody who opens the address in a browser is told what it is for', async () => {
  const request = { method: 'GET' as const, url: 'https://sosh.example/hooks/s', headers: {}, body: new Uint8Array() }
  await expect(webmention.receive?.(source(), request)).rejects.toMatchObject({
    message: expect.stringMatching(/Webmentions/),
  })
})
