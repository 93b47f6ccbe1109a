import { expect, test } from 'vitest'
import {
  addressWithTown,
  hasStreet,
  learnReader,
  type Marked,
  packReader,
  readNames,
  sieveOf,
  unpackReader,
} from './index.ts'

const known = {
  first: sieveOf(['marta', 'tomas', 'ines', 'jonas']),
  last: sieveOf(['lopez', 'lind', 'baker']),
  city: sieveOf(['ghent', 'otley']),
  country: sieveOf(['norway']),
  common: sieveOf(['the', 'bell', 'is', 'in', 'and']),
}

function marked(text: string, ...names: [kind: 'person' | 'place', words: string][]): Marked {
  return {
    text,
    names: names.map(([kind, words]) => ({
      kind,
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    })),
  }
}

const lessons = [
  marked('Ask Marta in Ghent.', ['person', 'Marta'], ['place', 'Ghent']),
  marked('Tomas Lind lives in Otley.', ['person', 'Tomas Lind'], ['place', 'Otley']),
  marked('The bell is loose.'),
  marked('Ines is in Norway.', ['person', 'Ines'], ['place', 'Norway']),
]

test('a reader learns, and says the same when it was packed and unpacked', () => {
  const reader = learnReader(Array.from({ length: 6 }, () => lessons).flat(), known)
  const words = (text: string, of = reader) =>
    readNames(text, of).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
  for (const lesson of lessons) expect(readNames(lesson.text, reader)).toEqual(lesson.names)
  expect(words('Ask Jonas in Otley.')).toEqual(['person: Jonas', 'place: Otley'])
  const packed = unpackReader(packReader(reader, { about: '', from: '' }, 0.01))
  expect(words('Ask Jonas in Otley.', packed)).toEqual(['person: Jonas', 'place: Otley'])
})

test('whatever was read before, a text is read the same', () => {
  const lesson = () => Array.from({ length: 6 }, () => lessons).flat()
  const text = 'Ask Jonas in Otley. The bell is loose, and the bell is in Ghent.\nInes Lind\nOtley'
  const typing = learnReader(lesson(), known)
  for (let size = 1; size <= text.length; size++) {
    const fresh = { ...typing }
    expect(readNames(text.slice(0, size), typing)).toEqual(readNames(text.slice(0, size), fresh))
  }
  expect(readNames(`${text}!`.replace('Jonas', 'Tomas'), typing)).toEqual(
    readNames(`${text}!`.replace('Jonas', 'Tomas'), { ...typing }),
  )
})

test('an address and its town are one, two companies are two', () => {
  const text = '14 Mill Lane, Otley'
  const parts = [
    { kind: 'address' as const, start: 0, end: 12 },
    { kind: 'place' as const, start: 14, end: 19 },
  ]
  expect(addressWithTown(text, parts)).toEqual([{ kind: 'address', start: 0, end: 19 }])
  const firms = [
    { kind: 'organisation' as const, start: 0, end: 2 },
    { kind: 'organisation' as const, start: 3, end: 5 },
  ]
  expect(addressWithTown('A B', firms)).toEqual(firms)
})

test('two people beside a comma are two, and the end of a sentence parts two places', () => {
  const marta = { kind: 'person' as const, start: 0, end: 5 }
  const tomas = { kind: 'person' as const, start: 7, end: 12 }
  expect(addressWithTown('Marta, Tomas', [marta, tomas])).toEqual([marta, tomas])
  const ghent = { kind: 'place' as const, start: 3, end: 8 }
  const otley = { kind: 'place' as const, start: 10, end: 15 }
  expect(addressWithTown('In Ghent. Otley', [ghent, otley])).toEqual([ghent, otley])
  expect(addressWithTown('In Ghent, Otley', [ghent, otley])).toEqual([{ ...ghent, end: 15 }])
})

test('the more doubt a reader is packed with, the more it leaves alone', () => {
  const reader = learnReader(Array.from({ length: 6 }, () => lessons).flat(), known)
  const text = `${lessons.map(lesson => lesson.text).join(' ')} Perhaps Xyl, or Wrex in May?`
  const found = (doubt: number) =>
    readNames(text, unpackReader(packReader(reader, { about: '', from: '' }, 0.01, doubt))).length
  expect(found(-127)).toBeGreaterThan(found(127))
})

test('a street is known by its word or its ending', () => {
  expect(['14 Mill Lane', 'Bahnhofstraße 5', 'Storgatan 5', 'rue des Lilas'].map(hasStreet)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['17, 18 or 19', 'Ghent'].map(hasStreet)).toEqual([false, false])
})
