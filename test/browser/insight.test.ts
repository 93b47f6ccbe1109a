import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { networksAreInstalled } from '../networks/atproto.ts'
import { until } from '../until.ts'
import { composerOf, haldenOnBluesky, patienceMs } from './halden-on-bluesky.ts'
import { browserIsHere } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled
vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

/** What two people ask becomes a theme, a decision, and a word to each of them from somebody they know. */
describe.skipIf(!ready && !process.env.CI)('from what people ask to each of them told', () => {
  const house = haldenOnBluesky('insight')
  const { pages, opens, says, standing } = house
  const asked = { kathrin: { id: '', uri: '' }, bernd: { id: '', uri: '' } }

  beforeAll(() => house.open())
  afterAll(() => house.close())

  test('Kathrin and Bernd ask for the same, Inés answers Kathrin, and it stands under Insight in their words', async () => {
    asked.kathrin = await says('kathrin', 'Could you sell a child seat for the Halden Tour?')
    asked.bernd = await says('bernd', 'Is there a child seat from Halden for the Tour?')
    await says('bernd', 'Would a child seat fit the rear of my Halden Tour?')
    const ines = await opens('ines', asked.kathrin.id)
    await ines.getByRole('button', { name: /Claim and answer/ }).click()
    await composerOf(ines).fill('Not yet, and I will carry it to those who build them.')
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    await until(
      'it stands there',
      async () => (await standing()).some(({ to }) => to === asked.kathrin.uri),
      patienceMs,
    )

    const ada = pages.ada
    await ada.goto('/insight')
    await ada.getByRole('link', { name: /seat/i }).click()
    await ada.getByText('Could you sell a child seat for the Halden Tour?').waitFor()
    await ada.getByRole('heading', { level: 1, name: /seat/i }).waitFor()
    expect(await ada.locator('blockquote').count()).toBe(3)
  })

  test('Ada names it, takes it up with all they said, decides with a reason, and says when it is done', async () => {
    const ada = pages.ada
    await ada.getByRole('button', { name: 'Name it…' }).click()
    await ada.getByLabel('What it is called').fill('A child seat from us')
    await ada.getByRole('button', { name: 'Name it', exact: true }).click()
    await ada.getByRole('heading', { level: 1, name: 'A child seat from us' }).waitFor()
    await ada.getByRole('button', { name: 'Take it up…' }).click()
    await ada.getByRole('button', { name: 'Take it up', exact: true }).click()
    await ada.getByRole('heading', { name: 'It rests on three posts' }).waitFor()
    await ada.getByText('Decide first: people are told what became of it.').first().waitFor()

    await ada.getByRole('button', { name: 'Decide…' }).click()
    await ada.getByLabel('Why').fill('Two people ask, and the rack carries it.')
    await ada.getByRole('button', { name: 'Decide', exact: true }).click()
    await ada.getByRole('heading', { name: 'Ada Okafor decided: do it' }).waitFor()
    await ada.getByText('Say when it is done').first().waitFor()
    await ada.getByRole('button', { name: 'It is done' }).click()
    await ada.getByRole('button', { name: 'Ask colleagues to tell them' }).click()
    await ada.getByRole('heading', { name: '0 of 2 told' }).waitFor()
    await ada
      .getByLabel('Who is told')
      .getByText(/by Inés Navarro/)
      .waitFor()
  })

  test('each is told where they said it, by the colleague they know, in words of their own', async () => {
    const ines = pages.ines
    await ines.goto('/insight/telling')
    const start = await ines.getByLabel(/What you tell/).inputValue()
    expect(start).toContain('[Say it to them in your own words]')
    expect(await ines.getByRole('button', { name: 'Send as Inés' }).getAttribute('aria-disabled')).toBe('true')
    await ines
      .getByLabel(/What you tell/)
      .fill(start.replace(/\[.*\]/, 'I asked our workshop, and the seat is in the shop.'))
    await ines.getByRole('button', { name: 'Send as Inés' }).click()
    await until(
      'Kathrin reads it',
      async () => (await standing()).find(({ text }) => text.includes('in the shop')),
      patienceMs,
    )
    await ines.getByText('Nobody waits to hear from you.').waitFor()

    const ada = pages.ada
    await ada.getByRole('link', { name: 'Tell your one person' }).click()
    await ada
      .getByLabel(/What you tell/)
      .fill('Hello Bernd, you asked twice, and you were right: it fits the rear of the Tour.')
    await ada.getByRole('button', { name: 'Send as Ada' }).click()
    const told = await until(
      'Bernd reads it',
      async () => (await standing()).find(({ text }) => text.includes('you were right')),
      patienceMs,
    )
    expect(told.to).not.toBe(asked.kathrin.uri)
    await ada.goto('/insight')
    await ada.getByRole('region', { name: /^Told/ }).getByText('2 of 2 told').waitFor()
  })
})
