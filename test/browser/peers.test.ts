import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, joins, password } from './desks.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

const pictures = process.env.SOSH_PICTURES
const title = 'Does the Cargo L start well uphill with two children?'

/** Priya asks before she chooses; Rosa, who is known to have one, is asked first; Inés thanks her; Ada looks after the place. */
describe.skipIf(!browserIsHere && !process.env.CI)('customers who answer, and how the place is looked after', () => {
  let sosh: RunningSosh
  let browser: Browser
  const people = {} as Record<'ada' | 'ines' | 'priya' | 'rosa' | 'tarn', Page>
  const wrongs: string[][] = []
  let address = ''
  let code = ''

  async function arrives(options: Parameters<typeof personAt>[2] = {}): Promise<Page> {
    const { page, wrong } = await personAt(browser, sosh.base, options)
    wrongs.push(wrong)
    await page.goto('/')
    return page
  }

  /** By day on a desk, at night on a phone. */
  async function look(page: Page, name: string): Promise<void> {
    for (const [colorScheme, width, height] of [
      ['dark', 390, 844],
      ['light', 1440, 900],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      if (pictures)
        await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true })
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  }

  async function joinsAs(page: Page, name: string): Promise<Page> {
    await page.goto('/community/sign-up')
    await page.getByLabel('What shall people call you?').fill(name)
    await page.getByLabel('Your e-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@customers.example`)
    await page.getByLabel('Choose a password').fill(password)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.waitForURL(/\/community$/)
    return page
  }

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    people.ada = await arrives()
    await foundHalden(people.ada, sosh, [{ name: 'Cargo L', kind: 'product' }])
    people.ines = await arrives()
    const email = 'ines@halden.example'
    await joins(people.ada, people.ines, {
      name: 'Inés Navarro',
      title: 'battery engineer',
      autonomy: 'trusted',
      email,
    })
    await ask(people.ada, '/places/community', { name: 'Cargo Circle', about: 'Families who carry things' })
    people.rosa = await joinsAs(await arrives({ width: 390, height: 844, scheme: 'dark' }), 'Rosa Ibáñez')
    people.priya = await joinsAs(await arrives(), 'Priya Raman')
    people.tarn = await joinsAs(await arrives(), 'Tarn Vale')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const [who, page] of Object.entries(people))
        await page.screenshot({ path: join(tmpdir(), `sosh-peers-${who}.png`), fullPage: true })
    for (const page of Object.values(people)) expect(await accessibilityFindings(page)).toEqual([])
    expect(wrongs.flatMap(wrong => wrong.splice(0))).toEqual([])
  })

  test('Inés makes a code for Rosa at her desk; Ada says which mail addresses are customers’, and ends a code', async () => {
    const { ada, ines } = people
    await ines.goto('/customers')
    await ines.getByLabel('What do they use?').fill('the Cargo L')
    const since = new Date(Date.now() - 800 * 86_400_000).toISOString().slice(0, 10)
    await ines.getByLabel('Since when, where you know it').fill(since)
    await ines.getByRole('button', { name: 'Make the code' }).click()
    const told = ines.getByRole('status').getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    code = (await told.textContent()) ?? ''
    await ines.getByText(/^For one customer: the Cargo L, since /).waitFor()
    await ines.getByText('Communications').first().waitFor()
    await ask(ada, '/verification/codes', { product: 'the Tour', uses: 500 })
    await ada.goto('/customers')
    await ada.getByRole('button', { name: 'End it: For 500 more customers: the Tour' }).click()
    await ada.getByText('Ended. Whoever used it stays known.').waitFor()
    await ada.getByRole('button', { name: 'Add one' }).click()
    await ada.getByLabel('After the @').fill('school')
    await ada.getByRole('button', { name: 'Keep these ways' }).click()
    await ada.getByText('Say what is after the @, as in school.example.').waitFor()
    await ada.getByLabel('After the @').fill('school.example')
    await ada.getByLabel('What they use', { exact: true }).fill('the Cargo L')
    await look(ada, 'customers')
    await ada.getByRole('button', { name: 'Keep these ways' }).click()
    await ada.getByText('Kept.', { exact: true }).waitFor()
  })

  test('Rosa shows with the code from Inés that she has one', async () => {
    const { rosa } = people
    await rosa.goto('/community/verify')
    await rosa.getByLabel('A code that somebody of us gave you').fill(code)
    await rosa.getByRole('button', { name: 'Use the code' }).click()
    await rosa.getByText('Uses the Cargo L for two years').waitFor()
  })

  test('Priya asks; Rosa is asked first, answers, and it says for how long she has hers; Priya accepts', async () => {
    const { priya, rosa } = people
    await priya.goto('/community/write')
    await priya.getByLabel('Your question in a sentence').fill(title)
    await priya.getByLabel('What you know so far').fill('We live on a hill, and I carry both of them to school.')
    await priya.getByRole('button', { name: 'Ask a question' }).click()
    await priya.getByRole('heading', { name: title }).waitFor()
    address = new URL(priya.url()).pathname
    await until('Rosa is asked', async () => {
      await rosa.goto(address)
      return rosa.getByText('You use the Cargo L, and they ask about it before they choose.').isVisible()
    })
    await rosa.getByLabel('Your answer').fill('It does: I start on one every morning, in the second gear.')
    await rosa.getByRole('button', { name: 'Answer', exact: true }).click()
    const answer = priya.locator('.reply', { hasText: 'in the second gear' })
    await until('Priya reads it', async () => {
      await priya.goto(address)
      return answer.isVisible()
    })
    expect(await answer.locator('.uses').textContent()).toBe('Uses the Cargo L for two years')
    await answer.getByRole('button', { name: 'This helped' }).click()
    await priya.getByText('Accepted by Priya Raman').waitFor()
  })

  test('Inés thanks Rosa for the company, with her name; it stands on Rosa’s page in words', async () => {
    const { ines, rosa } = people
    await ines.goto(address)
    await ines.getByRole('button', { name: 'Thank for the company' }).click()
    await ines.getByText('Your thanks stand there in a moment').waitFor()
    await until(
      'the thanks stand there',
      async () => {
        await rosa.goto(address)
        return rosa.getByText('Thanked by Inés Navarro').isVisible()
      },
      15_000,
    )
    await rosa.goto('/community/members/rosa-ibanez')
    await rosa.getByText('One answer settled somebody’s question.').waitFor()
    await rosa.getByText('The company thanked them once, by name.').waitFor()
    await rosa.getByText('you may put topics under the tags that fit').waitFor()
    await rosa.goto(address)
    await rosa.getByRole('link', { name: 'Change tags' }).click()
    await rosa.getByLabel('Tags').fill('Cargo L, hills')
    expect(await accessibilityFindings(rosa)).toEqual([])
    await rosa.getByRole('button', { name: 'Keep the tags' }).click()
    await rosa.getByRole('link', { name: 'hills' }).waitFor()
  })

  test('Tarn’s links wait and he is told so; Ada lets them through at her desk', async () => {
    const { ada, tarn } = people
    await tarn.goto(address)
    await tarn.getByLabel('Your answer').fill('Mine does not. I wrote it down: https://tarn.example/uphill')
    await tarn.getByRole('button', { name: 'Answer', exact: true }).click()
    await tarn.getByText('Nobody else sees it yet.').waitFor()
    await tarn.goto('/community/notices')
    await tarn.getByText('https://tarn.example/uphill').waitFor()
    await ada.goto('/moderation')
    await ada.getByRole('button', { name: 'What we know of them: Tarn Vale' }).click()
    await ada.getByText('Nothing was decided about them before.').waitFor()
    await ada.getByLabel('A note for the other moderators').fill('Keeps a diary of his rides; sells nothing.')
    await ada.getByRole('button', { name: 'Keep the note' }).click()
    await ada.getByRole('list', { name: 'Noted by moderators' }).getByText('Keeps a diary of his rides').waitFor()
    await look(ada, 'known-of-them')
    await ada.getByRole('button', { name: 'Decide: Tarn Vale' }).click()
    await ada.getByLabel('Let it through', { exact: true }).check()
    await ada.getByRole('button', { name: 'Decide', exact: true }).click()
    await ada.getByText('Nothing waits to be read.').waitFor()
    await tarn.goto(address)
    await tarn.getByText('Mine does not. I wrote it down').waitFor()
  })

  test('Priya reports him; Inés, who looks after the place, takes it away on the page; he asks for other eyes, and Ada undoes it', async () => {
    const { ada, ines, priya, tarn } = people
    const { sites } = await (await ada.request.get('/api/places')).json()
    const { employees } = await (await ada.request.get('/api/team')).json()
    const employeeId = employees.find((each: { name: string }) => each.name === 'Inés Navarro').id
    await ask(ada, `/places/${sites[0].id}/moderators`, { employeeId })
    await priya.goto(address)
    await priya.locator('.reply', { hasText: 'Mine does not' }).getByRole('link', { name: 'Report' }).click()
    expect(await accessibilityFindings(priya)).toEqual([])
    await priya.getByLabel('It hurts or threatens somebody').check()
    await priya.getByRole('button', { name: 'Report it' }).click()
    await priya.getByRole('heading', { name: 'Thank you' }).waitFor()

    await ines.goto('/community')
    await ines.getByText('One waits to be read').waitFor()
    await ines.getByRole('link', { name: 'Look', exact: true }).click()
    expect(await accessibilityFindings(ines)).toEqual([])
    await ines.getByRole('link', { name: /^In “Does the Cargo L/ }).click()
    expect(await ines.getByText('Mine does not').isVisible()).toBe(false)
    await ines.getByText('Covered, as it may hurt. Show it').click()
    await ines.getByText('Mine does not').waitFor()
    await ines.getByLabel('Take it away', { exact: true }).check()
    await ines.getByLabel('Why, in words they read').fill('It leads to a page that sells something.')
    await ines.getByRole('button', { name: 'Decide' }).click()
    await ines.getByText('It is done, and they are told.').waitFor()

    await tarn.goto('/community')
    await tarn.getByRole('link', { name: 'Read it' }).click()
    await tarn.getByText('It leads to a page that sells something.').waitFor()
    await tarn.getByText('Ask for somebody else’s eyes').click()
    await tarn.getByLabel('What was not seen').fill('Nothing is sold there: it is my diary.')
    await tarn.getByRole('button', { name: 'Ask', exact: true }).click()
    await tarn.getByText('Somebody else reads it, and answers you here.').waitFor()

    await ada.goto('/moderation')
    await ada.getByLabel('Your answer to Tarn Vale').fill('You are right, it is a diary.')
    await ada.getByRole('button', { name: 'Undo it' }).click()
    await ada.getByText('Nobody asks for other eyes.').waitFor()
    await tarn.goto('/community/notices')
    await tarn.getByText('You are right, it is a diary.').waitFor()
    await tarn.goto(address)
    await tarn.getByText('Mine does not. I wrote it down').waitFor()
  })
})
