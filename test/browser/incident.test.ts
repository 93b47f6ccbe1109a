import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { networksAreInstalled } from '../networks/atproto.ts'
import { type MastodonServer, startMastodon } from '../networks/mastodon.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask } from './desks.ts'
import { type Colleague, composerOf, haldenOnBluesky, patienceMs } from './halden-on-bluesky.ts'
import { browserIsHere } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled
vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

/** What we said and must put right: by other words where the network lets us, by taking it back where it does not. */
describe.skipIf(!ready && !process.env.CI)('putting it right, in the browser, against npm start', () => {
  const house = haldenOnBluesky('incident')
  const { pages, opens, says, standing } = house
  let mastodon: MastodonServer

  beforeAll(async () => {
    await house.open()
    mastodon = await startMastodon({ withoutPictures: true })
    const settings = { server: mastodon.url }
    const { token: accessToken } = mastodon.account('halden')
    const { id } = await ask(pages.ada, '/accounts', { connector: 'mastodon', settings, secret: { accessToken } })
    await ask(pages.ada, '/sources', { connector: 'mastodon', settings, accountId: id })
  })
  afterAll(async () => {
    await house.close()
    await mastodon?.close()
  })

  /** Somebody claims it, writes, and sends; it stands on Bluesky under what was asked. */
  async function answers(who: Colleague, asked: { id: string; uri: string }, text: string): Promise<string> {
    const page = await opens(who, asked.id)
    await page.getByRole('button', { name: /Claim and answer/ }).click()
    await composerOf(page).fill(text)
    await page.getByRole('button', { name: /^Send as/ }).click()
    const { uri } = await until(
      `“${text}” stands there`,
      async () => (await standing()).find(each => each.to === asked.uri && each.text.startsWith(text)),
      patienceMs,
    )
    await page.locator('.message.ours').getByText(text).waitFor()
    return uri
  }

  const uris = async () => (await standing()).map(({ uri }) => uri).sort()

  describe('other words for what stands there', () => {
    test('on Mastodon Inés changes her words where they stand; it is the same post there, marked as edited', async () => {
      const page = pages.ines
      mastodon.account('ana').post('@halden what does a second battery cost?')
      const id = await until(
        'it is heard',
        async () => {
          const { rows } = await (await page.request.get('/api/inbox?view=everything')).json()
          return rows.find((row: { text: string }) => row.text.includes('second battery'))?.id
        },
        patienceMs,
      )
      await opens('ines', id)
      await page.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(page).fill('The second one costs 950 euros in our shop.')
      await page.getByRole('button', { name: 'Send as Inés' }).click()
      const ours = () => mastodon.statuses().filter(({ by }) => by === mastodon.account('halden').id)
      await until('it stands there', () => ours().some(({ text }) => text.includes('950')), patienceMs)

      await page.getByRole('button', { name: 'Change the words' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('The words, as they will stand there').fill('The second one costs 590 euros in our shop.')
      await dialog.getByRole('button', { name: 'Change it as Inés' }).click()
      await until('the new words stand there', () => ours().some(({ text }) => text.includes('590')), patienceMs)
      expect(ours()).toMatchObject([{ text: expect.stringMatching(/590 euros in our shop\.\s+— Inés/) }])
      expect(ours()[0]?.editedAt).not.toBeNull()
      await page.locator('.message.ours').getByText('590 euros').waitFor()
    })

    test('Bluesky lets nobody change a post: Inés takes hers down with a reason, and answers anew', async () => {
      const asked = await says('bernd', 'How heavy is a Halden Tour without its battery?')
      const first = await answers('ines', asked, 'It weighs 13 kg without the battery.')
      const page = pages.ines
      expect(await page.getByRole('button', { name: 'Change the words' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Take it down…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Why, in a few words').fill('The digits were swapped.')
      await dialog.getByRole('button', { name: 'Take it down', exact: true }).click()
      await until('it is gone there', async () => !(await uris()).includes(first), patienceMs)
      await page.getByText('took this down: “The digits were swapped.”').waitFor()
      await answers('ines', asked, 'It weighs 31 kg without the battery.')
      expect((await standing()).filter(({ to }) => to === asked.uri)).toHaveLength(1)
    })
  })

  describe('an incident', () => {
    const wrong = (model: string) =>
      `The brake of the ${model} was tested by the state institute in March, and it stops within four metres on wet ground.`
    const said = { ines: '', marta: '' }

    test('Inés and Marta say nearly the same to two people; Marta is told that she repeats Inés', async () => {
      const kathrin = await says('kathrin', 'Is the brake of the Halden Tour safe in the rain?')
      said.ines = await answers('ines', kathrin, wrong('Tour'))
      const bernd = await says('bernd', 'Does the brake of the Halden Cargo hold in the rain?')
      const marta = await opens('marta', bernd.id)
      await marta.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(marta).fill(wrong('Cargo'))
      await marta.getByText('Nearly what Inés wrote to somebody else.').waitFor()
      await marta.getByRole('button', { name: 'Send as Marta' }).click()
      const { uri } = await until(
        'it stands there',
        async () => (await standing()).find(({ to }) => to === bernd.uri),
        patienceMs,
      )
      said.marta = uri
    })

    test('Tomás knows better, and presses once: what says the same is found; nothing is taken down by that', async () => {
      const { rows } = await (await pages.tomas.request.get('/api/inbox?view=everything')).json()
      const tomas = await opens('tomas', rows.find((row: { text: string }) => row.text.includes('Halden Tour safe')).id)
      await tomas.getByRole('button', { name: 'Something is wrong with it…' }).click()
      const dialog = tomas.getByRole('dialog')
      await dialog.getByLabel('What is wrong').fill('Nobody tested the brake')
      await dialog.getByRole('button', { name: 'Stop it' }).click()
      await tomas.getByRole('heading', { name: 'Something is wrong.' }).waitFor()
      const concerned = tomas.getByRole('region', { name: 'What it concerns' })
      await concerned.getByText(/% the same/).waitFor()
      expect(await concerned.getByText('It stands there.').count()).toBe(2)
      const all = concerned.getByRole('button', { name: 'Take all 2 back' })
      expect(await all.getAttribute('aria-disabled')).toBe('true')
      expect(await uris()).toEqual(expect.arrayContaining([said.ines, said.marta]))
    })

    test('Inés, who has not heard of it, is told while she types, with where to see it through; it can’t leave, and is kept', async () => {
      const asked = await says('kathrin', 'And the brake of the Halden Light, does that stop in the rain?')
      const ines = await opens('ines', asked.id)
      await ines.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(ines).fill(wrong('Light'))
      await ines.getByText('Tomás stopped words like these: “Nobody tested the brake”').waitFor()
      const how = await ines.getByRole('link', { name: 'see how it stands' }).getAttribute('href')
      expect(how).toMatch(/^\/incidents\//)
      const send = ines.getByRole('button', { name: 'Send as Inés' })
      await until('send is closed', async () => (await send.getAttribute('aria-disabled')) === 'true', patienceMs)
      await ines.getByText('Tomás stopped words like these.', { exact: true }).waitFor()
      // Whoever sends past the desk is refused, too.
      const body = { text: wrong('Light') }
      const headers = { origin: new URL(ines.url()).origin }
      const refused = await ines.request.post(`/api/conversations/${asked.id}/answers`, { headers, data: body })
      expect((await refused.json()).reasons).toMatchObject([
        { message: 'Tomás Rey stopped it: Nobody tested the brake. Your words are kept.' },
      ])
      await composerOf(ines).fill('I ask the workshop, and tell you tomorrow.')
      await ines.getByText('Tomás stopped words like these: “Nobody tested the brake”').waitFor({ state: 'detached' })
      await composerOf(ines).fill(wrong('Light'))
      await ines.getByText('Kept as you type').waitFor()
      expect((await standing()).some(({ to }) => to === asked.uri)).toBe(false)
    })

    test('Ada finds it above her day, takes both back, and on the network they are gone', async () => {
      const { ada, ines } = pages
      const before = await uris()
      await ada.goto('/')
      await ada.getByText('Tomás stopped an answer: “Nobody tested the brake”').waitFor()
      // A line above her day, not half a page.
      const told = await ada.getByRole('alert').boundingBox()
      expect(told?.height).toBeLessThan(100)
      await ada.getByRole('link', { name: 'See it through' }).click()
      await ada.getByRole('button', { name: 'Take all 2 back' }).click()
      const left = before.filter(uri => uri !== said.ines && uri !== said.marta)
      await until('both are gone there', async () => (await uris()).join() === left.join(), patienceMs)
      const concerned = ada.getByRole('region', { name: 'What it concerns' })
      await until(
        'the desk says so',
        async () => (await concerned.getByText('It was taken back.').count()) === 2,
        patienceMs,
      )
      await ines.goto('/inbox?view=everything&search=Tour')
      await ines
        .getByRole('link', { name: /kathrin/ })
        .first()
        .click()
      await ines.getByText(/that Ada Okafor took down: “Nobody tested the brake”/).waitFor()
    })

    test('it closes when it is said what is taken from it; who did what stays', async () => {
      const { ada } = pages
      const close = ada.getByRole('button', { name: 'Close it' })
      expect(await close.getAttribute('aria-disabled')).toBe('true')
      await ada.getByLabel('What we take from it').fill('Name the test and its day, or do not say tested.')
      await ada.getByRole('button', { name: 'Keep it' }).click()
      await until('it can be closed', async () => (await close.getAttribute('aria-disabled')) !== 'true', patienceMs)
      await close.click()
      await ada.getByRole('heading', { name: 'What went wrong.' }).waitFor()
      const deeds = ada.getByRole('region', { name: 'Who did what' }).getByRole('listitem')
      const told = (await deeds.allInnerTexts()).join('\n')
      for (const words of ['Tomás Rey said what is wrong', 'Ada Okafor took an answer back', 'Ada Okafor closed it'])
        expect(told).toContain(words)
      await ada.goto('/')
      await ada.locator('h1').first().waitFor()
      expect(await ada.getByText('Tomás stopped an answer').count()).toBe(0)
    })
  })

  describe('a drill', () => {
    test('Marta practises on an answer that is right: all is walked through, and nothing is touched there', async () => {
      const asked = await says('bernd', 'Which side does the bell of the Halden Cargo sit on?')
      const bell = await answers('ines', asked, 'The bell sits on the left side of the handlebar, next to the brake.')
      const before = await uris()
      const marta = await opens('marta', asked.id)
      await marta.getByRole('button', { name: 'Something is wrong with it…' }).click()
      const dialog = marta.getByRole('dialog')
      await dialog.getByLabel('What is wrong').fill('We practise')
      await dialog.getByRole('checkbox', { name: /Only to practise/ }).check()
      await dialog.getByRole('button', { name: 'Begin the drill' }).click()
      await marta.getByRole('heading', { name: 'A drill.' }).waitFor()

      const { ada } = pages
      await ada.goto('/')
      await ada.locator('h1').first().waitFor()
      expect(await ada.getByText('stopped an answer').count()).toBe(0)
      await ada.goto('/incidents')
      await ada.getByRole('link', { name: 'We practise' }).click()
      await ada.getByText('Nothing here touches anything outside.').waitFor()
      await ada.getByRole('button', { name: 'Take it back', exact: true }).last().click()
      await ada.getByText('In earnest, it would be taken back now.').first().waitFor()

      // The same words may leave, and they do: a drill stops nobody.
      const again = await says('kathrin', 'And on which side is the bell of my Halden Light?')
      const other = await answers('ines', again, 'The bell sits on the left side of the handlebar, next to the brake.')
      expect(await uris()).toEqual([...before, other].sort())
      expect(before).toContain(bell)
    })

    test('what stands on these pages can be read on a phone and in the dark', async () => {
      const { ada } = pages
      for (const path of ['/incidents', await drillOf(), '/facts', '/review-rules', '/'])
        for (const [width, scheme] of [
          [390, 'dark'],
          [390, 'light'],
          [1280, 'dark'],
        ] as const) {
          await ada.setViewportSize({ width, height: 844 })
          await ada.emulateMedia({ colorScheme: scheme })
          await ada.goto(path)
          await ada.locator('h1').first().waitFor()
          expect(await accessibilityFindings(ada), `${path} at ${width} in ${scheme}`).toEqual([])
          const wide = await ada.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(wide, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0)
        }
    })

    async function drillOf(): Promise<string> {
      const { incidents } = await (await pages.ada.request.get('/api/incidents')).json()
      return `/incidents/${incidents.find((each: { isDrill: boolean }) => each.isDrill).id}`
    }
  })
})
