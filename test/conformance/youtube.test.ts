import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { youtube_v3 } from '@googleapis/youtube'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { youtube } from '#connectors/youtube'
import type { Connector, NetworkError, OpenAccount, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = youtube
const soon = () => AbortSignal.timeout(5_000)
const channelId = `UC${'h'.repeat(22)}`
const ourChannel = `UC${'o'.repeat(22)}`

conforms({
  connector,
  badSettings: [
    { settings: { channel: 'two words' }, at: 'channel' },
    { settings: { what: 'videos', videos: ['https://vimeo.com/1'] }, at: 'videos' },
    { settings: { channel: '@halden', api: 'youtube' }, at: 'api' },
  ],
  open: openYouTube,
})

describe('on YouTube', () => {
  let network: YouTube
  beforeEach(async () => {
    network = await openYouTube()
  })
  afterEach(() => network.close())

  const poll = (cursor?: string, settings?: object) => connector.poll?.(network.source(cursor, settings), soon())

  test('addresses of videos are taken as people copy them', () => {
    const videos = ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://youtu.be/dQw4w9WgXcQ', 'dQw4w9WgXcQ']
    expect(youtube.settings.parse({ what: 'videos', videos }).videos).toEqual(Array(3).fill('dQw4w9WgXcQ'))
    expect(youtube.settings.parse({ channel: `https://www.youtube.com/channel/${channelId}` }).channel).toBe(channelId)
    expect(youtube.settings.parse({ channel: 'youtube.com/@halden/videos' }).channel).toBe('@halden')
  })

  test('whoever opens a place says what to hear there; whoever connects an account need not', async () => {
    await expect(connector.prepare?.(youtube.settings.parse({}), plainTools())).rejects.toMatchObject({
      reasons: [{ at: 'channel' }],
    })
  })

  test('an answer to a comment that was heard before is heard, also when many stand before it', async () => {
    const root = await network.write('Which oil?')
    for (let n = 0; n < 8; n++) await network.write(`Oil ${n}`, root)
    const first = await poll()
    expect(first?.news).toHaveLength(9)
    const late = await network.write('Any but olive.', root)
    const second = await poll(first?.cursor)
    expect(second?.news).toMatchObject([{ kind: 'post', post: { externalId: late, replyTo: root, threadRoot: root } }])
    expect((await poll(second?.cursor))?.news).toEqual([])
  })

  test('a day of looking stays within the quota', async () => {
    await network.write('Hello')
    const first = await poll()
    const before = network.spent()
    const second = await poll(first?.cursor, { dailyUnits: 100 })
    const looks = network.spent() - before
    expect(looks).toBe(1)
    expect((86_400_000 / (second?.nextInMs ?? 0)) * looks).toBeLessThanOrEqual(100)
    expect(first?.nextInMs).toBe(120_000)
  })

  test('when the day’s quota is used up, it rests until midnight in California', async () => {
    network.refuse(403, 'quotaExceeded')
    const refusal = await poll()?.catch((error: unknown) => error)
    expect((refusal as NetworkError).outcome).toBe('later')
    const { retryAt } = refusal as NetworkError
    expect(retryAt?.toLocaleTimeString('en-GB', { timeZone: 'America/Los_Angeles' }).slice(0, 5)).toBe('00:00')
    expect(retryAt?.getTime()).toBeGreaterThan(Date.now())
  })

  test('a video whose comments are switched off does not silence the others', async () => {
    await network.write('Hello')
    const batch = await poll(undefined, { what: 'videos', videos: ['closedVideo', 'aHaldenFilm'] })
    expect(batch?.unreadable).toMatchObject([{ at: 'closedVideo', why: 'Comments are switched off there.' }])
    expect(batch?.news).toMatchObject([{ post: { text: 'Hello' } }])
  })

  test('a channel is known by its @name, which is asked for once', async () => {
    await network.write('Hello')
    const first = await poll(undefined, { channel: '@halden' })
    expect(first?.news).toHaveLength(1)
    const before = network.spent()
    await poll(first?.cursor, { channel: '@halden' })
    expect(network.spent() - before).toBe(1)
    await expect(poll(undefined, { channel: '@nobody' })).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('what a list leaves out is not held for gone while it is there', async () => {
    await network.write('Hello')
    const first = await poll()
    network.forget()
    expect((await poll(first?.cursor))?.news).toEqual([])
  })

  test('one signs in on Google’s own page and comes back with a lasting token', async () => {
    const { settings } = network.account()
    const secret = { clientId: 'id', clientSecret: 'secret' }
    const asked = { settings: {}, secret, callbackUrl: 'https://sosh.example/connect/back', state: 's1' }
    const begun = await connector.signIn?.begin({ ...asked, settings }, plainTools())
    const url = new URL(begun?.url ?? '')
    expect([url.searchParams.get('access_type'), url.searchParams.get('state')]).toEqual(['offline', 's1'])
    const back = { query: { code: 'given', state: 's1' }, kept: begun?.kept, callbackUrl: asked.callbackUrl }
    expect(await connector.signIn?.finish(back, plainTools())).toMatchObject({
      secret: { clientId: 'id', refreshToken: 'a lasting refresh token', accessToken: expect.any(String) },
    })
  })

  test('a token is renewed before it ends, kept, and never replaced by nothing', async () => {
    const kept: unknown[] = []
    const account = {
      ...network.account(),
      secret: { ...(network.account().secret as object), expiresAt: Date.now() + 5_000 },
      keepSecret: async (secret: unknown) => void kept.push(secret),
    }
    await connector.identify?.(account)
    expect(kept).toMatchObject([
      { refreshToken: 'a lasting refresh token', accessToken: expect.stringMatching(/^token /) },
    ])
    network.breakTokens()
    await expect(connector.identify?.(account)).rejects.toMatchObject({ outcome: 'later' })
    expect(kept).toHaveLength(1)
  })
})

interface YouTube extends Network {
  source: (cursor: string | undefined, settings?: object) => OpenSource
  account: () => OpenAccount
  write: (text: string, replyTo?: string) => Promise<string>
  spent: () => number
  refuse: (status: number, reason: string) => void
  breakTokens: () => void
  /** Leaves everything out of the lists; by its id each is still there. */
  forget: () => void
}

interface Said {
  id: string
  text: string
  by: string
  publishedAt: string
  updatedAt: string
}

type Query<Params> = Exclude<keyof Params, 'requestBody'> | 'key'

/** What may be asked, by Google’s published description of the API (the discovery document behind @googleapis/youtube). */
const allowed: {
  commentThreads: Query<youtube_v3.Params$Resource$Commentthreads$List>[]
  comments: Query<youtube_v3.Params$Resource$Comments$List>[]
  channels: Query<youtube_v3.Params$Resource$Channels$List>[]
} = {
  commentThreads: [
    'allThreadsRelatedToChannelId',
    'videoId',
    'id',
    'maxResults',
    'order',
    'pageToken',
    'part',
    'textFormat',
    'key',
  ],
  comments: ['id', 'parentId', 'maxResults', 'pageToken', 'part', 'textFormat', 'key'],
  channels: ['forHandle', 'mine', 'part', 'key'],
}

/** Its answers as the same description has them, on a real server, with Google’s token service beside it. */
async function openYouTube(): Promise<YouTube> {
  const said = new Map<string, Said>()
  const tokens = new Set<string>()
  let spent = 0
  let last = 0
  let refusal: { status: number; reason: string } | undefined
  let isBroken = false
  let isForgotten = false

  const add = (text: string, by: string, above?: string): Said => {
    const now = new Date().toISOString()
    const own = `Ugz${String(++last).padStart(6, '0')}`
    const one = { id: above ? `${above.split('.')[0]}.${own}` : own, text, by, publishedAt: now, updatedAt: now }
    said.set(one.id, one)
    return one
  }
  const shown = ({ id, text, by, publishedAt, updatedAt }: Said): youtube_v3.Schema$Comment => ({
    kind: 'youtube#comment',
    id,
    snippet: {
      textDisplay: text,
      authorDisplayName: by === ourChannel ? '@halden' : '@ana',
      authorChannelId: { value: by },
      authorChannelUrl: `http://www.youtube.com/channel/${by}`,
      publishedAt,
      updatedAt,
      ...(id.includes('.') && { parentId: id.split('.')[0] ?? '' }),
    },
  })
  const repliesOf = (root: string) => [...said.values()].filter(one => one.id.startsWith(`${root}.`)).reverse()
  const threadOf = (root: Said): youtube_v3.Schema$CommentThread => ({
    kind: 'youtube#commentThread',
    id: root.id,
    snippet: {
      videoId: 'aHaldenFilm',
      topLevelComment: shown(root),
      totalReplyCount: repliesOf(root.id).length,
      canReply: true,
    },
    // However many there are, five come along.
    replies: { comments: repliesOf(root.id).slice(0, 5).map(shown) },
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const no = (status: number, reason: string) =>
      say(status, { error: { code: status, message: reason, errors: [{ domain: 'youtube.comment', reason }] } })
    const url = new URL(request.url ?? '', 'http://google')
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const text = Buffer.concat(pieces).toString()
    if (url.pathname === '/token') {
      const form = new URLSearchParams(text)
      if (isBroken) return say(200, {})
      const isGood = form.get('refresh_token') === 'a lasting refresh token' || form.get('code') === 'given'
      if (!isGood) return say(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' })
      const access_token = `token ${newId()}`
      tokens.add(`Bearer ${access_token}`)
      return say(200, {
        access_token,
        expires_in: 3599,
        ...(form.has('code') && { refresh_token: 'a lasting refresh token' }),
      })
    }
    const resource = url.pathname.split('/').at(-1) as keyof typeof allowed
    const query = Object.fromEntries(url.searchParams)
    const isSignedIn = tokens.has(request.headers.authorization ?? '')
    if (!isSignedIn && query.key !== 'a key of Halden’s') return no(401, 'authError')
    if (!isSignedIn && request.method !== 'GET') return no(403, 'insufficientPermissions')
    if (refusal) return no(refusal.status, refusal.reason)
    spent += request.method === 'GET' ? 1 : 50
    for (const name of Object.keys(query))
      if (!allowed[resource]?.some(one => one === name)) return no(400, `unexpected ${name}`)
    if (resource === 'channels') {
      if (query.mine)
        return say(200, { items: [{ id: ourChannel, snippet: { title: 'Halden', customUrl: '@halden' } }] })
      return say(200, { items: query.forHandle === '@halden' ? [{ id: channelId }] : [] })
    }
    if (resource === 'commentThreads') {
      if (query.videoId === 'closedVideo') return no(403, 'commentsDisabled')
      const roots = [...said.values()].filter(one => !one.id.includes('.') && (!query.id || query.id === one.id))
      const items = isForgotten
        ? []
        : roots
            .reverse()
            .slice(0, Number(query.maxResults ?? 20))
            .map(threadOf)
      return say(200, { items } satisfies youtube_v3.Schema$CommentThreadListResponse)
    }
    const body: youtube_v3.Schema$Comment = text ? JSON.parse(text) : {}
    if (request.method === 'POST') {
      const { parentId, textOriginal } = body.snippet ?? {}
      if (!parentId || !said.has(parentId)) return no(404, 'parentCommentNotFound')
      return say(200, shown(add(textOriginal ?? '', ourChannel, parentId)))
    }
    if (request.method === 'PUT') {
      const one = said.get(body.id ?? '')
      if (!one) return no(404, 'commentNotFound')
      Object.assign(one, { text: body.snippet?.textOriginal, updatedAt: new Date().toISOString() })
      return say(200, shown(one))
    }
    if (request.method === 'DELETE') {
      if (!said.delete(query.id ?? '')) return no(404, 'commentNotFound')
      return void response.writeHead(204).end()
    }
    const found = query.parentId
      ? repliesOf(query.parentId)
      : (query.id ?? '').split(',').flatMap(id => said.get(id) ?? [])
    const from = Number(query.pageToken ?? 0)
    const items = found.slice(from, from + Number(query.maxResults ?? 20))
    const nextPageToken = from + items.length < found.length ? `${from + items.length}` : undefined
    say(200, { items: items.map(shown), nextPageToken } satisfies youtube_v3.Schema$CommentListResponse)
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/silent')) return
    if (request.url?.startsWith('/broken')) {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"items":[', () => setTimeout(() => response.destroy(), 50))
    }
    void answer(request, response)
  })
  const { url: host, close } = await serve(server)
  const dead = `http://${await deadHost()}`
  const settings = (at: string, more: object = {}) =>
    youtube.settings.parse({ channel: channelId, api: at, tokens: at, accounts: at, ...more })
  const source = (at: string, cursor?: string, more?: object): OpenSource => ({
    sourceId: newId(),
    settings: settings(at, more),
    secret: { apiKey: 'a key of Halden’s' },
    cursor,
    tools: plainTools(),
  })
  const account = (refreshToken: string, at = host): OpenAccount => ({
    accountId: newId(),
    settings: settings(at),
    secret: { clientId: 'id', clientSecret: 'secret', refreshToken },
    tools: plainTools(),
  })
  return {
    source: (cursor, more) => source(host, cursor, more),
    deadSource: () => source(dead),
    silentSource: () => source(`${host}/silent`),
    brokenSource: () => source(`${host}/broken`),
    write: async (text, replyTo) => add(text, `UC${'a'.repeat(22)}`, replyTo).id,
    async edit(id, text) {
      // Google’s clock counts seconds: what is changed is changed later.
      Object.assign(said.get(id) ?? {}, { text, updatedAt: new Date(Date.now() + 1_000).toISOString() })
    },
    remove: async id => void said.delete(id),
    account: () => account('a lasting refresh token'),
    signedOutAccount: () => account('a token that was taken back'),
    deadAccount: () => account('a lasting refresh token', dead),
    count: async text => [...said.values()].filter(one => one.text === text).length,
    settingsForThreads: () => settings(host),
    spent: () => spent,
    refuse: (status, reason) => {
      refusal = { status, reason }
    },
    breakTokens: () => {
      isBroken = true
    },
    forget: () => {
      isForgotten = true
    },
    close,
  }
}
