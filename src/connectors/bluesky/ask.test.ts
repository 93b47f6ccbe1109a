import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Batch, News, OpenSource } from '#core/channels'
import { ask } from './ask.ts'
import { prepare } from './prepare.ts'
import { Settings } from './settings.ts'

const ana = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const us = 'did:plc:44ybard66vv44zksje25o7dz'
const startMs = Date.parse('2026-03-01T12:00:00Z')

interface Word {
  key: string
  atMs: number
  reason?: string
  isRead?: boolean
}

/** An answer as `app.bsky.notification.listNotifications` and `app.bsky.feed.searchPosts` have it, newest first. */
function network(all: Word[], perPage = 100) {
  const asked: URL[] = []
  const answer: typeof fetch = async input => {
    const url = new URL(String(input))
    asked.push(url)
    if (url.pathname.endsWith('createSession'))
      return Response.json({ did: us, handle: 'acme.test', accessJwt: 'a', refreshJwt: 'r' })
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const sorted = all.toSorted((one, other) => other.atMs - one.atMs)
    const page = sorted.slice(from, from + perPage).map(({ key, atMs, reason = 'mention', isRead = false }) => ({
      uri: `at://${ana}/app.bsky.feed.post/${key}`,
      cid: 'bafy',
      author: { did: ana, handle: 'ana.test' },
      reason,
      isRead,
      record: { $type: 'app.bsky.feed.post', text: `Post ${key}`, createdAt: new Date(atMs).toISOString() },
      indexedAt: new Date(atMs).toISOString(),
    }))
    const cursor = from + perPage < all.length ? String(from + perPage) : undefined
    return Response.json({ notifications: page, posts: page, feed: page.map(post => ({ post })), cursor })
  }
  return { asked, fetch: answer }
}

function source(fetch: typeof globalThis.fetch, settings: object, cursor?: string): OpenSource<Settings, object> {
  const tools = {
    fetch,
    checkAddress: async (url: string) => new URL(url),
    now: () => new Date(startMs + 86_400_000),
    log: () => {},
  }
  return {
    sourceId: 's',
    settings: Settings.parse({ service: 'https://pds.example', everySeconds: 1, ...settings }),
    secret: { appPassword: 'p' },
    cursor,
    tools,
    account: { externalId: us, handle: 'acme.test', settings: { handle: 'acme.test', service: 'https://pds.example' } },
  }
}

async function once(open: OpenSource<Settings, object>): Promise<Batch> {
  const stop = new AbortController()
  for await (const batch of ask(open, stop.signal)) {
    stop.abort()
    return batch
  }
  throw new Error('Nothing was heard.')
}

const keysOf = (news: News[]) => news.map(one => ('post' in one ? one.post.externalId.split('/').at(-1) : one.kind))
const at = (minute: number) => startMs + minute * 60_000

test('what was read on a phone meanwhile, or comes late, is heard all the same, and once', async () => {
  const all: Word[] = [{ key: 'one', atMs: at(0), isRead: true }]
  const first = await once(source(network(all).fetch, { hears: 'notifications' }))
  expect(keysOf(first.news)).toEqual(['one'])
  // The index fills unevenly: this one was written before the newest, and is listed after it.
  all.push({ key: 'late', atMs: at(-3) }, { key: 'two', atMs: at(1), isRead: true })
  const second = await once(source(network(all).fetch, { hears: 'notifications' }, first.cursor))
  expect(keysOf(second.news)).toEqual(['late', 'two'])
  expect((await once(source(network(all).fetch, { hears: 'notifications' }, second.cursor))).news).toEqual([])
})

test('likes and follows are no conversation, also where a server does not know how to leave them out', async () => {
  const all = [
    { key: 'liked', atMs: at(0), reason: 'like' },
    { key: 'said', atMs: at(1), reason: 'reply' },
  ]
  const { fetch, asked } = network(all)
  expect(keysOf((await once(source(fetch, { hears: 'notifications' }))).news)).toEqual(['said'])
  expect(asked.at(-1)?.searchParams.getAll('reasons')).toEqual(['mention', 'reply', 'quote'])
})

test('after a long absence all pages are read; where they end too soon, that is said', async () => {
  const first = await once(source(network([{ key: 'one', atMs: at(0) }]).fetch, { hears: 'search', search: 'tent' }))
  const many = Array.from({ length: 90 }, (_, n) => ({ key: `n${n}`, atMs: at(60 + n) }))
  const whole = network([{ key: 'one', atMs: at(0) }, ...many], 10)
  const batch = await once(source(whole.fetch, { hears: 'search', search: 'tent' }, first.cursor))
  expect(batch.news).toHaveLength(90)
  expect(batch.unreadable).toBeUndefined()
  const endless = network([{ key: 'one', atMs: at(0) }, ...many], 4)
  const cut = await once(source(endless.fetch, { hears: 'search', search: 'tent' }, first.cursor))
  expect(cut.news).toHaveLength(80)
  expect(cut.unreadable).toMatchObject([{ why: expect.stringContaining('may be missing') }])
})

test('a feed is sorted as its maker likes: what is new anywhere on its first pages is heard', async () => {
  const feed = `at://${ana}/app.bsky.feed.generator/tents`
  const all = [{ key: 'new', atMs: at(60) }]
  const first = await once(source(network(all).fetch, { hears: 'feed', feed }))
  all.push({ key: 'old', atMs: at(-9_000) })
  const second = await once(source(network(all).fetch, { hears: 'feed', feed }, first.cursor))
  expect(keysOf(second.news)).toEqual(['old'])
})

test('a cursor stays small, however much was heard', async () => {
  const all = Array.from({ length: 1_900 }, (_, n) => ({ key: `n${n}`, atMs: at(1 + n / 100) }))
  const first = await once(source(network([{ key: 'one', atMs: at(0) }]).fetch, { hears: 'notifications' }))
  const batch = await once(source(network(all).fetch, { hears: 'notifications' }, first.cursor))
  expect(batch.news.length).toBe(1_900)
  expect(batch.cursor?.length).toBeLessThan(30_000)
})

test.each([
  [401, { error: 'AuthMissing' }, 'search', 'refused'],
  [400, { error: 'UnknownFeed', message: 'could not find feed' }, 'feed', 'refused'],
  [502, { error: 'UpstreamFailure' }, 'search', 'later'],
  [404, { error: 'XRPCNotSupported' }, 'search', 'later'],
])('a server that answers %s is understood', async (status, body, hears, outcome) => {
  const answering: typeof fetch = async () => Response.json(body, { status })
  const settings = { hears, search: 'tent', feed: `at://${ana}/app.bsky.feed.generator/tents` }
  const { account: _, ...alone } = source(answering, settings)
  await expect(once(alone)).rejects.toMatchObject({ name: 'NetworkError', outcome })
})

test('who has chosen no account is told to', async () => {
  const { account: _, ...alone } = source(network([]).fetch, { hears: 'notifications' })
  await expect(once(alone)).rejects.toMatchObject({ outcome: 'refused', message: expect.stringContaining('account') })
})

test('a host that is silent is left when we are told to stop, and one that breaks off is tried later', async () => {
  const host = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', data => {
      if (String(data).includes('broken')) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"posts":[')
    })
  })
  await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void host.close())
  const { port } = host.address() as { port: number }
  const open = (search: string) => {
    const { account: _, ...alone } = source(fetch, { hears: 'search', search, service: `http://127.0.0.1:${port}` })
    return alone
  }
  await expect(once(open('broken'))).rejects.toMatchObject({ outcome: 'later' })
  const stop = new AbortController()
  const silent = (async () => {
    for await (const _ of ask(open('silent'), stop.signal));
  })()
  setTimeout(() => stop.abort(), 200)
  const began = Date.now()
  await silent
  expect(Date.now() - began).toBeLessThan(1_200)
})

test('a feed’s page leads to the feed', async () => {
  const settings = Settings.parse({ hears: 'feed', feed: 'https://bsky.app/profile/ana.test/feed/tents?x=1' })
  const resolving: typeof fetch = async () => Response.json({ did: ana })
  const prepared = await prepare(settings, source(resolving, {}).tools)
  expect(prepared.settings.feed).toBe(`at://${ana}/app.bsky.feed.generator/tents`)
  const unknown: typeof fetch = async () => Response.json({ error: 'InvalidRequest' }, { status: 400 })
  await expect(prepare(settings, source(unknown, {}).tools)).rejects.toMatchObject({ kind: 'invalid' })
})
