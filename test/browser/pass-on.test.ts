import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeTracker, githubToken, openGitHubIssues } from '../trackers.ts'
import { until } from '../until.ts'
import { foundHalden, type Hook, openDesks, openHook } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** A fault goes to the workshop’s tracker and comes back; in time, by the company’s own hours. */
describe.skipIf(!browserIsHere && !process.env.CI)('promised in time, and passed on to a tracker and back', () => {
  let sosh: RunningSosh
  let browser: Browser
  let page: Page
  let hook: Hook
  let github: FakeTracker
  let fault = ''
  const given = { address: '', key: '' }
  const desks = openDesks<'ada'>('pass-on', () => ({ browser, sosh }))

  beforeAll(async () => {
    ;[sosh, browser, github] = await Promise.all([startSosh(), openBrowser(), openGitHubIssues()])
    page = await desks.arrives('ada')
    // The page on which an answer is posted by hand is not ours to load.
    await page.context().route(/news\.ycombinator\.com/, route => route.fulfill({ body: 'Their page' }))
    await foundHalden(page, sosh, [{ name: 'Trip computer', kind: 'topic' }])
    hook = await openHook(page, 'What is said of us', 'hacker-news')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await github?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  /** Somebody says it where anybody can read it; returns its conversation. */
  async function said(text: string, author: string): Promise<string> {
    await hook.says(text, { author, url: 'https://news.ycombinator.com/item?id=1' })
    return until(`“${text}” is here`, async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
      return rows.find((row: { text: string }) => row.text === text)?.id
    })
  }

  test('Ada says when they are there, and by when some are answered; she sees what that would have meant', async () => {
    const question = 'Which Halden Tour has the longer range?'
    await said(question, 'Jonas')
    await page.goto('/settings')
    const hours = page.getByRole('region', { name: 'When we are there' })
    await hours.getByRole('button', { name: 'Make a calendar' }).click()
    await hours.getByLabel('Name').fill('Workshop')
    await hours.getByLabel('Saturday', { exact: true }).check()
    await hours.getByLabel('Saturday, until').fill('12:00')
    await hours.getByLabel('Holidays').fill('2026-12-25 Christmas Day\n2026-12-32')
    await hours.getByRole('button', { name: 'Keep it' }).click()
    await hours.getByText('A day such as 2026-12-25.').waitFor()
    await hours.getByLabel('Holidays').fill('2026-12-25 Christmas Day\n2026-12-26')
    await hours.getByRole('button', { name: 'Keep it' }).click()
    await hours.getByText('Sat 09:00–12:00 in Europe/Berlin. Two holidays.').waitFor()

    const promises = page.getByRole('region', { name: 'By when we answer' })
    await promises.getByRole('button', { name: 'Promise some another time' }).click()
    await promises.getByLabel('Where they write').selectOption({ label: 'Hacker News' })
    await promises.getByLabel('Within, in minutes', { exact: true }).fill('30')
    await promises.getByLabel('Counted').last().selectOption({ label: 'Around the clock' })
    await promises.getByText('Of last month’s one conversation that this is for, none would have been late').waitFor()
    await promises.getByRole('button', { name: 'Promise it' }).click()
    await promises.getByText('On Hacker News: within 30 min, around the clock.').waitFor()
    await until('who waits is promised by it', async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything')).json()
      const [row] = rows.filter((each: { text: string }) => each.text === question)
      return new Date(row.answerBy).getTime() - new Date(row.heardAt).getTime() === 30 * 60_000 || undefined
    })
  }, 60_000)

  test('she makes a team, and sets up the tracker of the workshop; its key is shown this once', async () => {
    await page.goto('/team')
    await page.getByRole('button', { name: 'Make a team' }).click()
    await page.getByLabel('Name of the team').fill('Workshop')
    await page.getByLabel('What it looks after').fill('brakes, motors, firmware')
    await page.getByRole('checkbox', { name: 'Ada Okafor' }).check()
    await page.getByLabel('Who leads it').selectOption({ label: 'Ada Okafor' })
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('Ada Okafor leads.').waitFor()

    await page.goto('/settings')
    const trackers = page.getByRole('region', { name: 'Trackers to pass on to' })
    await trackers.getByRole('button', { name: 'GitHub issues' }).click()
    await trackers.getByLabel('Repository').fill('halden/firmware')
    await trackers.getByLabel('Token').fill('not this one')
    await trackers.getByText('More, which most leave as it is').click()
    await trackers.getByLabel('Address of the API').fill(github.url)
    await trackers.getByRole('button', { name: 'Set it up' }).click()
    await trackers.getByText('GitHub does not take our token any more.').waitFor()
    await trackers.getByLabel('Token').fill(githubToken)
    await trackers.getByRole('button', { name: 'Set it up' }).click()
    const shown = trackers.getByRole('region', { name: 'The key of halden/firmware' })
    await shown.waitFor()
    const [address, key] = await shown.locator('code').allTextContents()
    Object.assign(given, { address, key })
    expect(key).toMatch(/^whsec_/)
  }, 60_000)

  test('she passes a fault on, in words that don’t say whose it is; the tracker has it once', async () => {
    fault = await said('Since the update my Halden forgets its trip. Write to me: kathrin@mail.example', 'Kathrin')
    await page.goto(`/inbox/${fault}?view=everything`)
    await page.locator('.thread .said').first().waitFor()
    await page.keyboard.press('p')
    const dialog = page.getByRole('dialog', { name: 'Pass it on' })
    await dialog.getByLabel('A tracker outside').check()
    const matter = dialog.getByLabel('What is the matter')
    await until('the words are there', async () => /forgets its trip/.test(await matter.inputValue()) || undefined)
    expect(await matter.inputValue()).not.toMatch(/kathrin/i)
    await matter.fill(`Kathrin says: ${await matter.inputValue()}`)
    await dialog.getByRole('button', { name: 'Pass on to halden/firmware' }).click()
    await dialog.getByText('“Kathrin” tells who it is.').waitFor()
    await dialog.getByLabel('Title').fill('Trip is lost when turned off')
    await matter.fill((await matter.inputValue()).replace('Kathrin says: ', ''))
    await dialog.getByRole('button', { name: 'Pass on to halden/firmware' }).click()
    const tracked = page.getByRole('region', { name: 'Passed on to a tracker' })
    await tracked.getByText('open there').waitFor()
    expect(github.issues).toMatchObject([{ number: 1, title: 'Trip is lost when turned off' }])
    expect(github.issues[0]?.body).not.toMatch(/kathrin/i)
    expect(await tracked.getByRole('link', { name: 'halden/firmware #1' }).getAttribute('href')).toContain('/issues/1')
  }, 60_000)

  test('resolved there, it is on Today; one press gives her words to begin with, and she says what is different', async () => {
    github.move(1, 'resolved')
    const { headers, body } = github.news(1, given.key)
    const forged = github.news(1, 'another key')
    expect((await fetch(given.address, { method: 'POST', ...forged })).status).toBe(403)
    expect((await fetch(given.address, { method: 'POST', headers, body })).status).toBe(200)
    await page.goto('/')
    await page.getByRole('link', { name: 'Tell Kathrin' }).click()
    await page.getByText('resolved', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Tell Kathrin' }).click()
    const words = page.locator('.composer textarea')
    await until('the words to begin with are there', async () => (await words.inputValue()) || undefined)
    expect(await words.inputValue()).toBe(
      'Hello Kathrin, what you told us about is settled now. [What is different now, in your own words]',
    )
    const send = page.getByRole('button', { name: 'Copy and open the page' })
    await page.getByText('Say first: what is different now, in your own words.').first().waitFor()
    const answers = async () => (await (await page.request.get(`/api/conversations/${fault}`)).json()).answers
    expect(await answers()).toEqual([])
    await words.fill('Hello Kathrin, since version 4.2 your bike keeps its trip: it waits for you in the app.')
    await page.context().grantPermissions(['clipboard-write'])
    await send.click()
    await page.getByRole('button', { name: 'I have posted it' }).click()
    await page.getByRole('button', { name: 'It stands there' }).click()
    await page.getByText('and Ada told them').waitFor()
    await page.goto('/results')
    await page.getByText(/Passed on to halden\/firmware #1, resolved in .*; a person told them\./).waitFor()
  }, 60_000)

  test('what she chooses not to answer is a decision, with its reason in Results', async () => {
    const quarrel = await said('Your Halden is for cowards, admit it', 'gearhead77')
    await page.goto(`/inbox/${quarrel}?view=everything`)
    await page.locator('.thread .said').first().waitFor()
    await page.keyboard.press('e')
    await page.getByLabel('We choose not to answer').check()
    await page.getByRole('button', { name: 'Choose not to answer' }).click()
    await page.getByText('Choose one: it is a decision.').waitFor()
    await page.getByLabel('Why?').selectOption({ label: 'An answer would only feed it' })
    await page.getByLabel('In your words').fill('He asks the same of every maker.')
    await page.getByRole('button', { name: 'Choose not to answer' }).click()
    await page.getByText('We chose not to answer: an answer would only feed it, says Ada Okafor.').waitFor()
    await page.goto('/results')
    await page.getByText('“He asks the same of every maker.”').waitFor()
  }, 60_000)
})
