import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { feed } from './index.ts'

type Page = { status?: number; headers?: Record<string, string>; body?: string }

let server: Server
let home: string
let pages: Record<string, Page | ((request: IncomingMessage) => Page)>
let asked: string[]
const now = new Date('2026-11-22T12:00:00Z')

beforeEach(async () => {
  pages = {}
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const page = pages[request.url ?? ''] ?? { status: 404 }
    const { status = 200, headers = {}, body = '' } = typeof page === 'function' ? page(request) : page
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const tools: ConnectorTools = {
  fetch,
  checkAddress: async url => new URL(url),
  now: () => now,
  log: () => {},
}

const poll = async (cursor?: string, url = `${home}/feed`) => {
  const batch = await feed.poll?.(
    { sourceId: 's', settings: { url }, secret: undefined, cursor, tools },
    AbortSignal.timeout(5000),
  )
  if (!batch) throw new Error('The connector does not poll.')
  return batch
}

const prepare = async (url: string) => {
  const prepared = await feed.prepare?.({ url }, tools)
  if (!prepared) throw new Error('The connector does not prepare.')
  return prepared
}

const item = (id: string, text = 'Hello', date = 'Sat, 21 Nov 2026 10:00:00 GMT') =>
  `<item><guid isPermaLink="false">${id}</guid><link>/${id}</link><title>Post ${id}</title>` +
  `<description>&lt;p&gt;${text} &lt;a href="/more"&gt;more&lt;/a&gt;&lt;/p&gt;</description><pubDate>${date}</pubDate></item>`

const rss = (inside: string) =>
  `<rss version="2.0"><channel><title>Ines bakes</title><link>/</link><managingEditor>i@b.example (Ines)</managingEditor>${inside}</channel></rss>`

const page = (inside: string): Page => ({
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><html>${inside}</html>`,
})

test('the first poll tells every entry once, oldest first, as a post with its author', async () => {
  pages['/feed'] = { body: rss(item('2') + item('1', 'First', 'Fri, 20 Nov 2026 10:00:00 GMT')) }
  const batch = await poll()
  expect(batch.news.map(news => (news.kind === 'post' ? news.post.title : news.kind))).toEqual(['Post 1', 'Post 2'])
  expect(batch.news[0]).toMatchObject({
    kind: 'post',
    post: {
      network: 'feed',
      externalId: `${home.slice(7)}/feed#1`,
      url: `${home}/1`,
      text: 'Post 1\n\nFirst more',
      author: { name: 'Ines' },
      links: [`${home}/more`],
      postedAt: new Date('2026-11-20T10:00:00Z'),
    },
  })
})

test('the second poll tells only what is new, and an edit as an edit', async () => {
  pages['/feed'] = { body: rss(item('1')) }
  const first = await poll()
  expect((await poll(first.cursor)).news).toEqual([])
  pages['/feed'] = { body: rss(item('2') + item('1', 'Better')) }
  const { news } = await poll(first.cursor)
  expect(news.map(({ kind }) => kind).sort()).toEqual(['edit', 'post'])
  expect(news.find(({ kind }) => kind === 'edit')).toMatchObject({ post: { text: expect.stringContaining('Better') } })
})

test('an entry that left the feed and comes back is not told again', async () => {
  pages['/feed'] = { body: rss(item('1')) }
  const first = await poll()
  pages['/feed'] = { body: rss(item('2')) }
  const second = await poll(first.cursor)
  pages['/feed'] = { body: rss(item('1') + item('2')) }
  expect((await poll(second.cursor)).news).toEqual([])
})

test('a feed that did not change is not sent again', async () => {
  pages['/feed'] = request =>
    request.headers['if-none-match'] === '"a"' && request.headers['if-modified-since']
      ? { status: 304 }
      : { headers: { etag: '"a"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }, body: rss(item('1')) }
  const first = await poll()
  const second = await poll(first.cursor)
  expect(second.news).toEqual([])
  expect(second.nextInMs).toBe(first.nextInMs)
  expect((await poll(second.cursor)).news).toEqual([])
})

test('a feed that moved for good is asked at its new address from then on', async () => {
  pages['/feed'] = { status: 301, headers: { location: '/new' } }
  pages['/new'] = { body: rss(item('1')) }
  const first = await poll()
  asked = []
  const second = await poll(first.cursor)
  expect(asked).toEqual(['/new'])
  expect(second.news).toEqual([])
})

test('a feed that moved for now is asked at its old address again', async () => {
  pages['/feed'] = { status: 302, headers: { location: '/elsewhere' } }
  pages['/elsewhere'] = { body: rss(item('1')) }
  const first = await poll()
  asked = []
  await poll(first.cursor)
  expect(asked).toEqual(['/feed', '/elsewhere'])
})

test('a feed that is gone is refused, and a busy one is asked again when it says', async () => {
  pages['/feed'] = { status: 410 }
  await expect(poll()).rejects.toMatchObject({ outcome: 'refused' })
  pages['/feed'] = { status: 503, headers: { 'retry-after': '90' } }
  await expect(poll()).rejects.toMatchObject({ outcome: 'later', retryAt: new Date(now.getTime() + 90_000) })
})

test('a server that cannot be reached, a circle of redirects and a page are reasons to wait, not to give up', async () => {
  await expect(poll(undefined, 'http://127.0.0.1:1/feed')).rejects.toMatchObject({ outcome: 'later' })
  pages['/feed'] = { status: 301, headers: { location: '/feed' } }
  await expect(poll()).rejects.toBeInstanceOf(NetworkError)
  pages['/feed'] = page('<p>We are rebuilding.</p>')
  await expect(poll()).rejects.toMatchObject({ outcome: 'later', message: expect.stringContaining('no feed') })
})

test('the wait that a feed asks for is kept', async () => {
  pages['/feed'] = { headers: { 'cache-control': 'max-age=7200' }, body: rss(`<ttl>600</ttl>${item('1')}`) }
  expect((await poll()).nextInMs).toBe(600 * 60_000)
})

test('two feeds that number their entries alike have different posts', async () => {
  pages['/feed'] = { body: rss(item('1')) }
  pages['/other'] = { body: rss(item('1')) }
  const ids = [await poll(), await poll(undefined, `${home}/other`)].flatMap(({ news }) =>
    news.map(one => (one.kind === 'post' ? one.post.externalId : '')),
  )
  expect(new Set(ids).size).toBe(2)
})

test('entries that share one id are still told apart', async () => {
  pages['/feed'] = {
    body: rss(
      '<item><guid>http://a.example/</guid><link>/1</link><title>A</title></item><item><guid>http://a.example/</guid><link>/2</link><title>B</title></item>',
    ),
  }
  expect((await poll()).news).toHaveLength(2)
})

test('an empty entry is named, not lost silently', async () => {
  pages['/feed'] = { body: rss(`<item></item>${item('1')}`) }
  expect(await poll()).toMatchObject({ news: [{ kind: 'post' }], unreadable: [{ at: 'entry 1' }] })
})

test('a broken memory costs one full reading', async () => {
  pages['/feed'] = { body: rss(item('1')) }
  expect((await poll('{"seen":')).news).toHaveLength(1)
})

test('an entry dated tomorrow is told as of now', async () => {
  pages['/feed'] = { body: rss(item('1', 'x', 'Mon, 23 Nov 2026 10:00:00 GMT')) }
  expect((await poll()).news[0]).toMatchObject({ post: { postedAt: now } })
})

test('a feed’s own address stays as it is', async () => {
  pages['/feed'] = { body: rss(item('1')) }
  expect(await prepare(`${home}/feed`)).toMatchObject({ settings: { url: `${home}/feed` }, label: 'Ines bakes' })
})

test('a page’s address becomes that of the feed it announces, comments last', async () => {
  pages['/'] = page(
    '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">' +
      '<link rel="alternate" type="application/atom+xml" href="feed">',
  )
  pages['/feed'] = { body: rss(item('1')) }
  pages['/comments/feed'] = { body: rss('<title>Comments</title>').replace('Ines bakes', 'Comments') }
  expect(await prepare(home)).toEqual({
    settings: { url: `${home}/feed` },
    label: 'Ines bakes',
    alternatives: [{ label: 'Comments', settings: { url: `${home}/comments/feed` } }],
  })
})

test('a page that announces nothing is searched where feeds usually are', async () => {
  pages['/blog'] = page('<p>My blog</p>')
  pages['/atom.xml'] = { body: '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quiet</title></feed>' }
  expect(await prepare(`${home}/blog`)).toMatchObject({ settings: { url: `${home}/atom.xml` }, label: 'Quiet' })
})

test('a page without a feed is answered with what to try', async () => {
  pages['/'] = page('<p>Nothing here</p>')
  await expect(prepare(home)).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: 'url', message: expect.stringContaining('RSS') }],
  })
  await expect(prepare('mailto:ines@bakes.example')).rejects.toMatchObject({ kind: 'invalid' })
  await expect(prepare(`${home}/missing`)).rejects.toMatchObject({ kind: 'invalid' })
  await expect(prepare('http://127.0.0.1:1/')).rejects.toMatchObject({ kind: 'unavailable' })
})
