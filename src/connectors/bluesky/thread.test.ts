import { type AppBskyFeedDefs, type AppBskyFeedGetPostThread, lexicons } from '@atproto/api'
import { expect, test } from 'vitest'
import type { ConnectorTools } from '#core/channels'
import { bluesky } from './index.ts'
import { fetchThread } from './thread.ts'

/** A thread as an AppView shows it, by the network's own schema. Run against a real server: test/conformance. */
type View = AppBskyFeedDefs.ThreadViewPost & { $type: 'app.bsky.feed.defs#threadViewPost' }

const cid = 'bafyreiapzyf65cmq55jklpnrihiygze2jmmdqvvkwqeiomd72pbp2iazuu'
const people = { ana: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz', tomas: 'did:plc:z72i7hdynmk6r22z27h6tvur' }
const uri = (rkey: string, who: keyof typeof people = 'ana') => `at://${people[who]}/app.bsky.feed.post/${rkey}`

function view(rkey: string, minute: number, parent?: string, more: object = {}): View {
  const createdAt = `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`
  const ref = (of: string) => ({ uri: uri(of), cid })
  const reply = parent === undefined ? undefined : { root: ref('3kroot'), parent: ref(parent) }
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: {
      $type: 'app.bsky.feed.defs#postView',
      uri: uri(rkey),
      cid,
      author: { did: people.ana, handle: 'ana.test', displayName: 'Ana', avatar: 'https://cdn.example/ana.jpg' },
      record: { $type: 'app.bsky.feed.post', text: rkey, createdAt, ...(reply ? { reply } : {}) },
      indexedAt: createdAt,
      replyCount: 0,
    },
    ...more,
  }
}

/** A service that shows these threads, each by the post that was asked for. */
function showing(threads: Record<string, AppBskyFeedGetPostThread.OutputSchema['thread']>): ConnectorTools {
  const answer = (data: unknown, status = 200) => new Response(JSON.stringify(data), { status })
  const fetch: typeof globalThis.fetch = async input => {
    const url = new URL(String(input))
    if (url.pathname.endsWith('app.bsky.actor.getProfiles')) {
      const profiles = url.searchParams.getAll('actors').map(did => ({ did, handle: 'ana.test', followersCount: 42 }))
      return answer({ profiles })
    }
    const thread = threads[url.searchParams.get('uri') ?? '']
    if (thread === undefined) return answer({ error: 'NotFound', message: 'Post not found' }, 400)
    const shown = { thread }
    lexicons.assertValidXrpcOutput('app.bsky.feed.getPostThread', shown)
    return answer(shown)
  }
  return { fetch, checkAddress: async url => new URL(url), now: () => new Date(), log: () => {} }
}

const settings = bluesky.settings.parse({})
const ids = (posts: { externalId: string }[]) => posts.map(post => post.externalId.split('/').at(-1))

test('a thread is read from its beginning, each post before its replies, in the order of time', async () => {
  const root = view('3kroot', 0, undefined, {
    replies: [view('3klate', 9, '3kroot'), view('3kearly', 1, '3kroot', { replies: [view('3kbelow', 12, '3kearly')] })],
  })
  const reply = view('3kbelow', 12, '3kearly', { parent: view('3kearly', 1, '3kroot', { parent: view('3kroot', 0) }) })
  const tools = showing({ [uri('3kroot')]: root, [uri('3kbelow')]: reply })
  const thread = await fetchThread({ externalId: uri('3kbelow') }, tools, settings)
  expect(ids(thread.posts)).toEqual(['3kroot', '3kearly', '3kbelow', '3klate'])
  expect(thread.incomplete).toBeUndefined()
})

test('people come with their names, pictures and followers', async () => {
  const thread = await fetchThread(
    { externalId: uri('3kroot') },
    showing({ [uri('3kroot')]: view('3kroot', 0) }),
    settings,
  )
  expect(thread.posts[0]?.author).toEqual({
    externalId: people.ana,
    handle: 'ana.test',
    name: 'Ana',
    avatarUrl: 'https://cdn.example/ana.jpg',
    url: `https://bsky.app/profile/${people.ana}`,
    followers: 42,
  })
})

test('what is hidden, gone or not shown is said', async () => {
  const blocked = {
    $type: 'app.bsky.feed.defs#blockedPost',
    uri: uri('3kx'),
    blocked: true,
    author: { did: people.tomas },
  }
  const gone = { $type: 'app.bsky.feed.defs#notFoundPost', uri: uri('3ky'), notFound: true }
  const told = async (more: object) => {
    const root = view('3kroot', 0, undefined, more)
    return (await fetchThread({ externalId: uri('3kroot') }, showing({ [uri('3kroot')]: root }), settings)).incomplete
  }
  expect(await told({ replies: [blocked] })).toMatch(/hidden/)
  expect(await told({ replies: [gone] })).toMatch(/gone/)
  const more = view('3kroot', 0)
  more.post.replyCount = 3
  const thread = await fetchThread({ externalId: uri('3kroot') }, showing({ [uri('3kroot')]: more }), settings)
  expect(thread.incomplete).toMatch(/not shown/)
  const nothing = await fetchThread({ externalId: uri('3kroot') }, showing({}), settings)
  expect(nothing).toMatchObject({ posts: [], incomplete: expect.stringMatching(/gone/) })
})

test('something that is no address of a post is refused', async () => {
  await expect(fetchThread({ externalId: 'https://example.com' }, showing({}), settings)).rejects.toMatchObject({
    outcome: 'refused',
  })
})
