import { beforeAll, expect, test } from 'vitest'
import { addTopicRows } from '#core/company'
import { sayWhatIKnow } from '#core/team'
import { listBehind } from '#journey/behind'
import { suggestColleagues } from '#journey/route'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { hoursCovered } from './hours.ts'
import { concentrationOf, wordsAskedAbout } from './model.ts'
import { showCoverage } from './show-coverage.ts'
import { showHours } from './show-hours.ts'

const here = world()

beforeAll(async () => {
  await addTopicRows(
    here.ctx,
    [
      { name: 'brakes', kind: 'topic', words: [] },
      { name: 'leasing', kind: 'topic', words: [] },
    ],
    false,
  )
  await sayWhatIKnow(here.as('ines'), { topics: [{ name: 'brakes', kind: 'topic', words: [] }] })
  const source = await quietSource(here.ctx)
  const texts = ['Do you offer leasing?', 'How does leasing work for a company?', 'My brakes squeak, what can I do?']
  await heard(here.ctx, source, ...texts.map((text, n) => post({ text, by: `asker${n}` })))
  const ids = await here.ctx.db.selectFrom('message').select('id').execute()
  await suggestColleagues(
    as(here.ctx, { kind: 'job', name: 'test' }),
    ids.map(each => each.id),
  )
})

test('Ada sees what is asked and nobody covers, before the rest; Inés has no business there', async () => {
  await expect(showCoverage(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  const { topics, unrouted, loads } = await showCoverage(here.as('ada'))
  expect(topics[0]).toMatchObject({ topic: 'leasing', asked: 2, knownBy: 0 })
  expect(topics.find(each => each.topic === 'brakes')).toMatchObject({ asked: 1, knownBy: 1 })
  expect(unrouted.count).toBe(2)
  expect(unrouted.words).toEqual([{ word: 'leasing', count: 2 }])
  expect(loads[0]).toMatchObject({ employeeId: here.id('ines'), first: 1, claimed: 0 })
})

test('behind each number of coverage Ada finds the conversations; Inés, who may not see the numbers, does not', async () => {
  const { topics, loads } = await showCoverage(here.as('ada'))
  const [leasing] = topics
  const asked = { of: 'asked' as const, which: leasing?.topicId ?? '' }
  const { lines } = await listBehind(here.as('ada'), asked)
  expect(lines.map(({ quote }) => quote).sort()).toEqual([
    'Do you offer leasing?',
    'How does leasing work for a company?',
  ])
  expect(new Set(lines.map(({ personName }) => personName)).size).toBe(2)
  const [ines] = loads
  const of = async (of: 'carried' | 'in-hand') =>
    (await listBehind(here.as('ada'), { of, which: here.id('ines') })).lines.map(({ quote }) => quote)
  expect(await of('carried')).toHaveLength(ines?.first ?? 0)
  expect(await of('carried')).toEqual(['My brakes squeak, what can I do?'])
  expect(await of('in-hand')).toEqual([])
  expect((await listBehind(here.as('ada'), { of: 'spoken', which: 'all' })).lines).toEqual([])
  await expect(listBehind(here.as('ines'), asked)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('how few speak for how many is said by how many give half of all answers', () => {
  const person = (name: string, answers: number) => ({ employeeId: name, name, answers })
  expect(concentrationOf([person('Inés', 6), person('Ada', 3), person('Tomás', 1)])).toMatchObject({
    answers: 10,
    halfBy: 1,
    people: [{ name: 'Ada' }, { name: 'Inés' }, { name: 'Tomás' }],
  })
  expect(concentrationOf([person('Inés', 2), person('Ada', 2), person('Tomás', 2), person('Marta', 2)]).halfBy).toBe(2)
  expect(concentrationOf([])).toEqual({ answers: 0, halfBy: 0, people: [] })
})

test('what several ask about is told in their own words, without what everybody says', () => {
  const asked = ['Halden, do you sponsor clubs? Please', 'Halden: support our clubs, please', 'Clubs of Halden, please']
  const others = ['My Halden squeaks, please help', 'Halden battery, please', 'The Halden tour, please']
  expect(wordsAskedAbout(asked, others)).toEqual([{ word: 'clubs', count: 3 }])
})

test('where no spaces are written, words are told apart, too', () => {
  const asked = [
    'Haldenのバッテリーが冬に充電できません',
    '電動自転車のバッテリー交換はHaldenでできますか',
    'バッテリーの保証は何年ですか',
  ]
  const words = wordsAskedAbout(asked, ['Haldenは楽しい'])
  expect(words[0]).toEqual({ word: 'バッテリー', count: 3 })
  expect(words.filter(({ word }) => /halden/i.test(word))).toEqual([])
})

test('when something is asked and nobody who speaks that language is there, it is told by the part of the day', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 12, hour))
  const asked = [9, 10, 20].map(hour => ({ topicId: 'b', topic: 'brakes', language: 'de', at: at(hour) }))
  const french = { topicId: 'b', topic: 'brakes', language: 'fr', at: at(9) }
  const byDay = (date: Date) => date.getUTCHours() >= 8 && date.getUTCHours() < 17
  const ines = { topicIds: ['b'], languages: ['de', 'en'], isThere: byDay }
  // In January Berlin is an hour ahead: 9 and 10 o'clock there fall into the part from 8, 20 o'clock into the one from 20.
  const [german, other] = hoursCovered([...asked, french], [ines], 'Europe/Berlin')
  expect(german).toMatchObject({ language: 'de', couldAnswer: 1 })
  expect(german?.parts.filter(part => part.asked > 0)).toEqual([
    { from: 8, asked: 2, met: 2 },
    { from: 20, asked: 1, met: 0 },
  ])
  expect(other).toMatchObject({ language: 'fr', couldAnswer: 0 })
  expect(other?.parts.find(part => part.asked > 0)).toMatchObject({ asked: 1, met: 0 })
})

test('Ada sees in which language each topic is asked about; Inés does not', async () => {
  await expect(showHours(here.as('ines'))).rejects.toMatchObject({ kind: 'forbidden' })
  const { rows, timezone } = await showHours(here.as('ada'))
  expect(timezone).toBe('Europe/Berlin')
  const leasing = rows.find(({ language, topic }) => topic === 'leasing' && language === 'en')
  expect(leasing?.couldAnswer).toBe(0)
  expect(leasing?.parts.reduce((sum, { asked, met }) => sum + asked - met, 0)).toBe(2)
})
