import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  networksAreInstalled,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { until } from '../until.ts'
import { openDesks } from './desks.ts'
import { browserIsHere, environment, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled

/** The story of one conversation, as people live it: `npm start`, four browsers, one real network. */
describe.skipIf(!ready && !process.env.CI)('one conversation, in the browser, against npm start', () => {
  let sosh: RunningSosh
  let network: AtprotoNetwork
  let jetstream: Stream
  let kathrin: AtprotoAccount
  let halden: AtprotoAccount
  let browser: Browser
  const { pages, arrives } = openDesks<'ada' | 'ines' | 'tomas' | 'marta'>('story', () => ({ browser, sosh }))
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
    await page.getByRole('navigation', { name: 'Places' }).waitFor()
  })

  test('she opens Bluesky’s stream, and sees that it hears', async () => {
    const page = pages.ada
    await page.goto('/sources/add?connector=bluesky')
    await page.getByText('More, which most leave as it is').click()
    await page.getByLabel('Its address').fill(jetstream.url)
    await page.getByLabel('Where threads and profiles are read').fill(network.pdsUrl)
    await page.getByLabel('The directory of names').fill(network.plcUrl)
    await page.getByRole('button', { name: 'Listen here' }).click()
    await page.getByText('hears', { exact: true }).first().waitFor()
  })

  test('she connects the account that answers leave from', async () => {
    const page = pages.ada
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Connect an account' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Bluesky' }).click()
    await dialog.getByRole('button', { name: 'Or type what the network gave you' }).click()
    await dialog.getByLabel('The account on Bluesky').fill(halden.handle)
    await dialog.getByLabel('An app password').fill(halden.appPassword)
    await dialog.getByText('More, which most leave as it is').click()
    await dialog.getByLabel('Its server').fill(network.pdsUrl)
    await dialog.getByLabel('The directory of names').fill(network.plcUrl)
    await dialog.getByRole('button', { name: 'Connect it' }).click()
    await page.getByRole('button', { name: `Disconnect ${halden.handle}` }).waitFor()
  })

  test('she writes a query; what cannot be read is pointed at, what it would catch is shown', async () => {
    const page = pages.ada
    await kathrin.agent.post({ text: 'Halden by the sea, what a fortress.' })
    await until('it is heard', async () =>
      (await (await page.request.get('/api/inbox?view=everything')).text()).includes('fortress'),
    )
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

  test('she invites Inés, Tomás and Marta by links; no mail is needed', async () => {
    const page = pages.ada
    await page.goto('/team')
    for (const [who, name, title, trusted, reviews] of [
      ['ines', 'Inés Navarro', 'battery engineer', true, false],
      ['tomas', 'Tomás Rey', 'service', false, false],
      ['marta', 'Marta Lind', 'communications', true, true],
    ] as const) {
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('What they do').fill(title)
      await page.getByRole('radio', { name: trusted ? /Trusted/ : /Learning/ }).check()
      await page.getByRole('checkbox', { name: /Reviews others/ }).setChecked(reviews)
      await page.getByRole('button', { name: 'Make the link' }).click()
      const link = await until(`the link for ${name} is shown`, async () => {
        const found = (await page.locator('body').innerText()).match(/https?:\/\/\S+\/join\/\S+/)?.[0]
        return found && !Object.values(links).includes(found) ? found : undefined
      })
      links[who] = link
    }
  })

  test('each follows their link, and Inés says what she knows', async () => {
    for (const who of ['ines', 'tomas', 'marta'] as const) {
      const page = await arrives(who)
      await page.goto(links[who])
      await page.getByLabel('Your address, to sign in').fill(`${who}@halden.example`)
      await page.getByLabel('A password').fill('three plain words')
      await page.getByRole('button', { name: /Join|Come in|Begin/ }).click()
      await page.getByRole('navigation', { name: 'Places' }).waitFor()
    }
    const page = pages.ines
    await page.goto('/team/me')
    await page.getByRole('checkbox', { name: 'Winter charging' }).check()
    await page.getByRole('checkbox', { name: 'German' }).check()
    await page.getByLabel('Title').fill('Laden im Winter')
    await page.getByLabel('Address, if it has one').fill('https://halden.example/winter')
    await page.getByRole('button', { name: 'Add it' }).last().click()
    await page.getByRole('button', { name: 'Keep this' }).click()
    await page.getByText('Laden im Winter').first().waitFor()
  })

  test('Marta names what must stay inside, and tries the rule on a sentence', async () => {
    const page = pages.marta
    await page.goto('/guidelines')
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByLabel('What it is about').fill('The code name Blue Fin')
    await page.getByLabel('Words, one a line').fill('Blue Fin')
    await page.getByLabel('Why, in a sentence').fill('The next motor is not announced.')
    await page.getByLabel('Rather say').fill('a later model')
    await page.getByRole('radio', { name: /Must not leave|stop/i }).check()
    await page.getByLabel('Try it on a sentence').fill('Wait for the BlueFin, says Jonas.')
    await page.locator('mark', { hasText: 'BlueFin' }).or(page.getByText('Must not leave:')).first().waitFor()
    await page.getByRole('button', { name: 'Keep the rule' }).click()
    await page.getByText('The code name Blue Fin').first().waitFor()
  })

  test('Kathrin asks on her network; it is on Inés’ desk without a reload, with its reason', async () => {
    const page = pages.ines
    await page.goto('/')
    await page.locator('h1').waitFor()
    await kathrin.agent.post({
      text: 'Seit dem Frost lädt mein Halden Tour nur noch bis 80 %. Mehr zu Winter charging finde ich nicht. Ist der Akku hin?',
      langs: ['de'],
    })
    await page.getByText('Seit dem Frost lädt mein').waitFor()
    await page.getByText('You know Winter charging').first().waitFor()
  })

  test('Inés claims it; Marta, who comes a moment later, is told who has it', async () => {
    const page = pages.ines
    await page.getByRole('button', { name: /^Answer/ }).click()
    await page.locator('.composer textarea').waitFor()
    await page
      .getByRole('button', { name: /a question|a complaint/ })
      .first()
      .waitFor()
    await page.getByText('kathrin.test').first().waitFor()
    const marta = pages.marta
    await marta.goto(new URL(page.url()).pathname)
    await marta.getByText('Inés has this one').waitFor()
  })

  test('a code name is underlined as she types, with its rule and owner, and can’t be sent', async () => {
    const page = pages.ines
    const field = page.locator('.composer textarea')
    await field.pressSequentially('Hallo Kathrin, mit Blue Fin wird das besser.')
    const finding = page.locator('.findings')
    await finding.getByText('The code name Blue Fin').waitFor()
    await finding.getByText('Marta').first().waitFor()
    expect(await page.getByRole('button', { name: /Send as Inés/ }).getAttribute('aria-disabled')).toBe('true')
    await page.getByText('battery engineer bei Halden').first().waitFor()
    await field.fill('Hallo Kathrin, das ist so gewollt: unter 0 °C lädt der Akku nur bis 80 %.')
    await page.getByText('Kept as you type').waitFor()
  })

  test('her draft survives a reload, she presses send, and it stands on the network with her name', async () => {
    const page = pages.ines
    await page.reload()
    await until('the draft is back', async () =>
      (await page.locator('.composer textarea').inputValue()).startsWith('Hallo Kathrin'),
    )
    await page.getByRole('button', { name: /Send as Inés/ }).click()
    const [answer] = await until('it is on the network', async () => {
      const found = await records()
      return found.length > 0 ? found : undefined
    })
    expect(answer?.text).toBe(
      'Hallo Kathrin, das ist so gewollt: unter 0 °C lädt der Akku nur bis 80 %.\n\n— Inés, battery engineer bei Halden',
    )
    expect(answer?.reply?.parent.uri).toContain(kathrin.did)
    await page.locator('.thread').getByText('das ist so gewollt').waitFor()
  })

  test('Kathrin thanks her; it lands in the same conversation, and Inés says that it is solved', async () => {
    const page = pages.ines
    const of = async (account: AtprotoAccount) =>
      (
        await account.agent.com.atproto.repo.listRecords({
          repo: account.did,
          collection: 'app.bsky.feed.post',
          limit: 1,
        })
      ).data.records[0]
    const [hers, ours] = [await of(kathrin), await of(halden)]
    const ref = (record: typeof hers) => ({ uri: record?.uri ?? '', cid: record?.cid ?? '' })
    await kathrin.agent.post({ text: 'Danke, das beruhigt mich!', reply: { root: ref(hers), parent: ref(ours) } })
    await page.locator('.thread').getByText('Danke, das beruhigt mich!').waitFor()
    await page.getByRole('button', { name: /^Done/ }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /Solved/ }).check()
    await dialog.getByRole('button', { name: 'Done' }).click()
    // Whoever leaves sooner takes back what they asked for.
    await dialog.waitFor({ state: 'hidden' })
    await page.goto('/results')
    await page.getByText('Danke, das beruhigt mich!').waitFor()
    await page.getByText(/Answered by a person in \d+ (s|min); (question solved|issue resolved)/).waitFor()
  })

  test('Tomás is new: Marta returns his first try with a comment, and changes the second; Tomás sends it', async () => {
    await kathrin.agent.post({ text: 'Does my Halden bike take two children?' })
    const tomas = pages.tomas
    await tomas.goto('/inbox?view=nobody-yet')
    await tomas
      .getByRole('link', { name: /Kathrin|kathrin|did:/ })
      .first()
      .click()
    await tomas.getByRole('button', { name: /Claim and answer/ }).click()
    await tomas.locator('.composer textarea').fill('Yes, for sure!')
    await tomas.getByText('a colleague looks first').waitFor()
    await tomas.getByRole('button', { name: /Send for review/ }).click()
    await tomas
      .getByText(/with a reviewer/)
      .first()
      .waitFor()

    const marta = pages.marta
    await marta.goto('/review')
    await marta.getByRole('link', { name: /Tomás/ }).first().click()
    await marta.getByLabel('A word to Tomás').fill('Which of the bikes? Look it up for her.')
    await marta.getByRole('button', { name: 'Return it' }).click()

    await tomas.getByText('Which of the bikes? Look it up for her.').first().waitFor()
    const composer = tomas.locator('.composer textarea')
    await until('his words are with him again', async () => (await composer.inputValue()) === 'Yes, for sure!')
    await composer.fill('Yes, the Tour takes two.')
    await tomas.getByRole('button', { name: /Send for review/ }).click()
    await tomas
      .getByText(/with a reviewer/)
      .first()
      .waitFor()

    await marta.goto('/review')
    await marta.getByRole('link', { name: /Tomás/ }).first().click()
    await marta.getByRole('button', { name: 'Change the words' }).click()
    await marta.getByLabel(/words, to be changed/).fill('Two children fit well.')
    await marta.getByLabel('A word to Tomás').fill('Say what fits, not that you are sure.')
    await marta.getByRole('button', { name: /Approve/ }).click()

    await tomas.getByText('Say what fits, not that you are sure.').first().waitFor()
    await until(
      'the changed words are in the composer',
      async () => (await tomas.locator('.composer textarea').inputValue()) === 'Two children fit well.',
    )
    await tomas.getByRole('button', { name: /Send as Tomás/ }).click()
    await until('it is on the network', async () =>
      (await records()).some(record => record.text.startsWith('Two children fit well.')),
    )
  })

  test('Inés adds a passkey, signs out, and comes in with it instead of her password', async () => {
    const page = pages.ines
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page
      .getByRole('button', { name: /^(Make|Add|Keep) (it|the passkey)/ })
      .click({ timeout: 2_000 })
      .catch(() => {})
    await page.getByText('None yet. A passkey is quicker').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Inés Navarro/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByRole('navigation', { name: 'Places' }).waitFor()
    await page.getByRole('button', { name: /Inés Navarro/ }).waitFor()
  })

  test('the trail tells the story, and Ada sees that its chain is unbroken; so does sosh doctor', async () => {
    const page = pages.ada
    await page.goto('/audit')
    await page
      .getByText(/Inés Navarro/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Check the seals' }).click()
    await page
      .getByText(/unbroken|whole/i)
      .first()
      .waitFor()
    const doctor = spawnSync('npm', ['run', '--silent', 'sosh', 'doctor'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...environment(), SOSH_DATA_DIR: sosh.dataDir, SOSH_ALLOW_PRIVATE_ADDRESSES: 'true' },
      encoding: 'utf8',
    })
    expect(doctor.stdout).toMatch(/audit trail: unbroken/)
    expect(doctor.status).toBe(0)
  })
})
