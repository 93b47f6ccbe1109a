import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, peopleIn } from './byline.ts'
import { createExpertise, type Evidence } from './expertise.ts'
import { createQuotes } from './quotes.ts'
import { readiness } from './share-out.ts'

const day = 86_400_000
const now = Date.UTC(2026, 5, 1)

const wrote = (id: string, person: string, title: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  kind: 'document',
  people: [person],
  title,
  text: '',
  at: now - 10 * day,
  ...more,
})

test('Tomás wrote of winter charging: who asks about charging in the cold comes to him, and sees which page it was', () => {
  const expertise = createExpertise()
  expertise.add(
    wrote('winter', 'tomas', 'Winter charging', { text: 'Below zero the battery stops at eighty percent.' }),
  )
  expertise.add(wrote('brakes', 'ines', 'How to bleed your brakes', { text: 'Oil, a syringe and patience.' }))
  const asked = { text: 'Why does my battery stop charging at 80 % when it is below zero?', at: now }
  const [first] = expertise.whoKnows(asked)
  expect(first?.person).toBe('tomas')
  expect(first?.because.map(each => each.id)).toEqual(['winter'])
  expect(expertise.sharedWords('winter', asked)).toEqual(expect.arrayContaining(['zero', 'battery']))
})

test('older evidence fades: of two pages on the same, the fresh one’s author comes first', () => {
  const expertise = createExpertise({ halfLifeDays: 365 })
  const text = 'How to change the belt of the cargo bike.'
  expertise.add(wrote('old', 'ada', 'Changing the belt', { text, at: now - 4 * 365 * day }))
  expertise.add(wrote('new', 'marta', 'Changing the belt', { text, at: now - 5 * day }))
  const found = expertise.whoKnows({ text: 'how do I change the belt?', at: now })
  expect(found.map(each => each.person)).toEqual(['marta', 'ada'])
})

test('where two took turns, it is the other one’s turn; where one always wrote, it stays theirs', () => {
  const turns = createExpertise()
  for (const [n, person] of ['ada', 'marta', 'ada', 'marta', 'ada'].entries())
    turns.add(wrote(`${n}`, person, `Release ${n} is out for testing`, { at: now - (50 - n * 10) * day }))
  expect(turns.whoKnows({ title: 'Release 5 is out for testing', text: '', at: now })[0]?.person).toBe('marta')
  const steady = createExpertise()
  for (const [n, person] of ['marta', 'ada', 'ada', 'ada', 'ada'].entries())
    steady.add(wrote(`${n}`, person, `Release ${n} is out for testing`, { at: now - (50 - n * 10) * day }))
  expect(steady.whoKnows({ title: 'Release 5 is out for testing', text: '', at: now })[0]?.person).toBe('ada')
})

test('what was taken out no longer speaks for anybody, and who can’t be asked is not named', () => {
  const expertise = createExpertise()
  expertise.add(wrote('winter', 'tomas', 'Winter charging'))
  expertise.add(wrote('winter too', 'ines', 'Charging in winter'))
  const asked = { text: 'winter charging', at: now }
  expect(expertise.whoKnows(asked, { among: person => person !== 'tomas' }).map(each => each.person)).toEqual(['ines'])
  expertise.remove('winter')
  expect(expertise.whoKnows(asked).map(each => each.person)).toEqual(['ines'])
  expect(expertise.size).toBe(1)
})

test('whatever is added and taken out again, the rest is found as if it had never been there', () => {
  const word = fc.constantFrom('battery', 'belt', 'winter', 'brake', 'light', 'tour', 'rent', 'price')
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      fc.array(text, { maxLength: 8 }),
      text,
      (kept, gone, asked) => {
        const plain = createExpertise()
        const busy = createExpertise()
        for (const [n, title] of gone.entries()) busy.add(wrote(`gone ${n}`, 'ada', title))
        for (const [n, title] of kept.entries()) {
          plain.add(wrote(`${n}`, `person ${n % 3}`, title))
          busy.add(wrote(`${n}`, `person ${n % 3}`, title))
        }
        for (const n of gone.keys()) busy.remove(`gone ${n}`)
        const round = (list: ReturnType<typeof plain.whoKnows>) =>
          new Map(list.map(each => [each.person, each.because.length]))
        expect(round(busy.whoKnows({ text: asked, at: now }))).toEqual(round(plain.whoKnows({ text: asked, at: now })))
      },
    ),
    { numRuns: 60 },
  )
})

test.each([
  ['Felix S. Klock II', ['felix klock']],
  ['By Inés Navarro & Tomás K. Berg', ['ines navarro', 'tomas berg']],
  ['Navarro, Inés', ['ines navarro']],
  ['Inés Navarro <ines@halden.example>', ['ines navarro']],
  ['Jane Roe, on behalf of the Tour team', ['jane roe']],
  ['The Halden Team', []],
  ['mark-i-m', ['mark-i-m']],
  ['', []],
])('the byline “%s” names %j', (byline, keys) => {
  expect(peopleIn(byline).map(each => each.key)).toEqual(keys)
})

test('a name is the same however it is spelt', () => {
  expect(new Set(['Inés Navarro', 'ines navarro', 'Inés M. Navarro', 'Dr. Inés Navarro'].map(nameKey)).size).toBe(1)
})

test('nobody carries more than a quarter, and the first thing may go to anybody', () => {
  expect(readiness({ own: 0, all: 0 })).toBe(1)
  expect(readiness({ own: 1, all: 2 })).toBe(0)
  expect(readiness({ own: 2, all: 40 })).toBeGreaterThan(readiness({ own: 6, all: 40 }))
  expect(readiness({ own: 11, all: 40 })).toBe(0)
})

test('who quotes a dozen words of a page is noticed, whatever stands around them; who says the like is not', () => {
  const quotes = createQuotes()
  const page =
    'Below zero the battery charges to eighty percent only, and that is meant to be so: it spares the cells. Bring it inside.'
  quotes.add('winter', page)
  const post =
    'Halden writes “below zero the battery charges to eighty percent only, and that is meant to be so” – really? Mine is at 60.'
  const [found] = quotes.find(post)
  expect(found?.id).toBe('winter')
  expect(found?.words).toContain('eighty percent only')
  expect(
    quotes.find('My battery charges only to eighty percent when it is below zero outside, is it meant to be?'),
  ).toEqual([])
  quotes.remove('winter')
  expect(quotes.find(post)).toEqual([])
})
