import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { discourse } from '#connectors/discourse'
import type { Connector, NetworkError, OpenAccount, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = discourse
const apiKey = 'a-key-that-the-forum-made'
const soon = () => AbortSignal.timeout(5_000)

conforms({
  connector,
  badSettings: [
    { settings: { url: 'not an address' }, at: 'url' },
    { settings: { url: 'forum.example', what: 'best' }, at: 'what' },
    { settings: { url: 'forum.example', what: 'search' }, at: 'words' },
  ],
  open: openForum,
})

test('its search tells each find once, read whole', async () => {
  const forum = await openForum()
  try {
    await forum.write('A Halden climbs well, with two children in it and the shopping behind them.')
    const source = forum.searchSource()
    const first = await connector.poll?.(source, soon())
    expect(first?.news).toMatchObject([
      { post: { title: 'About bikes', text: expect.stringContaining('behind them.') } },
    ])
    expect((await connector.poll?.({ ...source, cursor: first?.cursor }, soon()))?.news).toEqual([])
  } finally {
    await forum.close()
  }
})

test('what somebody quotes is not what they say', async () => {
  const forum = await openForum()
  try {
    await forum.write(
      '<aside class="quote no-group"><blockquote><p>It rattles.</p></blockquote></aside><p>Not mine.</p>',
    )
    const { news } = (await connector.poll?.(forum.source(undefined), soon())) ?? { news: [] }
    expect(news.at(-1)).toMatchObject({ post: { text: 'Not mine.' } })
  } finally {
    await forum.close()
  }
})

test('a forum that names a time is left alone until then', async () => {
  const forum = await openForum()
  try {
    forum.refuse(429, { errors: ['Slow down.'], error_type: 'rate_limit', extras: { wait_seconds: 90 } }, '90')
    const refusal = await connector.poll?.(forum.source(undefined), soon()).catch((error: unknown) => error)
    expect((refusal as NetworkError).outcome).toBe('later')
    expect((refusal as NetworkError).retryAt?.getTime()).toBeGreaterThan(Date.now() + 80_000)
  } finally {
    await forum.close()
  }
})

const recorded = join(process.env.SOSH_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'api-discourse')

describe.skipIf(!existsSync(recorded))('as a real forum answered once', () => {
  const told = (name: string): unknown => JSON.parse(readFileSync(join(recorded, `${name}.json`), 'utf8'))

  async function heardFrom(answers: Record<string, unknown>, what: 'poll' | 'thread', ref = 'forum/t/57/1') {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://forum').pathname
      const answer = answers[path]
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}))
    })
    const { url, close } = await serve(server)
    const settings = { url }
    try {
      if (what === 'thread')
        return (await connector.fetchThread?.({ externalId: ref }, plainTools(), settings))?.posts ?? []
      const source = {
        sourceId: newId(),
        settings: discourse.settings.parse(settings),
        secret: {},
        cursor: undefined,
        tools: plainTools(),
      }
      const { news } = (await connector.poll?.(source, soon())) ?? { news: [] }
      return news.flatMap(one => ('post' in one ? [one.post] : []))
    } finally {
      await close()
    }
  }

  test('its newest posts', async () => {
    const posts = await heardFrom({ '/posts.json': told('posts_latest') }, 'poll')
    expect(posts.map(post => post.text)).toContain('holla bullhonky.')
    expect(posts.find(post => post.text.startsWith('hi there.'))?.title).toBe('This is an uncategorized title')
  })

  test('a topic', async () => {
    const posts = await heardFrom({ '/t/57.json': told('topic') }, 'thread')
    expect(posts[0]?.text).toMatch(/^Welcome!\n\nTry is a sandbox/)
    expect(posts[0]?.links).toContain('http://www.discourse.org/')
  })
})

interface Forum extends Network {
  source: (cursor: string | undefined) => OpenSource
  write: (text: string, replyTo?: string) => Promise<string>
  searchSource: () => OpenSource
  refuse: (status: number, error: object, retryAfter: string) => void
}

interface ForumPost {
  id: number
  topic_id: number
  post_number: number
  raw: string
  version: number
  username: string
  created_at: string
  updated_at: string
  reply_to_post_number: number | null
  deleted_at: string | null
}

/** The API as https://docs.discourse.org describes it, on a real server. */
async function openForum(): Promise<Forum> {
  const posts: ForumPost[] = []
  let refusal: { status: number; error: object; retryAfter: string } | undefined
  let nextTopic = 10
  const add = (raw: string, username: string, topicId?: number, replyTo?: number) => {
    const topic_id = topicId ?? ++nextTopic
    const post_number = posts.filter(post => post.topic_id === topic_id).length + 1
    const now = new Date().toISOString()
    const post = {
      id: posts.length + 1,
      topic_id,
      post_number,
      raw,
      version: 1,
      username,
      created_at: now,
      updated_at: now,
      reply_to_post_number: replyTo ?? null,
      deleted_at: null,
    }
    posts.push(post)
    return post
  }
  const living = () => posts.filter(post => post.deleted_at === null)
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/silent')) return
    if (request.url?.startsWith('/broken')) {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"latest_posts":[', () => setTimeout(() => response.destroy(), 50))
    }
    if (refusal)
      return void response
        .writeHead(refusal.status, { 'retry-after': refusal.retryAfter, 'content-type': 'application/json' })
        .end(JSON.stringify(refusal.error))
    void answer(request, response)
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const key = request.headers['api-key']
    if (key !== undefined && key !== apiKey)
      return void say(403, {
        errors: ['You are not permitted to view the requested resource. The API username or key is invalid.'],
        error_type: 'invalid_access',
      })
    const url = new URL(request.url ?? '', 'http://forum')
    const body = await bodyOf(request)
    const by = (id: string | undefined) => posts.find(post => `${post.id}` === id)
    const [, topicId] = /^\/t\/(\d+)/.exec(url.pathname) ?? []
    if (url.pathname === '/session/current.json')
      return void say(200, { current_user: { id: 2, username: 'Halden_Team', name: 'Halden' } })
    if (url.pathname === '/posts.json' && request.method === 'POST') {
      if (by('1') === undefined) return void say(404, {})
      return void say(200, shown(add(body.raw, 'Halden_Team', body.topic_id, body.reply_to_post_number)))
    }
    if (url.pathname === '/posts.json') {
      const before = Number(url.searchParams.get('before') ?? Number.POSITIVE_INFINITY)
      return void say(200, {
        latest_posts: living()
          .filter(post => post.id < before)
          .slice(-30)
          .reverse()
          .map(shown),
      })
    }
    if (url.pathname === '/search.json')
      return void say(200, {
        posts: living()
          .filter(each => each.raw.includes('Halden'))
          .map(({ id, topic_id }) => ({ id, topic_id, blurb: 'A Hal…' })),
        topics: [{ id: nextTopic, title: 'About bikes' }],
      })
    const [, number] = /^\/posts\/by_number\/\d+\/(\d+)\.json$/.exec(url.pathname) ?? []
    if (number) {
      const [, topic] = /by_number\/(\d+)/.exec(url.pathname) ?? []
      const post = living().find(each => `${each.topic_id}/${each.post_number}` === `${topic}/${number}`)
      return void (post ? say(200, shown(post)) : say(404, { errors: ['gone'], error_type: 'not_found' }))
    }
    const post = by(/^\/posts\/(\d+)\.json$/.exec(url.pathname)?.[1])
    if (post && request.method === 'PUT') {
      Object.assign(post, { raw: body.post.raw, version: post.version + 1, updated_at: new Date().toISOString() })
      return void say(200, { post: shown(post) })
    }
    if (post && request.method === 'DELETE') {
      post.deleted_at = new Date().toISOString()
      return void say(200, {})
    }
    if (post) return void say(200, shown(post))
    if (topicId) {
      const mine = url.searchParams.get('username_filters')
      const there = living().filter(each => `${each.topic_id}` === topicId && (!mine || each.username === mine))
      return void say(200, {
        title: 'About bikes',
        post_stream: { posts: there.map(shown), stream: there.map(each => each.id) },
      })
    }
    say(404, { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' })
  }
  const { url, close } = await serve(server)
  const signingKey = newId()
  const source = (url: string, cursor?: string, more: object = {}): OpenSource => ({
    sourceId: newId(),
    settings: discourse.settings.parse({ url, ...more }),
    secret: { signingKey },
    cursor,
    tools: plainTools(),
  })
  const account = (key: string, at = url): OpenAccount => ({
    accountId: newId(),
    settings: discourse.settings.parse({ url: at }),
    secret: { apiKey: key, apiUser: 'Halden_Team' },
    tools: plainTools(),
  })
  const dead = await deadHost()
  const nameOf = (post: ForumPost) => `${url.slice(7)}/t/${post.topic_id}/${post.post_number}`
  const find = (externalId: string) => posts.find(post => nameOf(post) === externalId)
  add('Welcome.', 'Ana')
  return {
    source: cursor => source(url, cursor),
    searchSource: () => source(url, undefined, { what: 'search', words: 'halden' }),
    deadSource: () => source(`http://${dead}`),
    silentSource: () => source(`${url}/silent`),
    brokenSource: () => source(`${url}/broken`),
    async write(text, replyTo) {
      const above = replyTo ? find(replyTo) : undefined
      return nameOf(add(text, 'Ana', above?.topic_id, above?.post_number))
    },
    async edit(externalId, raw) {
      const post = find(externalId)
      if (post) Object.assign(post, { raw, version: post.version + 1, updated_at: new Date().toISOString() })
    },
    async remove(externalId) {
      const post = find(externalId)
      if (post) post.deleted_at = new Date().toISOString()
    },
    async push(text, change) {
      const post = change ? find(change.externalId) : add(text, 'Ana')
      if (change && post) Object.assign(post, { raw: text, version: 2, updated_at: new Date().toISOString() })
      const body = Buffer.from(JSON.stringify({ post: post && shown(post) }))
      const event = { post: 'post_created', edit: 'post_edited', delete: 'post_destroyed' }[change?.kind ?? 'post']
      return {
        source: source(url),
        request: {
          method: 'POST',
          url: 'https://sosh.example/hooks/forum',
          headers: {
            'x-discourse-event': event,
            'x-discourse-event-signature': `sha256=${createHmac('sha256', signingKey).update(body).digest('hex')}`,
          },
          body,
        },
      }
    },
    account: () => account(apiKey),
    signedOutAccount: () => account('a-key-that-was-taken-back'),
    deadAccount: () => account(apiKey, `http://${dead}`),
    count: async text => living().filter(post => post.raw.startsWith(text)).length,
    settingsForThreads: () => ({ url }),
    refuse: (status, error, retryAfter) => {
      refusal = { status, error, retryAfter }
    },
    close,
  }
}

function shown(post: ForumPost): object {
  const { raw } = post
  const cooked = raw.startsWith('<aside') ? raw : `<p>${raw.replace(/<!--.*?-->/g, '').trim()}</p>`
  return { ...post, post_type: 1, name: 'Ana', topic_title: 'About bikes', avatar_template: '/a/{size}.png', cooked }
}

async function bodyOf(request: IncomingMessage) {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString() || '{}')
}
