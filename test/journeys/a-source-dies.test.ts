import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type Connector,
  changeSource,
  connectAccount,
  healthOf,
  NetworkError,
  openSource,
  plugIn,
  resumeSource,
  theSource,
} from '#core/channels'
import { runSources } from '#journey/gather'
import { listInbox } from '#journey/route'
import { understanding } from '#journey/understand'
import { until } from '../until.ts'
import { world } from '../world.ts'

const here = world()
const servers: Server[] = []
let running: ReturnType<typeof runSources>

/** A blog that can be switched off, moved away, or turned into something else. */
const blog = {
  state: 'well' as 'well' | 'dead' | 'moved',
  posts: ['The first post about our Halden'],
  url: '',
  other: '',
}

async function serve(answer: (path: string) => { status: number; type: string; body: string } | undefined) {
  const server = createServer((request, response) => {
    const said = answer(request.url ?? '/')
    if (!said) return response.destroy()
    response.writeHead(said.status, { 'content-type': said.type })
    response.end(said.body)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  servers.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`
}

const feed = () => ({
  status: 200,
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>Blog</title>${blog.posts
    .map(
      (title, index) =>
        `<item><guid>https://blog.example/${index}</guid><title>${title}</title><description>${title}</description></item>`,
    )
    .join('')}</channel></rss>`,
})

/** A network that is listened to through an account, and one day no longer knows its token. */
const signedOut = { now: false }
const tower: Connector = {
  name: 'tower',
  label: 'Tower',
  about: 'One hears far from up there.',
  network: 'tower',
  settings: z.object({ side: z.string().optional() }),
  secret: z.object({ token: z.string() }),
  capabilities: {
    listen: 'poll',
    reply: true,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'all',
  listensThrough: 'account',
  identify: async () => ({ externalId: 'halden', handle: 'halden' }),
  poll: async () => {
    if (signedOut.now) throw new NetworkError('signed-out', 'The tower does not know this token any more.')
    return { news: [], nextInMs: 30 }
  },
}

beforeAll(async () => {
  plugIn([tower])
  blog.url = await serve(() => {
    if (blog.state === 'dead') return undefined
    if (blog.state === 'moved') return { status: 410, type: 'text/plain', body: 'Gone.' }
    return feed()
  })
  blog.other = await serve(feed)
  running = runSources(here.ctx, understanding)
})
afterEach(() => {
  blog.state = 'well'
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  for (const server of servers) server.close()
})

const health = async (id: string) => {
  const source = await theSource(here.ctx, id)
  return { ...healthOf(source, here.ctx.now()), source }
}
const is = (id: string, state: string) =>
  until(`the source ${state}`, async () => ((await health(id)).state === state ? health(id) : undefined), 15_000)
const told = async (name: string, id: string) =>
  (await here.database.pool.query('select payload from event where name = $1 and subject_id = $2', [name, id])).rows
/** The next look is hours away for a quiet feed: the clock brings it near. */
const lookNow = async (id: string) => {
  await here.database.pool.query('update source set next_try_at = now() where id = $1', [id])
  running.lookNow()
}

test('a source that dies is seen with its reason, told once however often it is tried, and comes back by itself', async () => {
  const { id } = await openSource(here.as('ada'), { connector: 'feed', settings: { url: blog.url } })
  await is(id, 'hears')
  blog.state = 'dead'
  await lookNow(id)
  const failing = await is(id, 'failing')
  expect(failing.words.length).toBeGreaterThan(10)
  expect(failing.source.failingSince).toBeInstanceOf(Date)
  // Tried again within seconds at first, so that a hiccup heals before anybody looks.
  expect((failing.source.nextTryAt?.getTime() ?? 0) - here.ctx.now().getTime()).toBeLessThan(10_000)
  for (let more = 2; more <= 4; more++) {
    await lookNow(id)
    await until('it was tried again', async () => (await theSource(here.ctx, id)).failures >= more)
  }
  expect(await told('source.failing', id)).toHaveLength(1)
  blog.state = 'well'
  await lookNow(id)
  await is(id, 'hears')
  expect(await told('source.recovered', id)).toHaveLength(1)
  expect(await told('source.failing', id)).toHaveLength(1)
})

test('a feed that is gone for good is given its new address, and is heard there at once', async () => {
  const { id } = await openSource(here.as('ada'), { connector: 'feed', settings: { url: blog.url } })
  await is(id, 'hears')
  const before = await theSource(here.ctx, id)
  blog.state = 'moved'
  await lookNow(id)
  await until('it says so', async () => ['failing', 'stopped'].includes((await health(id)).state))
  blog.posts.push('The second post about our Halden')
  await changeSource(here.as('ada'), id, { settings: { url: blog.other } })
  running.lookNow()
  await until('the second post is heard', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.some(row => row.text.includes('second')),
  )
  expect((await theSource(here.ctx, id)).openedAt).toEqual(before.openedAt)
})

test('a place that falls silent is quiet, in words that say how silent it usually is', async () => {
  const { id } = await openSource(here.as('ada'), { connector: 'feed', settings: { url: blog.other } })
  await is(id, 'hears')
  await here.database.pool.query(
    `update source set usual_gap_s = 600, last_item_at = now() - interval '3 hours' where id = $1`,
    [id],
  )
  expect(await health(id)).toMatchObject({ state: 'quiet', words: expect.stringContaining('10 minutes is usual') })
})

test('an account that is signed out is one piece of news, however many places are heard through it', async () => {
  const account = await connectAccount(here.as('ada'), { connector: 'tower', secret: { token: 'one' } })
  const through = { connector: 'tower', accountId: account.id }
  const places = [
    await openSource(here.as('ada'), { ...through, settings: { side: 'north' } }),
    await openSource(here.as('ada'), { ...through, settings: { side: 'south' } }),
  ]
  for (const { id } of places) await is(id, 'hears')
  signedOut.now = true
  for (const { id } of places) expect((await is(id, 'stopped')).words).toContain('sign in again')
  expect(await told('account.signed-out', account.id)).toHaveLength(1)
  for (const { id } of places) {
    expect(await told('source.failing', id)).toHaveLength(0)
    await lookNow(id)
    await until('it was tried again', async () => (await theSource(here.ctx, id)).failures >= 2)
  }
  expect(await told('account.signed-out', account.id)).toHaveLength(1)

  signedOut.now = false
  // Signing in again wakes them: nobody waits for the next try, hours ahead.
  await connectAccount(here.as('ada'), { connector: 'tower', secret: { token: 'two' } })
  running.lookNow()
  for (const { id } of places) await is(id, 'hears')
})

test('a source that is tried again by hand and fails again says so again: somebody asked', async () => {
  const { id } = await openSource(here.as('ada'), { connector: 'feed', settings: { url: blog.url } })
  await is(id, 'hears')
  blog.state = 'dead'
  await lookNow(id)
  await is(id, 'failing')
  await resumeSource(here.as('ada'), id)
  running.lookNow()
  await until('it is told', async () => (await told('source.failing', id)).length === 2)
  blog.state = 'well'
})
