import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AtprotoAccount, type AtprotoNetwork, networksAreInstalled, startAtproto } from '../networks/atproto.ts'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
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
    let mastodon: MastodonServer
    const desks = openDesks<'ada' | 'marta'>('official', () => ({ browser, sosh }))
    const { pages } = desks

    async function arrives(who: 'ada' | 'marta'): Promise<Page> {
      const page = await desks.arrives(who)
      page.setDefaultTimeout(patienceMs)
      return page
    }

    beforeAll(async () => {
      ;[sosh, network, browser, mastodon] = await Promise.all([
        startSosh(),
        startAtproto(),
        openBrowser(),
        startMastodon({ withoutPictures: true }),
      ])
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
      await ask(ada, '/accounts', {
        connector: 'mastodon',
        settings: { server: mastodon.url },
        secret: { accessToken: mastodon.account('haldenpress').token },
        whose: 'official',
      })
    }, 180_000)

    afterAll(async () => {
      await browser?.close()
      await network?.[Symbol.asyncDispose]()
      await mastodon?.close()
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

    const onMastodon = () =>
      mastodon
        .statuses()
        .filter(({ by }) => by === mastodon.account('haldenpress').id)
        .map(({ text }) => text)
    const carries = (kilos: string) =>
      `The Halden Fjord carries ${kilos} kilos, as the state institute confirmed to us in writing last week.`

    test('on two networks at once: a wrong figure is put right where that can be, and where it can’t it is said', async () => {
      const { ada, marta } = pages
      await ada.goto('/official/new')
      await ada.getByLabel('Statement', { exact: false }).first().check()
      await ada.getByLabel('Title', { exact: true }).fill('What it carries')
      await ada.getByLabel('What the company says').fill(carries('three hundred'))
      await ada.getByLabel('@halden-press.test, Bluesky').check()
      await ada.getByLabel(/^@haldenpress.*, Mastodon/).check()
      await ada.getByRole('button', { name: 'Have a colleague read it' }).click()
      await ada.getByText('with a colleague, to be read').waitFor()
      await marta.goto('/review')
      await marta.getByRole('link', { name: /What it carries/ }).click()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      await ada.getByRole('button', { name: 'Publish now' }).click()
      await until('it stands on both', async () => (await standing()).length === 1 && onMastodon().length === 1)

      await ada.getByRole('button', { name: 'Put it right…' }).click()
      await ada.getByText('Bluesky lets nobody change a post.').waitFor()
      await ada.getByLabel('The words, as they will stand there').fill(carries('two hundred'))
      await ada.getByLabel('What is put right, in a few words').fill('The figure.')
      await ada.setViewportSize({ width: 390, height: 844 })
      expect(await accessibilityFindings(ada)).toEqual([])
      await ada.setViewportSize({ width: 1280, height: 844 })
      await ada.getByRole('button', { name: 'Have a colleague read it' }).click()
      await ada.getByRole('region', { name: 'Put right' }).getByText('with a colleague, to be read').waitFor()
      await marta.getByRole('link', { name: /Other words for what the company said/ }).click()
      await marta.getByText('Stands there now:').waitFor()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      expect(onMastodon()[0]).toContain('three hundred')
      await ada.getByRole('button', { name: 'Send these words' }).click()
      await until('it is put right there', () => onMastodon()[0]?.includes('two hundred'), patienceMs)
      expect(onMastodon()).toHaveLength(1)
      expect((await standing())[0]?.text).toContain('three hundred')
    })

    test('something is wrong with it: one press stops what is like it, told while one types, and it is taken back on both', async () => {
      const { ada } = pages
      await ada.getByRole('button', { name: 'Something is wrong with it…' }).click()
      const dialog = ada.getByRole('dialog')
      await dialog.getByLabel('What is wrong').fill('The institute said nothing')
      await dialog.getByRole('button', { name: 'Stop it' }).click()
      await ada.getByRole('heading', { name: 'Something is wrong.' }).waitFor()
      const concerned = ada.getByRole('region', { name: 'What it concerns' })
      await until('both are found', async () => (await concerned.getByText('Official').count()) === 2, patienceMs)
      const [incident, written] = [ada.url(), '/official/new']
      await ada.goto(written)
      await ada.getByLabel('What the company says').fill(carries('two hundred'))
      await ada.getByText('Ada stopped words like these: “The institute said nothing”').waitFor()
      await ada.goto(incident)
      await concerned
        .getByText(/It stands there/)
        .first()
        .waitFor()
      await ada.getByRole('button', { name: 'Take all 2 back' }).click()
      await until('it is gone on both', async () => (await standing()).length + onMastodon().length === 0, patienceMs)
      await until('the desk says so', async () => (await concerned.getByText('It was taken back.').count()) === 2)
      await ada.getByText('Ada Okafor took what the company said back').first().waitFor()
      for (const width of [390, 1280]) {
        await ada.setViewportSize({ width, height: 844 })
        expect(await accessibilityFindings(ada), `at ${width}`).toEqual([])
      }
      await ada.goto('/')
      await ada.getByText('Ada stopped what the company said: “The institute said nothing”').waitFor()
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
