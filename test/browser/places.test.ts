import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pngOf } from '../pixels.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, joins, openDesks, password } from './desks.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

/** Ada opens the community, Inés one below it; Rosa joins without scripts, Ben by a link, and each sees their own. */
describe.skipIf(!browserIsHere && !process.env.CI)('our own places, in the browser', () => {
  let sosh: RunningSosh
  let browser: Browser
  let mail: SMTPServer
  const letters: { to: string; words: string }[] = []
  const desks = openDesks<'ada' | 'ines'>('places', () => ({ browser, sosh }))

  beforeAll(async () => {
    mail = await mailServer()
    const { port } = mail.server.address() as { port: number }
    ;[sosh, browser] = await Promise.all([
      startSosh({ SOSH_MAIL_URL: `smtp://127.0.0.1:${port}`, SOSH_MAIL_FROM: 'Halden <community@halden.example>' }),
      openBrowser(),
    ])
    const ada = await desks.arrives('ada')
    await foundHalden(ada, sosh, [{ name: 'Cargo L', kind: 'product' }])
    await joins(ada, await desks.arrives('ines'), {
      name: 'Inés Navarro',
      title: 'battery engineer',
      autonomy: 'trusted',
      email: 'ines@halden.example',
    })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await sosh?.[Symbol.asyncDispose]()
    mail?.close()
  })

  function mailServer(): Promise<SMTPServer> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, session, done) {
        const parts: Buffer[] = []
        stream.on('data', part => parts.push(part))
        stream.on('end', () => {
          const words = Buffer.concat(parts).toString().replace(/=\r\n/g, '').replace(/=3D/g, '=')
          letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', words })
          done()
        })
      },
    })
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
  }

  /** Somebody from outside, without scripts. */
  async function outsider(options: { width?: number; height?: number; scheme?: 'light' | 'dark' } = {}): Promise<Page> {
    const { width = 1440, height = 900, scheme = 'light' } = options
    const context = await browser.newContext({
      baseURL: sosh.base,
      javaScriptEnabled: false,
      viewport: { width, height },
      colorScheme: scheme,
    })
    return context.newPage()
  }

  test('Ada opens the community, and lets every colleague make one below it', async () => {
    const { ada } = desks.pages
    await ada.goto('/places')
    await ada.getByLabel('For whom is it').fill('Who rides, helps.')
    await ada.getByRole('button', { name: 'Open the community' }).click()
    await ada.getByRole('heading', { name: 'Halden community' }).waitFor()
    await ada.getByLabel('Who may make one').selectOption('everyone')
    await ada.getByText('Have an address of their own').waitFor()
  }, 60_000)

  test('Ada lets people in by accounts they have elsewhere', async () => {
    const { ada } = desks.pages
    await ada.goto('/settings')
    const part = ada.getByRole('region', { name: 'How members of our community come in' })
    await part.getByRole('button', { name: 'Let Mastodon in' }).click()
    await part.getByText('0 accounts come in by it.').waitFor()
    await part.getByRole('button', { name: 'Let Bluesky in' }).click()
    await part.getByRole('button', { name: 'Close Bluesky' }).waitFor()
    await part.getByRole('button', { name: 'Add a provider' }).click()
    await part.getByLabel('What people know it by').fill('Halden account')
    await part.getByLabel('Its address').fill('login.halden.example')
    await part.getByLabel('Client id').fill('sosh')
    await part.getByLabel('Client secret').fill('s')
    await part.getByRole('button', { name: 'Open it' }).click()
    await part.getByText('it begins with https://').waitFor()
    expect(await accessibilityFindings(ada)).toEqual([])
    if (process.env.SOSH_PICTURES) await part.screenshot({ path: join(tmpdir(), 'sosh-desk-ways-in.png') })
  }, 60_000)

  test('Ada sees what people elsewhere can follow, lets the company speak there, and blocks a server with the reason', async () => {
    const { ada } = desks.pages
    await ada.goto('/places')
    await ada.getByRole('button', { name: 'In the fediverse' }).click()
    await ada.getByText(/^@community@/).waitFor()
    await ada.getByRole('button', { name: 'Let the company speak there officially' }).click()
    await ada.getByText(/^@halden@/).waitFor()
    await ada.getByRole('textbox', { name: 'Block a server' }).fill('https://spam.example/about')
    await ada.getByRole('textbox', { name: 'Why' }).fill('Nothing but advertising.')
    await ada.getByRole('button', { name: 'Block', exact: true }).click()
    await ada.getByText('Blocked: Nothing but advertising.').waitFor()
    expect(await accessibilityFindings(ada)).toEqual([])
    await ada.getByRole('button', { name: 'Let in again: spam.example' }).click()
    await ada.getByText('They may write again.').waitFor()
  }, 60_000)

  test('Ada brings an old board along from a table, sees what was left out, and its people are there', async () => {
    const { ada } = desks.pages
    await ada.goto('/places')
    await ada.getByRole('button', { name: 'Name, look and rules' }).click()
    await ada.getByRole('button', { name: 'Bring a community along' }).click()
    await ada.getByLabel('Where it is now').selectOption('table')
    const lines = [
      'topic_id,title,text,author,posted_at,category,accepted',
      '1,Does the rack fit a crate?,It is 40 cm wide.,Mia Sand,2018-04-03,Racks,',
      '1,,"Yes, with straps.",Ola Berg,2018-04-04,Racks,yes',
      '1,,And when?,Mia Sand,some day,Racks,',
    ]
    const file = { name: 'old-board.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await ada.locator('input[type=file]').setInputFiles(file)
    expect(await accessibilityFindings(ada)).toEqual([])
    if (process.env.SOSH_PICTURES) await ada.screenshot({ path: join(tmpdir(), 'sosh-bring-form.png'), fullPage: true })
    await ada.getByRole('button', { name: 'Bring it along' }).click()
    await ada.getByText('All of it is here').waitFor()
    await ada.getByText('two people who wrote or liked something').waitFor()
    await ada.getByText('Left out: 1').click()
    await ada.getByText('Its date can’t be read.').waitFor()
    expect(await accessibilityFindings(ada)).toEqual([])
    if (process.env.SOSH_PICTURES)
      for (const scheme of ['light', 'dark'] as const)
        for (const width of [1440, 390]) {
          await ada.emulateMedia({ colorScheme: scheme })
          await ada.setViewportSize({ width, height: 900 })
          await ada.screenshot({ path: join(tmpdir(), `sosh-bring-${scheme}-${width}.png`), fullPage: true })
        }
    await ada.setViewportSize({ width: 1440, height: 900 })
    const guest = await outsider()
    await guest.goto('/community/members/mia-sand')
    await guest.getByText('Came along from old-board.csv').waitFor()
    await guest.context().close()
  }, 60_000)

  test('Inés makes a sub-community in a minute: name, sentence, colour', async () => {
    const { ines } = desks.pages
    await ines.goto('/places')
    await ines.getByRole('button', { name: 'Make a community' }).click()
    await ines.getByLabel('What is it called?').fill('Cargo Circle')
    await ines.getByLabel('For whom is it').fill('Families who carry things.')
    await ines.getByRole('button', { name: 'Open it' }).click()
    await ines.getByText('Inés Navarro leads it').waitFor()
    await ines.getByRole('button', { name: 'Change: Cargo Circle' }).click()
    await ines.getByText('Communications or an administrator gives a community an address').waitFor()
    await ines.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffd54a')
    await ines.getByRole('button', { name: 'Keep it' }).click()
    const refused = ines.getByText('Too light to be read. The nearest that can be')
    const nearest = /#[0-9a-f]{6}/.exec((await refused.textContent()) ?? '')?.[0] ?? ''
    expect(nearest).not.toBe('')
    await ines.getByRole('textbox', { name: 'Colour', exact: true }).fill('#1d4f7c')
    await ines.getByRole('button', { name: 'Keep it' }).click()
    await ines.getByText('Kept.').waitFor()
  }, 60_000)

  test('Inés starts a conversation there with a picture, and a visitor reads it with whom she works for', async () => {
    const { ines } = desks.pages
    await ines.goto('/places')
    await ines.getByRole('button', { name: 'Start a conversation in Cargo Circle' }).click()
    await ines.getByRole('heading', { name: 'Start a conversation' }).waitFor()
    await ines.getByLabel('You begin').selectOption('poll')
    await ines.getByLabel('Title', { exact: true }).fill('Which stand for the Cargo?')
    await ines.getByLabel('What to choose from, one a line').fill('Two legs\nA ramp')
    await ines.getByRole('textbox', { name: 'What you say below the title' }).fill('We build it now. Tell us.')
    const file = { name: 'stand.png', mimeType: 'image/png', buffer: pngOf({ width: 320, height: 200 }) }
    await ines.locator('input[type=file]').setInputFiles(file)
    await ines.getByText('Say what each picture shows first.').waitFor()
    await ines.getByLabel('What the picture shows').fill('A bike on a stand with two legs')
    const preview = ines.getByRole('article', { name: 'As it will look' })
    await preview.getByText('Shows: A bike on a stand').waitFor()
    await preview.getByText('A poll in “Everything”, Cargo Circle').waitFor()
    expect(await accessibilityFindings(ines)).toEqual([])
    if (process.env.SOSH_PICTURES)
      for (const scheme of ['light', 'dark'] as const)
        for (const width of [1440, 390]) {
          await ines.emulateMedia({ colorScheme: scheme })
          await ines.setViewportSize({ width, height: 900 })
          await ines.screenshot({ path: join(tmpdir(), `sosh-start-${scheme}-${width}.png`), fullPage: true })
        }
    await ines.setViewportSize({ width: 1440, height: 900 })
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    const there = ines.getByRole('link', { name: 'See it there' })
    await there.waitFor()
    expect(await accessibilityFindings(ines)).toEqual([])
    if (process.env.SOSH_PICTURES) await ines.screenshot({ path: join(tmpdir(), 'sosh-started.png'), fullPage: true })
    const guest = await outsider()
    await guest.goto((await there.getAttribute('href')) ?? '')
    await guest.getByRole('heading', { name: 'Which stand for the Cargo?' }).waitFor()
    await guest.getByText('Inés, battery engineer at Halden').first().waitFor()
    await guest.getByRole('img', { name: 'A bike on a stand with two legs' }).waitFor()
    if (process.env.SOSH_PICTURES)
      await guest.screenshot({ path: join(tmpdir(), 'sosh-started-site.png'), fullPage: true })
    await guest.context().close()
  }, 60_000)

  test('Rosa joins with a password, without scripts, and sees her name', async () => {
    const rosa = await outsider()
    await rosa.goto('/community/cargo-circle')
    await rosa.getByRole('heading', { name: 'Cargo Circle' }).waitFor()
    await rosa.getByRole('link', { name: 'Join' }).click()
    await rosa.locator('#name').fill('Rosa Ibáñez')
    await rosa.locator('#email').fill('rosa@customers.example')
    await rosa.locator('#password').fill(password)
    await rosa.getByRole('button', { name: 'Join', exact: true }).click()
    await rosa.locator('summary', { hasText: 'Rosa Ibáñez' }).click()
    await rosa.getByRole('link', { name: 'Your page' }).click()
    await rosa.getByRole('heading', { name: 'Rosa Ibáñez' }).waitFor()
    await rosa.locator('summary', { hasText: 'Rosa Ibáñez' }).click()
    await rosa.getByRole('button', { name: 'Sign out' }).click()
    await rosa.getByRole('link', { name: 'Sign in' }).waitFor()
    await rosa.context().close()
  }, 60_000)

  test('Ben joins by the link in a mail, without scripts', async () => {
    const ben = await outsider({ width: 390, height: 844 })
    await ben.goto('/community/cargo-circle/sign-up')
    await ben.locator('#link-name').fill('Ben Okoro')
    await ben.locator('#link-email').fill('ben@customers.example')
    await ben.getByRole('button', { name: 'Join by a link' }).click()
    await ben.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    const letter = await until('the mail has come', () => letters.find(each => each.to === 'ben@customers.example'))
    const [link = ''] = /http\S+\/link\?token=\S+/.exec(letter.words) ?? []
    await ben.goto(link)
    await ben.getByRole('button', { name: 'Sign in' }).click()
    await ben.goto('/community/account')
    expect(await ben.locator('#name').inputValue()).toBe('Ben Okoro')
    await ben.context().close()
  }, 60_000)

  test('a passkey of Lena’s device opens the community, and its script is small', async () => {
    const { page: lena, context, wrong } = await personAt(browser, sosh.base)
    const devtools = await context.newCDPSession(lena)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await lena.goto('/community/sign-up')
    await lena.locator('#name').fill('Lena')
    await lena.locator('#email').fill('lena@customers.example')
    await lena.locator('#password').fill(password)
    await lena.getByRole('button', { name: 'Join', exact: true }).click()
    await lena.goto('/community/account')
    await lena.getByRole('button', { name: 'Add a passkey of this device' }).click()
    await lena.getByText('From now on you can sign in with this passkey.').waitFor()
    await lena.locator('summary', { hasText: 'Lena' }).click()
    await lena.getByRole('button', { name: 'Sign out' }).click()
    await lena.getByRole('link', { name: 'Sign in' }).click()
    await lena.getByRole('button', { name: 'Use a passkey' }).click()
    await lena.locator('summary', { hasText: 'Lena' }).waitFor()
    expect(wrong).toEqual([])
    await context.close()
  }, 60_000)

  test('every page can be used by everybody: by day and by night, on a desk and on a phone', async () => {
    for (const scheme of ['light', 'dark'] as const)
      for (const size of [
        { name: 'desktop', width: 1440, height: 900 },
        { name: 'phone', width: 390, height: 844 },
      ]) {
        const { page, context, wrong } = await personAt(browser, sosh.base, { ...size, scheme })
        for (const path of [
          '',
          '/cargo-circle',
          '/rules',
          '/sign-in',
          '/sign-up',
          '/members/rosa-ibanez',
          '/nowhere',
        ]) {
          await page.goto(`/community${path}`)
          expect(await accessibilityFindings(page)).toEqual([])
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect([path, size.name, wide]).toEqual([path, size.name, 0])
          if (process.env.SOSH_PICTURES)
            await page.screenshot({
              path: join(tmpdir(), `sosh-site${path.replaceAll('/', '-')}-${size.name}-${scheme}.png`),
            })
        }
        // At the desk, too.
        await ask(page, '/auth/sign-in/email', { email: 'ines@halden.example', password })
        for (const path of ['/account', '/account/letters']) {
          await page.goto(`/community${path}`)
          await page.getByRole('heading', { level: 1 }).waitFor()
          expect(await accessibilityFindings(page)).toEqual([])
          if (process.env.SOSH_PICTURES)
            await page.screenshot({
              path: join(tmpdir(), `sosh-site${path.replaceAll('/', '-')}-${size.name}-${scheme}.png`),
            })
        }
        await page.goto('/places')
        await page.getByRole('button', { name: 'Change: Cargo Circle' }).waitFor()
        expect(await accessibilityFindings(page)).toEqual([])
        if (process.env.SOSH_PICTURES)
          await page.screenshot({ path: join(tmpdir(), `sosh-desk-places-${size.name}-${scheme}.png`) })
        await page.getByRole('button', { name: 'Change: Cargo Circle' }).click()
        await page.getByRole('heading', { name: 'Who looks after it' }).waitFor()
        expect(await accessibilityFindings(page)).toEqual([])
        expect(wrong).toEqual([])
        await context.close()
      }
  }, 120_000)

  test('a first visit weighs little', async () => {
    const { page, context } = await personAt(browser, sosh.base)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    let all = 0
    let scripts = 0
    const kinds = new Map<string, string>()
    devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      all += encodedDataLength
      if (kinds.get(requestId) === 'Script') scripts += encodedDataLength
    })
    await page.goto('/community/cargo-circle', { waitUntil: 'networkidle' })
    expect(all).toBeGreaterThan(10_000)
    expect(all).toBeLessThan(60 * 1024)
    expect(scripts).toBeLessThan(15 * 1024)
    await context.close()
  }, 60_000)
})
