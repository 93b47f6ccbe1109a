import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mastodon } from '#connectors/mastodon'
import type { Batch, Connector, News, OpenedPicture, OutgoingMessage } from '#core/channels'
import { newId } from '#lib/id'
import { plainTools } from '../conformance.ts'
import { type MastodonOptions, type MastodonServer, type Person, startMastodon } from '../networks/mastodon.ts'
import { pngOf } from '../pixels.ts'

const connector: Connector = mastodon

async function opened(options: MastodonOptions = {}) {
  const server = await startMastodon(options)
  onTestFinished(() => server.close())
  return { server, ana: server.account('ana'), acme: server.account('acme') }
}

function accountOf(server: MastodonServer, { token }: Person) {
  const settings = mastodon.settings.parse({ server: server.url })
  return { accountId: 'acme', settings, secret: { accessToken: token }, tools: plainTools() }
}

function sourceOf(server: MastodonServer, person: Person | undefined, settings: object, cursor?: string) {
  return {
    sourceId: newId(),
    settings: mastodon.settings.parse({ server: server.url, everySeconds: 1, ...settings }),
    secret: person && { accessToken: person.token },
    cursor,
    tools: plainTools(),
    ...(person && { account: { externalId: `acme@${server.host}`, handle: 'acme', settings: { server: server.url } } }),
  }
}

/** Listens until what was heard is enough; everything that was heard, and the last cursor. */
async function listening(
  source: ReturnType<typeof sourceOf>,
  enough: (news: News[], batch: Batch) => boolean,
  meanwhile?: () => void,
) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), 12_000)
  const news: News[] = []
  const unreadable: string[] = []
  let { cursor } = source
  let begun = false
  try {
    for await (const batch of connector.listen?.(source, stop.signal) ?? []) {
      news.push(...batch.news)
      unreadable.push(...(batch.unreadable ?? []).map(({ why }) => why))
      cursor = batch.cursor ?? cursor
      if (enough(news, batch)) return { news, cursor, unreadable }
      if (!begun) meanwhile?.()
      begun = true
    }
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  throw new Error(`What was waited for was not heard, only ${JSON.stringify(news.map(textOf))}.`)
}

const textOf = (news: News) => ('post' in news ? news.post.text : news.kind)
const message = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  deliveryId: newId(),
  createdAt: new Date(),
  text,
  language: 'en',
  ...more,
})
const idAt = (server: MastodonServer, { id }: { id: string }) => `${server.host}/${id}`

describe('what is heard', () => {
  test.each([
    ['a stream', ['websocket'] as const],
    ['asking', [] as const],
  ])('who is told twice of one mention hears of one post, by %s', async (_, streaming) => {
    const { server, ana, acme } = await opened({ doubles: true, streaming: [...streaming] })
    ana.post('@acme first question')
    const { news } = await listening(
      sourceOf(server, acme, { hears: 'notifications' }),
      heard => heard.some(one => textOf(one).includes('second')),
      () => {
        ana.post('Not for anybody')
        ana.post('@acme second question')
      },
    )
    expect(news.map(textOf)).toEqual(['@acme first question', '@acme second question'])
    expect(news[0]).toMatchObject({
      kind: 'post',
      post: { author: { externalId: `ana@${server.host}`, name: 'Ana' }, mentions: [`acme@${server.host}`] },
    })
  })

  test('an answer to us says which post began the thread, and does not begin with our name', async () => {
    const { server, ana, acme } = await opened()
    const root = acme.post('We have a new tent')
    const below = ana.post('@acme how heavy?', { replyTo: root.id })
    ana.post('@acme is it?', { replyTo: acme.post('Very light', { replyTo: below.id }).id })
    const { news } = await listening(sourceOf(server, acme, {}), heard => heard.length >= 2)
    expect(news).toMatchObject([
      { post: { text: 'how heavy?', replyTo: idAt(server, root), threadRoot: idAt(server, root) } },
      { post: { text: 'is it?', threadRoot: idAt(server, root), mentions: [`acme@${server.host}`] } },
    ])
  })

  test.each([true, false])(
    'hundreds of posts that were written meanwhile are all heard (min_id known: %s)',
    async knows => {
      const { server, ana } = await opened({ streaming: [], knowsMinId: knows })
      ana.post('Before #snow')
      const tags = { hears: 'tags', tags: ['#Snow'] }
      const { cursor } = await listening(sourceOf(server, undefined, tags), heard => heard.length > 0)
      const texts = Array.from({ length: 230 }, (_, n) => `Flake ${n} #snow`)
      for (const text of texts) ana.post(text)
      const { news } = await listening(sourceOf(server, undefined, tags, cursor), heard => heard.length >= 230)
      expect(news.map(textOf).filter(text => text.startsWith('Flake'))).toEqual(texts)
    },
  )

  test('nothing that is written while a stream is broken is missed', async () => {
    const { server, ana, acme } = await opened({ streaming: ['websocket'] })
    let n = 0
    const { news } = await listening(
      sourceOf(server, acme, { hears: 'local' }),
      heard => heard.length >= 6,
      () => {
        ana.post(`Word ${n++}`)
        const writing = setInterval(() => {
          if (n === 2) server.breakStreams()
          ana.post(`Word ${n++}`)
          if (n === 6) clearInterval(writing)
        }, 100)
      },
    )
    expect(news.map(textOf)).toEqual(['Word 0', 'Word 1', 'Word 2', 'Word 3', 'Word 4', 'Word 5'])
  })

  test.each<[string, MastodonOptions]>([
    ['a stream over HTTP', { streaming: ['http' as const] }],
    ['a WebSocket that wants the token in its address', { streaming: ['websocket' as const], tokenInAddress: true }],
  ])('%s is found by itself', async (_, options) => {
    const { server, ana, acme } = await opened(options)
    const { news } = await listening(
      sourceOf(server, acme, { hears: 'tags', tags: ['snow', 'ice'] }),
      heard => heard.length >= 2,
      () => {
        ana.post('One #ice')
        ana.post('Two #snow')
      },
    )
    expect(server.listeners()).toBe(2)
    expect(news.map(textOf).toSorted()).toEqual(['One #ice', 'Two #snow'])
  })

  test('where nothing streams, edits and removals of the last minutes are noticed by asking', async () => {
    const { server, ana, acme } = await opened({ streaming: [] })
    ana.post('Before')
    const stays = ana.post('Stays')
    const goes = ana.post('Goes')
    const { news } = await listening(
      sourceOf(server, acme, { hears: 'public' }),
      heard => heard.some(one => one.kind === 'delete') && heard.some(one => one.kind === 'edit'),
      () => {
        ana.edit(stays.id, 'Stays, changed')
        ana.remove(goes.id)
      },
    )
    expect(news.slice(3)).toMatchObject([
      { kind: 'edit', post: { externalId: idAt(server, stays), text: 'Stays, changed' } },
      { kind: 'delete', network: 'mastodon', externalId: idAt(server, goes) },
    ])
  })

  test('a timeline that is closed to strangers says that an account would open it', async () => {
    const { server } = await opened({ closed: true, streaming: [] })
    const source = sourceOf(server, undefined, { hears: 'tags', tags: ['snow'] })
    await expect(listening(source, () => true)).rejects.toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('signed in'),
    })
    const alone = sourceOf(server, undefined, { hears: 'notifications' })
    await expect(listening(alone, () => true)).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a server that counts calls is not called to the last one', async () => {
    const { server, ana, acme } = await opened({ streaming: [], rateLimit: 40 })
    ana.post('Hello')
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 3_500)
    for await (const _ of connector.listen?.(sourceOf(server, acme, { hears: 'public' }), stop.signal) ?? []);
    const left = 40 - server.calls.filter(call => !call.startsWith('SOCKET')).length
    expect(left).toBeGreaterThan(10)
  })

  test('a host that takes the call and never answers is left when we are told to stop', async () => {
    const silent = createServer(() => {})
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const { port } = silent.address() as { port: number }
    const stop = new AbortController()
    const source = {
      ...sourceOf({ url: `http://127.0.0.1:${port}`, host: 'x' } as MastodonServer, undefined, { hears: 'public' }),
    }
    const batches = (async () => {
      for await (const _ of connector.listen?.(source, stop.signal) ?? []);
    })()
    await new Promise(resolve => setTimeout(resolve, 300))
    const since = Date.now()
    stop.abort()
    await batches
    expect(Date.now() - since).toBeLessThan(1_000)
  })

  test('an answer that breaks off is a trouble of the network, to be tried later', async () => {
    const broken = createServer(socket => {
      socket.on('error', () => {})
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n[{"id":'),
      )
    })
    await new Promise<void>(resolve => broken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void broken.close())
    const { port } = broken.address() as { port: number }
    const source = sourceOf({ url: `http://127.0.0.1:${port}`, host: 'x' } as MastodonServer, undefined, {
      hears: 'public',
    })
    await expect(listening(source, () => true)).rejects.toMatchObject({ outcome: 'later' })
  })
})

describe('what is said', () => {
  test('a question that was asked in private is answered in private, behind the same warning', async () => {
    const { server, ana, acme } = await opened()
    const asked = ana.post('@acme my order is late', { visibility: 'direct', warning: 'orders' })
    const replyTo = { externalId: idAt(server, asked) }
    await connector.send?.(accountOf(server, acme), message('Sorry!', { replyTo, visibility: 'public' }))
    expect(server.statuses().at(-1)).toMatchObject({
      text: '@ana Sorry!',
      visibility: 'direct',
      warning: 'orders',
      replyTo: asked.id,
      language: 'en',
    })
  })

  test('a message that is sent again, even at the same moment, is there once', async () => {
    const { server, acme } = await opened()
    const said = message('Once')
    const [one, other] = await Promise.all([1, 2].map(() => connector.send?.(accountOf(server, acme), said)))
    expect(other).toEqual(one)
    expect(server.statuses()).toHaveLength(1)
  })

  test('an answer whose confirmation was lost is found, and not taken for one that said the same before', async () => {
    const { server, ana, acme } = await opened()
    const question = {
      externalId: idAt(server, ana.post('@acme thanks for “this” & that https://acme.example/a?b=c&d')),
    }
    const text = 'You’re welcome! See https://acme.example/winter?a=1&b=2 #Acme'
    await connector.send?.(accountOf(server, acme), message(text, { replyTo: question }))
    await new Promise(resolve => setTimeout(resolve, 3_200))
    const again = message(text, { replyTo: question })
    expect(await connector.find?.(accountOf(server, acme), again)).toBeUndefined()
    const losing: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (init?.method !== 'POST') return response
      throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })
    }
    const forgetful = { ...accountOf(server, acme), tools: { ...plainTools(), fetch: losing } }
    await expect(connector.send?.(forgetful, again)).rejects.toMatchObject({ outcome: 'unknown' })
    const found = await connector.find?.(accountOf(server, acme), again)
    expect(found?.externalId).toBe(idAt(server, server.statuses().at(-1) as { id: string }))
    // Also when the question was deleted in between.
    ana.remove(question.externalId.split('/')[1] as string)
    expect(await connector.find?.(accountOf(server, acme), again)).toEqual(found)
  })

  test('what was said can be changed, and a like and a boost be given and taken back', async () => {
    const { server, ana, acme } = await opened()
    const account = accountOf(server, acme)
    const said = message('Tpyo', { contentWarning: 'spelling' })
    const sent = (await connector.send?.(account, said)) ?? { externalId: '' }
    expect(await connector.edit?.(account, sent, { ...said, text: 'Typo' })).toEqual(sent)
    const post = ana.post('We love it')
    const to = { externalId: idAt(server, post) }
    const gestures = []
    for (const gesture of ['like', 'boost', 'like'] as const)
      gestures.push(await connector.gesture?.(account, { deliveryId: newId(), createdAt: new Date(), gesture, to }))
    expect(post).toMatchObject({ favouritedBy: new Set([acme.id]), boostedBy: new Set([acme.id]) })
    for (const given of gestures) if (given) await connector.retract?.(account, given)
    expect(post).toMatchObject({ favouritedBy: new Set(), boostedBy: new Set() })
    expect(server.statuses()[0]).toMatchObject({ text: 'Typo', warning: 'spelling' })
    await expect(connector.retract?.(account, { externalId: to.externalId })).rejects.toMatchObject({
      outcome: 'refused',
    })
    await connector.retract?.(account, sent)
    await expect(connector.edit?.(account, sent, said)).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a post that was heard on another server is found on ours by its address', async () => {
    const { server, ana, acme } = await opened()
    const post = ana.post('Hello from elsewhere')
    const replyTo = { externalId: 'elsewhere.example/77', url: `${server.url}/@ana/${post.id}` }
    await connector.send?.(accountOf(server, acme), message('Hello!', { replyTo }))
    expect(server.statuses().at(-1)).toMatchObject({ replyTo: post.id, text: '@ana Hello!' })
    const unknown = message('Hello?', { replyTo: { externalId: 'elsewhere.example/78' } })
    await expect(connector.send?.(accountOf(server, acme), unknown)).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a server’s own limit is kept, be it more or less than others', async () => {
    const { server, acme } = await opened({ maxCharacters: 1_000 })
    await connector.send?.(accountOf(server, acme), message('x'.repeat(1_000)))
    const most = connector.send?.(accountOf(server, acme), message('x'.repeat(1_001)))
    await expect(most).rejects.toMatchObject({ outcome: 'refused', message: expect.stringContaining('1000') })
    const { server: terse, acme: ours } = await opened({ maxCharacters: 100 })
    const long = connector.send?.(accountOf(terse, ours), message('x'.repeat(101)))
    await expect(long).rejects.toMatchObject({ outcome: 'refused', message: expect.stringContaining('100') })
  })

  const bike: OpenedPicture = { bytes: pngOf({ width: 4, height: 3 }), mediaType: 'image/png', width: 4, height: 3 }
  const shown = (alt: string) => ({ id: newId(), alt })
  function withPictures(server: MastodonServer, who: Person, more: { tools?: object; picture?: OpenedPicture } = {}) {
    const tools = { ...plainTools(), ...more.tools, picture: async () => more.picture ?? bike }
    return { ...accountOf(server, who), tools }
  }
  const on = (server: MastodonServer) =>
    server
      .statuses()
      .map(({ media }) => media.map(id => server.media().find(each => each.id === id)?.description ?? 'nothing there'))

  test('pictures leave with the words, each with what it shows, as soon as the server is done with them', async () => {
    const { server, ana, acme } = await opened({ workedOn: 2 })
    const question = ana.post('@acme where do you park?')
    const pictures = [shown('A bike below the stairs'), shown('The stairs, from above')]
    const answer = message('Here.', { replyTo: { externalId: idAt(server, question) }, pictures })
    await connector.send?.(withPictures(server, acme), answer)
    expect(on(server)).toEqual([[], ['A bike below the stairs', 'The stairs, from above']])
    expect(server.media()).toMatchObject([
      { type: 'image/png', by: acme.id },
      { type: 'image/png', by: acme.id },
    ])
    expect(Buffer.from(server.media()[0]?.bytes ?? []).equals(Buffer.from(bike.bytes))).toBe(true)
    // Sent again, or asked for by someone who lost it: the same post, and nothing beside it.
    await connector.send?.(withPictures(server, acme), answer)
    expect(await connector.find?.(accountOf(server, acme), answer)).toEqual({
      externalId: idAt(server, server.statuses().at(-1) as { id: string }),
      url: expect.stringContaining(server.url),
    })
    expect(server.statuses()).toHaveLength(2)
    await expect(connector.send?.(accountOf(server, acme), message('Gone.', { pictures }))).rejects.toMatchObject({
      outcome: 'refused',
    })
  })

  test('a try that broke off between picture and words brings no picture twice', async () => {
    const { server, acme } = await opened()
    let breaks = 1
    const breaking: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/api/v1/statuses') || breaks-- <= 0) return fetch(input, init)
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      })
    }
    const account = withPictures(server, acme, { tools: { fetch: breaking } })
    const said = message('Below the stairs.', { pictures: [shown('A bike')] })
    await expect(connector.send?.(account, said)).rejects.toMatchObject({ outcome: 'later' })
    expect(on(server)).toEqual([])
    await connector.send?.(account, said)
    expect(on(server)).toEqual([['A bike']])
    expect(server.media()).toHaveLength(1)
  })

  test('a change keeps the pictures, or puts others in their place, or takes them away', async () => {
    const { server, acme } = await opened()
    const account = withPictures(server, acme)
    const said = message('Belwo the stairs.', { pictures: [shown('A bike')] })
    const sent = (await connector.send?.(account, said)) ?? { externalId: '' }
    const { pictures: _, ...words } = { ...said, text: 'Below the stairs.' }
    const changed = (more: object) => connector.edit?.(account, sent, { ...words, ...more, deliveryId: newId() })
    await changed({})
    expect(on(server)).toEqual([['A bike']])
    await changed({ pictures: [shown('Two bikes'), shown('A bell')] })
    expect(on(server)).toEqual([['Two bikes', 'A bell']])
    await changed({ pictures: [] })
    expect(on(server)).toEqual([[]])
    expect(server.statuses()[0]?.text).toBe('Below the stairs.')
  })

  test('what a server publishes as its limits is kept before anything leaves, and said in its author’s words', async () => {
    const asked = async (media: MastodonOptions['media'], alts: string[], picture = bike) => {
      const { server, acme } = await opened({ media })
      const pictures = alts.map(shown)
      const sending = connector.send?.(withPictures(server, acme, { picture }), message('Look.', { pictures }))
      const error = await sending?.then(
        () => undefined,
        (err: Error) => err,
      )
      return { error, calls: server.calls.filter(call => call.includes('media')), there: on(server) }
    }
    const refused = (words: string) => ({
      error: { outcome: 'refused', message: expect.stringContaining(words) },
      calls: [],
      there: [],
    })
    expect(await asked({ types: ['image/jpeg'] }, ['A bike'])).toMatchObject(refused('takes no PNG pictures'))
    expect(await asked({ bytes: bike.bytes.length - 1 }, ['A bike'])).toMatchObject(refused('MB at most'))
    expect(await asked({ pixels: 11 }, ['A bike'])).toMatchObject(refused('million pixels'))
    expect(await asked({ perStatus: 1 }, ['A bike', 'A bell'])).toMatchObject(refused('takes 1 picture'))
    expect(await asked({ description: 5 }, ['A bike'])).toMatchObject(refused('takes 5 letters'))
    const within = { types: ['image/png'], bytes: bike.bytes.length, pixels: 12, perStatus: 1, description: 6 }
    expect(await asked(within, ['A bike'])).toMatchObject({ error: undefined, there: [['A bike']] })
  })

  test('an account that signed in before pictures were asked for says how to go on', async () => {
    const { server, acme } = await opened({ scopes: 'read write:statuses write:favourites' })
    const said = message('Look.', { pictures: [shown('A bike')] })
    await expect(connector.send?.(withPictures(server, acme), said)).rejects.toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('Sign the account in again'),
    })
    expect(server.statuses()).toEqual([])
  })

  test('a quote shows what it speaks of', async () => {
    const { server, ana, acme } = await opened()
    const post = ana.post('A review of the tent')
    await connector.send?.(accountOf(server, acme), message('Read this', { quotes: idAt(server, post) }))
    expect(server.statuses().at(-1)?.quotes).toBe(post.id)
  })
})

describe('a place to listen to', () => {
  test('it is named after what is heard there; a server that is none of this kind is told at once', async () => {
    const { server } = await opened()
    const prepared = (settings: object) => connector.prepare?.(mastodon.settings.parse(settings), plainTools())
    const tags = { server: server.url, hears: 'tags', tags: ['#snow', 'ice'] }
    expect(await prepared(tags)).toMatchObject({
      label: `${server.host}: #snow #ice`,
      settings: { tags: ['snow', 'ice'] },
    })
    expect(await prepared({})).toMatchObject({ label: 'Mastodon: mentions of us' })
    const other = createHttpServer((_, response) => response.end('<h1>A shop</h1>'))
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as { port: number }
    await expect(prepared({ server: `http://127.0.0.1:${port}` })).rejects.toMatchObject({ name: 'Problem' })
    // What everybody can read needs no account, so nothing secret is asked for.
    expect(connector.secret?.safeParse({}).success).toBe(true)
    expect(connector.secret?.safeParse({ accessToken: '' }).success).toBe(false)
  })
})

describe('threads', () => {
  test('from any of its posts a thread is read whole, with its other branches', async () => {
    const { server, ana, acme } = await opened()
    const root = ana.post('Which tent?')
    const one = acme.post('@ana for winter?', { replyTo: root.id })
    const two = ana.post('@acme yes', { replyTo: one.id })
    ana.post('Or a hut?', { replyTo: root.id })
    const settings = mastodon.settings.parse({ server: server.url })
    const thread = await connector.fetchThread?.({ externalId: idAt(server, two) }, plainTools(), settings)
    expect(thread?.posts.map(post => post.text)).toEqual(['Which tent?', 'for winter?', 'yes', 'Or a hut?'])
    expect(thread?.posts.slice(1).every(post => post.threadRoot === idAt(server, root))).toBe(true)
    expect(thread?.incomplete).toBeUndefined()
  })

  test('what is hidden or gone is said to be missing', async () => {
    const { server, ana } = await opened()
    const root = ana.post('Root')
    ana.post('For friends', { replyTo: root.id, visibility: 'private' })
    const below = ana.post('Below', { replyTo: root.id })
    const settings = mastodon.settings.parse({ server: server.url })
    const read = () => connector.fetchThread?.({ externalId: idAt(server, below) }, plainTools(), settings)
    expect((await read())?.incomplete).toContain('not shown')
    ana.remove(root.id)
    expect((await read())?.incomplete).toContain('beginning')
    ana.remove(below.id)
    expect(await read()).toEqual({ posts: [], incomplete: expect.stringContaining('gone') })
  })
})

describe('signing in', () => {
  const callbackUrl = 'https://sosh.acme.example/accounts/back'

  test.each([true, false])('a person signs in on the server’s own page (PKCE: %s)', async pkce => {
    const { server } = await opened({ pkce })
    const settings = { server: server.host.replace(/^/, 'http://') }
    const begun = await connector.signIn?.begin({ settings, secret: {}, callbackUrl, state: 's1' }, plainTools())
    expect(new URL(begun?.url ?? '').searchParams.has('code_challenge')).toBe(pkce)
    const back = new URL((await fetch(begun?.url ?? '', { redirect: 'manual' })).headers.get('location') ?? '')
    expect(back.searchParams.get('state')).toBe('s1')
    const query = Object.fromEntries(back.searchParams)
    const signedIn = await connector.signIn?.finish({ query, kept: begun?.kept, callbackUrl }, plainTools())
    const account = { accountId: 'new', settings: signedIn?.settings, secret: signedIn?.secret, tools: plainTools() }
    expect(await connector.identify?.(account)).toMatchObject({ handle: `acme@${server.host}` })
    const twice = connector.signIn?.finish({ query, kept: begun?.kept, callbackUrl }, plainTools())
    await expect(twice).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('who says no on that page is not signed in', async () => {
    const { server } = await opened()
    const begun = await connector.signIn?.begin(
      { settings: { server: server.url }, secret: {}, callbackUrl, state: 's' },
      plainTools(),
    )
    const back = { query: { error: 'access_denied' }, kept: begun?.kept, callbackUrl }
    await expect(connector.signIn?.finish(back, plainTools())).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a token that runs out is renewed once for all who notice, and kept; a bad answer never replaces it', async () => {
    const { server } = await opened({ callsPerToken: 20 })
    const begun = await connector.signIn?.begin(
      { settings: { server: server.url }, secret: {}, callbackUrl, state: 's' },
      plainTools(),
    )
    const back = new URL((await fetch(begun?.url ?? '', { redirect: 'manual' })).headers.get('location') ?? '')
    const query = Object.fromEntries(back.searchParams)
    const signedIn = await connector.signIn?.finish({ query, kept: begun?.kept, callbackUrl }, plainTools())
    let secret = signedIn?.secret as object
    const kept: object[] = []
    const account = () => ({
      accountId: 'acme',
      settings: signedIn?.settings,
      secret,
      tools: plainTools(),
      keepSecret: async (next: object) => {
        kept.push(next)
        secret = next
      },
    })
    for (let n = 0; n < 45; n++) await connector.identify?.(account())
    expect(kept.length).toBeGreaterThanOrEqual(2)
    expect(connector.secret?.safeParse(secret).success).toBe(true)
    kept.length = 0
    const stale = secret
    await Promise.all(Array.from({ length: 8 }, () => connector.identify?.({ ...account(), secret: stale })))
    expect(kept.length).toBeLessThanOrEqual(1)

    // Where the house lends a turn, what is kept now is renewed, and nobody renews what another has renewed already.
    let turn = Promise.resolve(secret)
    let renewals = 0
    const held = () => ({
      ...account(),
      secret: stale,
      renewSecret: (work: (current: object) => Promise<object>) => {
        turn = turn.then(async () => {
          const fresh = await work(secret)
          if (fresh !== secret) renewals++
          secret = fresh
          return fresh
        })
        return turn
      },
    })
    for (let n = 0; n < 12; n++) await connector.identify?.(held())
    await Promise.all(Array.from({ length: 12 }, () => connector.identify?.(held())))
    expect(renewals).toBeGreaterThanOrEqual(1)
    expect(connector.secret?.safeParse(secret).success).toBe(true)
  })
})
