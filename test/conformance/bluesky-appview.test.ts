import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bluesky } from '#connectors/bluesky'
import type { Connector, News, OutgoingMessage } from '#core/channels'
import { newId } from '#lib/id'
import { plainTools } from '../conformance.ts'
import { type AtprotoAccount, networksAreInstalled, redisPath, startBluesky } from '../networks/atproto.ts'

const connector: Connector = bluesky
const canRun = networksAreInstalled && redisPath !== undefined
if (!canRun) console.warn('SKIPPED: the AppView needs the packages of test/networks and a redis-server.')

describe.skipIf(!canRun && !process.env.CI)('Bluesky with its AppView', () => {
  let network: Awaited<ReturnType<typeof startBluesky>>
  let ana: AtprotoAccount
  let company: AtprotoAccount

  beforeAll(async () => {
    network = await startBluesky(inject('database').serverUrl)
    ;[ana, company] = await Promise.all([network.createAccount('ana.test'), network.createAccount('acmeco.test')])
  }, 120_000)
  afterAll(() => network?.close())

  const account = () => ({
    accountId: 'company',
    settings: bluesky.settings.parse({ service: network.pdsUrl, plcUrl: network.plcUrl, handle: company.handle }),
    secret: { appPassword: company.appPassword },
    tools: plainTools(),
  })
  const source = (settings: object, cursor?: string) => ({
    sourceId: newId(),
    settings: bluesky.settings.parse({ service: network.pdsUrl, plcUrl: network.plcUrl, everySeconds: 1, ...settings }),
    secret: { appPassword: company.appPassword },
    cursor,
    tools: plainTools(),
    account: { externalId: company.did, handle: company.handle, settings: account().settings },
  })
  const message = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    deliveryId: newId(),
    createdAt: new Date(),
    text,
    ...more,
  })

  async function listening(open: ReturnType<typeof source>, enough: (news: News[]) => boolean) {
    const news: News[] = []
    let { cursor } = open
    const stop = AbortSignal.timeout(20_000)
    for await (const batch of connector.listen?.(open, stop) ?? []) {
      news.push(...batch.news)
      cursor = batch.cursor ?? cursor
      if (enough(news)) return { news, cursor }
    }
    throw new Error(`Only ${news.length} were heard.`)
  }

  test('what names the account, answers it or quotes it is heard once, likes and follows are not', async () => {
    const ours = await company.agent.post({ text: 'A new tent' })
    await ana.agent.like(ours.uri, ours.cid)
    await ana.agent.follow(company.did)
    const reply = await ana.agent.post({ text: 'How heavy?', reply: { root: ours, parent: ours } })
    const facets = [
      {
        index: { byteStart: 6, byteEnd: 18 },
        features: [{ $type: 'app.bsky.richtext.facet#mention', did: company.did }],
      },
    ]
    const mention = await ana.agent.post({ text: 'Hello @acmeco.test', facets })
    const quote = await ana.agent.post({ text: 'Look', embed: { $type: 'app.bsky.embed.record', record: ours } })
    const idsOf = (news: News[]) => news.map(one => ('post' in one ? one.post.externalId : one.kind))
    const { news, cursor } = await listening(source({ hears: 'notifications' }), heard => heard.length >= 3)
    expect(idsOf(news).toSorted()).toEqual([reply.uri, mention.uri, quote.uri].toSorted())
    expect(news.find(one => 'post' in one && one.post.externalId === quote.uri)).toMatchObject({
      post: { quotes: ours.uri, author: { externalId: ana.did, handle: 'ana.test' } },
    })
    // Somebody read them on their phone meanwhile: nothing follows from that.
    await company.agent.updateSeenNotifications()
    const later = await ana.agent.post({ text: 'Still there?', reply: { root: ours, parent: ours } })
    const next = await listening(source({ hears: 'notifications' }, cursor), heard => heard.length >= 1)
    expect(idsOf(next.news)).toEqual([later.uri])
  })

  test('a search finds what is written from now on, each post once', async () => {
    await ana.agent.post({ text: 'The halden tent is great' })
    const first = await listening(source({ hears: 'search', search: 'halden' }), heard => heard.length >= 1)
    await ana.agent.post({ text: 'A halden stove, too' })
    const next = await listening(
      source({ hears: 'search', search: 'halden' }, first.cursor),
      heard => heard.length >= 1,
    )
    expect(next.news).toMatchObject([{ kind: 'post', post: { text: 'A halden stove, too' } }])
  })

  test('a feed that is not there is refused in words', async () => {
    const feed = `https://bsky.app/profile/${company.did}/feed/nothing`
    await expect(listening(source({ hears: 'feed', feed }), () => true)).rejects.toMatchObject({ name: 'NetworkError' })
  })

  test('a quote shows the post; a like and a repost are there once and go when taken back', async () => {
    const post = await ana.agent.post({ text: 'A review' })
    const sent = await connector.send?.(account(), message('Thank you!', { quotes: post.uri }))
    const counts = async () => {
      const { data } = await ana.agent.app.bsky.feed.getPosts({ uris: [post.uri] })
      const { likeCount, repostCount, quoteCount } = data.posts[0] ?? {}
      return { likeCount, repostCount, quoteCount }
    }
    const thanks = {
      deliveryId: newId(),
      createdAt: new Date(),
      gesture: 'like' as const,
      to: { externalId: post.uri },
    }
    const boost = { ...thanks, deliveryId: newId(), gesture: 'boost' as const }
    const [like, again] = await Promise.all([
      connector.gesture?.(account(), thanks),
      connector.gesture?.(account(), thanks),
    ])
    expect(again).toEqual(like)
    const repost = await connector.gesture?.(account(), boost)
    await expect.poll(counts, { timeout: 10_000 }).toEqual({ likeCount: 1, repostCount: 1, quoteCount: 1 })
    for (const given of [sent, like, repost, like]) if (given) await connector.retract?.(account(), given)
    await expect.poll(counts, { timeout: 10_000 }).toEqual({ likeCount: 0, repostCount: 0, quoteCount: 0 })
  })

  test('a thread is read whole from any of its posts', async () => {
    const root = await ana.agent.post({ text: 'Which tent?' })
    const one = await company.agent.post({ text: 'For winter?', reply: { root, parent: root } })
    const two = await ana.agent.post({ text: 'Yes', reply: { root, parent: one } })
    await ana.agent.post({ text: 'Or a hut?', reply: { root, parent: root } })
    const settings = bluesky.settings.parse({ service: network.appViewUrl, plcUrl: network.plcUrl })
    const texts = async () =>
      (await connector.fetchThread?.({ externalId: two.uri }, plainTools(), settings))?.posts.map(post => post.text)
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['Which tent?', 'For winter?', 'Yes', 'Or a hut?'])
  })
})
