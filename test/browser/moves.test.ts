import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { foundHalden, type Hook, openDesks, openHook } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const pictures = process.env.SOSH_PICTURES

/** What an answer is meant to do; a page to invite to, once; a start that must be changed; what is wrong, put right. */
describe.skipIf(!browserIsHere && !process.env.CI)('moves, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let site: Server
  let address = ''
  let page: Page
  let hook: Hook
  const desks = openDesks<'ada'>('moves', () => ({ browser, sosh }))

  beforeAll(async () => {
    site = createServer((request, response) => {
      const body = pages(address)[request.url ?? '']
      response.writeHead(body ? 200 : 404, { 'content-type': request.url?.endsWith('.xml') ? 'text/xml' : 'text/html' })
      response.end(body ?? 'Nothing is here.')
    })
    await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
    const at = site.address()
    address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    page = await desks.arrives('ada')
    await page.context().route(/news\.ycombinator\.com/, route => route.fulfill({ body: 'Their page' }))
    await page.context().grantPermissions(['clipboard-write'])
    await foundHalden(page, sosh, [{ name: 'Charging', kind: 'topic' }])
    hook = await openHook(page, 'What is said of us', 'hacker-news')
    await page.goto('/library')
    await page.getByLabel('Address', { exact: true }).fill(address)
    await page.getByRole('button', { name: 'Read it in' }).click()
    await page.getByText(/one document, read/i).waitFor()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    site?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  /** Somebody says it where anybody can read it, and Ada opens it to answer. */
  async function opens(text: string, author: string): Promise<void> {
    await hook.says(text, { author, url: 'https://news.ycombinator.com/item?id=1' })
    const id = await until(`“${text}” is here`, async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
      return rows.find((row: { text: string }) => row.text === text)?.id
    })
    await page.goto(`/inbox/${id}?view=everything`)
    await page.locator('.thread .said').first().waitFor()
    await page.keyboard.press('c')
    await words().waitFor()
  }
  const words = () => page.locator('.composer textarea')
  const move = (label: string) => page.getByRole('radio', { name: label, exact: true })
  async function posts(): Promise<void> {
    await page.getByRole('button', { name: 'Copy and open the page' }).click()
    await page.getByRole('button', { name: 'I have posted it' }).click()
    await page.getByRole('button', { name: 'It stands there' }).click()
    await page.getByText('Noted: it stands there').waitFor()
  }
  async function look(name: string): Promise<void> {
    for (const [scheme, width, height] of [
      ['dark', 1440, 900],
      ['light', 390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) })
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  test('a key leads to the moves, arrows choose one, and each says what makes it good', async () => {
    await opens('Which Halden charges best at minus ten?', 'Kathrin')
    expect(await move('Answer').isChecked()).toBe(true)
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowRight')
    expect(await move('Ask back').isChecked()).toBe(true)
    await page.getByText('One question that moves it on, and why you ask.').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('Do you charge inside?')
    expect(await words().inputValue()).toBe('Do you charge inside?')
  }, 120_000)

  test('she invites Kathrin to the page on winter; its link is put in by her press; once is enough', async () => {
    await move('Invite').check()
    await page.getByText('Choose the page you invite them to.').first().waitFor()
    const find = page.getByRole('searchbox', { name: 'Find' })
    await find.fill('belts')
    await page.getByRole('option', { name: 'No page of ours says that' }).waitFor({ state: 'attached' })
    await find.fill('charging')
    await page.getByRole('option', { name: 'Winter charging' }).waitFor({ state: 'attached' })
    await page.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Winter charging' })
    await page.getByText('Put the link to “Winter charging” into your words.').first().waitFor()
    await words().fill('Charge it inside and it takes all of it; page two has your case.')
    await look('invite')
    await page.getByRole('button', { name: 'Put its link in' }).click()
    expect(await words().inputValue()).toContain(`${address}/winter`)
    await posts()

    await opens('And does a Halden lose range at minus twenty?', 'Kathrin')
    await move('Invite').check()
    const option = page.getByRole('option', { name: /Winter charging \(Ada Okafor invited them on/ })
    await until('it says so', async () => (await option.count()) === 1 || undefined)
    expect(await option.isDisabled()).toBe(true)
    await page.getByText('Once is enough').waitFor()
  }, 120_000)

  test('words to begin with are put into the draft, and don’t leave as they are', async () => {
    await page.goto('/snippets')
    await page.getByRole('button', { name: 'Keep some words' }).click()
    await page.getByLabel('What it is for').fill('A brake for the workshop')
    const start = 'Thank you for telling us. A workshop looks at your brake without a charge, and we pay the way there.'
    await page.getByLabel('The words').fill(start)
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('Ada Okafor keeps it.').waitFor()
    await look('snippets')
    await opens('The brake of my Halden does not hold, that is dangerous!', 'Jonas')
    await page.getByRole('button', { name: 'Begin with…' }).click()
    await page.getByRole('button', { name: 'Begin with it: A brake for the workshop' }).click()
    expect(await words().inputValue()).toBe(start)
    await page.getByRole('button', { name: 'Copy and open the page' }).click()
    await page.getByText('Make it your own first.').waitFor()
    await look('refused')
    await words().fill('Please stop riding it, Jonas. Velo Nord in your street looks at it tomorrow; they expect you.')
    await move('Apologise').check()
    await posts()
  }, 120_000)

  test('what is wrong about us is flagged with what is right, corrected, and seen to its end', async () => {
    await opens('A Halden can not be charged in the rain at all.', 'Priya')
    await page.getByRole('button', { name: 'Wrong about us… (Priya)' }).click()
    const dialog = page.getByRole('dialog', { name: 'Wrong about us' })
    await dialog.getByLabel('What is right').fill('It can be charged in the rain.')
    await dialog.getByLabel('Where we know it from').fill('Type approval, page 12')
    await look('flag')
    await dialog.getByRole('button', { name: 'Flag it' }).click()
    const here = page.getByRole('region', { name: 'Wrong about us' })
    await here.getByText('Ada puts it right', { exact: false }).waitFor()
    await until('to correct it is what is usual now', async () => (await move('Correct').isChecked()) || undefined)
    await words().fill('It can: we test each one under a shower, and page 12 of the type approval shows how.')
    await look('wrong')
    await posts()
    await here.getByText('corrected by us', { exact: false }).waitFor()
    await here.getByRole('button', { name: 'How it ended' }).click()
    await page.getByLabel('Put right').check()
    await page.getByRole('button', { name: 'Note it' }).click()
    await here.getByText('put right', { exact: false }).first().waitFor()
    await page.goto('/wrong')
    await page.getByText('Type approval, page 12').waitFor()
    await look('wrong-list')
  }, 120_000)

  test('Results tell what we did apart, where we invited to, and what was put right', async () => {
    await page.goto('/results')
    await page.getByText('1 put right by whoever said it, in the last 30 days.').waitFor()
    for (const words of ['apologised', 'corrected', 'invited to a page'])
      await page.getByRole('rowheader', { name: words }).waitFor()
    await page.getByRole('row', { name: /Winter charging 1 ?: invited to Winter charging 0 0/ }).waitFor()
    await look('results')
    // Every number leads to what it counts.
    await page.getByRole('button', { name: /^1 ?: invited to Winter charging/ }).click()
    const behind = page.getByRole('region', { name: 'Invited to “Winter charging”' })
    await behind.getByText('Ada Okafor answered').waitFor()
    await look('results-behind')
    // The picture’s weeks are buttons of its table.
    const chart = page.getByRole('figure')
    await chart.getByRole('button', { name: 'Show as a table' }).click()
    await chart.getByRole('table').getByRole('button').last().click()
    await page
      .getByRole('region', { name: /^Answered in the week from/ })
      .getByRole('listitem')
      .first()
      .waitFor()
    await look('results-week')
    await page.getByRole('button', { name: /^1 ?: invited to Winter charging/ }).click()
    await behind.getByRole('link', { name: 'the conversation' }).click()
    await page.waitForURL('**/inbox/**')
  }, 120_000)

  test('coverage leads to what was asked and who was answered', async () => {
    await page.goto('/coverage')
    await page.getByRole('button', { name: /answers?$/ }).click()
    const spoken = page.getByRole('region', { name: 'Answered by us in the last three months' })
    await spoken.getByText('Ada Okafor answered').first().waitFor()
    await look('coverage-behind')
  }, 120_000)

  test('what a page shows is taken along in the format that one needs, by hand and by keys', async () => {
    const takes = async (label: string): Promise<{ name: string; text: string }> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: label, exact: true }).click(),
      ])
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
    }
    await page.goto('/results')
    await page.getByRole('button', { name: 'Export' }).click()
    await look('results-export')
    const json = await takes('What came of it: JSON')
    expect(json.name).toBe('sosh-results.json')
    expect(JSON.parse(json.text)).toContainEqual(
      expect.objectContaining({ conversation: expect.stringContaining(`${sosh.base}/inbox/`) }),
    )
    await page.getByRole('button', { name: 'Export' }).press('Enter')
    const focused = page.locator('[role=menuitem]:focus')
    await focused.filter({ hasText: 'What came of it: CSV' }).waitFor()
    await page.keyboard.press('h')
    await focused.filter({ hasText: 'How fast: CSV' }).waitFor()
    const fast = await takes('How fast: CSV, for a spreadsheet')
    expect([fast.name, fast.text.split('\r\n')[0]]).toEqual([
      'sosh-promptness.csv',
      '\uFEFFperiod,network,median,lowerQuartile,upperQuartile,workingMedian,answered,promised,kept,due,waiting',
    ])
    await page.goto('/insight')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await takes('JSON')).name).toBe('sosh-themes.json')
    await page.goto('/coverage')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await takes('By topic: JSON')).name).toBe('sosh-coverage.json')
    await look('coverage-export')
  }, 120_000)
})

function pages(address: string): Record<string, string> {
  return {
    '/': `<html><head><title>Halden</title></head><body><a href="/winter">Winter charging</a></body></html>`,
    '/sitemap.xml': `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${address}/winter</loc></url></urlset>`,
    '/winter': `<html><head><title>Winter charging</title><meta name="author" content="Ada Okafor"></head><body><article><h1>Winter charging</h1><p>How a battery charges at minus ten: inside, slowly, and why it stops at eighty percent when it is cold.</p></article></body></html>`,
  }
}
