import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EntityOptions, findEntities } from './index.ts'

const now = Date.UTC(2026, 10, 22, 9) // A Sunday.
const products = [{ name: 'Halden Tour', words: ['Halden Tour', 'Tour'] }]
const read = (text: string, options: EntityOptions = {}) =>
  findEntities(text, { now, products, ...options }).map(({ kind, value }) => `${kind} ${value}`)

test.each<[string, string[], EntityOptions?]>([
  ['My order #A-10293 from 3 May still is not here', ['order A-10293', 'date 2026-05-03']],
  ['Bestellnummer: 4711-2203, seit gestern', ['order 4711-2203', 'date 2026-11-21'], { language: 'de' }],
  ['Since firmware v4.2.1 my Tour 3 drops out', ['version 4.2.1', 'product Halden Tour 3']],
  ['App version 12 on iOS 18.1 crashes', ['version 12', 'version 18.1']],
  ['I paid €1.299,50 and got 20 dollars back', ['money EUR 1299.50', 'money USD 20.00']],
  ['It costs $1,299.50, or 49 zł a month', ['money USD 1299.50', 'money PLN 49.00']],
  ['Call +31 20 555 0123 or write to Help@Halden.example', ['phone +31205550123', 'mail help@halden.example']],
  ['See https://halden.example/a?b=1, please.', ['url https://halden.example/a?b=1']],
  ['on 2026-12-24 at 14:30', ['date 2026-12-24', 'time 14:30']],
  ['am 24.12.2026 um 8 Uhr', ['date 2026-12-24', 'time 08:00'], { language: 'de' }],
  ['le 3 mai 2026 à 14h30', ['date 2026-05-03', 'time 14:30'], { language: 'fr' }],
  ['el 3 de mayo, mañana', ['date 2026-05-03', 'date 2026-11-23'], { language: 'es' }],
  ['May 3rd, 2027 at 2pm', ['date 2027-05-03', 'time 14:00']],
  ['3 maja 2026, jutro', ['date 2026-05-03', 'date 2026-11-23'], { language: 'pl' }],
  ['2026年5月3日に東京で', ['date 2026-05-03', 'place Tokyo, JP'], { language: 'ja' }],
  [
    'next Friday, last Monday, in 3 days, 2 weeks ago',
    ['date 2026-11-27', 'date 2026-11-16', 'date 2026-11-25', 'date 2026-11-08'],
  ],
  ['I live in Utrecht, he in München, they in Nice', ['place Utrecht, NL', 'place Munich, DE', 'place Nice, FR']],
  ['3/5/2026', ['date 2026-03-05'], { language: 'en-US' }],
  ['3/5/2026', ['date 2026-05-03'], { language: 'en-GB' }],
])('“%s”', (text, expected, options) => {
  expect(read(text, options)).toEqual(expected)
})

test.each([
  'Nice bike!',
  'It may 3 times fail',
  'Guten Morgen zusammen',
  'I was reading in the bath',
  'The score was 3:2',
  'Tourist',
  'I love it',
])('nothing is named in “%s”', text => expect(read(text)).toEqual([]))

test('3/5 of somebody whose country nobody knows has a place, but no value', () => {
  expect(findEntities('on 3/5/2026', { now })).toMatchObject([{ kind: 'date', value: '' }])
})

test('whatever is written, places are exact and apart, and nothing throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'order #',
      '12345',
      '3.5',
      '€',
      'tomorrow',
      'Paris',
      '+49 30 ',
      '2026-',
      '12',
      '-24',
      'v',
      '1.2.3',
      ':',
      'May',
      '.',
      ' ',
      'a@b.example',
      'https://',
      '東京',
      'Tour 3',
      'İ',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', 'de', 'en-US', 'ja'), (pieces, language) => {
      const text = pieces.join('')
      let last = 0
      for (const { words, start, end } of findEntities(text, { now, language, products })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(words)
        last = end
      }
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('a wall of text does not hold up the reading', () => {
  for (const wall of [
    '1 '.repeat(50_000),
    '1.'.repeat(50_000),
    'A '.repeat(50_000),
    'a@'.repeat(50_000),
    '12345678 '.repeat(9_000),
    '$1,'.repeat(30_000),
    'order '.repeat(9_000),
  ])
    read(wall)
})
