import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signPayload } from '#connectors/webhook'
import { openSource } from '#core/channels'
import { clientAddressHeader, forgetWho, invite, renewWayIn } from '#core/team'
import { claimConversation, listInbox } from '#journey/route'
import { type Live, openLive } from '#platform/live'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from './app.ts'

const here = world()
let app: ReturnType<typeof createApp>
let live: Live
let desk = ''
const origin = () => here.ctx.config.publicUrl
const json = { 'content-type': 'application/json' }

beforeAll(async () => {
  desk = await mkdtemp(join(tmpdir(), 'sosh-desk-'))
  await writeFile(join(desk, 'index.html'), '<!doctype html><title>The desk</title>')
  live = await openLive(here.url)
  app = createApp(here.ctx, live, desk)
})

afterAll(async () => {
  await live?.[Symbol.asyncDispose]()
  await rm(desk, { recursive: true, force: true })
})

async function signIn(who: string, password = 'three plain words', address = '192.0.2.1'): Promise<Response> {
  return app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { ...json, origin: origin(), [clientAddressHeader]: address },
    body: JSON.stringify({ email: `${who}@halden.example`, password }),
  })
}

async function cookieOf(who: string): Promise<string> {
  const response = await signIn(who)
  return response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}

test('Inés signs in, is known, and signs out; her cookie is out of reach of scripts and other sites', async () => {
  const response = await signIn('ines')
  expect(response.status).toBe(200)
  const [set] = response.headers.getSetCookie()
  expect(set).toMatch(/^sosh\.session_token=.*HttpOnly.*SameSite=Lax/i)
  const cookie = set?.split(';')[0] ?? ''
  const me = await app.request('/api/me', { headers: { cookie } })
  expect(await me.json()).toMatchObject({ name: 'Inés Navarro', roles: ['employee'] })
  await app.request('/api/auth/sign-out', {
    method: 'POST',
    headers: { cookie, origin: origin(), ...json },
    body: '{}',
  })
  expect((await app.request('/api/me', { headers: { cookie } })).status).toBe(403)
})

test('nobody signs up by themselves, and guessing is stopped', async () => {
  const body = JSON.stringify({ email: 'mallory@evil.example', password: 'three plain words', name: 'Mallory' })
  const signUp = await app.request('/api/auth/sign-up/email', {
    method: 'POST',
    headers: { ...json, origin: origin() },
    body,
  })
  expect(signUp.status).toBe(404)
  const tries = []
  for (let i = 0; i < 12; i++) tries.push((await signIn('marta', `wrong guess ${i}`, '192.0.2.66')).status)
  expect(tries.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
  expect(tries.at(-1)).toBe(429)
})

test('an invitation works once, by its link alone', async () => {
  const { link } = await invite(here.as('ada'), { name: 'Jonas Lind', roles: ['employee'] })
  const token = link.split('/').at(-1)
  const accept = (email: string) =>
    app.request('/api/invitations/accept', {
      method: 'POST',
      headers: { ...json, [clientAddressHeader]: '192.0.2.7' },
      body: JSON.stringify({ token, name: 'Jonas Lind', email, password: 'three plain words' }),
    })
  expect((await accept('jonas@halden.example')).status).toBe(200)
  expect((await accept('second@halden.example')).status).toBe(404)
  expect((await signIn('jonas')).status).toBe(200)
})

test('a colleague who forgot their password gets a new way in, and the old one is shut', async () => {
  const { link } = await renewWayIn(here.as('ada'), here.id('tomas'))
  const old = await cookieOf('tomas')
  const response = await app.request('/api/invitations/accept', {
    method: 'POST',
    headers: { ...json, [clientAddressHeader]: '192.0.2.8' },
    body: JSON.stringify({
      token: link.split('/').at(-1),
      name: 'Tomás Rey',
      email: 'tomas@halden.example',
      password: 'three newer words',
    }),
  })
  expect(await response.json()).toEqual({ employeeId: here.id('tomas') })
  forgetWho()
  expect((await app.request('/api/me', { headers: { cookie: old } })).status).toBe(403)
  expect((await signIn('tomas', 'three plain words', '192.0.2.9')).status).toBe(401)
  expect((await signIn('tomas', 'three newer words', '192.0.2.9')).status).toBe(200)
})

test('what can’t be used is said as problem+json, field by field, and a stranger learns nothing', async () => {
  const cookie = await cookieOf('ada')
  const wrong = await app.request('/api/queries', {
    method: 'PUT',
    headers: { ...json, cookie },
    body: JSON.stringify({ name: '', text: '(halden' }),
  })
  expect([wrong.status, wrong.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  expect(await wrong.json()).toMatchObject({ kind: 'invalid', reasons: [expect.objectContaining({ at: 'name' })] })
  const unread = await app.request('/api/queries', { method: 'PUT', headers: { ...json, cookie }, body: '{not json' })
  expect(await unread.json()).toMatchObject({ status: 400, kind: 'invalid' })
  for (const path of [
    '/api/inbox',
    '/api/company',
    '/api/topics',
    '/api/team',
    '/api/sources',
    '/api/rules',
    '/api/results',
    '/api/audit',
    '/api/live',
    '/api/conversations/01a201a6-bc92-760a-804a-aaa2b138acee',
  ])
    expect([path, (await app.request(path)).status]).toEqual([path, 403])
})

test('a page too large, and one from another site, are refused', async () => {
  const cookie = await cookieOf('ada')
  const large = await app.request('/api/queries', {
    method: 'PUT',
    headers: { ...json, cookie },
    body: JSON.stringify({ name: 'x', text: 'y'.repeat(2_000_000) }),
  })
  expect(large.status).toBe(400)
  const foreign = await app.request('/api/topics', {
    method: 'POST',
    headers: { ...json, cookie, 'sec-fetch-site': 'cross-site' },
    body: '{"topics":[]}',
  })
  expect(foreign.status).toBe(403)
})

test('the page behind somebody’s own link may wear the style that stands in it, and runs nothing', async () => {
  const page = await app.request('/where-you-stand/not-a-link')
  expect(await page.text()).toContain('<style>')
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; base/)
})

test('pages carry a strict content policy, and any address is a screen of the desk', async () => {
  const page = await app.request('/inbox/anything')
  expect(await page.text()).toContain('The desk')
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
  )
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the API describes itself in OpenAPI 3.1', async () => {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, unknown>
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/conversations/{id}/answers', '/inbox', '/queries/preview', '/reviews/{id}/decision']),
  )
})

async function openDesk(who: string, asked = '') {
  const response = await app.request(`/api/live${asked}`, { headers: { cookie: await cookieOf(who) } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const told = { text: '' }
  const reading = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) return
      told.text += value
    }
  })()
  await until('the desk is open', () => told.text.includes('event: ready'))
  return {
    told,
    async [Symbol.asyncDispose]() {
      await reader?.cancel()
      await reading
    },
  }
}

test('what happens reaches an open desk at once, as names and ids and never as words', async () => {
  const source = await quietSource(here.ctx)
  await using desk = await openDesk('ines')
  await heard(here.ctx, source, post({ text: 'A most secret question?' }))
  const id = (await listInbox(here.as('ines'), { view: 'everything' })).rows[0]?.id ?? ''
  await claimConversation(here.as('ines'), id)
  await until('it is told', () => desk.told.text.includes('conversation.claimed'))
  expect(desk.told.text).toContain('posts.heard')
  expect(desk.told.text).toContain(id)
  expect(desk.told.text).not.toContain('secret')
})

test('what happened after a desk was read and before it listens is told when it opens', async () => {
  const source = await quietSource(here.ctx)
  const known = new Promise<void>(hear => live.subscribe(note => note.name === 'posts.heard' && hear()))
  await heard(here.ctx, source, post({ text: 'It was there before anybody listened.' }))
  await known
  await using desk = await openDesk('ines', '?looking=1000')
  await until('it is told', () => desk.told.text.includes('posts.heard'))
  await using asleep = await openDesk('ines', '?looking=86400000')
  await until('it looks at all of it again', () => asleep.told.text.includes('live.resumed'))
  expect(asleep.told.text).not.toContain('posts.heard')
})

test('a signed hook is heard once; a replay, a forgery and an unsigned one are refused', async () => {
  const { id, signingKey = '' } = await openSource(here.as('ada'), {
    connector: 'webhook',
    settings: { label: 'Help desk' },
  })
  const body = JSON.stringify({
    id: 'ticket-1',
    text: 'My Halden rattles.',
    author: 'Bernd',
    postedAt: new Date().toISOString(),
  })
  const push = (headers: Record<string, string>, said = body) =>
    app.request(`/hooks/${id}`, { method: 'POST', headers: { ...json, ...headers }, body: said })
  const signed = { 'sosh-signature': signPayload(body, signingKey, new Date()) }
  const first = await push(signed)
  expect([first.status, await first.json()]).toEqual([200, { heard: 1, unreadable: [] }])
  expect((await push(signed)).status).toBe(409)
  expect((await push(signed, body.replace('rattles', 'is great'))).status).toBe(403)
  expect((await push({})).status).toBe(403)
  expect((await listInbox(here.as('ines'), { view: 'everything' })).rows.map(row => row.text)).toContain(
    'My Halden rattles.',
  )
})
