import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { JoseKey } from '@atproto/jwk-jose'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bluesky } from '#connectors/bluesky'
import type { Connector, OpenAccount } from '#core/channels'
import { newId } from '#lib/id'
import { clientOf } from '../../src/connectors/bluesky/oauth.ts'
import { plainTools } from '../conformance.ts'
import { type AtprotoAccount, type AtprotoNetwork, networksAreInstalled, startAtproto } from '../networks/atproto.ts'

const connector: Connector = bluesky
const browserPath = process.env.SOSH_BROWSER ?? '/usr/bin/chromium'
const canRun = networksAreInstalled && existsSync(browserPath)
if (!canRun) console.warn('SKIPPED: signing in on Bluesky’s page needs the packages of test/networks and a browser.')

describe.skipIf(!canRun && !process.env.CI)('signing in on the page of the account’s server', () => {
  let network: AtprotoNetwork
  let company: AtprotoAccount
  let browser: Browser
  let callbackUrl: string
  let arrived: (query: Record<string, string>) => void
  const back = createServer((request, response) => {
    arrived(Object.fromEntries(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams))
    response.end('Back at Sosh')
  })

  beforeAll(async () => {
    network = await startAtproto()
    company = await network.createAccount('acmeco.test')
    await new Promise<void>(resolve => back.listen(0, '127.0.0.1', resolve))
    callbackUrl = `http://127.0.0.1:${(back.address() as AddressInfo).port}/connect/back`
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    back.close()
    await network?.close()
  })

  /** A person signs in on the server's page and says yes, or no. */
  async function onThePage(url: string, says: 'Authorize' | 'Deny access'): Promise<Record<string, string>> {
    const context = await browser.newContext({ locale: 'en-US' })
    const page = await context.newPage()
    const came = new Promise<Record<string, string>>(resolve => {
      arrived = resolve
    })
    let query: Record<string, string> | undefined
    const whenBack = came.then(found => {
      query = found
    })
    await page.goto(url)
    const password = page.locator('input[type=password]')
    const answer = page.getByRole('button', { name: says, exact: true })
    for (let tries = 0; tries < 100 && !query; tries++) {
      if (await password.isVisible().catch(() => false)) {
        // While the page moves on, what is still to be seen can’t be used any more.
        const typed = password.fill(company.password, { timeout: 1_000 })
        await typed.then(() => page.locator('button[type=submit]').first().click({ timeout: 1_000 })).catch(() => {})
      } else if (await answer.isVisible().catch(() => false)) await answer.click({ timeout: 1_000 }).catch(() => {})
      await Promise.race([whenBack, new Promise(resolve => setTimeout(resolve, 300))])
    }
    await context.close()
    return query ?? {}
  }

  const begin = (settings: object, state: string) =>
    connector.signIn?.begin({ settings, secret: {}, callbackUrl, state }, plainTools())
  const newState = () => randomBytes(32).toString('base64url')
  const where = () => ({ handle: company.handle, service: network.pdsUrl, plcUrl: network.plcUrl })

  test('who says yes has an account that writes, renews its tokens and keeps them, and ends when it is withdrawn', async () => {
    const state = newState()
    const begun = await begin(where(), state)
    const query = await onThePage(begun?.url ?? '', 'Authorize')
    expect(query).toMatchObject({ state, code: expect.any(String), iss: network.pdsUrl })
    // What was kept has been sealed and opened in between.
    const kept = JSON.parse(JSON.stringify(begun?.kept))
    const signedIn = await connector.signIn?.finish({ query, kept, callbackUrl }, plainTools())
    const settings = bluesky.settings.parse(signedIn?.settings)
    expect(settings).toMatchObject({ handle: company.handle, service: network.pdsUrl })
    let secret = JSON.parse(JSON.stringify(signedIn?.secret))
    const keptSecrets: unknown[] = []
    const account = (given = secret): OpenAccount => ({
      accountId: company.did,
      settings,
      secret: bluesky.secret?.parse(given),
      tools: plainTools(),
      keepSecret: async next => {
        keptSecrets.push(next)
        secret = JSON.parse(JSON.stringify(bluesky.secret?.parse(next)))
      },
    })

    expect(await connector.identify?.(account())).toMatchObject({ externalId: company.did, handle: company.handle })
    const message = { deliveryId: newId(), createdAt: new Date(), text: 'Written without a password', language: 'en' }
    const [sent, again] = await Promise.all([
      connector.send?.(account(), message),
      connector.send?.(account(), message),
    ])
    expect(again).toEqual(sent)
    expect(await connector.find?.(account(), message)).toEqual(sent)
    expect(keptSecrets).toEqual([])

    // The access token has run out: several who notice renew it once, and what comes is kept.
    const old = {
      oauth: { ...secret.oauth, tokenSet: { ...secret.oauth.tokenSet, expires_at: '2020-01-01T00:00:00Z' } },
    }
    await Promise.all([1, 2, 3].map(() => connector.identify?.(account(old))))
    expect(keptSecrets).toHaveLength(1)
    expect(secret.oauth.tokenSet.access_token).not.toBe(old.oauth.tokenSet.access_token)
    expect(secret.oauth.dpopKey).toEqual(old.oauth.dpopKey)
    if (sent) await connector.retract?.(account(), sent)
    expect(await connector.find?.(account(), message)).toBeUndefined()

    // A server that is not there does not end the session, and a stolen token without its key does not open it.
    const nobody: typeof fetch = async () => {
      throw new TypeError('fetch failed')
    }
    const cutOff = { ...account(), tools: { ...plainTools(), fetch: nobody } }
    await expect(connector.identify?.(cutOff)).rejects.toMatchObject({ outcome: 'later' })
    const { access_token } = secret.oauth.tokenSet
    const bare = await fetch(`${network.pdsUrl}/xrpc/com.atproto.server.getSession`, {
      headers: { authorization: `DPoP ${access_token}` },
    })
    expect(bare.status).toBe(401)

    // Signed out on the server's side, as a person does on its page.
    const { tokenSet, dpopKey, redirectUri } = secret.oauth
    const session = { tokenSet, dpopKey: await JoseKey.fromJWK(dpopKey), authMethod: { method: 'none' as const } }
    const sessionStore = { get: async () => session, set: async () => {}, del: async () => {} }
    const client = await clientOf({ redirectUri, clientKey: undefined, settings, tools: plainTools(), sessionStore })
    await client.revoke(tokenSet.sub)
    // An access token that was given out stays good until it runs out; here it has.
    const out = {
      oauth: { ...secret.oauth, tokenSet: { ...tokenSet, access_token: `${access_token.slice(0, -8)}AAAAAAAA` } },
    }
    await expect(connector.identify?.(account(out))).rejects.toMatchObject({ outcome: 'signed-out' })
    expect(keptSecrets).toHaveLength(1)
  }, 60_000)

  test('who says no is not signed in; what comes back for another is turned away', async () => {
    const begun = await begin(where(), newState())
    const query = await onThePage(begun?.url ?? '', 'Deny access')
    expect(query.error).toBe('access_denied')
    const kept = begun?.kept
    await expect(connector.signIn?.finish({ query, kept, callbackUrl }, plainTools())).rejects.toMatchObject({
      outcome: 'refused',
    })
    const forged = { code: 'guessed', state: newState(), iss: network.pdsUrl }
    await expect(connector.signIn?.finish({ query: forged, kept, callbackUrl }, plainTools())).rejects.toMatchObject({
      name: 'NetworkError',
    })
  }, 60_000)

  test('nobody of that name is said in words', async () => {
    await expect(begin({ ...where(), handle: 'nobody.test' }, newState())).rejects.toMatchObject({ outcome: 'refused' })
  })
})
