import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Batch, News } from '#core/channels'
import { feed } from './index.ts'

let now = new Date('2026-11-22T12:00:00Z')
let home = ''
let close = async () => {}
let asked: string[] = []
let pages: Record<string, string> = {}

beforeEach(async () => {
  now = new Date('2026-11-22T12:00:00Z')
  asked = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const body = pages[path]
    const etag = `"${body?.length}"`
    if (body === undefined) return response.writeHead(500).end()
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    return response.writeHead(200, { etag: path === '/feed' ? '' : etag }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = async () => void server.close()
})
afterEach(() => close())

async function poll(cursor?: string, settings = {}): Promise<Batch> {
  const tools = { fetch, checkAddress: async (url: string) => new URL(url), now: () => now, log: () => {} }
  const url = `${home}/feed`
  const source = { sourceId: 's', settings: { url, ...settings }, secret: undefined, cursor, tools }
  const batch = await feed.poll?.(source, AbortSignal.timeout(5_000))
  if (!batch) throw new Error('The connector does not poll.')
  return batch
}

const namespaces =
  'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
const rss = (items: string) =>
  `<rss version="2.0" ${namespaces}><channel><title>Ines bakes</title>${items}</channel></rss>`
const article = (id: string, count?: number, at = '/comments') =>
  `<item><guid>${id}</guid><title>${id}</title><pubDate>${now.toUTCString()}</pubDate><wfw:commentRss>${home}${at}</wfw:commentRss>` +
  `${count === undefined ? '' : `<slash:comments>${count}</slash:comments>`}</item>`
const comment = (id: string, text: string) =>
  `<item><guid>${id}</guid><title>By: Tomas</title><dc:creator>Tomas</dc:creator><description>${text}</description>` +
  `<pubDate>${now.toUTCString()}</pubDate></item>`
const posts = (news: News[]) => news.flatMap(one => ('post' in one ? [one.post] : []))

test('comments stand under their article, with their own authors, after it', async () => {
  pages = {
    '/feed': rss(article('bread', 2)),
    '/comments': rss(comment('c2', 'Thanks') + comment('c1', 'Which flour?')),
  }
  const [bread, ...comments] = posts((await poll()).news)
  expect(bread?.text).toBe('bread')
  expect(comments.map(one => one.text)).toEqual(['Which flour?', 'Thanks'])
  for (const one of comments)
    expect(one).toMatchObject({
      replyTo: bread?.externalId,
      threadRoot: bread?.externalId,
      author: { name: 'Tomas' },
      title: undefined,
    })
})

test('answers among comments (Atom threading) stand under the comment that they answer', async () => {
  const entry = (id: string, text: string, ref: string) =>
    `<entry><id>${id}</id><title>x</title><content>${text}</content><updated>${now.toISOString()}</updated><author><name>Ana</name></author>` +
    `<thr:in-reply-to ref="${ref}"/></entry>`
  pages = {
    '/feed': rss(article('bread', 2)),
    '/comments': `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">${entry('tag:b,2026:2', 'Two', 'tag:b,2026:1')}${entry('tag:b,2026:1', 'One', 'bread')}</feed>`,
  }
  const [bread, one, two] = posts((await poll()).news)
  expect(one?.replyTo).toBe(bread?.externalId)
  expect(two?.replyTo).toBe(one?.externalId)
  expect(two?.threadRoot).toBe(bread?.externalId)
})

test('comments are asked for when their number changed, and only new ones are told', async () => {
  pages = { '/feed': rss(article('bread', 1)), '/comments': rss(comment('c1', 'First')) }
  const first = await poll()
  const second = await poll(first.cursor)
  expect(second.news).toEqual([])
  expect(asked.filter(path => path === '/comments')).toHaveLength(1)
  pages = { '/feed': rss(article('bread', 2)), '/comments': rss(comment('c2', 'Second') + comment('c1', 'First')) }
  const third = await poll(second.cursor)
  expect(posts(third.news).map(one => one.text)).toEqual(['Second'])
})

test('articles without a number of comments are looked at once an hour, while they are young', async () => {
  pages = { '/feed': rss(article('bread')), '/comments': rss('') }
  const first = await poll()
  await poll(first.cursor)
  expect(asked.filter(path => path === '/comments')).toHaveLength(1)
  now = new Date(now.getTime() + 3_600_000)
  await poll(first.cursor)
  expect(asked.filter(path => path === '/comments')).toHaveLength(2)
})

test('articles without comments, with comments elsewhere, or of a feed opened without them are not looked at', async () => {
  pages = { '/feed': rss(article('a', 0)), '/comments': rss(comment('c1', 'Hello')) }
  await poll()
  pages['/feed'] = rss(article('b', 3).replace(home, 'http://127.0.0.1:9'))
  await poll()
  pages['/feed'] = rss(article('c', 3))
  await poll(undefined, { withoutComments: true })
  expect(asked.filter(path => path === '/comments')).toEqual([])
})

test('a comment feed that fails does not cost the article, and is tried again later', async () => {
  pages = { '/feed': rss(article('bread', 1)) }
  const first = await poll()
  expect(posts(first.news).map(one => one.text)).toEqual(['bread'])
  pages['/comments'] = rss(comment('c1', 'There'))
  expect((await poll(first.cursor)).news).toEqual([])
  now = new Date(now.getTime() + 3_600_000)
  expect(posts((await poll(first.cursor)).news).map(one => one.text)).toEqual(['There'])
})

test('a comment can’t pass for an article, whatever id it has', async () => {
  pages = { '/feed': rss(article('bread', 1)), '/comments': rss(comment('bread', 'I am the article')) }
  const [bread, other] = posts((await poll()).news)
  expect(other?.externalId).not.toBe(bread?.externalId)
})
