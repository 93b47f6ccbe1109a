import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, openDesks, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** Ada offers bikes and posts them; Rosa asks without scripts; the till sells the last one. */
describe.skipIf(!browserIsHere && !process.env.CI)('an offer that sells out, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let mastodon: MastodonServer
  let rosa: Page
  const desks = openDesks<'ada'>('offer', () => ({ browser, sosh }))
  const { pages } = desks

  beforeAll(async () => {
    ;[sosh, browser, mastodon] = await Promise.all([
      startSosh(),
      openBrowser(),
      startMastodon({ withoutPictures: true }),
    ])
    const ada = await desks.arrives('ada')
    await foundHalden(ada, sosh, [{ name: 'Halden Tour', kind: 'product' }])
    await ask(ada, '/accounts', {
      connector: 'mastodon',
      settings: { server: mastodon.url },
      secret: { accessToken: mastodon.account('halden').token },
    })
    await ask(ada, '/places/community', { name: 'Halden community', about: 'Who rides, helps.' })
    const context = await browser.newContext({ baseURL: sosh.base, javaScriptEnabled: false })
    rosa = await context.newPage()
    for (const page of [ada, rosa]) page.setDefaultTimeout(20_000)
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
    await mastodon?.close()
  })

  /** By day and night, on a desk and on a phone. */
  async function isAccessible(path: string, cookiesOf?: Page): Promise<void> {
    for (const [width, height, scheme] of [
      [1440, 900, 'light'],
      [390, 844, 'dark'],
    ] as const) {
      const context = await browser.newContext({ baseURL: sosh.base, viewport: { width, height }, colorScheme: scheme })
      if (cookiesOf) await context.addCookies(await cookiesOf.context().cookies())
      const page = await context.newPage()
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      const kept = process.env.SOSH_PICTURES
      if (kept)
        await page.screenshot({ path: join(kept, `${path.replace(/\W+/g, '-')}-${scheme}.png`), fullPage: true })
      await context.close()
    }
  }

  const standing = () => mastodon.statuses().find(({ text }) => text.includes('Tours, ridden by us'))

  test('Ada makes an offer, chooses where it is posted and what it says once it is gone, and releases it', async () => {
    const { ada } = pages
    await ada.goto('/offers')
    await ada.getByText('Nothing is offered yet.').waitFor()
    await ada.getByRole('button', { name: 'Make an offer' }).click()
    await ada.getByLabel('What it is', { exact: true }).fill('Tours, ridden by us')
    await ada.getByLabel('About it', { exact: true }).fill('Each was ridden between **200 and 600 km**.')
    await ada.getByLabel('Price', { exact: true }).fill('2390')
    await ada.getByLabel('How many', { exact: true }).fill('2')
    await ada.getByLabel('Code', { exact: true }).fill('TOUR')
    await ada.getByLabel('Place', { exact: true }).selectOption('address')
    await ada.getByLabel('What people call it').fill('Marktplatz')
    await ada.getByLabel('Address', { exact: true }).fill('Markt 1, Leipzig')
    await ada.getByLabel('Latitude').fill('51.3405')
    await ada.getByLabel('Longitude').fill('12.3747')
    await ada.getByRole('button', { name: 'Add opening hours' }).click()
    await ada.getByLabel(/@halden/).check()
    await ada.getByText('Once it is gone, the post says so by itself.').waitFor()
    await ada.getByLabel('Once it is sold out').fill('All of them found somebody.')
    await isAccessible('/offers/new', ada)
    await ada.getByRole('button', { name: 'Release it' }).click()
    await ada.getByRole('link', { name: 'Its page' }).waitFor()
    await until('it stands on Mastodon', async () => standing())
    expect(standing()?.text).toMatch(/^Tours, ridden by us: €2,390[\s\S]*Ada, communications at Halden/)
  }, 90_000)

  test('Rosa reads without scripts what it costs and where it is, joins, and asks; it is in the inbox', async () => {
    await rosa.goto('/community/offers')
    await rosa.getByRole('img', { name: /Where the offers are: 1, Marktplatz/ }).waitFor()
    await rosa.getByRole('link', { name: 'Tours, ridden by us' }).click()
    await rosa.getByText('2 are still here.').waitFor()
    await rosa.getByText('Markt 1, Leipzig').waitFor()
    for (const path of ['/community/offers', '/community/offers/tours-ridden-by-us']) await isAccessible(path)
    await rosa.goto('/community/sign-up?next=%2Fcommunity%2Foffers%2Ftours-ridden-by-us')
    await rosa.locator('#name').fill('Rosa Ibáñez')
    await rosa.locator('#email').fill('rosa@customers.example')
    await rosa.locator('#password').fill(password)
    await rosa.getByRole('button', { name: 'Join', exact: true }).click()
    await rosa.getByLabel('Your question or comment').fill('Does one of them carry two children?')
    await rosa.getByRole('button', { name: 'Say it' }).click()
    await rosa.locator('.said-below', { hasText: 'two children' }).waitFor()
    const { ada } = pages
    await ada.goto('/inbox?view=everything')
    await ada.getByText('Does one of them carry two children?').first().waitFor()
  }, 90_000)

  test('on her phone Ada counts one less; the till sells the last, and page, feed and post say so in her words', async () => {
    const { ada } = pages
    await ada.setViewportSize({ width: 390, height: 844 })
    await ada.goto('/offers')
    await ada.getByRole('button', { name: 'One less of Tours, ridden by us' }).click()
    await ada.getByLabel('1 left').waitFor()
    await isAccessible('/offers', ada)
    await ada.setViewportSize({ width: 1440, height: 900 })
    await ada.goto('/offers/shops')
    await ada.getByLabel('A till or a shop of your own').check()
    await ada.getByLabel('What you call it').fill('The till')
    await ada.getByRole('button', { name: 'Connect it' }).click()
    const told = ada.getByRole('region', { name: 'What to enter there' })
    const [hook, key] = [told.locator('code').first(), told.locator('code').last()]
    const address = (await hook.textContent()) ?? ''
    const now = new Date()
    const body = JSON.stringify({
      orders: [
        {
          ...{ id: 'till-1', orderedAt: now, updatedAt: now, state: 'paid', currency: 'EUR', total: 2390 },
          lines: [{ article: 'TOUR', quantity: 1, amount: 2390 }],
        },
      ],
    })
    const headers = { [signatureHeader]: signPayload(body, (await key.textContent()) ?? '', now) }
    const answer = await fetch(`${sosh.base}${new URL(address).pathname}`, { method: 'POST', headers, body })
    expect(await answer.json()).toEqual({ taken: 1 })
    await isAccessible('/offers/shops', ada)

    await until('the post says so', async () => standing()?.text.startsWith('All of them found somebody.') || undefined)
    await rosa.goto('/community/offers/tours-ridden-by-us')
    await rosa.getByText('Sold out.').first().waitFor()
    expect(await (await rosa.request.get('/community/offers/feed.atom')).text()).toContain(
      'Sold out: Tours, ridden by us',
    )
    await isAccessible('/community/offers/tours-ridden-by-us', rosa)
    await ada.goto('/offers')
    await ada.getByRole('link', { name: 'Tours, ridden by us' }).click()
    await ada.getByText('1 in 1 order, for €2,390.00').waitFor()
    await ada.getByText('says that it is sold out').waitFor()
    await isAccessible(new URL(ada.url()).pathname, ada)
    await ada.goto('/results')
    await ada
      .getByText(/Bought: Tours, ridden by us, 1 for €2,390/)
      .first()
      .waitFor()
  }, 120_000)

  test('something is wrong with it: one press stops what is like it, and taken back its page and its post are gone', async () => {
    const { ada } = pages
    await ada.goto('/offers')
    await ada.getByRole('link', { name: 'Tours, ridden by us' }).click()
    await ada.getByRole('button', { name: 'Something is wrong with it…' }).click()
    await ada.getByLabel('What is wrong').fill('They were ridden farther')
    await ada.getByRole('button', { name: 'Stop it' }).click()
    await ada.getByRole('heading', { name: 'Something is wrong.' }).waitFor()
    await ada.getByText('It is taken down with the offer.').waitFor()
    await isAccessible(new URL(ada.url()).pathname, ada)
    const incident = ada.url()
    await ada.goto('/offers/new')
    await ada.getByLabel('What it is', { exact: true }).fill('Tours, ridden by us')
    await ada.getByLabel('About it', { exact: true }).fill('Each was ridden between **200 and 600 km**.')
    await ada.getByText(/stopped words like these: “They were ridden farther”/).waitFor()
    await isAccessible('/settings', ada)
    await ada.goto(incident)
    await ada.getByRole('button', { name: 'Take it back', exact: true }).last().click()
    await ada.getByText('It was taken back.').first().waitFor()
    await until('the post is gone', async () => standing() === undefined || undefined)
    expect((await rosa.goto('/community/offers/tours-ridden-by-us'))?.status()).toBe(410)
  }, 90_000)
})
