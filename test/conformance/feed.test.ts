import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { feed } from '#connectors/feed'
import type { Connector, ConnectorTools, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { createGuardedFetch } from '#platform/fetch'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

describe.each(['plain', 'guarded'] as const)('by the %s fetch', way => {
  conforms({
    connector: feed,
    badSettings: [
      { settings: {}, at: 'url' },
      { settings: { url: '  ' }, at: 'url' },
      { settings: { url: `https://blog.example/${'x'.repeat(2000)}` }, at: 'url' },
    ],
    open: () => openBlog(way),
  })
})

test('a feed that did not change is not sent again, and one that did is', async () => {
  const blog = await openBlog('plain')
  const asked: Connector = feed
  const poll = async (cursor?: string) => asked.poll?.(blog.source(cursor), AbortSignal.timeout(5_000))
  try {
    await blog.write('Bread')
    const first = await poll()
    const second = await poll(first?.cursor)
    expect(second?.news).toEqual([])
    expect(blog.answers).toEqual([200, 304])
    await blog.write('Butter')
    const third = await poll(second?.cursor)
    expect(third?.news).toMatchObject([{ kind: 'post', post: { text: 'Butter' } }])
    await poll(third?.cursor)
    expect(blog.answers).toEqual([200, 304, 200, 304])
  } finally {
    await blog.close()
  }
})

interface Blog extends Network {
  source: (cursor: string | undefined) => OpenSource
  write: (text: string) => Promise<string>
  /** The status of each answer that the feed was asked for. */
  answers: number[]
}

/** Ana's blog, on a real server: its feed grows as she writes, and is sent only to those who do not have it yet. */
async function openBlog(way: 'plain' | 'guarded'): Promise<Blog> {
  const entries = new Map<string, { text: string; at: Date }>()
  const answers: number[] = []
  const server = createServer((request, response) => {
    // Takes the call and never answers.
    if (request.url === '/silent') return
    if (request.url === '/broken') return breakOff(response)
    if (request.url === '/hub') return void beAsked(request, response)
    if (request.url === '/pushed') response.setHeader('link', '</hub>; rel=hub')
    answers.push(sendFeed(request, response, rssOf(entries)))
  })
  /** Whom the hub pushes to, and the source that asked it to: it asks back before it does as it is told. */
  const called = new Set<string>()
  let secret: OpenSource['secret']
  const hookUrl = 'https://sosh.example/hooks/closing'
  const calledSource = (): OpenSource => ({
    ...source(`http://${host}/pushed`),
    hookUrl,
    secret,
    keepSecret: async kept => {
      secret = kept
    },
  })
  async function beAsked(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request))
    response.writeHead(202).end()
    const [mode, callback] = [form.get('hub.mode') ?? '', form.get('hub.callback') ?? '']
    const question = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': form.get('hub.topic') ?? '' })
    const url = `${callback}?${question}&hub.challenge=riddle`
    const asks = { method: 'GET' as const, url, headers: {}, body: new Uint8Array() }
    const said = callback === hookUrl ? await asked.receive?.(calledSource(), asks).catch(() => undefined) : undefined
    if (said?.response?.body !== 'riddle') return
    if (mode === 'subscribe') called.add(callback)
    else called.delete(callback)
  }
  const { host, close } = await serve(server)
  const dead = await deadHost()
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh' })
  const tools: ConnectorTools = way === 'plain' ? plainTools() : { ...plainTools(), fetch: guarded }
  const source = (url: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: feed.settings.parse({ url }),
    secret: undefined,
    cursor,
    tools,
  })
  // The ids of a feed's entries are its own: the connector names the feed before them.
  const before = `${host}/feed#`
  const key = 'a key that the hub was given by us'
  const subscription = { hub: `http://${host}/hub`, topic: `http://${host}/feed`, key, askedAtMs: Date.now() }
  const pushed = (body: string, cursor: string | undefined) => ({
    source: { ...source(`http://${host}/feed`, cursor), secret: { subscription } },
    request: {
      method: 'POST' as const,
      url: 'https://sosh.example/hooks/blog',
      headers: { 'x-hub-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` },
      body: Buffer.from(body),
    },
  })
  const asked: Connector = feed
  /** Where each post was pushed: what it was heard to be is in the cursor. */
  const heard = new Map<string, string | undefined>()
  return {
    answers,
    source: cursor => source(`http://${host}/feed`, cursor),
    deadSource: () => source(`http://${dead}/feed`),
    silentSource: () => source(`http://${host}/silent`),
    brokenSource: () => source(`http://${host}/broken`),
    // Ana's hub sends her feed along as soon as she has written.
    async push(text, change) {
      const id = change?.externalId.slice(before.length) ?? newId()
      const push = pushed(rssOf(new Map([[id, { text, at: new Date() }]])), heard.get(before + id))
      if (!change) heard.set(before + id, (await asked.receive?.(push.source, push.request))?.cursor)
      return push
    },
    async write(text) {
      const id = newId()
      entries.set(id, { text, at: new Date() })
      return before + id
    },
    async edit(externalId, text) {
      const id = externalId.slice(before.length)
      entries.set(id, { at: entries.get(id)?.at ?? new Date(), text })
    },
    async called() {
      secret = undefined
      await asked.poll?.(calledSource(), AbortSignal.timeout(5_000))
      await expect.poll(() => called.size).toBe(1)
      const away = { hub: `http://${dead}/hub`, topic: `http://${dead}/feed`, key, askedAtMs: Date.now() }
      return {
        source: calledSource,
        called: () => [...called],
        away: () => ({ ...source(`http://${dead}/feed`), hookUrl, secret: { subscription: away } }),
      }
    },
    async close() {
      await guarded[Symbol.asyncDispose]()
      await close()
    },
  }
}

function rssOf(entries: Map<string, { text: string; at: Date }>): string {
  const items = [...entries].map(
    ([id, { text, at }]) =>
      `<item><guid isPermaLink="false">${id}</guid><link>/notes/${id}</link><dc:creator>Ana</dc:creator>` +
      `<description>${text}</description><pubDate>${at.toUTCString()}</pubDate></item>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>' +
    `<title>Ana bakes</title><link>/</link>${items.reverse().join('')}</channel></rss>`
  )
}

function sendFeed(request: IncomingMessage, response: ServerResponse, body: string): number {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const status = request.headers['if-none-match'] === etag ? 304 : 200
  response.writeHead(status, { etag, 'content-type': 'application/rss+xml' }).end(status === 304 ? undefined : body)
  return status
}

function breakOff(response: ServerResponse): void {
  const half = '<rss version="2.0"><channel><title>Ana bakes</title><item><title>Half a th'
  response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': half.length * 2 })
  response.write(half, () => setTimeout(() => response.destroy(), 50))
}
