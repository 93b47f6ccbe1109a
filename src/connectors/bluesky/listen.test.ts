import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Batch } from '#core/channels'
import { bluesky } from './index.ts'
import { concernsPosts, listen } from './listen.ts'

const ana = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const now = new Date('2026-11-22T10:00:00Z')
const nowUs = now.getTime() * 1000

function event(timeUs: number, text: string, collection = 'app.bsky.feed.post'): string {
  const record = { $type: collection, text, createdAt: now.toISOString() }
  const commit = { rev: '3k', operation: 'create', collection, rkey: `k${timeUs}`, record, cid: 'bafy' }
  return JSON.stringify({ did: ana, time_us: timeUs, kind: 'commit', commit })
}

/** Listens to a server on this machine that says these lines at once; the first batches, and what it was asked. */
async function hear(
  lines: string[],
  cursor: string | undefined,
  count = 1,
  openedAt?: Date,
): Promise<{ batches: Batch[]; asked: URL }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  let asked = new URL('ws://nobody')
  server.on('connection', (client, request) => {
    asked = new URL(request.url ?? '', 'ws://localhost')
    for (const line of lines) client.send(line)
  })
  const { port } = server.address() as { port: number }
  const tools = { fetch, checkAddress: async (url: string) => new URL(url), now: () => now, log: () => {} }
  const settings = bluesky.settings.parse({ url: `ws://127.0.0.1:${port}/subscribe` })
  const stop = new AbortController()
  const batches: Batch[] = []
  const source = { sourceId: 's', settings, secret: {}, cursor, tools, ...(openedAt && { openedAt }) }
  for await (const batch of listen(source, stop.signal)) {
    batches.push(batch)
    if (batches.length === count) break
  }
  for (const client of server.clients) client.terminate()
  server.close()
  return { batches, asked }
}

test('we ask for posts, from a little before the place where we were', async () => {
  const { asked } = await hear([event(nowUs, 'Hello')], `time:${nowUs - 60_000_000}`)
  expect(asked.searchParams.getAll('wantedCollections')).toEqual(['app.bsky.feed.post'])
  expect(asked.searchParams.get('cursor')).toBe(String(nowUs - 65_000_000))
})

test('whoever begins has a place to go on from before the first post comes', async () => {
  const { batches, asked } = await hear([event(nowUs - 3_000_000, 'Hello')], undefined, 2)
  expect(asked.searchParams.has('cursor')).toBe(false)
  expect(batches[0]).toEqual({ news: [], cursor: `time:${nowUs}` })
  expect(batches[1]).toMatchObject({ cursor: `time:${nowUs - 3_000_000}`, lagMs: 3_000, news: [{ kind: 'post' }] })
})

test('what is said between the moment a source is opened and its first connection is heard, if that was not long', async () => {
  const openedAt = new Date(now.getTime() - 30_000)
  const { batches, asked } = await hear([event(nowUs - 20_000_000, 'Hello')], undefined, 2, openedAt)
  expect(asked.searchParams.get('cursor')).toBe(String(nowUs - 35_000_000))
  expect(batches[0]).toEqual({ news: [], cursor: `time:${nowUs - 30_000_000}` })
  expect(batches[1]).toMatchObject({ news: [{ kind: 'post' }] })
  const late = await hear([event(nowUs, 'Hello')], undefined, 1, new Date(now.getTime() - 3_600_000))
  expect(late.asked.searchParams.has('cursor')).toBe(false)
})

test('how late we are is told in whole milliseconds, though the stream counts in millionths of a second', async () => {
  const { batches } = await hear([event(nowUs - 2_500_250, 'Hello')], `time:${nowUs - 60_000_000}`)
  expect(batches[0]?.lagMs).toBe(2_500)
})

test('the place of the other kind of stream is none of this one', async () => {
  const { asked } = await hear([event(nowUs, 'Hello')], 'seq:123')
  expect(asked.searchParams.has('cursor')).toBe(false)
})

test('lines that can’t be read are told, the others are heard', async () => {
  const lines = [event(nowUs - 2, 'One'), '{ broken "app.bsky.feed.post"', event(nowUs - 1, 'Two')]
  const { batches } = await hear(lines, `time:${nowUs - 60_000_000}`)
  expect(batches[0]?.news.length).toBe(2)
  expect(batches[0]?.unreadable?.length).toBe(1)
  expect(batches[0]?.cursor).toBe(`time:${nowUs - 1}`)
})

test('posts that the stream no longer had are said to be missing', async () => {
  const twoDaysAgo = nowUs - 2 * 86_400_000_000
  const { batches } = await hear([event(nowUs - 86_000_000_000, 'Oldest kept')], `time:${twoDaysAgo}`)
  expect(batches[0]?.unreadable).toMatchObject([{ why: expect.stringContaining('may be missing') }])
  const recent = await hear([event(nowUs, 'Hello')], `time:${nowUs - 3_600_000_000}`)
  expect(recent.batches[0]?.unreadable).toBeUndefined()
})

test('only what concerns posts and accounts is parsed', () => {
  const like = { subject: { uri: `at://${ana}/app.bsky.feed.post/3k` }, note: 'an "account" of "app.bsky.feed.post"' }
  const line = JSON.stringify({ did: ana, kind: 'commit', commit: { collection: 'app.bsky.feed.like', record: like } })
  expect(concernsPosts(Buffer.from(line))).toBe(false)
  expect(concernsPosts(Buffer.from(event(1, 'Hello')))).toBe(true)
  expect(concernsPosts(Buffer.from('{ "commit": { "collection" : "app.bsky.feed.post" } }'))).toBe(true)
  expect(concernsPosts(Buffer.from('{"kind":"account"}'))).toBe(true)
  expect(concernsPosts(Buffer.from('{"kind":"identity"}'))).toBe(true)
})
