import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  networksAreInstalled,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { browserIsHere, openBrowser, personAt, type RunningSosh, startSosh } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled

/** The story of one conversation, as people live it: `npm start`, four browsers, one real network. */
describe.skipIf(!ready && !process.env.CI)('one conversation, in the browser, against npm start', () => {
  let sosh: RunningSosh
  let network: AtprotoNetwork
  let jetstream: Stream
  let kathrin: AtprotoAccount
  let halden: AtprotoAccount
  let browser: Browser
  const wrong: string[] = []
  const pages = {} as Record<'ada' | 'ines' | 'tomas' | 'marta', Page>
  const links = {} as Record<'ines' | 'tomas' | 'marta', string>

  beforeAll(async () => {
    const [started, net, opened] = await Promise.all([startSosh(), startAtproto(), openBrowser()])
    sosh = started
    network = net
    browser = opened
    jetstream = await startJetstream(network.pdsUrl)
    kathrin = await network.createAccount('kathrin.test')
    halden = await network.createAccount('halden.test')
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await jetstream?.close()
    await network?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  afterEach(async () => {
    for (const page of Object.values(pages)) expect(await accessibilityFindings(page)).toEqual([])
    expect(wrong.splice(0)).toEqual([])
  })

  async function arrives(who: keyof typeof pages): Promise<Page> {
    const person = await personAt(browser, sosh.base)
    person.page.on('close', () => wrong.push(...person.wrong))
    pages[who] = person.page
    return person.page
  }

  async function records(): Promise<{ text: string; reply?: { parent: { uri: string } } }[]> {
    const { data } = await halden.agent.com.atproto.repo.listRecords({
      repo: halden.did,
      collection: 'app.bsky.feed.post',
    })
    return data.records.map(record => record.value as never)
  }

  test('Ada follows the one line that npm start printed, and answers three questions', async () => {
    const page = await arrives('ada')
    await page.goto(sosh.link)
    await page.getByLabel('Company').fill('Halden')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel('Your name').fill('Ada Okafor')
    await page.getByLabel('What you do', { exact: true }).fill('communications')
    await page.getByLabel('Your address, to sign in').fill('ada@halden.example')
    await page.getByLabel('A password').fill('three plain words')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel('Products, one a line').fill('Halden Tour\nCargo L')
    await page.getByLabel('Topics people ask about').fill('Winter charging')
    await page.getByRole('button', { name: 'Found the company' }).click()
    await page.getByRole('button', { name: /^Listen for us/ }).click()
    await page.waitForURL('**/sources/add')
  })

  test('she opens Bluesky’s stream, and sees that it hears', async () => {
    const page = pages.ada
    await page.goto('/sources/add?connector=bluesky')
    await page.getByText('Another stream, or only some languages').click()
    await page.getByLabel('Its address').fill(jetstream.url)
    await page.getByLabel('Where threads and profiles are read').fill(network.pdsUrl)
    await page.getByLabel('The directory of names').fill(network.plcUrl)
    await page.getByRole('button', { name: 'Listen to the stream' }).click()
    await page.getByText('hears', { exact: true }).first().waitFor()
  })

  test('she connects the account that answers leave from', async () => {
    const page = pages.ada
    await page.goto('/settings')
    await page.getByRole('button', { name: /Connect an account/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Handle').fill(halden.handle)
    await dialog.getByLabel('App password').fill(halden.appPassword)
    await dialog
      .getByText('Its own server')
      .click({ timeout: 2000 })
      .catch(() => {})
    await dialog.getByLabel('Its server').fill(network.pdsUrl)
    await dialog.getByRole('button', { name: /Connect/ }).click()
    await page.getByText(`@${halden.handle}`).first().waitFor()
  })

  test('she writes a query; what cannot be read is pointed at, what it would catch is shown', async () => {
    const page = pages.ada
    await kathrin.agent.post({ text: 'Halden by the sea, what a fortress.' })
    await page.goto('/queries/new')
    await page.getByLabel('Name', { exact: true }).fill('Our bikes')
    const field = page.getByRole('textbox', { name: 'Query' })
    await field.fill('halden NEAR/8 (akku OR tour')
    await page
      .getByText(/bracket|parenthes|closed/i)
      .first()
      .waitFor()
    await field.fill('halden NEAR/8 (akku OR tour OR bike OR fortress)')
    await page.locator('mark', { hasText: 'fortress' }).first().waitFor()
    await page.getByRole('button', { name: 'Listen with this' }).click()
    await page.getByRole('link', { name: /Our bikes/ }).waitFor()
  })
})
