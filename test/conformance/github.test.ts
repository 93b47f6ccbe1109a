import published from '@octokit/webhooks-examples' with { type: 'json' }
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { github } from '#connectors/github'
import type { Connector, NetworkError } from '#core/channels'
import { newId } from '#lib/id'
import * as queries from '../../src/connectors/github/queries.ts'
import { Secret } from '../../src/connectors/github/settings.ts'
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

  test('of a pull request is heard what is said as a whole and of its lines, where it was asked for', async () => {
    const pull = await network.propose('Brake earlier in the cold')
    const comment = await network.propose('Which winters?', pull)
    const line = await network.review(pull, 'Nearly there.', 'Why 0.8?')
    const answer = await network.review(pull, '', 'Because of the frost.', line)
    await network.review(pull, 'Not handed in yet.', 'Nor this.', undefined, 'PENDING')
    const heard = async (kinds: string) => {
      const batch = await connector.poll?.(network.source(undefined, { kinds }), soon())
      return (batch?.news ?? []).flatMap(one => ('post' in one ? [one.post] : []))
    }
    const posts = (await heard('pulls')).filter(post => [post.externalId, post.threadRoot].includes(pull))
    expect(posts.map(({ text, title, replyTo }) => [text, title, replyTo])).toEqual([
      ['Brake earlier in the cold', 'About bikes', undefined],
      ['Which winters?', undefined, pull],
      ['Nearly there.', undefined, pull],
      ['Why 0.8?', 'brake.ts', pull],
      ['Because of the frost.', 'brake.ts', line],
    ])
    expect((await heard('both')).some(post => post.externalId === pull)).toBe(false)
    expect((await heard('all')).filter(post => post.externalId === comment)).toHaveLength(1)
    const thread = await connector.fetchThread?.(
      { externalId: answer },
      plainTools(),
      network.settingsForThreads?.(),
      network.source(undefined),
    )
    expect(thread?.posts.map(post => post.text)).toEqual(posts.map(post => post.text))
    expect(thread?.incomplete).toBeUndefined()
  })

  test('an answer to what is said of a line stands in its thread; it is found, changed and taken down there', async () => {
    const pull = await network.propose('Longer cables')
    const line = await network.review(pull, '', 'How long?')
    const answer = await network.review(pull, '', 'Two metres?', line)
    const message = say(answer, 'Two and a half.')
    const sent = (await connector.send?.(network.account(), message)) ?? { externalId: '' }
    expect(await connector.find?.(network.account(), message)).toEqual(sent)
    const others = say(line, 'Never said.')
    expect(await connector.find?.(network.account(), others)).toBeUndefined()
    await connector.edit?.(network.account(), sent, { ...message, text: 'Three.' })
    expect(await network.count?.('Three.')).toBe(1)
    const read = await connector.fetchThread?.(
      { externalId: sent.externalId },
      plainTools(),
      network.settingsForThreads?.(),
      network.source(undefined),
    )
    expect(read?.posts[0]?.externalId).toBe(pull)
    await connector.retract?.(network.account(), sent)
    expect(await network.count?.('Three.')).toBe(0)
    // What is said of the whole is answered at its end.
    const whole = await connector.send?.(network.account(), say(pull, 'Thank you!'))
    expect((await connector.find?.(network.account(), say(pull, '?'))) ?? whole).toEqual(whole)
    expect(await network.count?.('Thank you!')).toBe(1)
  })

  test('what is changed of it later is heard, in its place', async () => {
    const pull = await network.propose('Wider tyres')
    const line = await network.review(pull, '', 'How wide?')
    const source = network.source(undefined, { kinds: 'pulls' })
    const first = await connector.poll?.(source, soon())
    await network.edit?.(line, 'How much wider?')
    const second = await connector.poll?.({ ...source, cursor: first?.cursor }, soon())
    expect(second?.news).toMatchObject([{ kind: 'edit', post: { text: 'How much wider?', threadRoot: pull } }])
  })

  test('an app is given a token, uses it while it lasts, and is given another before it ends or when it ended early', async () => {
    let kept = Secret.parse(network.app.secret) as object
    let inTurn = Promise.resolve(kept)
    let passedMs = 0
    const tools = { ...plainTools(), now: () => new Date(Date.now() + passedMs) }
    // As the house does it: one at a time, and not at all where another has renewed it since.
    const signedIn = () => {
      const held = kept
      return {
        ...network.account(),
        tools,
        secret: held,
        renewSecret: (work: (current: object) => Promise<object>) => {
          inTurn = inTurn.then(async () => {
            if (kept === held) kept = Secret.parse(await work(held))
            return kept
          })
          return inTurn
        },
      }
    }
    expect(await connector.identify?.(signedIn())).toMatchObject({ handle: 'halden-team' })
    await connector.identify?.(signedIn())
    expect(network.app.given).toHaveLength(1)
    passedMs = 59 * 60_000
    network.app.pass(passedMs)
    await Promise.all([connector.identify?.(signedIn()), connector.identify?.(signedIn())])
    expect(network.app.given).toHaveLength(2)
    network.app.endEarly()
    await connector.identify?.(signedIn())
    expect(network.app.given).toHaveLength(4)
    expect(kept).toMatchObject({ token: 'ghs_3_of_halden', appId: '12' })
    // Taken out of there, it is signed out; what was good stays kept.
    const strange = { ...kept, installationId: '9', expiresAt: 0 }
    await expect(connector.identify?.({ ...network.account(), secret: strange })).rejects.toMatchObject({
      outcome: 'signed-out',
    })
    expect(kept).toMatchObject({ token: 'ghs_3_of_halden' })
  })

  test('an app’s key is taken as a form hands it on, and refused where it is none or where something is missing', () => {
    const { privateKey = '' } = network.app.secret as Record<string, string>
    const ways = [privateKey, privateKey.trim().split('\n'), privateKey.replaceAll('\n', ' ')]
    for (const way of ways) expect(Secret.parse({ ...network.app.secret, privateKey: way }).privateKey).toBe(privateKey)
    expect(Secret.safeParse({ ...network.app.secret, privateKey: 'key' }).success).toBe(false)
    expect(Secret.safeParse({ appId: '12' }).error?.issues[0]?.path).toEqual(['appId'])
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

  async function told(event: string, action: string, settings?: object) {
    const payload = examples.find(each => each.name === event)?.examples.find(each => each.action === action)
    if (!payload) throw new Error(`There is no example of ${event}, ${action}.`)
    const { source, request } = network.signed(event, payload, settings)
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

  test('a pull request, what is said of it and of its lines, where it was asked for', async () => {
    const pull = 'MDExOlB1bGxSZXF1ZXN0Mjc5MTQ3NDM3'
    expect(await told('pull_request', 'opened', { kinds: 'all' })).toMatchObject([
      { kind: 'post', post: { externalId: pull, title: 'Update the README with new information.' } },
    ])
    expect(await told('pull_request_review_comment', 'created', { kinds: 'pulls' })).toMatchObject([
      { kind: 'post', post: { title: 'README.md', threadRoot: pull } },
    ])
    expect(await told('pull_request_review_comment', 'deleted', { kinds: 'pulls' })).toMatchObject([{ kind: 'delete' }])
    const [review] = examples.find(each => each.name === 'pull_request_review')?.examples ?? []
    const { source, request } = network.signed(
      'pull_request_review',
      { ...review, review: { ...(review as { review?: object }).review, body: 'Nearly there.' } },
      { kinds: 'pulls' },
    )
    expect((await connector.receive?.(source, request))?.news).toMatchObject([
      { kind: 'post', post: { text: 'Nearly there.', threadRoot: pull } },
    ])
    // A mark without words is nobody's word; and who asked for issues is told of issues.
    expect(await told('pull_request_review', 'submitted', { kinds: 'pulls' })).toEqual([])
    expect(await told('pull_request', 'opened')).toEqual([])
    expect(await told('issues', 'opened', { kinds: 'pulls' })).toEqual([])
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
