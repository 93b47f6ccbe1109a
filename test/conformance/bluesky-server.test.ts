import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BlueskyAccount, bluesky } from '#connectors/bluesky'
import { type Batch, type ConnectorTools, NetworkError, type News } from '#core/channels'
import { newId } from '#lib/id'
import { createGuardedFetch } from '#platform/fetch'
import { plainTools } from '../conformance.ts'
import { type AtprotoAccount, type AtprotoNetwork, networksAreInstalled, startAtproto } from '../networks/atproto.ts'
import { pngOf } from '../pixels.ts'

/** What only Bluesky does, against a real server. What every network must do is in `bluesky.test.ts`. */
describe.skipIf(!networksAreInstalled && !process.env.CI)('Bluesky', () => {
  let network: AtprotoNetwork
  let ana: AtprotoAccount
  let company: AtprotoAccount
  beforeAll(async () => {
    network = await startAtproto()
    ana = await network.createAccount('ana.test')
    company = await network.createAccount('acmeco.test')
  })
  afterAll(() => network?.close())

  function account(
    changes: { settings?: object; tools?: Partial<ConnectorTools>; secret?: object; id?: string } = {},
  ): BlueskyAccount {
    const { pdsUrl: service, plcUrl } = network
    return {
      accountId: changes.id ?? newId(),
      settings: bluesky.settings.parse({ service, plcUrl, handle: company.handle, ...changes.settings }),
      secret: { appPassword: company.appPassword, ...changes.secret },
      tools: { ...plainTools(), ...changes.tools },
    }
  }
  const message = (text: string, replyTo?: string) => {
    return {
      deliveryId: newId(),
      createdAt: new Date(),
      text,
      ...(replyTo ? { replyTo: { externalId: replyTo } } : {}),
    }
  }
  async function recordAt(uri: string): Promise<Record<string, unknown>> {
    const [repo = '', collection = '', rkey = ''] = uri.slice('at://'.length).split('/')
    const { data } = await ana.agent.com.atproto.repo.getRecord({ repo, collection, rkey })
    return data.value
  }

  test('the profile that a person wrote is the account’s name', async () => {
    await company.agent.upsertProfile(() => ({ displayName: 'Acme answers' }))
    expect(await bluesky.identify?.(account())).toMatchObject({
      externalId: company.did,
      handle: 'acmeco.test',
      name: 'Acme answers',
      url: `https://bsky.app/profile/${company.did}`,
    })
  })

  test('an answer deep in a thread names its root, its parent, and the person', async () => {
    const root = await ana.agent.post({ text: 'Which tent?' })
    const below = await ana.agent.post({ text: 'For winter', reply: { root, parent: root } })
    const text = 'Grüße 🌻 @ana.test, look: https://acme.test/zelte #Winter'
    const sent = await bluesky.send?.(account(), message(text, below.uri))
    const record = await recordAt(sent?.externalId ?? '')
    expect(record.reply).toEqual({ root: { uri: root.uri, cid: root.cid }, parent: { uri: below.uri, cid: below.cid } })
    const facets = JSON.stringify(record.facets)
    expect(facets).toContain(ana.did)
    expect(facets).toContain('Winter')
  })

  test('pictures stand below the words, each with what it shows; beside what it quotes, and once', async () => {
    const bytes = pngOf({ width: 4, height: 3 })
    const there = account({ tools: { picture: async () => ({ bytes, mediaType: 'image/png', width: 4, height: 3 }) } })
    const pictures = [{ id: newId(), alt: 'A bike below the stairs' }]
    const shown = { ...message('This is where it stands.'), pictures }
    const sent = await bluesky.send?.(there, shown)
    expect(await bluesky.send?.(there, shown)).toEqual(sent)
    const image = { alt: 'A bike below the stairs', aspectRatio: { width: 4, height: 3 } }
    const { embed } = await recordAt(sent?.externalId ?? '')
    expect(embed).toMatchObject({ $type: 'app.bsky.embed.images', images: [image] })
    expect(JSON.stringify(embed)).toContain(`"size":${bytes.length}`)

    const { uri } = await ana.agent.post({ text: 'Where do you park?' })
    const quoting = await bluesky.send?.(there, { ...message('Here.'), pictures, quotes: uri })
    expect((await recordAt(quoting?.externalId ?? '')).embed).toMatchObject({
      $type: 'app.bsky.embed.recordWithMedia',
      record: { record: { uri } },
      media: { images: [image] },
    })
    await expect(bluesky.send?.(account(), { ...message('Gone.'), pictures })).rejects.toMatchObject({
      outcome: 'refused',
    })
  })

  test('an answer to a post that is gone is refused, unless it was given before', async () => {
    const question = await ana.agent.post({ text: 'Soon gone' })
    const answer = message('Yes', question.uri)
    const sent = await bluesky.send?.(account(), answer)
    await ana.agent.deletePost(question.uri)
    expect(await bluesky.send?.(account(), answer)).toEqual(sent)
    await expect(bluesky.send?.(account(), message('Yes', question.uri))).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a post whose confirmation was lost is there once when it is sent again', async () => {
    let lost = 0
    const forgetful: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).includes('putRecord')) return response
      lost++
      throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })
    }
    const answer = message(`Lost ${newId()}`)
    await expect(bluesky.send?.(account({ tools: { fetch: forgetful } }), answer)).rejects.toMatchObject({
      outcome: 'unknown',
    })
    expect(lost).toBe(1)
    const found = await bluesky.find?.(account(), answer)
    expect(found).toBeDefined()
    expect(await bluesky.send?.(account(), answer)).toEqual(found)
    const listed = await company.agent.com.atproto.repo.listRecords({
      repo: company.did,
      collection: 'app.bsky.feed.post',
    })
    expect(listed.data.records.filter(({ value }) => value.text === answer.text).length).toBe(1)
  })

  test('a session that the server no longer accepts is renewed once for all who notice', async () => {
    const calls: string[] = []
    let spoilt = true
    const spoiling: typeof fetch = (input, init) => {
      const method = String(input).split('/xrpc/')[1] ?? ''
      calls.push(method.split('?')[0] ?? '')
      const headers = new Headers(init?.headers)
      // An access token is good for hours: here, it has run out.
      if (spoilt && method.startsWith('com.atproto.repo.putRecord'))
        headers.set('authorization', 'Bearer eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9.e30.x')
      if (method.startsWith('com.atproto.server.refreshSession')) spoilt = false
      return fetch(input, { ...init, headers })
    }
    const id = newId()
    const open = () => account({ id, tools: { fetch: spoiling } })
    await Promise.all([1, 2, 3].map(n => bluesky.send?.(open(), message(`Together ${n} ${newId()}`))))
    expect(calls.filter(call => call === 'com.atproto.server.createSession').length).toBe(1)
    expect(calls.filter(call => call === 'com.atproto.server.refreshSession').length).toBe(1)
  })

  test('an app password that was withdrawn signs the account out', async () => {
    const { data } = await company.agent.com.atproto.server.createAppPassword({ name: 'passing' })
    const passing = { id: newId(), secret: { appPassword: data.password } }
    await bluesky.send?.(account(passing), message('While it lasts'))
    await company.agent.com.atproto.server.revokeAppPassword({ name: 'passing' })
    await expect(bluesky.identify?.(account(passing))).rejects.toMatchObject({ outcome: 'signed-out' })
    await expect(bluesky.identify?.(account({ secret: { appPassword: undefined } }))).rejects.toMatchObject({
      outcome: 'signed-out',
    })
  })

  test('nothing leads Sosh into the network of its own house', async () => {
    await using fetch = createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh' })
    const guarded = { ...plainTools(), fetch, checkAddress: fetch.checkAddress, lookup: fetch.lookup }
    // One whose name was public when it was checked, and is this machine's when the socket is opened.
    const rebinding = { ...guarded, checkAddress: async (url: string) => new URL(url) }
    for (const tools of [guarded, rebinding]) {
      const hearing = firehose('http://localhost:80', 'seq:0', () => true, tools)
      await expect(hearing).rejects.toMatchObject({ name: 'NetworkError', outcome: 'refused' })
    }
    await expect(bluesky.identify?.(account({ tools: guarded }))).rejects.toMatchObject({ outcome: 'refused' })
    await using open = createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh' })
    const post = await ana.agent.post({ text: 'Through the guard' })
    const tools = { ...plainTools(), fetch: open, checkAddress: open.checkAddress, lookup: open.lookup }
    // The stream begins with what others wrote before; it is heard until this post is there, or the waiting fails.
    const isOurs = (one: News) => 'post' in one && one.post.externalId === post.uri
    const { news } = await firehose(network.pdsUrl, 'seq:0', batch => batch.news.some(isOurs), tools)
    expect(news.filter(isOurs)).toHaveLength(1)
    expect(await bluesky.send?.(account({ tools }), message('Through the guard, too'))).toBeDefined()
  })

  test('somebody else’s post can’t be taken back', async () => {
    const post = await ana.agent.post({ text: 'Mine' })
    await expect(bluesky.retract?.(account(), { externalId: post.uri })).rejects.toMatchObject({ outcome: 'refused' })
    expect(await recordAt(post.uri)).toMatchObject({ text: 'Mine' })
  })

  test('where no AppView answers, a thread is walked up to its root, and that is said', async () => {
    const root = await ana.agent.post({ text: 'One' })
    const two = await company.agent.post({ text: 'Two', reply: { root, parent: root } })
    const three = await ana.agent.post({ text: 'Three', reply: { root, parent: two } })
    // The server asked first holds none of these: the directory says where their authors live.
    await using elsewhere = await startAtproto()
    for (const service of [network.pdsUrl, elsewhere.pdsUrl]) {
      const settings = bluesky.settings.parse({ service, plcUrl: network.plcUrl })
      const thread = await bluesky.fetchThread?.({ externalId: three.uri }, plainTools(), settings)
      expect(thread?.posts.map(post => post.text)).toEqual(['One', 'Two', 'Three'])
      expect(thread?.posts[1]?.author).toMatchObject({
        externalId: company.did,
        handle: 'acmeco.test',
        name: 'Acme answers',
      })
      expect(thread?.incomplete).toMatch(/replies/)
    }
  })

  test('a deleted account and a new handle are heard', async () => {
    const leaving = await network.createAccount('leaving.test')
    // One who only rests may come back, with all posts.
    const resting = await network.createAccount('resting.test')
    await resting.agent.com.atproto.identity.updateHandle({ handle: 'renamed.test' })
    await resting.agent.post({ text: 'Good night' })
    await resting.agent.com.atproto.server.deactivateAccount({})
    await network.deleteAccount(leaving.did)
    const { news } = await firehose(network.pdsUrl, 'seq:0', batch =>
      batch.news.some(one => one.kind === 'account-gone'),
    )
    expect(news.filter(one => one.kind === 'account-gone')).toEqual([
      { kind: 'account-gone', network: 'bluesky', accountExternalId: leaving.did },
    ])
    const word = news.find(one => 'post' in one && one.post.text === 'Good night')
    expect(word).toMatchObject({ post: { author: { externalId: resting.did, handle: 'renamed.test' } } })
  })

  test('a place from another server’s future is read from the beginning', async () => {
    const post = await ana.agent.post({ text: `After the move ${newId()}` })
    const { news, cursor } = await firehose(network.pdsUrl, 'seq:999999999', batch =>
      batch.news.some(one => 'post' in one && one.post.externalId === post.uri),
    )
    expect(news.length).toBeGreaterThan(1)
    expect(Number(cursor?.slice('seq:'.length))).toBeLessThan(10_000)
  })

  test('a place that the server has forgotten is said to be', async () => {
    await using forgetful = await startAtproto({ backfillLimitMs: 1_000 })
    const early = await forgetful.createAccount('early.test')
    await early.agent.post({ text: 'Early' })
    await new Promise(resolve => setTimeout(resolve, 1_500))
    await early.agent.post({ text: 'Late' })
    const { unreadable, news } = await firehose(forgetful.pdsUrl, 'seq:1', batch => batch.news.length > 0)
    expect(unreadable).toMatchObject([{ why: expect.stringContaining('may be missing') }])
    expect(news).toMatchObject([{ post: { text: 'Late' } }])
  })

  test('a server that asks us to slow down is left alone until it says', async () => {
    await using strict = await startAtproto({ rateLimits: true })
    await strict.createAccount('acmeco.test')
    const open = () =>
      account({ settings: { service: strict.pdsUrl, plcUrl: strict.plcUrl }, secret: { appPassword: 'wrong' } })
    const refusals = await Promise.all(
      Array.from({ length: 40 }, () => bluesky.identify?.(open()).then(undefined, (err: NetworkError) => err)),
    )
    expect(refusals.some(one => one instanceof NetworkError && one.outcome === 'signed-out')).toBe(true)
    const failure = refusals.find(one => one instanceof NetworkError && one.outcome === 'later') as
      | NetworkError
      | undefined
    expect(failure?.outcome).toBe('later')
    expect(failure?.retryAt?.getTime()).toBeGreaterThan(Date.now())
  }, 30_000)
})

/** Reads a server's firehose from a cursor until a batch is the one that was waited for. */
async function firehose(pdsUrl: string, cursor: string, wanted: (batch: Batch) => boolean, tools = plainTools()) {
  const settings = bluesky.settings.parse({ stream: 'firehose', url: pdsUrl.replace('http', 'ws') })
  const heard: Required<Pick<Batch, 'news' | 'unreadable'>> & { cursor?: string } = { news: [], unreadable: [] }
  const source = { sourceId: 'firehose', settings, secret: {}, cursor, tools }
  for await (const batch of bluesky.listen?.(source, AbortSignal.timeout(10_000)) ?? []) {
    heard.news.push(...batch.news)
    heard.unreadable.push(...(batch.unreadable ?? []))
    heard.cursor = batch.cursor ?? heard.cursor
    if (wanted(batch)) return heard
  }
  throw new Error('What was waited for was not heard.')
}
