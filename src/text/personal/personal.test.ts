import { expect, test } from 'vitest'
import { shippedReader } from '#text/name-reader'
import { findPersonal } from './index.ts'

const found = (text: string) =>
  findPersonal(text, { names: shippedReader() }).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

test.each([
  ['my IBAN is GB29 NWBK 6016 1331 9268 19', ['iban: GB29 NWBK 6016 1331 9268 19']],
  ['card 5500 0055 5555 5559', ['card: 5500 0055 5555 5559']],
  ['mi NIE es X1234567L', ['national-id: X1234567L']],
  ['my BSN is 111222333', ['national-id: 111222333']],
  ['PESEL 44051401359', ['national-id: 44051401359']],
  ['AHV 756.9217.0769.85', ['national-id: 756.9217.0769.85']],
  ['my passport is C01X00T47', ['national-id: C01X00T47']],
  ['it came from 2a02:8071:b6c1::1', ['ip: 2a02:8071:b6c1::1']],
  ['see www.halden.example/tour', ['url: www.halden.example/tour']],
  ['she is 81 years old', ['age: 81']],
  ['a Norwegian customer', ['belief: Norwegian']],
  ['My name is Marta Lopez', ['person: Marta Lopez']],
  ['ask mr jensen', ['person: mr jensen']],
  ['She lives at 14 Mill Lane, Otley.', ['address: 14 Mill Lane, Otley']],
])('“%s” tells something', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  'my IBAN is GB29 NWBK 6016 1331 9268 18',
  'mi NIE es X1234567A',
  'order 111222333',
  'my order number is 123456789',
  'firmware 1.2.3.4',
  'the battery has 500 wh and 36 v',
  'Does the battery charge in winter?',
])('“%s” tells nothing', text => {
  expect(found(text)).toEqual([])
})

test('what was found lies in the text, in order, and nothing lies over another', () => {
  const text = 'Tom Baker, 14 Mill Lane, Otley\n+44 20 7946 0018\ntom@baker.example, born 12/03/1990'
  const all = findPersonal(text, { names: shippedReader() })
  expect(all.length).toBeGreaterThan(4)
  for (const [at, { start, end }] of all.entries()) {
    expect(end).toBeGreaterThan(start)
    expect(start).toBeGreaterThanOrEqual(all[at - 1]?.end ?? 0)
  }
})
