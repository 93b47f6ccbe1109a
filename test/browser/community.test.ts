import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { pngOf } from '../pixels.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, joins, password } from './desks.ts'
import { itemsOf } from './microdata.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

const title = 'Does the Cargo L fit two children and a cello?'

/** Priya asks before she chooses, without scripts; Rosa, who has one, answers on her phone; Inés answers from her desk. */
describe.skipIf(!browserIsHere && !process.env.CI)('the community, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let ines: Page
  let priya: Page
  let rosa: Page
  let address = ''
  const wrongs: string[][] = []

  async function arrives(options: Parameters<typeof personAt>[2] = {}): Promise<Page> {
    const { page, wrong } = await personAt(browser, sosh.base, options)
    wrongs.push(wrong)
    await page.goto('/')
    return page
  }

  async function joinsAs(page: Page, name: string): Promise<void> {
    await page.goto('/community/sign-up')
    await page.getByLabel('What shall people call you?').fill(name)
    await page.getByLabel('Your e-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@customers.example`)
    await page.getByLabel('Choose a password').fill(password)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.waitForURL(/\/community$/)
  }

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    const ada = await arrives()
    await foundHalden(ada, sosh, [{ name: 'Cargo L', kind: 'product' }])
    ines = await arrives()
    await joins(ada, ines, {
      name: 'Inés Navarro',
      title: 'battery engineer',
      autonomy: 'trusted',
      email: 'ines@halden.example',
    })
    await ask(ada, '/places/community', { name: 'Cargo Circle', about: 'Families who carry things' })
    const context = await browser.newContext({ baseURL: sosh.base, javaScriptEnabled: false, locale: 'en-GB' })
    priya = await context.newPage()
    priya.setDefaultTimeout(8_000)
    rosa = await arrives({ width: 390, height: 844, scheme: 'dark' })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const [who, page] of Object.entries({ ines, priya, rosa }))
        await page.screenshot({ path: join(tmpdir(), `sosh-community-${who}.png`), fullPage: true })
    expect(wrongs.flatMap(wrong => wrong.splice(0))).toEqual([])
  })

  test('Priya reads without an account, joins, and asks without scripts', async () => {
    await until('the community is open', async () => (await priya.goto('/community'))?.status() === 200)
    await until('there is a place to ask', async () => {
      await priya.goto('/community')
      return priya.getByText('Nobody has asked anything yet.').isVisible()
    })
    await joinsAs(priya, 'Priya Raman')
    await priya.goto('/community/write')
    await priya.getByLabel('Your question in a sentence').fill(title)
    await priya.getByLabel('What you know so far').fill('Mine are **four** and seven, and the cello is a half size.')
    await priya.getByLabel('Tags').fill('Cargo L, children')
    await priya.getByRole('button', { name: 'Ask a question' }).click()
    await priya.getByRole('heading', { name: title }).waitFor()
    expect(await priya.locator('.body strong').textContent()).toBe('four')
    address = new URL(priya.url()).pathname
  })

  test('Inés has it at her desk at once, from our own community', async () => {
    const row = await until('it is in the inbox', async () => {
      const { rows } = await (await ines.request.get('/api/inbox?view=everything')).json()
      return rows.find((each: { network: string }) => each.network === 'community')
    })
    await ines.goto(`/inbox/${row.id}`)
    await ines.getByText('the cello is a half size').first().waitFor()
  })

  test('Rosa finds it on her phone, answers, and finds it near to what she is about to ask', async () => {
    await joinsAs(rosa, 'Rosa Ibáñez')
    await rosa.goto('/community/search?q=cellos')
    await rosa.getByRole('link', { name: title }).click()
    expect(await accessibilityFindings(rosa)).toEqual([])
    await rosa.getByLabel('Your answer').fill('Yes, with the cello lying down.')
    await rosa.getByRole('button', { name: 'Answer', exact: true }).click()
    await rosa.getByText('Yes, with the cello lying down.').waitFor()
    await rosa.goto('/community/write')
    await rosa.getByLabel('Your question in a sentence').fill('Does a Cargo L fit two children and their cello?')
    await rosa.locator('[data-near-here]').getByRole('link', { name: title }).waitFor()
    expect(await accessibilityFindings(rosa)).toEqual([])
  })

  test('Rosa adds a photo on her phone, is asked what it shows, and everybody sees it', async () => {
    const buffer = pngOf({ width: 320, height: 240, notes: '48.137N 11.575E' })
    await rosa.goto(address)
    await rosa.getByLabel('Your answer').fill('Like this.')
    await rosa.getByLabel('Pictures').setInputFiles({ name: 'cello.png', mimeType: 'image/png', buffer })
    await rosa.getByRole('button', { name: 'Answer', exact: true }).click()
    await rosa.getByText('Say below what each picture shows.').waitFor()
    expect(await accessibilityFindings(rosa)).toEqual([])
    await rosa.getByLabel('What picture 1 shows').fill('A cello beside two children in the box')
    await rosa.getByRole('button', { name: 'Answer', exact: true }).click()
    const picture = rosa.getByRole('img', { name: 'A cello beside two children in the box' })
    await picture.scrollIntoViewIfNeeded()
    await until('it is loaded', () => picture.evaluate((each: HTMLImageElement) => each.naturalWidth === 320))
    expect(await accessibilityFindings(rosa)).toEqual([])
    const row = ines.getByRole('link', { name: 'A cello beside two children in the box' })
    await row.waitFor()
    const bytes = await (await rosa.request.get((await row.getAttribute('href')) ?? '')).body()
    expect(bytes.includes('48.137N')).toBe(false)
  })

  test('Priya says that it helped; the answer stands first, for search engines as well', async () => {
    await priya.goto(address)
    await priya.locator('.reply', { hasText: 'lying down' }).getByRole('button', { name: 'This helped' }).click()
    await priya.getByText('Accepted by Priya Raman').waitFor()
    const here = new URL(priya.url())
    expect(await itemsOf(priya)).toEqual([
      {
        type: 'QAPage',
        mainEntity: {
          type: 'Question',
          name: title,
          answerCount: '2',
          inLanguage: 'en',
          text: 'Mine are four and seven, and the cello is a half size.',
          datePublished: expect.stringMatching(/^\d{4}-.*Z$/),
          url: `${here.origin}${here.pathname}${here.search}#p1`,
          author: { type: 'Person', name: 'Priya Raman', url: expect.stringContaining('/community/members/priya') },
          acceptedAnswer: {
            type: 'Answer',
            text: 'Yes, with the cello lying down.',
            upvoteCount: '1',
            datePublished: expect.stringMatching(/^\d{4}-.*Z$/),
            url: `${here.origin}${here.pathname}${here.search}#p2`,
            author: { type: 'Person', name: 'Rosa Ibáñez', url: expect.stringContaining('/community/members/rosa') },
          },
          suggestedAnswer: expect.objectContaining({
            type: 'Answer',
            text: 'Like this.',
            upvoteCount: '0',
            image: expect.stringMatching(/\/community\/posts\/pictures\/[0-9a-f-]{36}$/),
          }),
        },
      },
    ])
  })

  test('Inés answers from her desk, and it stands there with her name and for whom she works', async () => {
    await ines.getByRole('button', { name: /^Claim and answer/ }).click()
    await ines.locator('.composer textarea').fill('We measured it last week: cases up to 1.20 m fit.')
    const photo = { name: 'cello.png', mimeType: 'image/png', buffer: pngOf({ width: 640, height: 400 }) }
    await ines.locator('.composer input[type=file]').setInputFiles(photo)
    await ines.getByLabel('What the picture shows').fill('A cello case in the box of a Cargo L')
    expect(await accessibilityFindings(ines)).toEqual([])
    if (process.env.SOSH_PICTURES)
      for (const width of [1440, 390]) {
        await ines.setViewportSize({ width, height: 900 })
        await ines.getByLabel('What the picture shows').scrollIntoViewIfNeeded()
        await ines.screenshot({ path: join(tmpdir(), `sosh-answer-picture-${width}.png`) })
      }
    await ines.setViewportSize({ width: 1440, height: 900 })
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    await until(
      'it stands on the page',
      async () => {
        await priya.goto(address)
        return priya.getByText('cases up to 1.20 m fit').isVisible()
      },
      15_000,
    )
    const answer = priya.locator('.reply', { hasText: '1.20 m' })
    expect(await answer.locator('.works-here').textContent()).toBe('Inés, battery engineer at Halden')
    expect(await answer.locator('.by b').textContent()).toBe('Inés Navarro')
    await answer.getByRole('img', { name: 'A cello case in the box of a Cargo L' }).waitFor()
  })

  test('the page Inés sees as herself sends her words the same way; a guest’s is fresh and light', async () => {
    await ines.goto(address)
    await ines.getByLabel('Your answer').fill('And bring it to the test ride.')
    expect(await accessibilityFindings(ines)).toEqual([])
    await ines.getByRole('button', { name: 'Send' }).click()
    await ines.getByText('It is on its way').waitFor()
    const guest = await arrives()
    await until('a guest reads it', async () => {
      await guest.goto(address)
      return guest.getByText('And bring it to the test ride.').isVisible()
    })
    expect(await accessibilityFindings(guest)).toEqual([])
    const html = await (await guest.request.get(address)).body()
    expect(html.byteLength).toBeLessThan(60_000)
    for (const feed of ['feed.atom', 'feed.json', 'calendar.ics'])
      expect((await guest.request.get(`/community/${feed}`)).status()).toBe(200)
  })
})
