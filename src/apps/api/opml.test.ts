import { afterAll, beforeAll, expect, test } from 'vitest'
import { sources } from '#core/channels'
import { clientAddressHeader } from '#core/team'
import { type Live, openLive } from '#platform/live'
import { world } from '../../../test/world.ts'
import { createApp } from './app.ts'

const here = world()
let app: ReturnType<typeof createApp>
let live: Live

beforeAll(async () => {
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
})
afterAll(() => live?.[Symbol.asyncDispose]())

const list = `<opml version="2.0"><head><title>Ada reads</title></head><body>
  <outline text="Bikes"><outline text="Frost &amp; Chain" type="rss" xmlUrl="https://frost.example/feed" htmlUrl="https://frost.example/"/></outline>
  <outline text="Town" xmlUrl="https://town.example/rss"/><outline text="Odd" xmlUrl="gopher://odd.example/"/></body></opml>`

async function as(who: string) {
  const origin = here.ctx.config.publicUrl
  const response = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, [clientAddressHeader]: '192.0.2.7' },
    body: JSON.stringify({ email: `${who}@halden.example`, password: 'three plain words' }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  return (path: string, init: RequestInit = {}) =>
    app.request(`/api${path}`, { ...init, headers: { cookie, origin, ...init.headers } })
}

test('Ada looks into her list, opens it, and gets it back for another reader', async () => {
  const asAda = await as('ada')
  const preview = await (await asAda('/sources/opml/preview', { method: 'POST', body: list })).json()
  expect(preview).toMatchObject({
    title: 'Ada reads',
    feeds: [
      { url: 'https://frost.example/feed', title: 'Frost & Chain', folders: ['Bikes'], isOpen: false },
      { url: 'https://town.example/rss', title: 'Town', folders: [], isOpen: false },
    ],
    bad: [{ at: 'Odd' }],
  })

  const open = (feeds: unknown[]) =>
    asAda('/sources/opml', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ feeds }),
    })
  const feeds = preview.feeds.map(({ isOpen: _, ...feed }: { isOpen: boolean }) => feed)
  expect(await (await open(feeds)).json()).toEqual({ opened: 2, alreadyOpen: 0, refused: [] })
  expect(await (await open([{ ...feeds[0], url: 'http://frost.example/feed/' }])).json()).toMatchObject({
    opened: 0,
    alreadyOpen: 1,
  })

  const opened = (await sources(here.ctx)).filter(one => one.connector === 'feed')
  expect(opened.map(one => one.label)).toEqual(['Frost & Chain', 'Town'])
  // They begin one after the other, and each can be subscribed to at its hub.
  expect(new Set(opened.map(one => one.nextTryAt?.getTime())).size).toBe(2)
  expect(opened.every(one => one.secretId !== null)).toBe(true)

  const back = await asAda('/sources/opml')
  expect(back.headers.get('content-type')).toMatch(/^text\/x-opml/)
  const again = await (await asAda('/sources/opml/preview', { method: 'POST', body: await back.text() })).json()
  // Those in no folder stand first.
  expect(again.feeds).toEqual(preview.feeds.map((feed: object) => ({ ...feed, isOpen: true })).reverse())
})

test('a list that is none says so, and only those who open places may hand one in', async () => {
  const asAda = await as('ada')
  const none = await (await asAda('/sources/opml/preview', { method: 'POST', body: 'Dear diary' })).json()
  expect(none).toMatchObject({ feeds: [], bad: [{ at: 'the file' }] })
  expect((await asAda('/sources/opml/preview', { method: 'POST', body: '' })).status).toBe(400)
  const asInes = await as('ines')
  expect((await asInes('/sources/opml/preview', { method: 'POST', body: list })).status).toBe(403)
})
