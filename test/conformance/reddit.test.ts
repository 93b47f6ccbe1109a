import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reddit } from '#connectors/reddit'
import type { Connector, NetworkError, OpenAccount, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = reddit
const soon = () => AbortSignal.timeout(5_000)

conforms({
  connector,
  badSettings: [
    { settings: { subreddits: ['two words'] }, at: 'subreddits' },
    { settings: { what: 'votes' }, at: 'what' },
  ],
  open: openReddit,
})

test('whoever opens a place says what to hear there; whoever connects an account need not', async () => {
  for (const [settings, at] of [
    [{}, 'subreddits'],
    [{ what: 'search' }, 'words'],
  ] as const)
    await expect(connector.prepare?.(reddit.settings.parse(settings), plainTools())).rejects.toMatchObject({
      kind: 'invalid',
      reasons: [{ at }],
    })
})

test('without an application of our own, its public feeds are read', async () => {
  const network = await openReddit()
  try {
    const post = await network.write('Which bike for the cold?')
    await network.write('A Halden.', post)
    const source = { ...network.source(undefined), secret: {} }
    const first = await connector.poll?.(source, soon())
    expect(first?.news.slice(-2)).toMatchObject([
      { post: { externalId: post, title: 'A question', author: { handle: 'ana' }, text: 'Which bike for the cold?' } },
      { post: { text: 'A Halden.', threadRoot: post, replyTo: post } },
    ])
    expect((await connector.poll?.({ ...source, cursor: first?.cursor }, soon()))?.news).toEqual([])
  } finally {
    await network.close()
  }
})

test('a token is renewed before it ends, kept, and never replaced by nothing', async () => {
  const network = await openReddit()
  try {
    const kept: unknown[] = []
    const account = {
      ...network.account(),
      secret: {
        clientId: 'id',
        clientSecret: 'secret',
        refreshToken: 'a good refresh token',
        accessToken: 'an old token',
        expiresAt: Date.now() + 5_000,
      },
      keepSecret: async (secret: unknown) => void kept.push(secret),
    }
    await connector.identify?.(account)
    expect(kept).toMatchObject([
      { refreshToken: 'a good refresh token', accessToken: expect.stringMatching(/^token /) },
    ])
    network.breakTokens()
    await expect(
      connector.identify?.({ ...account, secret: { ...account.secret, expiresAt: 0 } }),
    ).rejects.toMatchObject({ outcome: 'later' })
    expect(kept).toHaveLength(1)
  } finally {
    await network.close()
  }
})

test('one signs in on Reddit’s own page and comes back with a lasting token', async () => {
  const network = await openReddit()
  try {
    const { settings } = network.account()
    const secret = { clientId: 'id', clientSecret: 'secret' }
    const asked = { settings, secret, callbackUrl: 'https://sosh.example/connect/back', state: 's1' }
    const begun = await connector.signIn?.begin(asked, plainTools())
    expect(new URL(begun?.url ?? '').searchParams.get('duration')).toBe('permanent')
    const back = { query: { code: 'given', state: 's1' }, kept: begun?.kept, callbackUrl: asked.callbackUrl }
    expect(await connector.signIn?.finish(back, plainTools())).toMatchObject({
      secret: { clientId: 'id', refreshToken: 'a lasting refresh token', accessToken: expect.any(String) },
    })
  } finally {
    await network.close()
  }
})

test('what Reddit complains of in a yes is heard as a no', async () => {
  const network = await openReddit()
  try {
    const replyTo = { externalId: await network.write('Anyone?') }
    const message = { deliveryId: newId(), createdAt: new Date(), text: 'Here.', replyTo }
    network.complain(['RATELIMIT', 'you are doing that too much. try again in 9 minutes.', 'ratelimit'])
    const wait = await connector.send?.(network.account(), message).catch((error: unknown) => error)
    expect((wait as NetworkError).outcome).toBe('later')
    expect((wait as NetworkError).retryAt?.getTime()).toBeGreaterThan(Date.now() + 8 * 60_000)
    network.complain(['THREAD_LOCKED', 'Comments are locked.', 'parent'])
    await expect(connector.send?.(network.account(), message)).rejects.toMatchObject({
      outcome: 'refused',
      message: /locked/,
    })
  } finally {
    await network.close()
  }
})

const recorded = join(
  process.env.SOSH_DATA ?? join(import.meta.dirname, '../../../shared/data'),
  'api-reddit-cassettes',
)

interface Exchange {
  request: { method: string; uri: string }
  response: { status: { code: number }; body: { string?: string } }
}

describe.skipIf(!existsSync(recorded))('as Reddit itself answered once', () => {
  const cassette = (name: string): Exchange[] =>
    JSON.parse(readFileSync(join(recorded, `${name}.json`), 'utf8')).interactions

  /** Plays the recorded answers, by their path. */
  function played(name: string) {
    const exchanges = cassette(name)
    const asked: string[] = []
    const fetch_ = async (input: string | URL | Request) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input)
      asked.push(pathname)
      const found = exchanges.find(({ request }) => new URL(request.uri).pathname.replace(/\/$/, '') === pathname)
      return new Response(found?.response.body.string ?? '{}', { status: found?.response.status.code ?? 404 })
    }
    return { tools: { ...plainTools(), fetch: fetch_ as typeof fetch }, asked }
  }
  const secret = { clientId: 'id', clientSecret: 'secret', refreshToken: 'a refresh token' }
  const account = (tools: OpenAccount['tools']): OpenAccount => ({
    accountId: newId(),
    settings: reddit.settings.parse({ subreddits: ['redditdev'] }),
    secret,
    tools,
  })

  test('a comment that was sent', async () => {
    const { tools } = played('TestComment.test_reply')
    const message = {
      deliveryId: newId(),
      createdAt: new Date(),
      text: 'Comment reply',
      replyTo: { externalId: 't1_d1616q2' },
    }
    expect(await connector.send?.(account(tools), message)).toMatchObject({ externalId: 't1_d1680wu' })
  })

  test('a comment that was deleted', async () => {
    const { tools, asked } = played('TestComment.test_delete')
    await connector.retract?.(account(tools), { externalId: 't1_d1616q2' })
    expect(asked).toContain('/api/del')
  })

  test('a thread', async () => {
    const { tools } = played('TestComment.test_refresh')
    const settings = reddit.settings.parse({ subreddits: ['redditdev'] })
    const exchange = cassette('TestComment.test_refresh').find(({ request }) => request.uri.includes('/comments/'))
    const whole = {
      ...tools,
      fetch: (async (input: string | URL | Request) =>
        `${input}`.includes('/comments/')
          ? new Response(exchange?.response.body.string)
          : tools.fetch(input)) as typeof fetch,
    }
    const thread = await connector.fetchThread?.({ externalId: 't1_d81vwef' }, whole, settings, { secret })
    expect(thread?.posts[0]).toMatchObject({
      externalId: 't3_54hhwl',
      text: expect.stringContaining('fetching a reddit comment'),
    })
    expect(thread?.posts.find(post => post.externalId === 't1_d81vwef')).toMatchObject({
      author: { handle: 'bboe' },
      replyTo: 't3_54hhwl',
    })
  })
})

interface FakeReddit extends Network {
  source: (cursor: string | undefined) => OpenSource
  account: () => OpenAccount
  write: (text: string, replyTo?: string) => Promise<string>
  breakTokens: () => void
  complain: (error: string[]) => void
}

interface Thing {
  name: string
  author: string
  text: string
  createdS: number
  edited: number | false
  parent: string | undefined
  link: string | undefined
}

/** The API as https://www.reddit.com/dev/api describes it, on a real server. */
async function openReddit(): Promise<FakeReddit> {
  const things: Thing[] = []
  let tokens = 0
  let tokensBroken = false
  let complaint: string[] | undefined
  const good = new Set<string>()
  const add = (text: string, author: string, parent?: string): Thing => {
    const above = things.find(each => each.name === parent)
    const name = `${parent ? 't1' : 't3'}_${(1_000 + things.length).toString(36)}`
    const thing = {
      name,
      author,
      text,
      createdS: Date.now() / 1000,
      edited: false as const,
      parent,
      link: above ? (above.link ?? above.name) : undefined,
    }
    things.push(thing)
    return thing
  }
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/silent')) return
    if (request.url?.startsWith('/broken')) {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"kind":', () => setTimeout(() => response.destroy(), 50))
    }
    void answer(request, response)
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const url = new URL(request.url ?? '', 'http://reddit')
    const form = new URLSearchParams(await textOf(request))
    if (url.pathname === '/api/v1/access_token') {
      if (tokensBroken) return say(200, {})
      if (form.get('refresh_token') === 'a refresh token that was taken back')
        return say(400, { error: 'invalid_grant' })
      const token = `token ${++tokens} of this application`
      good.add(`bearer ${token}`)
      return say(200, {
        access_token: token,
        token_type: 'bearer',
        expires_in: 3600,
        ...(form.get('code') && { refresh_token: 'a lasting refresh token' }),
      })
    }
    if (url.pathname.endsWith('.rss')) return void response.end(feedOf(things, url.pathname))
    if (!good.has(request.headers.authorization ?? '')) return say(401, { message: 'Unauthorized', error: 401 })
    const listing = (found: Thing[]) => ({ kind: 'Listing', data: { children: found.map(shown), after: null } })
    if (url.pathname === '/api/v1/me') return say(200, { id: 'me1', name: 'halden_team' })
    if (url.pathname === '/api/comment' || url.pathname === '/api/editusertext') {
      if (complaint) return say(200, { json: { errors: [complaint] } })
      const text = form.get('text') ?? ''
      const parent = form.get('thing_id') ?? ''
      const there = things.find(each => each.name === parent)
      if (url.pathname === '/api/editusertext' && there) Object.assign(there, { text, edited: Date.now() / 1000 })
      const thing = url.pathname === '/api/comment' ? add(text, 'halden_team', parent) : there
      return say(200, { json: { errors: [], data: { things: thing ? [shown(thing)] : [] } } })
    }
    if (url.pathname === '/api/del') {
      takeDown(things.find(each => each.name === form.get('id')))
      return say(200, {})
    }
    if (url.pathname === '/api/info') {
      const names = new Set(url.searchParams.get('id')?.split(','))
      return say(200, listing(things.filter(each => names.has(each.name))))
    }
    const newest = things.filter(each => each.text !== '[deleted]').toReversed()
    if (url.pathname.endsWith('/new')) return say(200, listing(newest.filter(each => !each.parent)))
    if (url.pathname.startsWith('/r/') && url.pathname.endsWith('/comments'))
      return say(200, listing(newest.filter(each => each.parent)))
    if (url.pathname === '/user/halden_team/comments')
      return say(200, listing(newest.filter(each => each.author === 'halden_team')))
    const [, root] = /^\/comments\/(\w+)/.exec(url.pathname) ?? []
    const head = things.find(each => each.name === `t3_${root}`)
    return head ? say(200, [listing([head]), listing(things.filter(each => each.link === head.name))]) : say(404, {})
  }
  const { url: host, close } = await serve(server)
  const settings = (at: string) => reddit.settings.parse({ subreddits: ['r/cargobike'], api: at, site: at })
  const secret = (refreshToken = 'a good refresh token') => ({ clientId: 'id', clientSecret: 'secret', refreshToken })
  const source = (at: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: settings(at),
    secret: secret(),
    cursor,
    tools: plainTools(),
  })
  const account = (at = host, token?: string): OpenAccount => ({
    accountId: newId(),
    settings: settings(at),
    secret: secret(token),
    tools: plainTools(),
  })
  const dead = await deadHost()
  const goodToken = { ...secret(), accessToken: 'a token that holds', expiresAt: Date.now() + 3_600_000 }
  good.add('bearer a token that holds')
  const holding = (source: OpenSource): OpenSource => ({ ...source, secret: goodToken })
  return {
    source: cursor => source(host, cursor),
    deadSource: () => source(`http://${dead}`),
    silentSource: () => holding(source(`${host}/silent`)),
    brokenSource: () => holding(source(`${host}/broken`)),
    write: async (text, replyTo) => add(text, 'ana', replyTo).name,
    async edit(externalId, text) {
      const thing = things.find(each => each.name === externalId)
      if (thing) Object.assign(thing, { text, edited: Date.now() / 1000 })
    },
    remove: async externalId => takeDown(things.find(each => each.name === externalId)),
    account: () => account(),
    signedOutAccount: () => account(host, 'a refresh token that was taken back'),
    deadAccount: () => account(`http://${dead}`),
    count: async text => things.filter(each => each.text === text).length,
    settingsForThreads: () => settings(host),
    breakTokens: () => {
      tokensBroken = true
    },
    complain: error => {
      complaint = error
    },
    close,
  }
}

function takeDown(thing: Thing | undefined): void {
  if (thing) Object.assign(thing, { author: '[deleted]', text: '[deleted]' })
}

function shown({ name, author, text, createdS, edited, parent, link }: Thing): object {
  const common = {
    name,
    author,
    created_utc: createdS,
    edited,
    subreddit: 'cargobike',
    author_fullname: `t2_${author}`,
    permalink: `/r/cargobike/comments/${(link ?? name).slice(3)}/a/${parent ? `${name.slice(3)}/` : ''}`,
  }
  if (parent) return { kind: 't1', data: { ...common, body: text, parent_id: parent, link_id: link, replies: '' } }
  return {
    kind: 't3',
    data: {
      ...common,
      title: 'A question',
      selftext: text,
      is_self: true,
      url: 'https://www.reddit.com/r/cargobike/a',
    },
  }
}

/** As its public feeds look: Atom, the words as escaped HTML between two marks. */
function feedOf(things: Thing[], path: string): string {
  const [, root] = /^\/comments\/(\w+)/.exec(path) ?? []
  const wanted = things.filter(each =>
    root
      ? each.name === `t3_${root}` || each.link === `t3_${root}`
      : path.includes('/comments')
        ? each.parent
        : !each.parent,
  )
  const entries = wanted.map(
    ({ name, author, text, createdS, parent, link }) =>
      `<entry><author><name>/u/${author}</name><uri>https://www.reddit.com/user/${author}</uri></author><category term="cargobike" label="r/cargobike"/>` +
      `<content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;${text.replaceAll('&', '&amp;amp;')}&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &#32; submitted by &#32; &lt;a href=&quot;https://www.reddit.com/user/${author}&quot;&gt; /u/${author} &lt;/a&gt;</content>` +
      `<id>${name}</id><link href="https://www.reddit.com/r/cargobike/comments/${(link ?? name).slice(3)}/a_question/${parent ? `${name.slice(3)}/` : ''}" />` +
      `<updated>${new Date(createdS * 1000).toISOString()}</updated>${parent ? '' : `<published>${new Date(createdS * 1000).toISOString()}</published>`}<title>${parent ? `/u/${author} on A question` : 'A question'}</title></entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>r/cargobike</title>${entries.toReversed().join('')}</feed>`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
