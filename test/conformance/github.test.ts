import published from '@octokit/webhooks-examples' with { type: 'json' }
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { github } from '#connectors/github'
import type { Connector, NetworkError } from '#core/channels'
import { newId } from '#lib/id'
import * as queries from '../../src/connectors/github/queries.ts'
import { conforms, plainTools } from '../conformance.ts'
import { type FakeGitHub, openGitHub, schema } from '../github.ts'

const connector: Connector = github
/** Real payloads, as GitHub’s users have gathered them. */
const examples = published as unknown as { name: string; examples: { action?: string }[] }[]
const soon = () => AbortSignal.timeout(5_000)

conforms({
  connector,
  badSettings: [
    { settings: { repositories: ['two words'] }, at: 'repositories' },
    { settings: { what: 'stars' }, at: 'what' },
    { settings: { repositories: ['a/b'], api: 'github' }, at: 'api' },
  ],
  open: openGitHub,
})

test.each(Object.entries(queries))('what we ask as “%s” is in the schema that GitHub publishes', (_, query) => {
  expect(validate(schema, parse(query))).toEqual([])
})

test('whoever opens a place says what to hear there; whoever connects an account need not', async () => {
  await expect(connector.prepare?.(github.settings.parse({}), plainTools())).rejects.toMatchObject({
    reasons: [{ at: 'repositories' }],
  })
})

describe('over its GraphQL', () => {
  let network: FakeGitHub
  beforeAll(async () => {
    network = await openGitHub()
  })
  afterAll(() => network.close())

  const say = (externalId: string, text: string) => ({
    deliveryId: newId(),
    createdAt: new Date(),
    text,
    replyTo: { externalId },
  })

  test('an answer in a discussion stands below the comment that it answers, also when that is an answer', async () => {
    const root = await network.discuss('Which oil?')
    const comment = await network.discuss('I take sewing machine oil.', root)
    const reply = await network.discuss('Really?', comment)
    const message = say(reply, 'Please don’t.')
    const sent = await connector.send?.(network.account(), message)
    expect(await connector.find?.(network.account(), message)).toEqual(sent)
    const thread = await connector.fetchThread?.(
      { externalId: sent?.externalId ?? '' },
      plainTools(),
      network.settingsForThreads?.(),
      network.source(undefined),
    )
    expect(thread?.posts.map(({ text, replyTo, threadRoot }) => [text, replyTo, threadRoot])).toEqual([
      ['Which oil?', undefined, undefined],
      ['I take sewing machine oil.', root, root],
      ['Really?', comment, root],
      ['Please don’t.', comment, root],
    ])
    const { news } = (await connector.poll?.(network.source(undefined), soon())) ?? { news: [] }
    expect(news.filter(one => 'post' in one && one.post.threadRoot === root)).toHaveLength(3)
  })

  test('a thank-you is a heart, there once, and can be taken back', async () => {
    const externalId = await network.write('It works again. Thank you!')
    const gesture = { deliveryId: newId(), createdAt: new Date(), gesture: 'like' as const, to: { externalId } }
    const sent = await connector.gesture?.(network.account(), gesture)
    await connector.gesture?.(network.account(), gesture)
    expect(network.hearts()).toEqual([externalId])
    await connector.retract?.(network.account(), sent ?? { externalId: '' })
    expect(network.hearts()).toEqual([])
  })

  test('its search tells each find once, in issues and in discussions', async () => {
    await network.write('Halden-7 rattles.')
    await network.discuss('Halden-7 or Halden-9?')
    const source = network.source(undefined, { what: 'search', words: 'Halden-7' })
    const first = await connector.poll?.(source, soon())
    expect(first?.news.map(one => 'post' in one && one.post.text)).toEqual([
      'Halden-7 rattles.',
      'Halden-7 or Halden-9?',
    ])
    expect((await connector.poll?.({ ...source, cursor: first?.cursor }, soon()))?.news).toEqual([])
  })

  test('a hundred comments in a minute are all heard', async () => {
    const root = await network.write('It is snowing.')
    const first = await connector.poll?.(network.source(undefined), soon())
    const texts = Array.from({ length: 120 }, (_, n) => `Here, too. ${n}`)
    for (const text of texts) await network.write(text, root)
    const second = await connector.poll?.(network.source(first?.cursor), soon())
    expect(second?.news.map(one => 'post' in one && one.post.text)).toEqual(texts)
  })

  test('what was said long before one listens is no news, now or at the next look', async () => {
    const quiet = await openGitHub()
    try {
      await quiet.write('Is anybody here?')
      const later = { ...plainTools(), now: () => new Date(Date.now() + 3 * 24 * 3_600_000) }
      const first = await connector.poll?.({ ...quiet.source(undefined), tools: later }, soon())
      expect(first?.news).toEqual([])
      const second = await connector.poll?.({ ...quiet.source(first?.cursor), tools: later }, soon())
      expect(second?.news).toEqual([])
    } finally {
      await quiet.close()
    }
  })

  test('without a token only the webhook is heard', async () => {
    const source = { ...network.source(undefined), secret: { signingKey: newId() } }
    expect(await connector.poll?.(source, soon())).toEqual({ news: [], nextInMs: expect.any(Number) })
  })

  test('when GitHub asks us to slow down, we do until the time it names', async () => {
    const slow = await openGitHub()
    try {
      slow.refuse(403, { 'retry-after': '90' }, { message: 'You have exceeded a secondary rate limit.' })
      const refusal = await connector.poll?.(slow.source(undefined), soon()).catch((error: unknown) => error)
      expect((refusal as NetworkError).outcome).toBe('later')
      expect((refusal as NetworkError).retryAt?.getTime()).toBeGreaterThan(Date.now() + 80_000)
      slow.refuse(403, {}, { message: 'Resource not accessible by personal access token' })
      await expect(connector.identify?.(slow.account())).rejects.toMatchObject({ outcome: 'refused' })
    } finally {
      await slow.close()
    }
  })
})

describe('as GitHub’s own webhooks tell it', () => {
  let network: FakeGitHub
  beforeAll(async () => {
    network = await openGitHub()
  })
  afterAll(() => network.close())

  async function told(event: string, action: string) {
    const payload = examples.find(each => each.name === event)?.examples.find(each => each.action === action)
    if (!payload) throw new Error(`There is no example of ${event}, ${action}.`)
    const { source, request } = network.signed(event, payload)
    return (await connector.receive?.(source, request))?.news ?? []
  }

  test('an issue, its comment, a discussion and its comment', async () => {
    expect(await told('issues', 'opened')).toMatchObject([
      { kind: 'post', post: { title: 'Spelling error in the README file', author: { handle: 'Codertocat' } } },
    ])
    const [comment] = await told('issue_comment', 'created')
    expect(comment).toMatchObject({
      post: {
        text: "You are totally right! I'll get this fixed right away.",
        url: 'https://github.com/Codertocat/Hello-World/issues/1#issuecomment-492700400',
        author: { externalId: '21031067' },
        threadRoot: expect.any(String),
      },
    })
    expect(await told('discussion', 'created')).toMatchObject([{ post: { title: 'Welcome to discussions!' } }])
    expect(await told('discussion_comment', 'created')).toMatchObject([
      { post: { text: 'I have so many questions to ask you!', threadRoot: 'MDEwOkRpc2N1c3Npb24zMjk3NDQy' } },
    ])
  })

  test('what is edited and deleted', async () => {
    for (const event of ['issues', 'issue_comment', 'discussion', 'discussion_comment'])
      expect(await told(event, 'edited'), event).toMatchObject([{ kind: 'edit', post: { editedAt: expect.any(Date) } }])
    for (const event of ['issues', 'issue_comment', 'discussion_comment'])
      expect(await told(event, 'deleted'), event).toMatchObject([{ kind: 'delete', externalId: expect.any(String) }])
  })

  test('none of all the things that GitHub tells makes it stumble, and what nobody said is no news', async () => {
    const silent = new Set(['star', 'push', 'fork', 'watch', 'check_run', 'deployment', 'pull_request'])
    for (const { name, examples: payloads } of examples)
      for (const payload of payloads) {
        const { source, request } = network.signed(name, payload)
        const batch = await connector.receive?.(source, request)
        if (silent.has(name)) expect(batch?.news, name).toEqual([])
      }
  })
})
