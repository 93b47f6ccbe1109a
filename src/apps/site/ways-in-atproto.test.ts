import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergesOf, wholePerson } from '#core/people'
import { openTopic, spacesOf } from '#places/community'
import { findMaster, foundCommunity } from '#places/sites'
import { clientMetadata, openWay, type WayIn } from '#places/ways-in'
import { as, type Context } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  networksAreInstalled,
  startAtproto,
} from '../../../test/networks/atproto.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../api/app.ts'
import { startWorker } from '../worker.ts'

const here = world()
const browserPath = process.env.SOSH_BROWSER ?? '/usr/bin/chromium'
const canRun = networksAreInstalled && existsSync(browserPath)
if (!canRun) console.warn('SKIPPED: coming in by Bluesky needs the packages of test/networks and a browser.')
const origin = 'http://127.0.0.1:4100'

test('how we introduce ourselves: at an https address as a page to be read there, and to do nothing but know who it is', () => {
  expect(clientMetadata('https://forum.halden.example/sign-in/back')).toMatchObject({
    client_id: 'https://forum.halden.example/sign-in/client.json',
    redirect_uris: ['https://forum.halden.example/sign-in/back'],
    scope: 'atproto',
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
  })
})

describe.skipIf(!canRun && !process.env.CI)('by an account of the AT Protocol', () => {
  let network: AtprotoNetwork
  let rosa: AtprotoAccount
  let browser: Browser
  let live: Live
  let app: ReturnType<typeof createApp>
  let way: WayIn

  beforeAll(async () => {
    network = await startAtproto()
    rosa = await network.createAccount('rosa.test')
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
    live = await openLive(here.url)
    const ctx: Context = { ...here.ctx, config: { ...here.ctx.config, publicUrl: origin } }
    app = createApp(ctx, live, '/nowhere')
    await foundCommunity(here.as('ada'), { name: 'Halden community' })
    await until('it is open', async () => (await app.request(`${origin}/community`)).status === 200)
    way = await openWay(here.as('ada'), { kind: 'atproto', resolver: network.pdsUrl, directory: network.plcUrl })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await network?.close()
    await live?.[Symbol.asyncDispose]()
  })

  const headers = { host: new URL(origin).host, origin, 'content-type': 'application/x-www-form-urlencoded' }
  const begin = (who: string) =>
    app.request(`${origin}/community/sign-in/with/${way.id}`, { method: 'POST', headers, body: `who=${who}` })

  /** A person signs in on the page of their server and presses this; where they are sent is not opened. */
  async function onThePage(url: string, says: 'Authorize' | 'Deny access'): Promise<string> {
    const context = await browser.newContext({ locale: 'en-US' })
    let back = ''
    await context.route(`${origin}/**`, route => {
      back = route.request().url()
      return route.fulfill({ body: 'Back' })
    })
    const page = await context.newPage()
    await page.goto(url)
    const password = page.locator('input[type=password]')
    const answer = page.getByRole('button', { name: says, exact: true })
    for (let tries = 0; tries < 100 && !back; tries++) {
      if (await password.isVisible().catch(() => false)) {
        const typed = password.fill(rosa.password, { timeout: 1_000 })
        await typed.then(() => page.locator('button[type=submit]').first().click({ timeout: 1_000 })).catch(() => {})
      } else if (await answer.isVisible().catch(() => false)) await answer.click({ timeout: 1_000 }).catch(() => {})
      await new Promise(resolve => setTimeout(resolve, 300))
    }
    await context.close()
    return back
  }

  test('Rosa types her handle, says yes on her server’s page, and is here as who she is there; nothing is kept of it', async () => {
    const begun = await begin('@rosa.test')
    const [cookie = ''] = begun.headers.getSetCookie()
    const back = await onThePage((begun.headers.get('refresh') ?? '').replace('0; url=', ''), 'Authorize')
    const came = await app.request(back, { headers: { host: headers.host, cookie: cookie.split(';')[0] ?? '' } })
    expect(came.status).toBe(303)
    expect(came.headers.getSetCookie().some(line => line.startsWith('sosh-member.session_token='))).toBe(true)
    const { rows } = await here.database.pool.query(
      `select a."accountId", a."shownAs", a."accessToken", u."emailVerified", m.name from member_auth_account a
       join member_auth_user u on u.id = a."userId" join member m on m.user_id = u.id where a."providerId" = 'atproto'`,
    )
    expect(rows).toEqual([
      { accountId: rosa.did, shownAs: 'rosa.test', accessToken: null, emailVerified: false, name: 'rosa' },
    ])
  }, 60_000)

  test('what Rosa said on Bluesky and what she says here are one person’s by that sign-in; another’s of nearly her name is not', async () => {
    await using _worker = await startWorker({
      ...{ ctx: here.ctx, database: here.database, databaseUrl: here.url },
      [Symbol.asyncDispose]: async () => {},
    })
    const source = await quietSource(here.ctx)
    const said = (externalId: string) =>
      post({ text: 'The Tour is long.', author: { externalId, handle: 'rosa.test' } })
    await heard(here.ctx, source, said(rosa.did), said('did:plc:another'))
    const site = await findMaster(here.ctx)
    const { rows } = await here.database.pool.query('select id, handle, name from member')
    const [{ handle, id: memberId, name }] = rows
    const member = as(here.ctx, { kind: 'member', memberId, handle, name, employeeId: null, sessionId: 'here' })
    const space = await until('it has a space', async () => (await spacesOf(here.ctx, site?.id ?? ''))[0])
    const topic = { siteId: site?.id ?? '', spaceId: space.id, title: 'Its length', text: 'How long is the Tour?' }
    await openTopic(member, topic)
    const personOf = async (externalId: string): Promise<string> =>
      (
        await here.database.pool.query('select person_id as id from person_account where external_id = $1', [
          externalId,
        ])
      ).rows[0].id
    const theirs = await personOf(rosa.did)
    const [merge] = await until('both are one', () => mergesOf(here.ctx, [theirs]).then(found => found[0] && found))
    expect(merge).toMatchObject({
      how: 'sign-in',
      evidence: [{ words: 'They signed in to our community with this account of bluesky.' }],
    })
    const another = await personOf('did:plc:another')
    expect((await wholePerson(here.ctx, another)).ids).toEqual([another])
  })

  test('who says no there, or types a handle that is nobody’s, is told in words', async () => {
    expect(await (await begin('nobody-at-all.test')).text()).toContain('can’t be found')
    const begun = await begin('rosa.test')
    const [cookie = ''] = begun.headers.getSetCookie()
    const back = await onThePage((begun.headers.get('refresh') ?? '').replace('0; url=', ''), 'Deny access')
    const came = await app.request(back, { headers: { host: headers.host, cookie: cookie.split(';')[0] ?? '' } })
    expect(await came.text()).toContain('Bluesky did not let you in here')
  }, 60_000)
})
