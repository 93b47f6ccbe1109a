import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasApertium, startTranslator, type TestTranslator } from '../translator.ts'
import { accessibilityFindings } from './accessible.ts'
import { browserIsHere, openBrowser, personAt, startSosh } from './sosh.ts'

const ready = browserIsHere && hasApertium
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 })

const ada = { email: 'ada@halden.example', password: 'three plain words' }

/** Ada, who knows no Spanish, reads and answers somebody who writes it. */
describe.skipIf(!ready && !process.env.CI)('translation, in the browser, against npm start', () => {
  let sosh: Awaited<ReturnType<typeof startSosh>>
  let browser: Browser
  let service: TestTranslator
  let page: Page
  let conversationId = ''

  beforeAll(async () => {
    service = await startTranslator()
    sosh = await startSosh()
    browser = await openBrowser()
    page = (await personAt(browser, sosh.base)).page
    const headers = { origin: sosh.base }
    await page.goto(sosh.link)
    await page.request.post('/api/set-up', {
      headers,
      data: {
        token: sosh.link.split('/').at(-1),
        company: { name: 'Halden', about: 'Cargo bikes for cold places', timezone: 'Europe/Berlin' },
        you: { name: 'Ada Okafor', title: 'Communications', ...ada, languages: ['en'] },
        makes: [{ name: 'Cargo L', kind: 'product' }],
      },
    })
    await page.request.post('/api/auth/sign-in/email', { data: ada, headers })
    await page.request.post('/api/sample', { headers })
    const { rows } = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
    conversationId = rows.find(
      ({ language, network, standing }: Record<string, string>) =>
        language === 'es' && network === 'bluesky' && standing === 'open',
    )?.id
  })
  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
    await service?.[Symbol.asyncDispose]()
  })

  test('until somebody sets one up there is no button', async () => {
    expect(conversationId).toBeTruthy()
    await page.goto(`/inbox/${conversationId}?view=everything`)
    await page.getByRole('button', { name: /Claim and answer/ }).click()
    await page.locator('.composer textarea').fill('The battery needs a warm room before you charge it.')
    expect(await page.getByRole('button', { name: /^Translate|Show it in/ }).count()).toBe(0)
  })

  test('Ada sets it up: what answers there says its languages, and a wrong address is said', async () => {
    await page.goto('/settings')
    const part = page.getByRole('region', { name: 'Translation' })
    await part.getByLabel('Address of the service').fill(`${service.url}/elsewhere`)
    await part.getByRole('button', { name: 'Set it up' }).click()
    await part.getByText('no translation service at this address').waitFor()
    expect((await part.innerText()).split('no translation service at this address')).toHaveLength(2)
    await part.getByLabel('Address of the service').fill(service.url)
    await part.getByRole('button', { name: 'Set it up' }).click()
    await part.getByText('It knows English, Spanish, German.').waitFor()
    await part.getByRole('button', { name: 'Look whether it answers' }).click()
    expect(await accessibilityFindings(page)).toEqual([])
  })

  test('the settings show how an answer ends on each network, briefly where letters cost', async () => {
    const part = page.getByRole('region', { name: 'How an answer ends' })
    await part.getByLabel('How it stands on each network').selectOption('de')
    await part.getByText('— Ada, Communications bei Halden').first().waitFor()
    await part.getByText('- Ada bei Halden').first().waitFor()
  })

  test('she reads it beside the original', async () => {
    await page.goto(`/inbox/${conversationId}?view=everything`)
    await page
      .getByRole('button', { name: /^Translate what/ })
      .first()
      .click()
    await page.getByText('words are the ones that count').first().waitFor()
    expect(service.asked.at(-1)).toMatchObject({ source: 'es', target: 'en' })
  })

  test('she sees her draft in Spanish and what that says, puts it in, and takes her own words back', async () => {
    const field = page.locator('.composer textarea')
    await field.fill('The battery needs a warm room before you charge it.')
    await page.getByRole('button', { name: 'Show it in Spanish' }).click()
    const beside = page.getByRole('region', { name: 'Your draft in Spanish' })
    await beside.getByText(/batería/).waitFor()
    await beside.getByText('Which says, back in English:').waitFor()
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      expect(await accessibilityFindings(page)).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(await field.inputValue()).toMatch(/^The battery/)
    await beside.getByRole('button', { name: 'Put the Spanish into my answer' }).click()
    expect(await field.inputValue()).toMatch(/batería/)
    await page.getByRole('button', { name: 'Give me my own words back' }).click()
    expect(await field.inputValue()).toMatch(/^The battery/)
  })

  test('when it is down she is told so in words, and reads the original', async () => {
    await field().fill('Another thing: keep it in the kitchen.')
    service.disturb({ status: 503, body: '' })
    await page.getByRole('button', { name: 'Show it in Spanish' }).click()
    await page.getByText('The translation service is not well.').waitFor()
  })

  const field = () => page.locator('.composer textarea')
})
