import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { accounts, type Connector, NetworkError, openAccount, plugIn } from '#core/channels'
import { sayGoodbye } from '#core/team'
import { eventTasks } from '#platform/events'
import { openLive } from '#platform/live'
import { createApp } from '../../../src/apps/api/app.ts'
import { type Cast, world } from '../../../test/world.ts'
import { beginSignIn, finishSignIn } from './begin-sign-in.ts'
import { connectAccount, disconnectAccount } from './connect-account.ts'
import { openSource } from './open-source.ts'

const here = world()
const Settings = z.object({ server: z.url() })
const Secret = z.object({ accessToken: z.string().min(1), refreshToken: z.string().min(1) })

/** A small server of OAuth 2 (RFC 6749, authorization code, with PKCE by RFC 7636): codes are good once. */
const codes = new Map<string, { challenge: string; redirect: string }>()
const tokens = new Set<string>()
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', base)
  const answer = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (url.pathname === '/authorize') {
    const [redirect, state] = [url.searchParams.get('redirect_uri') ?? '', url.searchParams.get('state') ?? '']
    const code = randomUUID()
    codes.set(code, { challenge: url.searchParams.get('code_challenge') ?? '', redirect })
    response.writeHead(302, { location: `${redirect}?${new URLSearchParams({ code, state })}` })
    return response.end()
  }
  if (url.pathname === '/token') {
    let body = ''
    for await (const chunk of request) body += chunk
    const asked = new URLSearchParams(body)
    const code = codes.get(asked.get('code') ?? '')
    codes.delete(asked.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || code.challenge !== challenge || code.redirect !== asked.get('redirect_uri'))
      return answer(400, { error: 'invalid_grant' })
    const token = randomUUID()
    tokens.add(token)
    return answer(200, { access_token: token, refresh_token: `again ${token}` })
  }
  const bearer = request.headers.authorization?.replace('Bearer ', '') ?? ''
  if (url.pathname === '/me' && tokens.has(bearer)) return answer(200, whoIsThere)
  answer(401, { error: 'invalid_token' })
})
let base = 'http://127.0.0.1'
/** Who is signed in on the guild’s page. */
let whoIsThere = { id: '1', handle: 'halden' }

const guild: Connector<z.infer<typeof Settings>, z.infer<typeof Secret>> = {
  name: 'guild',
  label: 'Guild',
  about: 'Behind a door.',
  network: 'guild',
  settings: Settings,
  secret: Secret,
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
  signIn: {
    async begin({ settings, callbackUrl, state }) {
      const { server } = Settings.parse(settings)
      const verifier = randomUUID() + randomUUID()
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      const query = new URLSearchParams({ redirect_uri: callbackUrl, state, code_challenge: challenge })
      return { url: `${server}/authorize?${query}`, kept: { verifier, server } }
    },
    async finish({ query, kept, callbackUrl }, { fetch }) {
      const { verifier, server } = kept as { verifier: string; server: string }
      const body = new URLSearchParams({
        code: query.code ?? '',
        code_verifier: verifier,
        redirect_uri: callbackUrl,
      })
      const response = await fetch(`${server}/token`, { method: 'POST', body })
      if (!response.ok) throw new NetworkError('signed-out', 'The guild did not know this code.')
      const given = (await response.json()) as { access_token: string; refresh_token: string }
      return {
        settings: { server },
        secret: { accessToken: given.access_token, refreshToken: given.refresh_token },
      }
    },
  },
  async identify({ settings, secret, tools }) {
    const response = await tools.fetch(`${settings.server}/me`, {
      headers: { authorization: `Bearer ${secret.accessToken}` },
    })
    if (!response.ok) throw new NetworkError('signed-out', 'The guild does not know this token.')
    const { id, handle } = (await response.json()) as { id: string; handle: string }
    return { externalId: id, handle }
  },
}

beforeAll(async () => {
  plugIn([guild])
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(closed => server.close(closed)))
beforeEach(async () => {
  await here.database.pool.query('delete from sign_in_elsewhere')
  await here.database.pool.query(`delete from secret where purpose = 'sign-in'`)
})

const begin = (who: Cast = 'ada') => beginSignIn(here.as(who), { connector: 'guild', settings: { server: base } })

/** What the network’s page sends the browser back with, once the person agreed there. */
async function agreed(url: string): Promise<Record<string, string>> {
  const response = await fetch(url, { redirect: 'manual' })
  return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams)
}

const signIns = async () => (await here.database.pool.query('select * from sign_in_elsewhere')).rows
const secrets = async () =>
  (await here.database.pool.query(`select count(*)::int as n from secret where purpose = 'sign-in'`)).rows[0].n

test('an administrator signs in on the network’s page, and the account is connected with what it gave', async () => {
  const back = await agreed((await begin()).url)
  const account = await finishSignIn(here.as('ada'), back)
  expect(account).toMatchObject({ connector: 'guild', handle: 'halden', externalId: '1', settings: { server: base } })
  const { account: opened } = await openAccount(here.ctx, account.id)
  expect(opened.secret).toEqual({ accessToken: expect.any(String), refreshToken: expect.stringMatching(/^again /) })
  expect(await signIns()).toEqual([])
  expect(await secrets()).toBe(0)
})

test('what waits is kept sealed, and its state by hash only', async () => {
  const { url } = await begin()
  const state = new URL(url).searchParams.get('state') ?? ''
  expect(state.length).toBeGreaterThan(30)
  const { rows } = await here.database.pool.query(
    `select s.ciphertext, e::text as row from sign_in_elsewhere e join secret s on s.id = e.secret_id`,
  )
  expect(rows[0].row).not.toContain(state)
  expect(rows[0].ciphertext.toString('utf8')).not.toContain('verifier')
  expect((await signIns())[0]).toMatchObject({ begun_by: here.id('ada'), connector: 'guild' })
})

test('a way back is good once', async () => {
  const back = await agreed((await begin()).url)
  const both = await Promise.allSettled([finishSignIn(here.as('ada'), back), finishSignIn(here.as('ada'), back)])
  expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(finishSignIn(here.as('ada'), back)).rejects.toMatchObject({ kind: 'not-found' })
})

test('after ten minutes it is too late, and nothing stays behind', async () => {
  const back = await agreed((await begin()).url)
  here.pass(11 * 60_000)
  await expect(finishSignIn(here.as('ada'), back)).rejects.toMatchObject({ kind: 'not-found' })
  await begin()
  expect(await signIns()).toHaveLength(1)
  expect(await secrets()).toBe(1)
})

test('only the administrator who began can come back: a link that somebody else was given leads nowhere', async () => {
  await expect(begin('ines')).rejects.toMatchObject({ kind: 'forbidden' })
  const back = await agreed((await begin()).url)
  await expect(finishSignIn(here.as('marta'), back)).rejects.toMatchObject({ kind: 'not-found' })
  // Another administrator, lured to the way back of one who began: their browser is not let in by it.
  const other = { ...here.as('marta').actor, roles: ['administrator'] }
  const marta = { ...here.ctx, actor: other as never }
  await expect(finishSignIn(marta, back)).rejects.toMatchObject({ kind: 'not-found' })
  // It still serves whom it is for.
  expect(await finishSignIn(here.as('ada'), back)).toMatchObject({ handle: 'halden' })
})

test('a foreign code with our state, a forged state and a “no” lead nowhere', async () => {
  const back = await agreed((await begin()).url)
  const foreign = await agreed((await begin()).url)
  await expect(finishSignIn(here.as('ada'), { ...back, code: foreign.code ?? '' })).rejects.toMatchObject({
    kind: 'invalid',
    message: 'The guild did not know this code.',
  })
  await expect(finishSignIn(here.as('ada'), { code: 'x', state: 'x'.repeat(43) })).rejects.toMatchObject({
    kind: 'not-found',
  })
  await expect(finishSignIn(here.as('ada'), { code: 'x' })).rejects.toMatchObject({ kind: 'not-found' })
  const state = new URL((await begin()).url).searchParams.get('state') ?? ''
  await expect(finishSignIn(here.as('ada'), { error: 'access_denied', state })).rejects.toMatchObject({
    kind: 'refused',
  })
  await expect(finishSignIn(here.as('ada'), { code: 'x', state })).rejects.toMatchObject({ kind: 'not-found' })
})

test('over HTTP: the address comes from our own pages only, and the way back ends in Settings', async () => {
  const live = await openLive(here.url)
  const app = createApp(here.ctx, live, '/nowhere')
  const signedIn = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@halden.example', password: 'three plain words' }),
  })
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const ask = (headers: Record<string, string>) =>
    app.request('/api/accounts/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ connector: 'guild', settings: { server: base } }),
    })
  expect((await ask({ cookie, origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await ask({})).status).toBe(403)
  const { url } = (await (await ask({ cookie })).json()) as { url: string }
  const back = new URLSearchParams(await agreed(url))

  const stranger = await app.request(`/connect/back?${back}`)
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/settings?connected=not-yours'])
  const arrived = await app.request(`/connect/back?${back}`, { headers: { cookie } })
  expect(arrived.headers.get('location')).toMatch(/^\/settings\?connected=[0-9a-f-]{36}$/)
  expect(arrived.headers.get('cache-control')).toBe('no-store')
  const again = await app.request(`/connect/back?${back}`, { headers: { cookie } })
  expect(again.headers.get('location')).toBe('/settings?connected=stale')
  await live[Symbol.asyncDispose]()
})

test('whoever has an account of their own connects it for themselves, and it is not the company’s', async () => {
  const mine = { connector: 'guild', settings: { server: base }, whose: 'mine' as const }
  whoIsThere = { id: '2', handle: 'ines' }
  const own = await finishSignIn(here.as('ines'), await agreed((await beginSignIn(here.as('ines'), mine)).url))
  expect(own).toMatchObject({ handle: 'ines', ownerId: here.id('ines'), ownerName: 'Inés Navarro' })
  // By the form, too; signing in again is the same account, and its old secret is forgotten.
  const secret = { accessToken: [...tokens].at(-1), refreshToken: 'again' }
  expect((await connectAccount(here.as('ines'), { ...mine, secret })).id).toBe(own.id)
  const { rows } = await here.database.pool.query(`select 1 from secret where id = $1`, [own.secretId])
  expect(rows).toEqual([])
  // It can’t become the company’s, or a colleague’s, by a second sign-in.
  await expect(connectAccount(here.as('ada'), { ...mine, secret, whose: 'company' })).rejects.toThrow(
    /Inés Navarro’s own account/,
  )
  await expect(connectAccount(here.as('tomas'), { ...mine, secret })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(connectAccount(here.as('tomas'), { ...mine, secret, whose: 'company' })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  // The company’s stays the company’s.
  whoIsThere = { id: '1', handle: 'halden' }
  await expect(connectAccount(here.as('ines'), { ...mine, secret })).rejects.toThrow(/the company’s account/)
  // A colleague neither listens through it nor takes it away; whose it is does, and so can an administrator.
  const heard = { connector: 'guild', settings: { server: base }, accountId: own.id }
  await expect(openSource(here.as('ada'), heard)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(disconnectAccount(here.as('marta'), own.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await disconnectAccount(here.as('ines'), own.id)
  await expect(openAccount(here.ctx, own.id)).rejects.toMatchObject({ kind: 'not-found' })
})

test('a colleague who leaves takes their own accounts along, and the company’s stay', async () => {
  whoIsThere = { id: '3', handle: 'tomas' }
  const secret = { accessToken: [...tokens].at(-1), refreshToken: 'again' }
  const own = await connectAccount(here.as('tomas'), {
    connector: 'guild',
    settings: { server: base },
    secret,
    whose: 'mine',
  })
  await sayGoodbye(here.as('ada'), here.id('tomas'))
  const { rows } = await here.database.pool.query(`select id from event where name = 'employee.left'`)
  const heard = eventTasks().find(task => task.name === 'channels hears employee.left')
  await heard?.run(here.ctx, { eventId: rows[0].id })
  expect((await accounts(here.ctx)).map(each => each.handle)).toEqual(['halden'])
  await expect(openAccount(here.ctx, own.id)).rejects.toMatchObject({ kind: 'not-found' })
})
