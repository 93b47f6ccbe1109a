import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, type Hook, openDesks, openHook, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const pictures = process.env.SOSH_PICTURES

/** Halden's site is read in; who asks about a page is brought to its author, and to the next best when she lets it pass. */
describe.skipIf(!browserIsHere && !process.env.CI)('to the author of the page first, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let site: Server
  let address = ''
  let hook: Hook
  const desks = openDesks<'ada' | 'ines'>('author-first', () => ({ browser, sosh }))

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
    const ada = await desks.arrives('ada')
    await foundHalden(ada, sosh, [
      { name: 'Charging', kind: 'topic' },
      { name: 'Leasing', kind: 'topic' },
    ])
    const { topics } = await (await ada.request.get('/api/topics')).json()
    const charging = topics.find((topic: { name: string }) => topic.name === 'Charging')
    await ask(ada, '/me/knows', { topics: [{ id: charging.id }] }, 'put')
    const { link } = await ask(ada, '/invitations', {
      name: 'Inés Navarro',
      title: 'battery engineer',
      roles: ['employee'],
      autonomy: 'trusted',
    })
    const ines = await desks.arrives('ines')
    await ask(ines, '/invitations/accept', {
      token: decodeURIComponent(link.split('/').at(-1)),
      name: 'Inés Navarro',
      email: 'ines@halden.example',
      password,
      languages: ['en', 'es'],
    })
    await ask(ines, '/auth/sign-in/email', { email: 'ines@halden.example', password })
    hook = await openHook(ada, 'What is said of us')
  }, 180_000)

  afterAll(async () => {
    site?.close()
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  test('Ada gives the address of the site; it is read in, and whose names stand there is asked', async () => {
    const { ada } = desks.pages
    await ada.goto('/library')
    await ada.getByLabel('Address', { exact: true }).fill(address)
    await ada.getByRole('button', { name: 'Read it in' }).click()
    await ada.getByText(/two documents, read/i).waitFor()
    await ada.getByText('by the name').waitFor()
    await ada.getByRole('button', { name: 'Yes, that is Inés Navarro' }).click()
    await ada.getByText('Kept: what stands under this name is theirs.').waitFor()
    await ada.getByLabel('Whose name is T. Writer?').selectOption({ label: 'Nobody of ours' })
    await ada.getByText('All are settled.').waitFor()
  })

  test('a question that links to her page stands in Inés’ Today, with the page as its reason', async () => {
    const { ines } = desks.pages
    await hook.says(`Is ${address}/winter true for every Halden? Mine stops charging at 60 percent already.`, {
      author: 'Kathrin',
    })
    await until('it is suggested to her', async () => {
      return (await rowsOf(ines)).length > 0 || undefined
    })
    await ines.goto('/')
    await ines.getByText('You wrote “Winter charging”, which it links to.').waitFor()
    await ines
      .getByRole('link', { name: /Kathrin/ })
      .first()
      .click()
    await ines.getByRole('heading', { name: 'How soon' }).first().waitFor()
    await ines.getByText('Waits for an answer.').first().waitFor()
  })

  test('she lets it pass without a reason: Ada is asked, and told in whose place', async () => {
    const { ada, ines } = desks.pages
    // Her desk is read before it is asked of her, and hears the server only after that.
    await ada.route(/api.live/, async route => {
      await until(
        'it is asked of Ada',
        async () => JSON.stringify(await rowsOf(ada)).includes('"kind":"instead"') || undefined,
      )
      await route.continue()
    })
    await ada.goto('/')
    await ada.locator('h1.opening').waitFor()
    await ines.locator('.thread .said').first().waitFor()
    await ines.keyboard.press('p')
    const dialog = ines.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Pass it on' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await ada.getByText('Inés Navarro wrote “Winter charging”, and let it pass.').waitFor()
  })

  test('Ada says what Inés knows: it stands on her page, with what she wrote', async () => {
    const { ada } = desks.pages
    await ada.goto('/team')
    await ada.getByRole('link', { name: 'Inés Navarro' }).click()
    await ada.getByRole('link', { name: 'Winter charging' }).waitFor()
    await ada.getByLabel('What does Inés know?').selectOption({ label: 'Charging' })
    await ada.getByLabel('How do you know? (if you like)').fill('She built the battery.')
    await ada.getByRole('button', { name: 'Say so' }).click()
    await ada.getByText('“She built the battery.”').waitFor()
    await ada.getByLabel('Away from').fill('2030-07-01')
    await ada.getByLabel('Until (that day too)').fill('2030-07-14')
    await ada.getByRole('button', { name: 'Keep it' }).click()
    await ada.getByText('Kept.', { exact: true }).waitFor()
  })

  test('Inés says where she writes: Ada sees it once she lets her, and no more when she takes it back', async () => {
    const { ada, ines } = desks.pages
    const where = async () => (await (await ada.request.get('/api/coordination')).json()).voices.length
    await ines.goto('/team/me')
    await ines.getByRole('button', { name: 'That is mine: Winter charging' }).click()
    await ines.getByLabel('What it is called').fill('My winter notes')
    await ines.getByRole('button', { name: 'Say so' }).click()
    await ines.getByText('Kept. Only you see it.').waitFor()
    expect(await where()).toBe(0)
    await ines.getByLabel('A coordinator may see it: My winter notes').click()
    await ines.getByText('Kept. A coordinator may see it.').waitFor()
    await ada.goto('/encourage')
    await ada.getByText('Where colleagues write already, by their own word').click()
    await ada.getByRole('link', { name: 'My winter notes' }).waitFor()
    await seen(ines, 'own-voices')
    await ines.getByRole('button', { name: 'Take it back: My winter notes' }).click()
    await ines.getByText('Taken back.').waitFor()
    expect(await where()).toBe(0)
  })

  test('what is asked and nobody covers, Ada finds on one page', async () => {
    const { ada } = desks.pages
    await hook.says('Do you offer Leasing of a Halden for companies?', { author: 'Jonas' })
    await until('it is there', async () => {
      const { unrouted } = await (await ada.request.get('/api/coverage')).json()
      return unrouted.count === 1 || undefined
    })
    await ada.goto('/coverage')
    await ada.getByRole('heading', { name: 'Nobody covers' }).waitFor()
    await ada.getByText('asked once in 30 days').waitFor()
    await ada.getByRole('link', { name: /Leasing of a Halden/ }).waitFor()
  })

  test('in the inbox, what is needed most can stand first, and it stays so', async () => {
    const { ada } = desks.pages
    await hook.says('URGENT: the brake of my Halden failed, I need help right now!', { author: 'Rana' })
    await ada.goto('/inbox?view=nobody-yet')
    await ada.getByLabel('What stands first').selectOption({ label: 'Most needed first' })
    const first = ada.locator('.list-pane li').first()
    await until('the brake stands first', async () => (await first.textContent())?.includes('brake') || undefined)
    await ada.reload()
    expect(await ada.getByLabel('What stands first').inputValue()).toBe('priority')
  })
})

/** What is asked of somebody today. */
async function rowsOf(page: Page): Promise<unknown[]> {
  return (await (await page.request.get('/api/today')).json()).rows
}

/** At night on a phone, as by day on a desk. */
async function seen(page: Page, name: string): Promise<void> {
  for (const [scheme, width, height] of [
    ['light', 1440, 900],
    ['dark', 390, 844],
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

/** Two pages of a site, and where they are listed. */
function pages(address: string): Record<string, string> {
  const page = (title: string, author: string, text: string) =>
    `<!doctype html><html lang="en"><meta name="author" content="${author}"><h1>${title}</h1><article><p>${text}</p></article></html>`
  return {
    '/': '<!doctype html><html><p>Halden</p></html>',
    '/sitemap.xml': `<urlset><url><loc>${address}/winter</loc></url><url><loc>${address}/belt</loc></url></urlset>`,
    '/winter': page('Winter charging', 'Inés Navarro', 'Below zero the battery charges to eighty percent only.'),
    '/belt': page('Changing the belt', 'T. Writer', 'Loosen the axle and slip the belt over the sprocket.'),
  }
}
