import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { runningEmbeddedPostgres } from '#platform/embedded-postgres'
import { whereItStands } from '../every-table.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { foundHalden, type Hook, openDesks, openHook } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** Two accounts with one order: Ada sees it, makes them one, parts them, and at last erases one as she was asked to. */
describe.skipIf(!browserIsHere && !process.env.CI)('who somebody is to us, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let page: Page
  let hook: Hook
  const desks = openDesks<'ada'>('people', () => ({ browser, sosh }))

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    page = await desks.arrives('ada')
    await foundHalden(page, sosh, [{ name: 'Winter charging', kind: 'topic' }])
    hook = await openHook(page, 'What is said of us')
    await said('Kathrin Zobel', 'My Halden order no. HT-90210 has not come.')
    await said('kathrinzobel', 'Halden, where is order HT-90210?')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  async function said(author: string, text: string): Promise<void> {
    await hook.says(text, { author, url: `https://news.example/${newId()}` })
    await until(`“${text}” is heard`, async () => {
      const { people } = await (await page.request.get('/api/people')).json()
      return people.some(({ name }: { name: string }) => name === author) || undefined
    })
  }

  async function standsSomewhere(words: string[]): Promise<string[]> {
    const running = await runningEmbeddedPostgres(join(sosh.dataDir, 'postgres'))
    const pool = new pg.Pool({ connectionString: running?.url })
    try {
      return await whereItStands(pool, words)
    } finally {
      await pool.end()
    }
  }

  test('Ada finds her, sees side by side why it could be the same person, and makes them one', async () => {
    await page.goto('/people')
    await page.getByRole('searchbox', { name: 'Find somebody' }).fill('kathrin z')
    await page.getByRole('list', { name: 'Found' }).getByRole('link', { name: 'Kathrin Zobel' }).click()
    const alike = page.getByRole('region', { name: 'Could this be the same person?' })
    await alike.getByText('Both wrote of order HT-90210: nobody else here has it.').waitFor()
    await alike.getByRole('button', { name: 'Compare…' }).click()
    await page.getByRole('region', { name: 'Comes in' }).getByText('one conversation').waitFor()
    await page.getByLabel('How do you know?').fill('One order, one name.')
    await page.getByRole('button', { name: 'They are one' }).click()
    await page.getByText('Ada Okafor said so: “One order, one name.”').waitFor()
    await page.getByLabel('A note for colleagues').fill('Waits for her wheel.')
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await page.getByRole('list', { name: 'Notes' }).getByText('Waits for her wheel.').waitFor()
    expect(
      await page
        .getByRole('region', { name: /^Our story/ })
        .getByRole('listitem')
        .count(),
    ).toBe(2)
  })

  test('where she works has a page: whom we know there, and all that they said together', async () => {
    const hers = page.url()
    await page.getByLabel('Where they work, as they say it themselves').fill('Velo Nord')
    await page.getByRole('button', { name: 'Say so' }).click()
    await page.getByRole('link', { name: 'Velo Nord' }).click()
    await page.getByRole('heading', { name: 'Velo Nord', exact: true }).waitFor()
    await page.getByText('One person whom we know there.').waitFor()
    const story = page.getByRole('region', { name: 'Our story with Velo Nord' })
    expect(await story.getByRole('listitem').count()).toBe(2)
    expect(await accessibilityFindings(page)).toEqual([])
    await page.getByRole('region', { name: 'Whom we know there' }).getByRole('link').click()
    await page.waitForURL(hers)
  })

  test('Ada makes a page for her of what we guess, which opens without signing in; who is heard has a page, too', async () => {
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByLabel(/^The link for /).inputValue()
    const guessed = await fetch(`${sosh.base}${new URL(link).pathname}`)
    expect([guessed.status, await guessed.text()]).toEqual([200, expect.stringContaining('<h1>Where you may stand')])
    const hers = page.url()
    await page.goto('/heard')
    await page.getByRole('heading', { name: 'Talk with others' }).waitFor()
    await page.getByText('Nobody stands out yet.').first().waitFor()
    expect(await accessibilityFindings(page)).toEqual([])
    await page.goto(hers)
  })

  test('she parts them again, and each has what was theirs', async () => {
    await page.getByRole('button', { name: /^Part them again/ }).click()
    await page.getByRole('region', { name: 'Stays here' }).getByText('one conversation').waitFor()
    await page.getByLabel('Why are they two?').fill('Her brother writes, too.')
    await page.getByRole('button', { name: 'Part them', exact: true }).click()
    await page.getByText('Ada Okafor parted them: “Her brother writes, too.”').waitFor()
    expect(
      await page
        .getByRole('region', { name: /^Our story/ })
        .getByRole('listitem')
        .count(),
    ).toBe(1)
  })

  test('what is held of her comes as one file, and once erased, nothing of her stands in any table', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Take out everything' }).click()
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
    expect(file.said[0].text).toBe('My Halden order no. HT-90210 has not come.')
    expect(file.notes[0].words).toBe('Waits for her wheel.')
    await page.getByRole('button', { name: 'Erase them…' }).click()
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByText('Erased. Nothing of them is held here any more.').waitFor()
    await page.getByRole('heading', { name: 'The people we talk with.' }).waitFor()
    const hers = ['Kathrin Zobel', 'Waits for her wheel', 'has not come']
    await until('nothing is left', async () => (await standsSomewhere(hers)).length === 0)
    expect(await standsSomewhere(['where is order HT-90210'])).toContain('public.message: where is order HT-90210')
    await page.goto('/audit')
    await page.getByText(/erased a person who is not named here any more/).waitFor()
  })
})
