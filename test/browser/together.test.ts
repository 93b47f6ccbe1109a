import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { networksAreInstalled } from '../networks/atproto.ts'
import { until } from '../until.ts'
import { composerOf, haldenOnBluesky, marks, patienceMs } from './halden-on-bluesky.ts'
import { browserIsHere } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled
vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

/** Colleagues at the same conversation, at the same fact, and at the same draft; what leaves stands on a real network. */
describe.skipIf(!ready && !process.env.CI)('together, in the browser, against npm start', () => {
  const house = haldenOnBluesky('together')
  const { pages, opens, says, standing } = house
  beforeAll(house.open)
  afterAll(house.close)

  describe('two colleagues at once', () => {
    let asked = { id: '', uri: '' }

    test('Inés and Marta open it; each sees that the other reads', async () => {
      asked = await says('kathrin', 'Does the Halden Tour take a child seat for a two-year-old?')
      const ines = await opens('ines', asked.id)
      const marta = await opens('marta', asked.id)
      await ines.getByText('Marta is reading this too').waitFor()
      await marta.getByText('Inés is reading this too').waitFor()
    })

    test('Inés claims it: Marta is told, and sees her write; the words stay Inés’ own until she shows them', async () => {
      const { ines, marta } = pages
      await ines.getByRole('button', { name: /Claim and answer/ }).click()
      await marta.getByText('Inés has this one. Two answers would not help.').waitFor()
      await composerOf(ines).fill('It takes one from nine months on.')
      await marta.getByText('Inés is writing', { exact: true }).waitFor()
      expect(await marta.getByText('from nine months on').count()).toBe(0)
      await ines.getByText('Kept as you type').waitFor()
      await ines.getByRole('button', { name: 'Show what I write' }).click()
      await marta.getByText('is writing, and shows it').click()
      await marta.getByText('It takes one from nine months on.').waitFor()
    })

    test('she keeps it to herself again, and gives the conversation back', async () => {
      const { ines, marta } = pages
      await ines.getByRole('button', { name: 'Keep it to myself' }).click()
      await marta.getByText('is writing, and shows it').waitFor({ state: 'detached' })
      await ines.getByRole('button', { name: 'More to do' }).click()
      await ines.getByRole('menuitem', { name: 'Give it back' }).click()
      await marta.getByRole('button', { name: /Claim and answer/ }).waitFor()
    })

    test('Tomás’ try comes back from review, and he passes it to Inés, whose answer goes to a reviewer, too', async () => {
      const { marta, ines } = pages
      const tomas = await opens('tomas', asked.id)
      await tomas.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(tomas).fill('I think so.')
      await tomas.getByRole('button', { name: 'Send for review' }).click()
      await tomas.getByText('Your answer is with a reviewer.').waitFor()
      await marta.goto('/review')
      await marta.getByRole('link', { name: /Tomás/ }).first().click()
      await marta.getByLabel('A word to Tomás').fill('Ask Inés, she knows the seats.')
      await marta.getByRole('button', { name: 'Return it' }).click()
      await tomas.getByText('Ask Inés, she knows the seats.').first().waitFor()
      await tomas.getByRole('button', { name: 'Pass on', exact: true }).first().click()
      const dialog = tomas.getByRole('dialog')
      await dialog.getByLabel('To', { exact: true }).selectOption({ label: 'Inés Navarro, battery engineer' })
      await dialog.getByRole('button', { name: 'Pass to Inés' }).click()
      await dialog.waitFor({ state: 'detached' })

      await opens('ines', asked.id)
      await ines.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(ines).fill('Yes: from nine months on, in a seat of up to 22 kg.')
      await ines.getByRole('button', { name: 'Send for review' }).click()
      await ines.getByText('Your answer is with a reviewer.').waitFor()
    })

    test('he is told that hers waits, lets his give way, and keeps his words; one answer stands on the network', async () => {
      const { tomas, ines, marta } = pages
      await tomas.getByText('has an answer with a reviewer').click()
      await tomas.getByText('in a seat of up to 22 kg').first().waitFor()
      await tomas.getByRole('button', { name: 'Let mine give way to Inés’s' }).click()
      await tomas.getByText('Inés Navarro’s answer is with a reviewer.').waitFor()
      const { draft } = await (await tomas.request.get(`/api/conversations/${asked.id}`)).json()
      expect(draft.text).toBe('I think so.')

      await marta.goto('/review')
      await marta.getByRole('link', { name: /Inés/ }).first().click()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      await ines.getByRole('button', { name: 'Send as Inés' }).click()
      const [answer, ...others] = await until(
        'it stands there',
        async () => {
          const found = await standing()
          return found.length > 0 ? found : undefined
        },
        patienceMs,
      )
      expect(others).toEqual([])
      expect(answer).toMatchObject({ to: asked.uri, text: expect.stringContaining('up to 22 kg') })
    })
  })

  describe('from a question among colleagues to a fact', () => {
    test('Tomás does not know and asks Inés inside the conversation; she finds it on her day', async () => {
      const { id } = await says('kathrin', 'How far does a Halden Tour go in winter, fully loaded?')
      const tomas = await opens('tomas', id)
      await tomas.getByRole('button', { name: /Claim and answer/ }).click()
      await tomas.getByRole('button', { name: 'Ask a colleague' }).click()
      const dialog = tomas.getByRole('dialog')
      await dialog.getByLabel('Whom').selectOption({ label: 'Inés Navarro, battery engineer' })
      await dialog.getByLabel('What').fill('How far did you get in January?')
      await dialog.getByRole('button', { name: 'Ask Inés' }).click()
      await tomas.getByText('Not answered yet.').waitFor()

      const { ines } = pages
      await ines.goto('/')
      await ines.getByRole('heading', { name: 'Colleagues ask you' }).waitFor()
      await ines.getByText('“How far did you get in January?”').waitFor()
      await ines
        .getByRole('complementary')
        .getByRole('link', { name: /How far does a Halden Tour go/ })
        .click()
      await ines.getByText('Tomás asks you:').waitFor()
    })

    test('she says what she measured and from where, and keeps it; outside nobody sees a word of it', async () => {
      const { ines, tomas } = pages
      await ines.getByRole('button', { name: 'Answer Tomás' }).click()
      const dialog = ines.getByRole('dialog')
      await dialog.getByLabel('To Tomás').fill('In winter, loaded, the Halden Tour goes 38 to 45 km on one battery.')
      await dialog.getByLabel('Where you know it from').fill('I rode it on 12 January')
      await dialog.getByRole('checkbox', { name: /Keep it as a fact card/ }).check()
      expect(await dialog.getByLabel('The fact, in a sentence that can be used').inputValue()).toContain('38 to 45 km')
      await dialog.getByRole('button', { name: 'Answer Tomás' }).click()
      await tomas.getByText('From: I rode it on 12 January. Kept as a fact card.').waitFor()
      await ines.goto('/facts')
      await ines.getByText('I rode it on 12 January. Inés Navarro keeps it.').waitFor()
      expect((await standing()).filter(({ text }) => text.includes('January') || text.includes('45 km'))).toEqual([])
    })

    test('the next who asks the same: Marta is offered the card, and another number than its own is underlined', async () => {
      const { id, uri } = await says('bernd', 'On one battery in winter with a loaded box: how far gets a Halden Tour?')
      const marta = await opens('marta', id)
      await marta.getByRole('heading', { name: 'A fact that fits' }).waitFor()
      await marta.getByText('goes 38 to 45 km on one battery').first().waitFor()
      await marta.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(marta).fill('In winter your Halden Tour goes 60 km, also loaded.')
      const finding = marta.locator('.composer .findings')
      await finding.getByText('A fact card says otherwise').waitFor()
      await finding.getByText('It says 38 to 45 km (I rode it on 12 January). Inés Navarro keeps it.').waitFor()
      expect(await marta.locator('.composer .mirror .underlined').allTextContents()).toEqual(['60 km'])
      await finding.getByRole('button', { name: 'Use it' }).click()
      await until(
        'the number of the card stands there',
        async () =>
          (await composerOf(marta).inputValue()) === 'In winter your Halden Tour goes 38 to 45 km, also loaded.',
        patienceMs,
      )
      expect(await finding.getByText('A fact card says otherwise').count()).toBe(0)
      await marta.getByRole('button', { name: 'Send as Marta' }).click()
      const answer = await until(
        'it stands there',
        async () => (await standing()).find(({ to }) => to === uri),
        patienceMs,
      )
      expect(answer.text).toContain('goes 38 to 45 km')
    })
  })

  describe('from who is new to the network', () => {
    let asked = { id: '', uri: '' }

    test('Ada says who reads promises: any reviewer, and then Inés', async () => {
      const { ada } = pages
      await ada.goto('/review-rules')
      await ada.getByRole('button', { name: 'Another plan' }).click()
      const plan = ada.getByRole('form', { name: 'A plan' })
      await plan.getByLabel('Its name').fill('Promises')
      await plan.getByRole('checkbox', { name: 'A promise' }).check()
      await plan.getByRole('button', { name: 'One more step' }).click()
      const second = plan.getByRole('group', { name: 'Step 2' })
      await second.getByLabel('As you call it').fill('Workshop')
      await second.getByLabel('Who', { exact: true }).selectOption({ label: 'Colleagues by name' })
      await second.getByRole('checkbox', { name: 'Inés Navarro' }).check()
      await plan.getByRole('button', { name: 'Keep the plan' }).click()
      await ada.getByText('For: A promise.').waitFor()
    })

    test('Tomás writes more than he can know; Marta marks the words, suggests others, and returns it', async () => {
      asked = await says('kathrin', 'My Halden Tour pulls to the left when I brake. Who pays for that?')
      const tomas = await opens('tomas', asked.id)
      await tomas.getByRole('button', { name: /Claim and answer/ }).click()
      await composerOf(tomas).fill('That will never fail again: you will be compensated by Friday.')
      await tomas.getByRole('button', { name: 'Send for review' }).click()
      await tomas.getByText('Your answer is with a reviewer.').waitFor()

      const { marta } = pages
      await marta.goto('/review')
      await marta.getByRole('link', { name: /Tomás/ }).first().click()
      await marta.getByRole('list', { name: 'Who looks, one after the other' }).getByText('Workshop').waitFor()
      await marks(marta, 'will never fail')
      const note = marta.getByRole('form', { name: 'A word at these words' })
      await note.getByLabel('Rather say').fill('should not happen')
      await note.getByLabel('Why').fill('Nobody can promise never.')
      await note.getByRole('button', { name: 'Say it there' }).click()
      await marta.getByRole('list', { name: 'Words at the words' }).getByText('Nobody can promise never.').waitFor()
      await marta.locator('.draft-words mark', { hasText: 'will never fail' }).waitFor()
      await marta.getByLabel('A word to Tomás').fill('Nearly there.')
      await marta.getByRole('button', { name: 'Return it' }).click()
    })

    test('Tomás takes her words with one press and sends it again; it still promises something', async () => {
      const { tomas } = pages
      await tomas.getByText('Marta Lind returned it.').waitFor()
      await tomas.getByRole('button', { name: 'Take Marta’s words' }).click()
      await until(
        'her words stand in his',
        async () =>
          (await composerOf(tomas).inputValue()) === 'That should not happen again: you will be compensated by Friday.',
        patienceMs,
      )
      await tomas.getByText('Taken.').waitFor()
      await tomas.getByRole('button', { name: 'Send for review' }).click()
      await tomas.getByText('Your answer is with a reviewer.').waitFor()
    })

    test('Marta approves, then Inés for the workshop; only then Tomás sends, and it stands there', async () => {
      const { marta, ines, tomas } = pages
      await marta.goto('/review')
      await marta.getByRole('link', { name: /Tomás/ }).first().click()
      await marta.getByRole('button', { name: 'Approve', exact: true }).click()
      await marta.getByText('Others look next.').waitFor()
      expect(await tomas.getByRole('button', { name: 'Send as Tomás' }).count()).toBe(0)

      await ines.goto('/review')
      await ines.getByRole('link', { name: /Tomás/ }).first().click()
      await ines.getByText(/Marta Lind found it good/).waitFor()
      await ines.getByRole('button', { name: 'Approve', exact: true }).click()
      await ines.getByText('Tomás sends it.').first().waitFor()
      expect((await standing()).some(({ to }) => to === asked.uri)).toBe(false)

      await tomas.getByRole('button', { name: 'Send as Tomás' }).click()
      const answer = await until(
        'it stands there',
        async () => (await standing()).find(({ to }) => to === asked.uri),
        patienceMs,
      )
      expect(answer.text).toMatch(
        /^That should not happen again: you will be compensated by Friday\.\s+— Tomás, service/,
      )
    })
  })
})
