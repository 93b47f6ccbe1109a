import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConnectorTools } from '#core/channels'
import { endpointsOf } from './endpoint.ts'
import { tellPage } from './send.ts'
import { readCall, writeAnswer, writeFault } from './xml-rpc.ts'

const cases = join(process.env.SOSH_DATA ?? '../shared/data', 'webmention', 'discovery-cases.dev.json')

test.skipIf(!existsSync(cases))(`every endpoint in ${cases} is found (left out where it is absent)`, () => {
  const rows: { name: string; url: string; headers: [string, string][]; html: string; expect: string }[] = JSON.parse(
    readFileSync(cases, 'utf8'),
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows)
    expect(endpointsOf(new Headers(row.headers), row.html, row.url).webmention, row.name).toBe(row.expect)
})

test.each([
  ['<a> before <link>', [], '<a href="/one" rel="webmention">x</a><link rel="webmention" href="/two">', '/one'],
  ['<link> before <a>', [], '<link rel="webmention" href="/one"><a href="/two" rel="webmention">x</a>', '/one'],
  [
    'several headers',
    [
      ['link', '</no>; rel="other"'],
      ['link', '</yes>; rel="webmention"'],
    ],
    '',
    '/yes',
  ],
  [
    'several links in a header',
    [['link', '</no>; rel="other", </yes>; rel="webmention", </no>; rel="webmention"']],
    '',
    '/yes',
  ],
  ['a <link> without an address', [], '<link rel="webmention"><a href="/yes" rel="webmention">x</a>', '/yes'],
  ['a query', [], '<link rel="webmention" href="?query=yes">', '/page/here?query=yes'],
  ['relative to the page', [], '<link rel="webmention" href="there">', '/page/there'],
  ['an address that is none', [['link', '<javascript:x>; rel=webmention']], '', undefined],
  ['old address of the relation', [], '<link rel="http://webmention.org/" href="/old">', undefined],
  ['none', [], '<p>rel="webmention"</p>', undefined],
] as [string, [string, string][], string, string | undefined][])('%s', (_, headers, html, expected) => {
  const found = endpointsOf(new Headers(headers), html, 'https://a.example/page/here').webmention
  expect(found).toBe(expected && `https://a.example${expected}`)
})

interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}
let home = ''
let pages: Record<string, Answer> = {}
let sent: { path: string; body: string }[] = []
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const path = request.url ?? ''
  if (request.method === 'POST') sent.push({ path, body: Buffer.concat(chunks).toString() })
  const { status = 200, headers = {}, body = '' } = pages[path] ?? { status: 404 }
  response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
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
  sent = []
})
const tools: ConnectorTools = { fetch, checkAddress: async url => new URL(url), now: () => new Date(), log: () => {} }
const source = 'https://halden.example/answer'
const tell = (path: string) => tellPage(tools, { source, target: home + path })

test('a page is told by webmention', async () => {
  pages['/page'] = { headers: { link: '</hook?to=a>; rel="webmention"' } }
  pages['/hook?to=a'] = { status: 201, headers: { location: '/status/1' }, body: 'Queued' }
  const told = await tell('/page')
  expect(told).toEqual({
    way: 'webmention',
    endpoint: `${home}/hook?to=a`,
    words: 'Queued',
  })
  expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({ source, target: `${home}/page` })
})

test('the endpoint of a page that moved is found where it is now', async () => {
  pages['/old'] = { status: 302, headers: { location: '/new/page' } }
  pages['/new/page'] = { body: '<link rel="webmention" href="hook">' }
  pages['/new/hook'] = { status: 202 }
  expect(await tell('/old')).toMatchObject({ way: 'webmention', endpoint: `${home}/new/hook` })
})

test('a page without webmention is told by pingback, and one that knows is told enough', async () => {
  pages['/page'] = { headers: { 'x-pingback': '/xmlrpc' } }
  pages['/xmlrpc'] = { headers: { 'content-type': 'text/xml' }, body: writeAnswer('Pingback registered.') }
  expect(await tell('/page')).toMatchObject({ way: 'pingback', words: 'Pingback registered.' })
  expect(readCall(sent[0]?.body ?? '')).toEqual({ method: 'pingback.ping', params: [source, `${home}/page`] })
  pages['/page'] = { body: '<link rel="pingback" href="/xmlrpc">' }
  pages['/xmlrpc'] = { body: writeFault(48, 'Already there') }
  expect(await tell('/page')).toMatchObject({ way: 'pingback' })
  pages['/xmlrpc'] = { body: writeFault(17, 'No link found') }
  await expect(tell('/page')).rejects.toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(/No link found/),
  })
  pages['/xmlrpc'] = { body: 'hello' }
  await expect(tell('/page')).rejects.toMatchObject({ outcome: 'refused' })
})

test('a page that takes no word is left alone', async () => {
  pages['/page'] = { body: '<p>Hello</p>' }
  expect(await tell('/page')).toEqual({ way: 'none' })
  expect(sent).toEqual([])
})

test('a refusal is told in its own words, and trouble is tried again', async () => {
  pages['/page'] = { headers: { link: '</hook>; rel="webmention"' } }
  pages['/hook'] = { status: 400, body: '<html><p>Target <b>unknown</b></p></html>' }
  await expect(tell('/page')).rejects.toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(/Target unknown/),
  })
  pages['/hook'] = { status: 503 }
  await expect(tell('/page')).rejects.toMatchObject({ outcome: 'later' })
  await expect(tell('/nowhere')).rejects.toMatchObject({ outcome: 'refused' })
  pages['/page'] = { headers: { link: '<http://127.0.0.1:1/>; rel="webmention"' } }
  await expect(tell('/page')).rejects.toMatchObject({ outcome: 'later' })
})
