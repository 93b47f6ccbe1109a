import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { runningEmbeddedPostgres } from '#platform/embedded-postgres'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, type Hook, openDesks, openHook } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const pictures = process.env.SOSH_PICTURES
const shopPage = 'https://shop.halden.example/tour'

/** From Kathrin’s first question, over Ada’s answer and the link she follows, to the order that the shop confirms. */
describe.skipIf(!browserIsHere && !process.env.CI)('a prospect’s way, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let page: Page
  let hook: Hook
  let link = ''
  const desks = openDesks<'ada'>('path', () => ({ browser, sosh }))

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    page = await desks.arrives('ada')
    await page.context().route(/news\.ycombinator\.com/, route => route.fulfill({ body: 'Their page' }))
    await page.context().grantPermissions(['clipboard-write'])
    await foundHalden(page, sosh, [{ name: 'Halden Tour', kind: 'product' }])
    await ask(
      page,
      '/me/knows',
      { topics: [], documents: [{ title: 'The Tour', url: shopPage, language: 'en' }] },
      'put',
    )
    hook = await openHook(page, 'What is said of us', 'hacker-news')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  async function look(name: string): Promise<void> {
    for (const [scheme, width, height] of [
      ['dark', 1440, 900],
      ['light', 390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) })
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  test('Ada asks one question with two ways to try, and is told beforehand how many it takes', async () => {
    await page.goto('/experiments')
    await page.getByLabel('One question').fill('Do people follow a link when we say what it shows?')
    await page.getByLabel('It worked when').selectOption('link-followed')
    await page.getByLabel('Its name').first().fill('Say what it shows')
    await page.getByLabel('Its name').last().fill('Only the link')
    await page.getByRole('button', { name: 'How many does it take?' }).click()
    await page.getByText(/^About \d+ of each way\./).waitFor()
    await look('experiments')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText(/^Nothing can be said yet: 0 of \d+ of each are known\./).waitFor()
  }, 60_000)

  test('Kathrin asks; Ada answers with a link to the shop, makes it ours with a press, and sees where it leads', async () => {
    const text = 'Which Halden carries a cello and a child?'
    await hook.says(text, { author: 'Kathrin', url: 'https://news.ycombinator.com/item?id=1' })
    const id = await until('her question is here', async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything')).json()
      return rows.find((row: { text: string }) => row.text === text)?.id
    })
    await page.goto(`/inbox/${id}?view=everything`)
    await page.locator('.thread .said').first().waitFor()
    await page.keyboard.press('c')
    await page.getByText(/^A small experiment suggests/).waitFor()
    await page.getByRole('button', { name: 'I try it so' }).click()
    await page.getByText(/^You try “(?:Say what it shows|Only the link)” here/).waitFor()
    const words = page.locator('.composer textarea')
    await words.fill(`The Tour does, with the long bench. Have a look, Kathrin: ${shopPage}`)
    await page.getByRole('button', { name: 'Make the link ours' }).click()
    await page.getByText(`leads to “The Tour”, ${shopPage}`).waitFor()
    link = /https?:\/\/\S+\/l\/the-tour-\w{7}/.exec(await words.inputValue())?.[0] ?? ''
    expect(link).not.toBe('')
    expect(await words.inputValue()).not.toContain(shopPage)
    await look('made-ours')
    await page.getByRole('button', { name: 'Copy and open the page' }).click()
    await page.getByRole('button', { name: 'I have posted it' }).click()
    await page.getByRole('button', { name: 'It stands there' }).click()
    await page.getByText('Noted: it stands there').waitFor()
  }, 120_000)

  test('Ada sets a goal that two teams share; one alone shares nothing', async () => {
    const { id } = await (await page.request.get('/api/me')).json()
    await ask(page, '/teams', { name: 'Letters', leadId: id, memberIds: [id] })
    await ask(page, '/teams', { name: 'Workshop', memberIds: [id] })
    await page.goto('/goals')
    await page.getByText('No goal is shared yet.').waitFor()
    await page.getByLabel('What do you want to reach together?').fill('Whoever asks about winter finds the right bike')
    await page.getByLabel('By which results one sees it').selectOption({ label: 'Purchases' })
    await page.getByLabel('Letters').check()
    await page.getByText('Choose two teams at least').waitFor()
    await page.getByLabel('Workshop').check()
    await page.getByLabel('How many, if you want to say').fill('2')
    await page.getByRole('button', { name: 'Set it' }).click()
    await page.getByText('None yet of two purchases.').waitFor()
    await look('goals-first')
  }, 60_000)

  test('she follows it and buys; the shop says so, and the purchase stands in Results, confirmed, with the way there', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'
    const here = `${sosh.base}${new URL(link).pathname}`
    const led = await fetch(here, { redirect: 'manual', headers: { 'user-agent': firefox } })
    const cameBy = led.headers.get('location') ?? ''
    expect([led.status, cameBy]).toEqual([
      302,
      expect.stringMatching(/^https:\/\/shop\.halden\.example\/tour\?utm_source=/),
    ])
    expect(led.headers.get('set-cookie')).toBeNull()
    expect(await (await fetch(`${here}+`)).text()).toContain(shopPage)
    const shop = await ask(page, '/shops', { kind: 'own', label: 'Halden shop', key: '' })
    const now = new Date()
    const order = { id: 'order-7', orderedAt: now, updatedAt: now, state: 'paid', currency: 'EUR', total: 3150, cameBy }
    const body = JSON.stringify({ orders: [order] })
    const headers = { [signatureHeader]: signPayload(body, shop.signingKey, now) }
    const told = await fetch(`${sosh.base}${new URL(shop.hookUrl).pathname}`, { method: 'POST', headers, body })
    expect(await told.json()).toEqual({ taken: 1 })

    await page.goto('/results')
    await page
      .getByRole('link', { name: /^confirmed/ })
      .first()
      .waitFor()
    await look('results')
    await page
      .getByRole('link', { name: /^confirmed/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'A purchase', level: 1 }).waitFor()
    await page.getByText('All of it.').waitFor()
    await page
      .getByRole('img', { name: /they wrote, then we gave a link, .*the link was followed.* a purchase, confirmed/ })
      .waitFor()
    await look('outcome')
  }, 120_000)

  test('what led to it stands there by five models, the link with its picture; a doubt waits for somebody else', async () => {
    await page.getByLabel('Why do you doubt it?').fill('It may be a gift.')
    await page.getByRole('button', { name: 'I doubt it' }).click()
    await page.getByText('It counts until a coordinator other than you has looked.').waitFor()
    await page.goto('/attribution')
    await page.getByRole('columnheader', { name: 'By removal' }).waitFor()
    await page.getByText('With one purchase this says little').waitFor()
    await page.getByRole('button', { name: /^A link that was followed ?: the purchases/ }).click()
    const purchases = page.getByRole('region', { name: /^Purchases with “A link that was followed”/ })
    await purchases.getByRole('listitem').first().waitFor()
    expect(await purchases.getByRole('listitem').count()).toBe(1)
    await look('attribution')
    await page.goto('/without-us')
    await page.getByRole('heading', { name: 'Who recommends you' }).waitFor()
    await page.getByRole('link', { name: 'ask it as an experiment' }).waitFor()
    await look('without-us')
    await page.goto('/links')
    await page.getByText('Followed once').waitFor()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('img', { name: /To be read by a phone/ }).waitFor()
    await look('links')
    await page.getByRole('link', { name: 'Its way' }).click()
    await page.getByRole('heading', { name: 'Their way with us' }).waitFor()
    await look('way')
  }, 120_000)

  test('the purchase counts for the shared goal, with who had a part; Ada ends it with what was learned', async () => {
    await page.goto('/goals')
    await page.getByText('One of two purchases.').waitFor()
    await page.getByText('Letters: a part in one result; their share is 0.5').waitFor()
    await page.getByText('One result by two of the teams or more.').waitFor()
    await page.getByText('The last of what counts').click()
    await page.getByText(/^Ada Okafor, /).waitFor()
    await look('goals')
    await page.getByRole('button', { name: 'End it: Whoever asks about winter' }).click()
    await page.getByLabel('What came of it, and what you learned').fill('One link that fits is worth more than ten.')
    await page.getByRole('button', { name: 'End it', exact: true }).click()
    await page.getByText('“One link that fits is worth more than ten.”').waitFor()
  }, 60_000)

  test('the small experiment names what it was tried on; ended, it suggests nothing more; the letter leads to the purchase', async () => {
    await page.goto('/experiments')
    await page.getByRole('link', { name: 'Do people follow a link' }).click()
    await page.getByText(/ · Ada Okafor · .* · not known yet/).waitFor()
    await look('experiment')
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('Ended. What is awaited is still looked at.').waitFor()
    await page.goto('/letter')
    await page.getByLabel('Month').selectOption({ index: 0 })
    await page
      .getByText(/^1 purchase/)
      .first()
      .waitFor()
    await look('letter')
    const paper = await page.request.get(`/api/letter/paper?month=${new Date().toISOString().slice(0, 7)}`)
    expect(paper.headers()['content-type']).toBe('application/pdf')
  }, 120_000)

  test('a second one comes to its verdict: once its day has passed it is looked at, and the better way is named', async () => {
    const begun = await ask(page, '/experiments', {
      ...{ question: 'Do they thank us when we say who we are?', unit: 'conversation', success: 'told' },
      ...{ withinDays: 1, baseline: 0.1, difference: 0.8 },
      ways: [{ name: 'Say who we are' }, { name: 'Say it plainly' }],
    })
    const tried = { first: 0, second: 0 }
    for (let n = 0; Math.min(tried.first, tried.second) < 5; n++) {
      const id = await asks(`How far does the Halden Tour go on one charge, in place ${n}?`, `Rider ${n}`)
      const { suggestion } = await (await page.request.get(`/api/conversations/${id}/experiment`)).json()
      const isFirst = suggestion.suggested === 1
      await ask(page, `/experiments/${begun.id}/tries`, { subjectId: id, way: suggestion.suggested })
      await ask(page, `/experiments/${begun.id}/tries/${id}/told`, { worked: isFirst })
      tried[isFirst ? 'first' : 'second']++
    }
    await page.goto(`/experiments/${begun.id}`)
    await page.getByText(/^Nothing can be said yet: 0 of \d+ of each are known\./).waitFor()
    await aDayPasses()
    const looked = async () => {
      const { verdict } = await (await page.request.get(`/api/experiments/${begun.id}`)).json()
      return verdict.finding === 'better'
    }
    await until('it is looked at', looked, 90_000)
    await page.reload()
    const { first, second } = tried
    const words = `“Say who we are” worked better: “Say who we are” in ${first} of ${first}, “Say it plainly” in 0 of ${second}.`
    await page.getByRole('status').getByText(words).waitFor()
    await look('verdict')
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByText('Ended. What is awaited is still looked at.').waitFor()
  }, 240_000)

  async function asks(text: string, author: string): Promise<string> {
    await hook.says(text, { author, url: `https://news.example/${encodeURIComponent(author)}` })
    return until(`“${text}” is here`, async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything')).json()
      return rows.find((row: { text: string }) => row.text === text)?.id
    })
  }

  /** What was tried so far was tried a day earlier. */
  async function aDayPasses(): Promise<void> {
    const running = await runningEmbeddedPostgres(join(sosh.dataDir, 'postgres'))
    const client = new pg.Client({ connectionString: running?.url })
    await client.connect()
    try {
      await client.query(
        `update experiment_try set tried_at = tried_at - interval '25 hours', due_at = due_at - interval '25 hours' where worked is null`,
      )
    } finally {
      await client.end()
    }
  }
})
