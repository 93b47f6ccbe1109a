import { expect, test } from 'vitest'
import type { ConnectorTools } from '#core/channels'
import { feed } from './index.ts'

const item = (guid: string, link: string, words = 'Bread') =>
  `<item>${guid && `<guid isPermaLink="false">${guid}</guid>`}<link>${link}</link><title>${words}</title>` +
  `<description>${words}, as we bake it</description><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item>`
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Ines bakes</title>${items.join('')}</channel></rss>`

/** A web of these pages; a page that begins with an address leads there for good. */
function web(pages: Record<string, string>): ConnectorTools {
  const answers = async (input: string | URL | Request) => {
    const url = String(input instanceof Request ? input.url : input)
    const page = pages[url]
    if (page === undefined) return new Response('', { status: 404 })
    return page.startsWith('https:')
      ? new Response('', { status: 301, headers: { location: page } })
      : new Response(page, { headers: { 'content-type': 'application/rss+xml' } })
  }
  return {
    fetch: answers as typeof fetch,
    checkAddress: async url => new URL(url),
    now: () => new Date('2026-11-22T12:00:00Z'),
    log: () => {},
  }
}

async function poll(url: string, pages: Record<string, string>, cursor?: string) {
  const source = { sourceId: 's', settings: { url }, secret: undefined, cursor, tools: web(pages) }
  const batch = await feed.poll?.(source, AbortSignal.timeout(5_000))
  const ids = batch?.news.map(one => `${one.kind} ${'post' in one ? one.post.externalId : ''}`)
  return { ids, cursor: batch?.cursor }
}

const old = 'https://ines.example/feed'

test('a feed whose address a person changes tells nothing twice, and what is new goes on under its first name', async () => {
  const posts = [item('https://ines.example/?p=1', 'https://ines.example/one')]
  const first = await poll(old, { [old]: rss(...posts) })
  expect(first.ids).toEqual(['post ines.example/feed#https://ines.example/?p=1'])
  const next = 'https://bakery.example/rss.xml'
  const more = item('https://ines.example/?p=2', 'https://bakery.example/two')
  const second = await poll(next, { [next]: rss(more, ...posts) }, first.cursor)
  expect(second.ids).toEqual(['post ines.example/feed#https://ines.example/?p=2'])
  // And back, and on: it is the same feed wherever it is.
  expect((await poll(old, { [old]: rss(more, ...posts) }, second.cursor)).ids).toEqual([])
  expect((await poll(next, { [next]: rss(more, ...posts) }, second.cursor)).ids).toEqual([])
})

test('a site that moves with all its addresses is known again, at once and ever after', async () => {
  const before = rss(item('', 'https://ines.example/one'), item('', 'https://ines.example/two', 'Rolls'))
  const first = await poll(old, { [old]: before })
  expect(first.ids).toHaveLength(2)
  const next = 'https://bakery.example/feed'
  const after = [item('', 'https://bakery.example/one'), item('', 'https://bakery.example/two', 'Rolls')]
  const moved = await poll(next, { [next]: rss(...after) }, first.cursor)
  // Their addresses are new, which is an edit of what we have.
  expect(moved.ids).toEqual([
    'edit ines.example/feed#https://ines.example/two',
    'edit ines.example/feed#https://ines.example/one',
  ])
  const later = await poll(next, { [next]: rss(item('', 'https://bakery.example/three'), ...after) }, moved.cursor)
  expect(later.ids).toEqual(['post ines.example/feed#https://bakery.example/three'])
  const still = await poll(next, { [next]: rss(item('', 'https://bakery.example/three'), ...after) }, later.cursor)
  expect(still.ids).toEqual([])
})

test('a lasting redirect, or a certificate, doubles nothing', async () => {
  const insecure = 'http://ines.example/feed'
  const first = await poll(insecure, { [insecure]: rss(item('', 'http://ines.example/one')) })
  const pages = { [insecure]: old, [old]: rss(item('', 'https://ines.example/one')) }
  const second = await poll(insecure, pages, first.cursor)
  expect(second.ids).toEqual(['edit ines.example/feed#http://ines.example/one'])
  expect((await poll(insecure, pages, second.cursor)).ids).toEqual([])
  expect((await poll(old, pages, second.cursor)).ids).toEqual([])
})

test('another feed in its place is another feed, even where both count their posts', async () => {
  const first = await poll(old, { [old]: rss(item('1', 'https://ines.example/one')) })
  const other = 'https://tomas.example/feed'
  const second = await poll(other, { [other]: rss(item('1', 'https://tomas.example/1', 'Bikes')) }, first.cursor)
  expect(second.ids).toEqual(['post tomas.example/feed#1'])
  const sameHost = 'https://ines.example/rss'
  const third = await poll(sameHost, { [sameHost]: rss(item('1', 'https://ines.example/one')) }, first.cursor)
  expect(third.ids).toEqual([])
})

test('a feed of many sites does not move with one of them', async () => {
  const sites = ['a', 'b', 'c', 'd', 'e'].map(name => item('', `https://${name}.example/hello`, name))
  const first = await poll(old, { [old]: rss(...sites) })
  const one = item('', 'https://f.example/hello', 'f')
  expect((await poll(old, { [old]: rss(one, ...sites) }, first.cursor)).ids).toEqual([
    'post ines.example/feed#https://f.example/hello',
  ])
})

test('a site whose posts have numbers for ids is known again at another host by what it says', async () => {
  const words = 'Sourdough with rye and a little honey'
  const first = await poll(old, {
    [old]: rss(item('1', 'https://ines.example/1', words), item('2', 'https://ines.example/2')),
  })
  expect(first.ids).toHaveLength(2)
  const next = 'https://bakery.example/feed'
  const moved = rss(item('3', 'https://bakery.example/3', 'Rolls'), item('1', 'https://bakery.example/1', words))
  const second = await poll(next, { [next]: moved }, first.cursor)
  expect(second.ids).toEqual(['edit ines.example/feed#1', 'post ines.example/feed#3'])
  expect((await poll(next, { [next]: moved }, second.cursor)).ids).toEqual([])
  // The same words under another number are another feed's.
  const other = 'https://tomas.example/feed'
  const copied = await poll(other, { [other]: rss(item('7', 'https://tomas.example/7', words)) }, first.cursor)
  expect(copied.ids).toEqual(['post tomas.example/feed#7'])
})
