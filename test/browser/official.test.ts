import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AtprotoAccount, type AtprotoNetwork, networksAreInstalled, startAtproto } from '../networks/atproto.ts'
import { until } from '../until.ts'
import { ask, foundHalden, joins, openDesks } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const patienceMs = 45_000

/** Ada has Halden speak from its official account on a real server; Marta reads first. */
describe.skipIf((!browserIsHere || !networksAreInstalled) && !process.env.CI)(
  'the official stream, in the browser',
  () => {
    let sosh: RunningSosh
    let browser: Browser
    let network: AtprotoNetwork
    let press: AtprotoAccount
    const desks = openDesks<'ada' | 'marta'>('official', () => ({ browser, sosh }))
    const { pages } = desks

    async function arrives(who: 'ada' | 'marta'): Promise<Page> {
      const page = await desks.arrives(who)
      page.setDefaultTimeout(patienceMs)
      return page
    }

    beforeAll(async () => {
      ;[sosh, network, browser] = await Promise.all([startSosh(), startAtproto(), openBrowser()])
      press = await network.createAccount('halden-press.test')
      const ada = await arrives('ada')
      await foundHalden(ada, sosh, [{ name: 'Halden Tour', kind: 'product' }])
      await joins(ada, await arrives('marta'), {
        name: 'Marta Lind',
        title: 'service',
        autonomy: 'trusted',
        roles: ['employee', 'reviewer'],
        email: 'marta@halden.example',
      })
      await ask(ada, '/accounts', {
        connector: 'bluesky',
        settings: { handle: press.handle, service: network.pdsUrl, plcUrl: network.plcUrl },
        secret: { appPassword: press.appPassword },
        whose: 'official',
      })
    }, 180_000)

    afterAll(async () => {
      await browser?.close()
      await network?.[Symbol.asyncDispose]()
      await sosh?.[Symbol.asyncDispose]()
    })

    /** What stands on the account, as the server itself tells everybody. */
    async function standing(): Promise<{ text: string; reply?: unknown }[]> {
      const address = `${network.pdsUrl}/xrpc/com.atproto.repo.listRecords?repo=${press.did}&collection=app.bsky.feed.post`
      const { records } = await (await fetch(address)).json()
      return records.map((record: { value: { text: string } }) => record.value)
    }

    test('Ada gives herself the right to speak for the company; the account is told apart in Settings', async () => {
      const { ada } = pages
      await ada.goto('/team')
      await ada.getByRole('button', { name: 'Rights of Ada Okafor' }).click()
      await ada.getByLabel('Communicates').check()
      await ada.getByRole('button', { name: 'Keep this' }).click()
      await until('she has it', async () => {
        const me = await (await ada.request.get('/api/me')).json()
        return me.roles.includes('communications')
      })
      await ada.goto('/settings')
      await ada.locator('.account-row', { hasText: 'halden-press.test' }).getByText('Official').waitFor()
      await ada.getByRole('link', { name: 'Official' }).first().waitFor()
    })

    test('she writes a release; what is too long for the network is said beside it', async () => {
      const { ada } = pages
      await ada.goto('/official')
      await ada.getByText('Nothing was said yet.').waitFor()
      await ada.getByRole('button', { name: 'Write something' }).click()
      await ada.getByLabel('Title', { exact: true }).fill('The Halden Fjord is here')
      await ada.getByLabel('What the company says').fill(`It has two batteries. ${'It climbs well. '.repeat(20)}`)
      await ada.getByLabel('@halden-press.test, Bluesky').check()
      await ada.getByRole('button', { name: 'Have a colleague read it' }).click()
      await ada.getByText(/Give @halden-press.test words of its own/).waitFor()
      await ada.getByLabel('What the company says').fill('It has two batteries.')
      await ada.getByRole('button', { name: 'Have a colleague read it' }).click()
      await ada.getByText('with a colleague, to be read').waitFor()
      expect(await standing()).toEqual([])
    })

    test('Marta reads it in her Review, visibly apart, and approves; it has not left', async () => {
      const { marta } = pages
      await marta.goto('/review')
      await marta.getByRole('link', { name: /The company will say: The Halden Fjord is here/ }).click()
      await marta.getByRole('region', { name: 'Draft of Ada Okafor' }).getByText('Official').waitFor()
      await marta.getByText('The company says this in its own name: a colleague looks first.').last().waitFor()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      await marta.getByText('Approved.').waitFor()
      expect(await standing()).toEqual([])
    })

    test('Ada publishes; it stands on the network once, signed by Halden, and by nobody’s name', async () => {
      const { ada } = pages
      await ada.getByText('to be published').waitFor()
      await ada.getByRole('button', { name: 'Publish now' }).click()
      await ada.getByText('stands there').waitFor()
      const records = await standing()
      expect(records.map(({ text }) => text)).toEqual(['The Halden Fjord is here\n\nIt has two batteries.\n\n— Halden'])
      expect(records[0]).not.toHaveProperty('reply')
    })

    test('she takes it back: it is gone there', async () => {
      const { ada } = pages
      await ada.getByRole('button', { name: 'Take it back everywhere' }).click()
      await ada.getByLabel('Why it is taken back').fill('The price was wrong.')
      await ada.getByRole('button', { name: 'Take it back', exact: true }).click()
      await ada.getByText(/was taken down/).waitFor()
      expect(await standing()).toEqual([])
    })

    test('an event under embargo waits for its time and can be held back', async () => {
      const { ada, marta } = pages
      await ada.goto('/official/new')
      await ada.getByLabel('Event', { exact: false }).first().check()
      await ada.getByLabel('Title', { exact: true }).fill('Winter ride')
      await ada.getByLabel('When it happens').fill('2031-01-16T10:30')
      await ada.getByLabel('Where', { exact: true }).fill('Lake quay')
      await ada.getByLabel('What the company says').fill('We ride around the lake.')
      await ada.getByLabel('Not before (embargo)').fill('2031-01-02T09:00')
      await ada.getByLabel('What would give it away').fill('winter ride')
      await ada.getByLabel('@halden-press.test, Bluesky').check()
      await ada.getByRole('button', { name: 'Have a colleague read it' }).click()
      await ada.getByText('with a colleague, to be read').waitFor()
      await marta.goto('/review')
      await marta.getByRole('link', { name: /Winter ride/ }).click()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      await ada.getByRole('button', { name: 'Publish at the end of the embargo' }).click()
      await ada.getByText('published, waits for its time').waitFor()
      await ada.getByRole('button', { name: 'Hold it back' }).click()
      await ada.getByText('to be published').waitFor()
      expect(await standing()).toEqual([])
    })
  },
)
