import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { until } from '../until.ts'
import { foundHalden, type Hook, openDesks, openHook } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** A town bears the company's name; a query stands on another. Both as Ada meets them on her desk. */
describe.skipIf(!browserIsHere && !process.env.CI)('what only bears our name, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let page: Page
  let hook: Hook
  const desks = openDesks<'ada'>('look-alikes', () => ({ browser, sosh }))

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    page = await desks.arrives('ada')
    await foundHalden(page, sosh, [{ name: 'Winter charging', kind: 'topic' }])
    hook = await openHook(page, 'What is said of us')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  /** Somebody says it where anybody can read it; returns its conversation, once it went its way. */
  async function said(text: string, standing: string): Promise<string> {
    const name = newId().slice(-6)
    await hook.says(text, { author: `somebody ${name}`, url: `https://news.example/${name}` })
    return until(`“${text}” is ${standing}`, async () => {
      const { rows } = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
      return rows.find((row: { text: string; standing: string }) => row.text === text && row.standing === standing)?.id
    })
  }

  test('Ada sees a post about the town, names it once, and the words that tell it apart are there already', async () => {
    for (const ours of ['My Halden does not charge', 'The Halden is a great bike', 'Which Halden for two children?'])
      await said(ours, 'open')
    const past = await said('Ny utstilling på Fredriksten festning i Halden', 'open')
    const town = await said('Konsert på Fredriksten festning i Halden', 'open')
    await page.goto(`/inbox/${town}?view=everything`)
    await page.locator('.thread .said').first().waitFor()
    await page.keyboard.press('x')
    await page.getByRole('button', { name: 'Not us: it is …' }).click()
    await page.getByLabel('It is …').fill('Halden, the town in Norway')
    const words = page.getByLabel('Words that tell it apart')
    await until('words are proposed', async () => /fredriksten|festning/.test(await words.inputValue()) || undefined)
    await words.fill('festning')
    await page.getByText('It would have set aside two posts').waitFor()
    await page.getByLabel('Set aside what waits already, too').check()
    await page.getByRole('button', { name: 'Name it, and set this aside' }).click()
    await page.getByText('Halden, the town in Norway, not us. Ada Okafor said so.').waitFor()
    await until('the older one went aside, too', async () => {
      const { conversation } = await (await page.request.get(`/api/conversations/${past}`)).json()
      return conversation.standing === 'aside' || undefined
    })
  })

  test('the next one is set aside by itself, and says why; one press brings it back', async () => {
    const next = await said('Omvisning på festning i Halden på lørdag', 'aside')
    await page.goto(`/inbox/${next}?view=aside`)
    await page
      .getByText('Halden, the town in Norway, not us: it says “festning”. Ada Okafor named it.')
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'It is about us' }).click()
    await page.getByText('Back among the open ones.').waitFor()
  })

  test('it stands with the queries, where it can be changed or taken off the list', async () => {
    await page.goto('/queries')
    await page.getByRole('link', { name: /Halden, the town in Norway/ }).click()
    await page.getByLabel('Why we think so').fill('The fortress stands there')
    await page.getByRole('button', { name: 'Keep the change' }).click()
    await page.getByText('is told apart from the next post on').waitFor()
  })

  test('she builds a query on another by its name; what stands under it can’t be pulled away', async () => {
    await page.goto('/queries/new')
    await page.getByLabel('Name', { exact: true }).fill('Winter trouble')
    const field = page.getByLabel('Query', { exact: true }).and(page.locator('textarea'))
    await field.fill('winter ')
    await field.pressSequentially('query:our')
    await page.getByRole('button', { name: 'Our bikes' }).click()
    expect(await field.inputValue()).toBe('winter query:"Our bikes"')
    await page.getByRole('button', { name: 'Listen with this' }).click()
    await page.getByText('From the next post on, this is listened for.').waitFor()
    await page.getByRole('button', { name: 'Stop asking this' }).waitFor()
    await page.getByRole('link', { name: /^Our bikes/ }).click()
    await until('it is open', async () => (await page.getByLabel('Name', { exact: true }).inputValue()) === 'Our bikes')
    await page.getByRole('button', { name: 'Stop asking this' }).click()
    await page.getByText('“Winter trouble” names “Our bikes”. Take it out there first.').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Our name')
    await page.getByRole('button', { name: 'Listen with the change' }).click()
    await page.getByRole('button', { name: 'Rename it there, too' }).click()
    await page.getByText('winter query:"Our name"').waitFor()
  })
})
