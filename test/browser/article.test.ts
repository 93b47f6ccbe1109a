import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, joins, openDesks, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** Tomás is new and writes; Marta reads first; Rosa reads without scripts and says something; Ada sees an incident through. */
describe.skipIf(!browserIsHere && !process.env.CI)('an article, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let rosa: Page
  let network: MastodonServer
  const desks = openDesks<'ada' | 'tomas' | 'marta'>('article', () => ({ browser, sosh }))
  const { pages } = desks

  beforeAll(async () => {
    ;[sosh, browser, network] = await Promise.all([
      startSosh(),
      openBrowser(),
      startMastodon({ withoutPictures: true }),
    ])
    const ada = await desks.arrives('ada')
    await foundHalden(ada, sosh, [{ name: 'Halden Tour', kind: 'product' }])
    await joins(ada, await desks.arrives('tomas'), {
      name: 'Tomás Rey',
      title: 'service',
      autonomy: 'learning',
      email: 'tomas@halden.example',
    })
    await joins(ada, await desks.arrives('marta'), {
      name: 'Marta Lind',
      title: 'communications',
      autonomy: 'trusted',
      roles: ['employee', 'reviewer'],
      email: 'marta@halden.example',
    })
    await ask(pages.marta, '/rules', {
      name: 'The next bike',
      kind: 'confidential',
      level: 'stop',
      words: ['Project Fjord'],
      explanation: 'Nobody outside knows of it yet.',
    })
    const secret = { accessToken: network.account('halden').token }
    const { id: accountId } = await ask(ada, '/accounts', {
      ...{ connector: 'mastodon', settings: { server: network.url }, secret },
    })
    await ask(ada, '/sources', { connector: 'mastodon', settings: { server: network.url }, accountId })
    await ask(ada, '/places/community', { name: 'Halden community', about: 'Who rides, helps.' })
    rosa = await outsider()
    for (const page of [...Object.values<Page>(pages), rosa]) page.setDefaultTimeout(30_000)
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await network?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  /** Somebody from outside, without scripts. */
  async function outsider(options: { width?: number; height?: number; scheme?: 'light' | 'dark' } = {}): Promise<Page> {
    const { width = 1440, height = 900, scheme = 'light' } = options
    const viewport = { width, height }
    const context = await browser.newContext({
      baseURL: sosh.base,
      javaScriptEnabled: false,
      viewport,
      colorScheme: scheme,
    })
    return context.newPage()
  }

  /** The same page with scripts, which the check itself is: by day and night, on a desk and on a phone. */
  async function isAccessible(path: string, cookiesOf?: Page): Promise<void> {
    for (const [width, height, scheme] of [
      [1440, 900, 'light'],
      [390, 844, 'dark'],
    ] as const) {
      const context = await browser.newContext({ baseURL: sosh.base, viewport: { width, height }, colorScheme: scheme })
      if (cookiesOf) await context.addCookies(await cookiesOf.context().cookies())
      const page = await context.newPage()
      await page.goto(path)
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      const kept = process.env.SOSH_PICTURES
      if (kept)
        await page.screenshot({ path: join(kept, `${path.replace(/\W+/g, '-')}-${scheme}.png`), fullPage: true })
      await context.close()
    }
  }

  test('Tomás writes: kept as he types, shown beside as it will look, and what must stay inside is underlined', async () => {
    const { tomas } = pages
    await tomas.goto('/writing')
    await tomas.getByText('You have not written anything yet.').waitFor()
    await tomas.getByRole('button', { name: 'Write something' }).click()
    await tomas.getByLabel('Title').fill('Charging in winter')
    await tomas.getByRole('button', { name: 'Begin' }).click()
    const words = tomas.getByRole('textbox', { name: 'Words', exact: true })
    await words.fill('## Warm first\n\nA **cold** cell takes less. Project Fjord will not mind.')
    await tomas.locator('.underlined.stop', { hasText: 'Project Fjord' }).waitFor()
    await tomas.getByText('Nobody outside knows of it yet.').waitFor()
    await tomas.getByText(/^Kept \d/).waitFor()
    const paper = tomas.getByRole('article', { name: 'As it will look' })
    await paper.getByRole('heading', { name: 'Warm first' }).waitFor()
    await paper.locator('strong', { hasText: 'cold' }).waitFor()
    await tomas.getByRole('button', { name: 'Publish it' }).hover()
    await tomas
      .getByText(/Take these words out first/)
      .first()
      .waitFor()
    await words.fill('## Warm first\n\nA **cold** cell takes less: take it indoors.')
    await tomas.locator('.underlined.stop').waitFor({ state: 'detached' })
  }, 60_000)

  test('he adds a picture, and says what it shows before it stands in the words', async () => {
    const { tomas } = pages
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const path = join(tmpdir(), `sosh-pixel-${process.pid}.png`)
    await writeFile(path, Buffer.from(pixel, 'base64'))
    await tomas.getByLabel('Add a picture').setInputFiles(path)
    await tomas.getByLabel('What it shows').fill('A battery on a shelf')
    await tomas.getByRole('button', { name: 'Put it into the words' }).click()
    await tomas.getByRole('img', { name: 'A battery on a shelf' }).first().waitFor()
    // Left in the middle of a word: what was typed last is kept on the way out.
    await tomas.reload()
    await tomas
      .getByRole('article', { name: 'As it will look' })
      .getByRole('img', { name: 'A battery on a shelf' })
      .waitFor()
    await isAccessible(new URL(tomas.url()).pathname, tomas)
  }, 60_000)

  test('he is new: pressing Publish hands it to Marta, who says a word at a word and gives others', async () => {
    const { tomas, marta } = pages
    await tomas.getByRole('button', { name: 'Publish it' }).click()
    await tomas.getByText('with a colleague, to be read').waitFor()
    expect((await rosa.goto('/community/blog/charging-in-winter'))?.status()).toBe(404)
    await marta.goto('/review')
    await marta.getByRole('link', { name: /An article: Charging in winter/ }).click()
    await marta.getByText('New here: a colleague looks first.').last().waitFor()
    await isAccessible(new URL(marta.url()).pathname, marta)
    await marta.getByRole('button', { name: 'Change the words' }).click()
    const words = marta.getByRole('textbox', { name: 'Tomás’s words, to be changed' })
    await words.fill((await words.inputValue()).replace('take it indoors', 'take it indoors overnight'))
    await marta.getByLabel('A word to Tomás').fill('Say for how long.')
    await marta.getByRole('button', { name: 'Approve with the change' }).click()
    await marta.getByText('Approved with your change.').waitFor()
  }, 60_000)

  test('it comes back to Tomás, and goes out by his press alone', async () => {
    const { tomas } = pages
    await tomas.getByText('to be published by you').waitFor()
    await tomas.getByText('Say for how long.').waitFor()
    expect((await rosa.goto('/community/blog/charging-in-winter'))?.status()).toBe(404)
    await tomas.getByRole('button', { name: 'Publish it' }).click()
    await tomas.getByRole('link', { name: 'See its page' }).waitFor()
    await tomas.goto('/calendar')
    await tomas.getByRole('table').getByRole('link', { name: 'Charging in winter' }).waitFor()
    await isAccessible('/calendar', tomas)
    await tomas.goto('/writing')
    await tomas.getByRole('heading', { name: 'Published' }).waitFor()
  }, 60_000)

  test('Rosa reads it without scripts, finds it from the first page, and says something', async () => {
    await rosa.goto('/community')
    await rosa.getByRole('link', { name: 'Charging in winter' }).click()
    await rosa.getByRole('heading', { name: 'Charging in winter' }).waitFor()
    await rosa.getByText('take it indoors overnight').waitFor()
    await rosa.getByRole('img', { name: 'A battery on a shelf' }).waitFor()
    await rosa.getByText('service, Halden').waitFor()
    for (const path of ['/community/blog', '/community/blog/authors/tomas-rey']) await isAccessible(path)
    await rosa.goto('/community/sign-up?next=%2Fcommunity%2Fblog%2Fcharging-in-winter')
    await rosa.locator('#name').fill('Rosa Ibáñez')
    await rosa.locator('#email').fill('rosa@customers.example')
    await rosa.locator('#password').fill(password)
    await rosa.getByRole('button', { name: 'Join', exact: true }).click()
    await rosa.getByLabel('Your comment').fill('Is a cellar at eight degrees warm enough?')
    await rosa.getByRole('button', { name: 'Say it' }).click()
    await rosa.locator('.said-below', { hasText: 'Is a cellar at eight degrees' }).waitFor()
    expect(new URL(rosa.url()).hash).toBe('#comment-2')
    await isAccessible('/community/blog/charging-in-winter', rosa)
  }, 90_000)

  test('Tomás lets colleagues tell of it; Marta’s first words are too much like his, she finds her own and sends them', async () => {
    const { tomas, marta } = pages
    await tomas.getByRole('link', { name: 'Charging in winter' }).click()
    await tomas.getByLabel('What matters in it, to colleagues who tell of it').fill('Overnight is enough.')
    await tomas.getByRole('button', { name: 'Let colleagues tell of it' }).click()
    await tomas.getByText('Colleagues find it among the posts.').waitFor()
    await isAccessible(new URL(tomas.url()).pathname, tomas)
    await marta.goto('/posts')
    await marta.getByText('Overnight is enough.').waitFor()
    await isAccessible('/posts', marta)
    await marta.getByRole('button', { name: /^Tell it in your own words: Charging in winter/ }).click()
    await marta.getByRole('checkbox', { name: /^@halden\S* on Mastodon/ }).check()
    const words = marta.getByRole('textbox', { name: 'The idea, in your words' })
    await words.fill('Warm first: A cold cell takes less: take it indoors overnight.')
    const preview = marta.getByRole('article', { name: /^As it will look: @halden/ })
    await preview.getByText('Tomás Rey said nearly the same. Say it in words of your own.').waitFor()
    await words.fill('My own bike sleeps in the hall since November, and Project Fjord with it.')
    await marta.locator('.underlined.stop', { hasText: 'Project Fjord' }).waitFor()
    await words.fill('My own bike sleeps in the hall since November. Tomás explains why.')
    await preview.getByText('— Marta, communications at Halden').waitFor()
    await preview.getByText('/community/blog/charging-in-winter').first().waitFor()
    await marta.getByText(/^Kept \d/).waitFor()
    await isAccessible(new URL(marta.url()).pathname, marta)
    await marta.getByRole('button', { name: 'Send as Marta' }).click()
    const told = await until('it stands on Mastodon', () =>
      network.statuses().find(({ text }) => text.includes('sleeps in the hall')),
    )
    expect(told.text).toMatch(/charging-in-winter[\s\S]*— Marta, communications at Halden/)
    await until('she sees that it stands there', async () => {
      await marta.reload()
      const stands = marta.getByText('stands there').waitFor({ timeout: 2_000 })
      return stands.then(
        () => true,
        () => false,
      )
    })
    network.account('ana').post('@halden For how many hours?', { replyTo: told.id })
    await until('what Ana asks below it is there', async () => {
      await marta.reload()
      const asked = marta.getByRole('link', { name: /For how many hours/ }).waitFor({ timeout: 2_000 })
      return asked.then(
        () => true,
        () => false,
      )
    })
    await isAccessible(new URL(marta.url()).pathname, marta)
  }, 90_000)

  test('what she said is in the inbox; Ada answers from there, and it stands below, signed', async () => {
    const { ada } = pages
    await ada.goto('/inbox?view=everything')
    await ada.getByRole('link', { name: /cellar at eight degrees/ }).click()
    await ada.getByRole('button', { name: /^Claim and answer/ }).click()
    await ada.getByRole('textbox', { name: /^Your answer to/ }).fill('Eight degrees are enough.')
    await ada.getByRole('button', { name: /Send as Ada/ }).click()
    await until('it stands below', async () => {
      await rosa.reload()
      return (await rosa.getByText('Eight degrees are enough.').count()) > 0
    })
    await rosa.getByText('Ada, communications at Halden').waitFor()
  }, 60_000)

  test('something is wrong with it: Marta presses, Ada takes it back, and its page says why', async () => {
    const { ada, marta } = pages
    await marta.goto('/calendar')
    await marta.getByRole('table').getByRole('link', { name: 'Charging in winter' }).click()
    await marta.getByRole('button', { name: 'Something is wrong with it…' }).click()
    await marta.getByLabel('What is wrong').fill('It is dangerous in a cellar with gas')
    await marta.getByRole('button', { name: 'Stop it' }).click()
    await marta.getByRole('heading', { name: 'What it concerns' }).waitFor()
    await ada.goto(new URL(marta.url()).pathname)
    await ada.getByRole('button', { name: 'Take it back' }).first().click()
    await ada.getByText('It was taken back.').waitFor()
    await rosa.goto('/community/blog/charging-in-winter')
    await rosa.getByRole('heading', { name: 'This article was withdrawn' }).waitFor()
    await rosa.getByText('It is dangerous in a cellar with gas').waitFor()
  }, 60_000)
})
