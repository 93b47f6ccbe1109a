import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../serve.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, joins, openDesks } from './desks.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

const pictures = process.env.SOSH_PICTURES
const question = 'Does the Tour fit under my stairs? They are 1.10 m.'

/** Lena asks on a shop’s page that is not ours to style, under a strict policy; Inés answers from her desk. */
describe.skipIf(!browserIsHere && !process.env.CI)('the widget on a foreign page, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let shop: Awaited<ReturnType<typeof serve>>
  let lena: Page
  let tag = ''
  let link = ''
  const wrongs: string[][] = []
  const { arrives, pages } = openDesks<'ada' | 'ines'>('widget', () => ({ browser, sosh }))

  /** A shop’s page that lets nothing run and nothing be loaded but the one script. */
  function page(): Server {
    return createServer((_request, response) => {
      const policy = `default-src 'none'; img-src data:; script-src ${sosh.base}; connect-src ${sosh.base}; require-trusted-types-for 'script'`
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      response.end(
        `<!doctype html><html lang="en"><title>The Tour</title><link rel="icon" href="data:,"><main><h1>The Tour</h1><p>Carries two crates.</p></main>${tag}`,
      )
    })
  }

  async function visits(options: Parameters<typeof personAt>[2] = {}): Promise<Page> {
    const visitor = await personAt(browser, shop.url, options)
    wrongs.push(visitor.wrong)
    await visitor.page.goto('/')
    return visitor.page
  }

  /** By day on a desk, at night on a phone. */
  async function look(page: Page, name: string): Promise<void> {
    for (const [colorScheme, width, height] of [
      ['dark', 390, 844],
      ['light', 1440, 900],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) })
      expect(await accessibilityFindings(page)).toEqual([])
    }
  }

  beforeAll(async () => {
    ;[sosh, browser] = await Promise.all([startSosh(), openBrowser()])
    shop = await serve(page())
    const ada = await arrives('ada')
    await foundHalden(ada, sosh, [{ name: 'Tour', kind: 'product' }])
    const ines = await arrives('ines')
    await joins(ada, ines, {
      ...{ name: 'Inés Navarro', title: 'battery engineer', autonomy: 'trusted', email: 'ines@halden.example' },
    })
    await ask(ada, '/places/community', { name: 'Cargo Circle', about: 'Families who carry things' })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  test('Ada says at the desk on which pages it may speak, and takes the line that goes there', async () => {
    const { ada } = pages
    await ada.goto('/places')
    await ada.getByRole('button', { name: 'On your pages' }).click()
    await ada.getByLabel('Sites on which it may speak').fill(`${shop.url}/tour`)
    await ada.getByLabel('A sentence to begin with').fill('We build them, so ask us.')
    await ada.getByRole('button', { name: 'Keep it' }).click()
    tag = (await ada.locator('.widget-tag').first().textContent()) ?? ''
    expect(tag).toMatch(
      /^<script src="http:\/\/localhost:\d+\/widget\/v1\.js" data-site="[0-9a-f-]{36}" defer><\/script>$/,
    )
  })

  test('Lena opens it by keyboard on her phone at night, leaves it by Escape, and nothing is kept on her device', async () => {
    const phone = await visits({ width: 390, height: 844, scheme: 'dark' })
    await phone.getByRole('button', { name: 'Ask Halden' }).waitFor()
    expect(await accessibilityFindings(phone)).toEqual([])
    await phone.keyboard.press('Tab')
    await phone.keyboard.press('Enter')
    await phone.getByRole('dialog', { name: 'Ask Halden' }).waitFor()
    await phone.getByText('A person at Halden reads this and answers, never a program.').waitFor()
    expect(await accessibilityFindings(phone)).toEqual([])
    await phone.keyboard.press('Escape')
    const opener = phone.getByRole('button', { name: 'Ask Halden' })
    await opener.waitFor()
    expect(await opener.evaluate(element => element.matches(':focus'))).toBe(true)
    expect(await phone.context().cookies()).toEqual([])
    await phone.close()
  })

  test('something is on offer: Mo finds it on his phone, and the nearest first by where he is, which stays in his browser', async () => {
    const { ada } = pages
    const { sites } = await (await ada.request.get('/api/places')).json()
    for (const [label, latitude] of [
      ['Berlin', 52.52],
      ['Leipzig', 51.34],
    ] as const) {
      const place = { kind: 'point', label, address: '', point: { latitude, longitude: 12.37 }, opening: [], stops: [] }
      const made = { siteId: sites[0].id, title: `Ridden Tours, ${label}`, price: '2390', place }
      const { id, version } = await ask(ada, '/offers', made)
      await ask(ada, `/offers/${id}/release`, { version })
    }
    const mo = await visits({ width: 390, height: 844, scheme: 'dark' })
    const asked: string[] = []
    mo.on('request', request => asked.push(`${request.url()} ${request.postData() ?? ''}`))
    await mo.context().grantPermissions(['geolocation'])
    await mo.context().setGeolocation({ latitude: 51.35, longitude: 12.37 })
    await until('it is known that there are some', async () => {
      await mo.reload()
      await mo.getByRole('button', { name: 'Ask Halden' }).click()
      return (await mo.getByRole('button', { name: 'Offers nearby' }).count()) === 1 || undefined
    })
    await mo.getByRole('button', { name: 'Offers nearby' }).click()
    const first = mo.getByRole('listitem').first()
    await mo.getByRole('link', { name: /Ridden Tours, Berlin/ }).waitFor()
    await mo.getByRole('button', { name: 'Nearest first' }).click()
    await mo.getByText('The nearest stand first.').waitFor()
    expect(await first.textContent()).toMatch(/Ridden Tours, Leipzig.*€2,390 · Leipzig · 1\.1 km/)
    if (pictures) await mo.screenshot({ path: join(pictures, 'widget-offers-390-dark.png') })
    expect(await accessibilityFindings(mo)).toEqual([])
    expect(asked.filter(each => each.includes('51.35'))).toEqual([])
    await mo.getByRole('button', { name: 'Back' }).click()
    await mo.getByText('What would you like to know?').waitFor()
    await mo.close()
  }, 60_000)

  test('she looks it up, finds nothing yet, and writes to the people at Halden', async () => {
    lena = await visits()
    await lena.getByRole('button', { name: 'Ask Halden' }).click()
    await lena.getByText('We build them, so ask us.').waitFor()
    await lena.getByLabel('What would you like to know?').fill(question)
    await lena.getByRole('button', { name: 'Look it up' }).click()
    await lena.getByText('Nothing about that in Cargo Circle yet.').waitFor()
    expect(await lena.getByRole('link', { name: /Ask other customers/ }).getAttribute('href')).toBe(
      `${sosh.base}/community/write?kind=question&title=${encodeURIComponent(question)}`,
    )
    await lena.getByRole('button', { name: 'Ask Halden' }).click()
    expect(await lena.getByLabel('Your message').inputValue()).toBe(question)
    await lena.getByLabel('Your name, if you like').fill('Lena')
    expect(await accessibilityFindings(lena)).toEqual([])
    await lena.getByRole('button', { name: 'Send' }).click()
    await lena.getByRole('log').getByText(question).waitFor()
    link = (await lena.getByRole('link', { name: /Open as a page/ }).getAttribute('href')) ?? ''
    expect(link).toMatch(/\/community\/messages\/[A-Za-z0-9_-]{43}$/)
    expect(await accessibilityFindings(lena)).toEqual([])
    expect(await lena.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
  })

  test('Inés answers from her desk, and Lena reads it where she stands, without looking again', async () => {
    const { ines } = pages
    const row = await until('it is in the inbox', async () => {
      const { rows } = await (await ines.request.get('/api/inbox?view=everything')).json()
      return rows.find((each: { network: string }) => each.network === 'widget')
    })
    await ines.goto(`/inbox/${row.id}`)
    await ines.getByText('Lena').first().waitFor()
    await ines.getByRole('button', { name: /^Claim and answer/ }).click()
    await ines.locator('.composer textarea').fill('It is 1.08 m high, so it fits.')
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    const log = lena.getByRole('log')
    await log.getByText('It is 1.08 m high, so it fits.').waitFor()
    await log.getByText('Inés, battery engineer at Halden').waitFor()
    await lena.getByLabel('Remember it on this device').check()
    expect(await lena.evaluate(() => localStorage.length)).toBe(1)
    await lena.reload()
    await lena.getByRole('button', { name: 'Ask Halden' }).click()
    await lena.getByRole('log').getByText('It is 1.08 m high').waitFor()
  })

  test('Lena praises; Inés asks whether others may read it, keeps her yes, and the page shows it with her name', async () => {
    const { ines } = pages
    const praise = 'Thank you so much, the Tour is wonderful, I love it!'
    const writes = async (text: string) => {
      await lena.getByLabel('Write more').fill(text)
      await lena.getByRole('button', { name: 'Send' }).click()
      await lena.getByRole('log').getByText(text).waitFor()
    }
    await writes(praise)
    await ines.getByRole('button', { name: 'Ask Lena whether we may show this to others' }).click()
    await ines.getByText('Nothing is shown before they say yes.').waitFor()
    await ines
      .getByRole('button', { name: /answer/i })
      .first()
      .click()
    await ines.locator('.composer textarea').fill('That is kind! May we show your words on our page, as Lena?')
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    await lena.getByRole('log').getByText('May we show your words').waitFor()
    await writes('Yes, you may.')
    expect((await lena.request.get(`${sosh.base}/community/reviews`)).status()).toBe(200)
    await ines.getByLabel('The answer that allows it').waitFor()
    expect(await accessibilityFindings(ines)).toEqual([])
    await ines.getByRole('button', { name: 'This allows it' }).click()
    await ines.getByText('Shown under “What others say”').waitFor()
    await ines.getByRole('button', { name: 'Lena decided something…' }).click()
    await ines.getByLabel('What did Lena decide, in a few words?').fill('to take the Tour')
    await ines.getByLabel('Where they say so').selectOption({ label: praise })
    expect(await accessibilityFindings(ines)).toEqual([])
    await ines.getByRole('button', { name: 'Keep it as a result' }).click()
    await ines.getByRole('link', { name: 'what Lena decided' }).waitFor()
    const reader = await visits({ width: 390, height: 844, scheme: 'dark' })
    await reader.goto(`${sosh.base}/community/reviews`)
    await reader.getByText(praise).waitFor()
    expect(await accessibilityFindings(reader)).toEqual([])
    const { ada } = pages
    await ada.goto('/voices')
    await ada.getByRole('region', { name: 'Shown, with their permission' }).getByText(praise).waitFor()
    await ada.getByText('“Yes, you may.”').waitFor()
    await look(ada, 'voices')
    await ada.getByRole('button', { name: 'They took it back: Lena' }).click()
    await ada
      .getByRole('region', { name: 'Not shown any more' })
      .getByText('Lena took back that we may show it.')
      .waitFor()
    await until('it is gone', async () => {
      await reader.reload()
      return (await reader.getByText(praise).count()) === 0
    })
    await reader.close()
  }, 60_000)

  test('she comes back by her link, on any device and without scripts, writes once more, and ends it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' })
    const page = await context.newPage()
    expect((await page.goto(link))?.headers()['cache-control']).toBe('private, no-store')
    await page.getByText('It is 1.08 m high, so it fits.').waitFor()
    await page.getByLabel('Write to us').fill('Lovely, thank you!')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Lovely, thank you!').waitFor()
    // What she wrote there is at the shop’s page as well.
    await lena.getByRole('log').getByText('Lovely, thank you!').waitFor()
    const looked = await visits({ width: 390, height: 844 })
    await looked.goto(link)
    expect(await accessibilityFindings(looked)).toEqual([])
    await page.getByRole('button', { name: 'End this link' }).click()
    await page.getByRole('heading', { name: 'The link has ended' }).waitFor()
    expect((await page.goto(link))?.status()).toBe(404)
    expect(await context.cookies()).toEqual([])
    await lena.getByText('The link has ended. You can ask anew at any time.').waitFor()
    expect(await lena.evaluate(() => localStorage.length)).toBe(0)
    expect(wrongs.flat()).toEqual([])
  })

  test('a page that nobody listed shows nothing', async () => {
    const warned: string[] = []
    const { page } = await personAt(browser, shop.url.replace('127.0.0.1', 'localhost'))
    page.on('console', message => warned.push(message.text()))
    await page.goto('/')
    await until('it says why, to whoever put it there', () => warned.some(words => words.startsWith('Sosh: ')))
    expect(await page.getByRole('button').count()).toBe(0)
    await page.close()
  })
})
