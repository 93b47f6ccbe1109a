import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask, foundHalden, openDesks, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

/** Halden speaks from two accounts, Inés from her own as well; and Tomás, who is new, finds better words for his answer. */
describe.skipIf(!browserIsHere && !process.env.CI)('from which account, in the browser, against npm start', () => {
  let sosh: RunningSosh
  let browser: Browser
  let network: MastodonServer
  const desks = openDesks<'ada' | 'ines' | 'tomas'>('accounts', () => ({ browser, sosh }))
  const { pages } = desks

  beforeAll(async () => {
    ;[sosh, browser, network] = await Promise.all([
      startSosh(),
      openBrowser(),
      startMastodon({ withoutPictures: true }),
    ])
    await foundHalden(await desks.arrives('ada'), sosh, [{ name: 'Halden Tour', kind: 'product' }])
    await joins('ines', 'Inés Navarro', 'trusted')
    await joins('tomas', 'Tomás Rey', 'learning')
    const service = network.account('halden_service')
    const through = await connect('ada', service.token)
    await connect('ada', network.account('halden').token)
    await ask(pages.ada, '/sources', {
      connector: 'mastodon',
      settings: { server: network.url },
      accountId: through.id,
    })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await network?.close()
    await sosh?.[Symbol.asyncDispose]()
  })

  const connect = (who: 'ada' | 'ines', accessToken: string, whose = 'company') =>
    ask(pages[who], '/accounts', {
      connector: 'mastodon',
      settings: { server: network.url },
      secret: { accessToken },
      whose,
    })

  async function joins(who: 'ines' | 'tomas', name: string, autonomy: 'trusted' | 'learning'): Promise<void> {
    const invited = await ask(pages.ada, '/invitations', { name, title: 'service', autonomy })
    await desks.arrives(who)
    const email = `${who}@halden.example`
    const token = invited.link.split('/').at(-1)
    const about = { token, name, title: 'service', email, password, languages: ['en'], timezone: 'Europe/Berlin' }
    await ask(pages[who], '/invitations/accept', about)
    await ask(pages[who], '/auth/sign-in/email', { email, password })
  }

  /** Ana asks the service, and somebody opens it at their desk. */
  async function asked(who: 'ines' | 'tomas', words: string): Promise<string> {
    const status = network.account('ana').post(`@halden_service ${words}`)
    const id = await until('it was heard', async () => {
      const { rows } = await (await pages[who].request.get('/api/inbox?view=everything')).json()
      return rows.find((row: { text: string; id: string }) => row.text.includes(words))?.id
    })
    await pages[who].goto(`/inbox/${id}`)
    await pages[who].getByRole('button', { name: /Claim and answer/ }).click()
    return status.id
  }

  /** What is open before them can be used by everybody. */
  async function looks(who: 'ada' | 'ines' | 'tomas', what: string): Promise<void> {
    expect(await accessibilityFindings(pages[who]), what).toEqual([])
  }

  const said = (text: string) => network.statuses().find(each => each.text.includes(text))

  test('Inés connects an account of her own in Settings; it is not the company’s', async () => {
    const page = pages.ines
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Connect your own' }).click()
    await page.getByText('Only you answer from it').waitFor()
    await looks('ines', 'connect-own')
    await connect('ines', network.account('ines').token, 'mine')
    await page.goto('/settings')
    await page.getByText('your own', { exact: true }).waitFor()
    await looks('ines', 'settings')
  })

  test('she answers from the account that was written to, unless she chooses another', async () => {
    const page = pages.ines
    const statusId = await asked('ines', 'does it fold?')
    const choice = page.getByLabel('Leaves from')
    expect(await choice.locator('option:checked').textContent()).toMatch(/halden_service.*the company’s account/)
    await choice.selectOption({ label: await choice.locator('option', { hasText: 'your own' }).innerText() })
    await page.getByRole('textbox', { name: /Your answer/ }).fill('It folds in ten seconds.')
    await looks('ines', 'composer')
    await page.getByRole('button', { name: 'Send as Inés' }).click()
    const answer = await until('it stands there', () => said('It folds in ten seconds.'))
    expect(answer).toMatchObject({ by: network.account('ines').id, replyTo: statusId })
    expect(answer.text).toContain('— Inés')
  })

  test('Tomás gives his answer other words: Ada looks first, and it changes when he has read and sent them', async () => {
    const page = pages.tomas
    await asked('tomas', 'how heavy is it?')
    await page.getByRole('textbox', { name: /Your answer/ }).fill('Light.')
    await page.getByRole('button', { name: 'Send for review' }).click()
    await decide('Approve')
    await page.reload()
    await page.getByRole('button', { name: 'Send as Tomás' }).click()
    await until('it stands there', () => said('Light.'))

    await page.getByRole('button', { name: 'Change the words' }).click()
    await page.getByLabel('The words, as they will stand there').fill('Twelve kilos.')
    await looks('tomas', 'other-words')
    await page.getByRole('dialog').getByRole('button', { name: 'Send for review' }).click()
    await page.getByText('Other words are with a reviewer.').waitFor()
    expect(said('Light.')).toBeDefined()

    await decide('Approve', 'Stands there now:')
    await page.getByRole('button', { name: 'Read and send them' }).click()
    await looks('tomas', 'approved-words')
    await page.getByRole('dialog').getByRole('button', { name: 'Send as Tomás' }).click()
    await until('the new words stand there', () => said('Twelve kilos.'))
    expect(said('Light.')).toBeUndefined()
  })

  /** Ada reviews what waits. */
  async function decide(button: string, sees?: string): Promise<void> {
    const page = pages.ada
    const id = await until('it waits', async () => {
      const { reviews } = await (await page.request.get('/api/reviews')).json()
      return reviews[0]?.id
    })
    await page.goto(`/review/${id}`)
    if (sees) await page.getByText(sees).waitFor()
    await looks('ada', 'review')
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByText('Approved.', { exact: false }).first().waitFor()
  }

  test('feeds are brought from another reader where the places are', async () => {
    const page = pages.ada
    await page.goto('/sources')
    await page.getByRole('link', { name: 'Bring feeds from another reader (OPML)' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'feeds.opml',
      mimeType: 'text/x-opml',
      buffer: Buffer.from(
        '<opml version="2.0"><body><outline text="Ana bikes" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>',
      ),
    })
    await page
      .getByRole('button', { name: 'Listen to a feed' })
      .or(page.getByRole('button', { name: /Listen to .*feed/ }))
      .first()
      .click()
    await page.getByText('Ana bikes').first().waitFor()
    await page.goto('/sources')
    const taken = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Take our feeds along (OPML)' }).click()
    expect((await taken).suggestedFilename()).toBe('feeds.opml')
    await looks('ada', 'sources')
  })
})
