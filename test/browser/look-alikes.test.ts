import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { newId } from '#lib/id'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

const password = 'three plain words'

/** A town bears the company's name; a query stands on another. Both as Ada meets them on her desk. */
describe.skipIf(!browserIsHere && !process.env.CI)('what only bears our name, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let page: Page
  const wrong: string[] = []
  const hook = { url: '', key: '' }

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    const ada = await personAt(browser, sosh.base)
    page = ada.page
    page.on('close', () => wrong.push(...ada.wrong))
    await page.goto('/')
    await ask('/set-up', {
      token: sosh.link.split('/').at(-1),
      company: { name: 'Halden', about: 'Cargo bikes for cold places', timezone: 'Europe/Berlin' },
      you: { name: 'Ada Okafor', title: 'communications', email: 'ada@halden.example', password, languages: ['en'] },
      makes: [{ name: 'Winter charging', kind: 'topic' }],
    })
    await ask('/auth/sign-in/email', { email: 'ada@halden.example', password })
    await ask('/queries', { name: 'Our bikes', text: 'halden' }, 'put')
    const source = await ask('/sources', { connector: 'webhook', settings: { label: 'What is said of us' } })
    Object.assign(hook, { url: source.hookUrl, key: source.signingKey })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: join(tmpdir(), 'sosh-look-alikes.png') })
    expect(await accessibilityFindings(page)).toEqual([])
    expect(wrong.splice(0)).toEqual([])
  })

  async function ask(path: string, data: object, method: 'post' | 'put' = 'post') {
    const answer = await page.request[method](`/api${path}`, { data, headers: { origin: sosh.base } })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }

  /** Somebody says it where anybody can read it; returns its conversation, once it went its way. */
  async function said(text: string, standing: string): Promise<string> {
    const id = newId()
    const body = JSON.stringify({
      id,
      text,
      author: `somebody ${id.slice(-6)}`,
      url: `https://news.example/${id}`,
      postedAt: new Date().toISOString(),
    })
    const headers = { 'content-type': 'application/json', [signatureHeader]: signPayload(body, hook.key, new Date()) }
    expect((await fetch(hook.url, { method: 'POST', headers, body })).status).toBeLessThan(300)
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
