import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, type Hook, openDesks, openHook, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** Ada writes down what stays inside; Tomás, of the workshops, reads it, and is told while he types. */
describe.skipIf(!browserIsHere && !process.env.CI)('guidelines in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let ada: Page
  let tomas: Page
  let hook: Hook
  const desks = openDesks<'ada' | 'tomas'>('guidelines', () => ({ browser, sosh }))

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    ada = await desks.arrives('ada')
    await foundHalden(ada, sosh, [{ name: 'Winter charging', kind: 'topic' }])
    hook = await openHook(ada, 'What is said of us')
    const { link } = await ask(ada, '/invitations', {
      name: 'Tomás Rey',
      title: 'workshop',
      roles: ['employee'],
      autonomy: 'trusted',
      affiliation: 'employee',
    })
    tomas = await desks.arrives('tomas')
    await ask(tomas, '/invitations/accept', {
      token: String(link).split('/').at(-1),
      name: 'Tomás Rey',
      title: 'workshop',
      email: 'tomas@halden.example',
      password,
      languages: ['es', 'en'],
      timezone: 'Europe/Madrid',
    })
    await ask(tomas, '/auth/sign-in/email', { email: 'tomas@halden.example', password })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  test('Ada makes a rule; an example that does not come out keeps it from being kept', async () => {
    await ada.goto('/guidelines')
    await ada.getByRole('button', { name: 'Add a rule' }).click()
    await ada.getByLabel('What it is about').fill('The code name Fjell')
    await ada.getByLabel('Words, one a line', { exact: true }).fill('Fjell')
    await ada.getByLabel('Why, in a sentence').fill('Not announced before March.')
    await ada.getByLabel('Rather say').fill('what comes next')
    await ada.getByText('It must not leave').click()
    await ada.getByText('Nothing was answered last month to try it on.').waitFor()
    await ada.getByLabel('It must find, a sentence a line').fill('fjell ships in March\nthe new frame')
    await ada.getByLabel('It must leave alone, a sentence a line').fill('She fell on the fjord road.')
    await ada.getByRole('button', { name: 'Keep the rule' }).click()
    await ada.getByText('“the new frame”: The rule finds nothing here.').waitFor()
    await ada.getByLabel('It must find, a sentence a line').fill('fjell ships in March')
    await ada.getByRole('button', { name: 'Keep the rule' }).click()
    await ada.getByRole('article', { name: 'The code name Fjell' }).waitFor()
  })

  test('she changes it; what it said before can be looked up', async () => {
    const rule = ada.getByRole('article', { name: 'The code name Fjell' })
    await rule.getByRole('button', { name: 'Change the rule The code name Fjell' }).click()
    expect(await ada.getByLabel('It must find, a sentence a line').inputValue()).toBe('fjell ships in March')
    await ada.getByLabel('Words, one a line', { exact: true }).fill('Fjell\nFjell 2')
    await ada.getByRole('button', { name: 'Keep the change' }).click()
    await rule.getByText('Fjell · Fjell 2').waitFor()
    await rule.getByText('What it said before').click()
    await rule.getByText(/Version 1, by Ada Okafor/).waitFor()
  })

  test('the workshops get a text of their own, which Tomás confirms beside the one for all', async () => {
    await ada.getByLabel('A new division').fill('Workshops')
    await ada.getByRole('button', { name: 'Make it' }).click()
    await ada.getByLabel('Who else belongs to Workshops').selectOption({ label: 'Tomás Rey' })
    await ada.getByRole('button', { name: 'Take out Tomás Rey of Workshops' }).waitFor()
    await ada.getByRole('button', { name: 'Write a new version' }).click()
    await ada.getByLabel('The text').fill('Speak for yourself.')
    await ada.getByRole('button', { name: 'Publish it' }).click()
    await ada.getByText('Speak for yourself.', { exact: true }).first().waitFor()
    await ada.getByRole('button', { name: 'Add a text for Workshops' }).click()
    await ada.getByText('Everybody in Workshops is asked to read it again.').waitFor()
    await ada.getByLabel('The text').fill('Prices come from the workshop that does the work.')
    await ada.getByRole('button', { name: 'Publish it' }).click()
    await ada.getByRole('heading', { name: 'What Workshops adds' }).waitFor()
    await ada.getByText('It holds for Workshops; you need not confirm it.').waitFor()

    await tomas.goto('/guidelines')
    const confirm = tomas.getByRole('button', { name: 'I have read this' })
    await confirm.first().waitFor()
    expect(await confirm.count()).toBe(2)
    await confirm.first().click()
    await until('one is left', async () => (await confirm.count()) === 1 || undefined)
    await confirm.first().click()
    await until('none is left', async () => (await confirm.count()) === 0 || undefined)
    const why = tomas.getByRole('button', { name: 'Add a rule' })
    expect(await why.getAttribute('aria-disabled')).toBe('true')
  })

  test('a published figure goes on the list', async () => {
    await ada.getByText('Add a figure').click()
    await ada.getByLabel('The figure, with its unit').fill('14 %')
    await ada.getByLabel('What it measures').fill('revenue')
    await ada.getByLabel('Where everybody can read it').fill('https://halden.example/report')
    await ada.getByRole('button', { name: 'Add it' }).click()
    await ada.getByRole('button', { name: 'Take off 14 %' }).waitFor()
  })

  test('while Tomás types he is told, with the keeper and other words at one press; the server says the same', async () => {
    await hook.says('What does Halden bring in spring? My Tour is old.')
    const id = await until('it is open', async () => {
      const { rows } = await (await tomas.request.get('/api/inbox?view=everything&limit=20')).json()
      return rows[0]?.id
    })
    await tomas.goto(`/inbox/${id}?view=everything`)
    await tomas.locator('.thread .said').first().waitFor()
    await tomas.keyboard.press('c')
    const field = tomas.locator('.composer textarea')
    await field.fill('Wait for the Fjell, and call me: +49 30 1234567. Our revenue grew 14 % this year.')
    const findings = tomas.locator('.composer .findings')
    await findings.getByText('Ada Okafor keeps this rule.').waitFor()
    await findings.getByText('A telephone number.').waitFor()
    expect(await findings.getByText('A figure of ours').count()).toBe(0)
    expect(await tomas.locator('.composer .mirror .underlined.stop').textContent()).toBe('Fjell')
    await findings.locator('.finding.stop').getByRole('button', { name: 'Use it' }).click()
    await until(
      'the other words stand there',
      async () => (await field.inputValue()).startsWith('Wait for the what comes next,') || undefined,
    )
    expect(await tomas.locator('.composer .mirror .underlined.stop').count()).toBe(0)
    const { origin } = new URL(tomas.url())
    const judged = await tomas.request.post('/api/judge', { data: { text: 'Fjel and Fjell' }, headers: { origin } })
    expect((await judged.json()).findings).toMatchObject([
      { words: 'Fjel', level: 'review', ruleVersion: 2 },
      { words: 'Fjell', level: 'stop', ruleVersion: 2 },
    ])
  })

  test('it can be read and used on a phone and in the dark', async () => {
    for (const [width, scheme] of [
      [390, 'dark'],
      [390, 'light'],
      [1280, 'dark'],
      [1280, 'light'],
    ] as const) {
      await ada.setViewportSize({ width, height: 844 })
      await ada.emulateMedia({ colorScheme: scheme })
      await ada.goto('/guidelines')
      await ada.getByRole('article', { name: 'The code name Fjell' }).waitFor()
      const { wide, seen } = await ada.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        seen: document.documentElement.clientWidth,
      }))
      expect(wide).toBeLessThanOrEqual(seen)
      expect(await accessibilityFindings(ada)).toEqual([])
    }
  })
})
