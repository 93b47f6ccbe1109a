import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { networksAreInstalled } from '../networks/atproto.ts'
import { until } from '../until.ts'
import { accessibilityFindings } from './accessible.ts'
import { ask } from './desks.ts'
import { composerOf, haldenOnBluesky, patienceMs } from './halden-on-bluesky.ts'
import { browserIsHere } from './sosh.ts'

const ready = browserIsHere && networksAreInstalled
vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

/** Tomás learns, practises, is trusted on what he knows, makes a mistake, and is told what becomes of it. */
describe.skipIf(!ready && !process.env.CI)('a learner’s way to sending on his own, and back', () => {
  const house = haldenOnBluesky('training')
  const { pages, opens, says, standing } = house
  let heavy = ''

  beforeAll(() => house.open())
  afterAll(() => house.close())

  const stands = (text: string) =>
    until(`“${text}” stands there`, async () => (await standing()).find(each => each.text.startsWith(text)), patienceMs)

  test('Tomás reads what is asked of him, and finishes the first course', async () => {
    await ask(
      pages.ada,
      '/autonomy/rule',
      { asWritten: 0, cameBack: 1, drills: 1, courses: true, guidelines: true, days: 30, backEnds: 3 },
      'put',
    )
    const { tomas } = pages
    await tomas.goto('/learn')
    await tomas.getByText('0 of one drill on Halden Tour found good.').waitFor()
    await tomas.getByText('one course still to finish.').waitFor()
    const { courses } = await (await tomas.request.get('/api/courses/mine')).json()
    const { lessons } = await (await tomas.request.get(`/api/courses/${courses[0].id}/lessons`)).json()
    for (const { id } of lessons.slice(1, 6)) await ask(tomas, `/lessons/${id}/done`, { language: 'en' })
    await tomas.getByRole('link', { name: 'Answering as a human being' }).click()
    await tomas.getByRole('button', { name: /^I have read it/ }).click()
    await tomas.getByText('6 of seven lessons done').waitFor()
    const right = [
      'You pass it to Inés.',
      'That you don’t know it, and whom you will ask',
      'Thank them, and take up what is right in it',
    ]
    for (const words of right) await tomas.getByRole('radio', { name: words }).check()
    await tomas.getByRole('radio', { name: 'Hope that nobody notices' }).check()
    await tomas.getByRole('button', { name: 'Look whether it is right' }).click()
    await tomas.getByText('Somebody does, and then it is worse.').waitFor()
    await tomas.getByRole('radio', { name: /^Press “Something is wrong with it”/ }).check()
    await tomas.getByRole('button', { name: 'Look whether it is right' }).click()
    await tomas.getByText('You have finished this course.').waitFor()
  })

  test('Marta makes a drill of what Inés answered; Tomás practises, and sees what was really said', async () => {
    const { ines, marta, tomas } = pages
    const asked = await says('kathrin', 'Does the Halden Tour fit my cellar? I am Kathrin, mail me: k@web.example')
    await ask(ines, `/conversations/${asked.id}/answers`, {
      text: 'Measure the turn of your stairs, Kathrin: it needs 110 cm.',
    })
    await stands('Measure the turn')
    await opens('marta', asked.id)
    await marta.getByRole('button', { name: 'Make a drill of it' }).click()
    await marta.getByRole('heading', { name: 'Is anybody left in it?' }).waitFor()
    const question = marta.getByLabel(/^What Person A said/)
    expect(await question.inputValue()).toBe(
      'Does the Halden Tour fit my cellar? I am Person A, mail me: name@example.org',
    )
    await question.fill('Does the Halden Tour fit my cellar? Kathrin.test asks.')
    await marta.getByRole('checkbox', { name: /nobody can be recognised/ }).check()
    await marta.getByRole('button', { name: 'Let colleagues practise on it' }).click()
    await marta.getByText('“kathrin.test”').waitFor()
    await question.fill('Does the Halden Tour fit my cellar?')
    await marta.getByRole('button', { name: 'Let colleagues practise on it' }).click()
    await marta.getByRole('heading', { level: 1, name: 'Training.' }).waitFor()

    const before = (await standing()).length
    const { drills } = await (await tomas.request.get('/api/drills')).json()
    await tomas.goto(`/learn/drills/${drills[0].id}`)
    await tomas.getByText('fit my cellar').first().waitFor()
    expect(await tomas.getByText('it needs 110 cm').count()).toBe(0)
    await tomas
      .getByLabel('What would you answer?')
      .fill('It needs 110 cm at the turn. Shall we look at a photo together?')
    await tomas.getByRole('button', { name: 'Show me' }).click()
    await tomas.getByText('The guard finds nothing: in earnest it could leave.').waitFor()
    await tomas.getByText('Measure the turn of your stairs, Person A: it needs 110 cm.').waitFor()
    await marta.goto('/training')
    await marta.getByText('Shall we look at a photo together?').waitFor()
    await marta.getByRole('button', { name: 'Good', exact: true }).click()
    await marta.getByText('Good, and they read it.').waitFor()
    expect(await standing()).toHaveLength(before)
  })

  test('Ada confirms it, Tomás is told, and what he says about the Tour leaves by his own press', async () => {
    const { ada, tomas } = pages
    await ada.goto('/training')
    await ada.getByRole('button', { name: 'Let Tomás Rey send on their own on Halden Tour' }).click()
    await ada.getByText('Confirmed. They read it on Today.').waitFor()
    await tomas.goto('/')
    await tomas.getByText('You send on your own on Halden Tour now. Ada Okafor confirmed it.').waitFor()
    await tomas.getByRole('button', { name: 'Seen' }).click()
    await tomas.getByText('Ada Okafor confirmed it.').waitFor({ state: 'detached' })

    const asked = await says('bernd', 'How heavy is the Halden Tour without its box?')
    heavy = asked.id
    await ask(tomas, `/conversations/${heavy}/claim`, {})
    await opens('tomas', heavy)
    await composerOf(tomas).fill('Nine kilograms, so you can carry it up with one hand.')
    await tomas.getByRole('button', { name: 'Send as Tomás' }).click()
    await stands('Nine kilograms')
  })

  test('an incident ends it at once: he reads why, asks for another look, and reads what Ada says', async () => {
    const { ada, ines, tomas } = pages
    const { answers } = await (await ines.request.get(`/api/conversations/${heavy}`)).json()
    await ask(ines, '/incidents', { answerId: answers[0].id, reason: 'It is 29' })
    const { employees } = await (await ada.request.get('/api/team')).json()
    const toId = employees.find(({ name }: { name: string }) => name === 'Tomás Rey').id
    await ask(ada, '/colleague-words', { kind: 'nudge', toId, words: 'It happens to all of us. Will you go on?' })

    await tomas.goto('/')
    await tomas.getByText(/A colleague looks first on Halden Tour from now on: somebody raised an incident/).waitFor()
    await tomas.getByText('It happens to all of us. Will you go on?').waitFor()
    await tomas.getByRole('button', { name: 'I would like to' }).click()
    await tomas.getByText('It happens to all of us').waitFor({ state: 'detached' })
    const asked = await says('kathrin', 'Which tyres does the Halden Tour have?')
    await ask(tomas, `/conversations/${asked.id}/claim`, {})
    await opens('tomas', asked.id)
    await composerOf(tomas).fill('Wide ones, with a reflecting band.')
    await tomas
      .getByText(/Something went wrong lately on Halden Tour: a colleague looks first/)
      .first()
      .waitFor()
    expect(await tomas.getByRole('button', { name: 'Send as Tomás' }).count()).toBe(0)

    await tomas.goto('/learn')
    await tomas.getByText('0 days of 30 since something went wrong on Halden Tour.').waitFor()
    await tomas.getByRole('button', { name: 'Ask for another look… Halden Tour' }).click()
    await tomas.getByLabel('Why it should be looked at again').fill('A digit was lost on my phone.')
    await tomas.getByRole('button', { name: 'Ask', exact: true }).click()
    await tomas.getByText('You asked for another look').waitFor()
    await ada.goto('/training')
    await ada
      .getByLabel('What you say to Tomás Rey')
      .fill('Read it aloud before you send. In a month, as for everybody.')
    await ada.getByRole('button', { name: 'Leave it as it is' }).click()
    await ada.getByText('Decided. They read it on Today.').waitFor()
    await tomas.goto('/')
    await tomas.getByText(/Ada Okafor looked again on Halden Tour and left it as it is: Read it aloud/).waitFor()
  })

  test('all of it can be read on a phone and in the dark', async () => {
    const { ada } = pages
    const { courses } = await (await ada.request.get('/api/courses')).json()
    const { open } = await (await ada.request.get('/api/drills/to-teach')).json()
    const looked = [
      ...['/learn', '/training', '/encourage', `/learn/courses/${courses[0].id}`, `/training/courses/${courses[0].id}`],
      ...[`/learn/drills/${open[0].id}`, `/training/drills/${open[0].id}`],
    ]
    // In the light and wide the scenes before have looked at them already.
    await ada.setViewportSize({ width: 390, height: 844 })
    await ada.emulateMedia({ colorScheme: 'dark' })
    for (const path of looked) {
      await ada.goto(path)
      await ada.locator('h1').first().waitFor()
      expect(await accessibilityFindings(ada), `${path} on a phone in the dark`).toEqual([])
      const wide = await ada.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  })
})
