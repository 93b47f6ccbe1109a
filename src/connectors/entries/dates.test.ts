import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from './dates.ts'

const inBerlin = { zone: 'Europe/Berlin', dayFirst: true }
const iso = (value: unknown, reading = inBerlin) => readDate(value, reading)?.date.toISOString()

test.each([
  ['2024-03-05T09:30:15Z', '2024-03-05T09:30:15.000Z'],
  ['2024-03-05T09:30:15.123456+01:00', '2024-03-05T08:30:15.123Z'],
  ['2024-03-05 09:30:15 +0100', '2024-03-05T08:30:15.000Z'],
  ['2024-03-05T09:30:15+01', '2024-03-05T08:30:15.000Z'],
  ['2024-03-05T09:30:15+01:00[Europe/Berlin]', '2024-03-05T08:30:15.000Z'],
  ['2024-03-05 09:30:15 UTC', '2024-03-05T09:30:15.000Z'],
  ['Tue, 5 Mar 2024 09:30:15 GMT', '2024-03-05T09:30:15.000Z'],
  ['Tue, 05 Mar 2024 09:30:15 -0500', '2024-03-05T14:30:15.000Z'],
  ['Wed Oct 10 20:19:24 +0000 2018', '2018-10-10T20:19:24.000Z'],
  ['Mar 5, 2024 3:04 PM PST', '2024-03-05T23:04:00.000Z'],
  ['Tue Mar 05 2024 09:30:15 GMT+0100 (Central European Standard Time)', '2024-03-05T08:30:15.000Z'],
  [1709631015, '2024-03-05T09:30:15.000Z'],
  ['1709631015', '2024-03-05T09:30:15.000Z'],
  ['1709631015.25', '2024-03-05T09:30:15.250Z'],
  [1709631015123, '2024-03-05T09:30:15.123Z'],
  ['1709631015123456', '2024-03-05T09:30:15.123Z'],
  ['1709631015123456789', '2024-03-05T09:30:15.123Z'],
])('%s says itself when it was', (text, expected) => {
  expect(iso(text)).toBe(expected)
  expect(readDate(text, inBerlin)?.assumedZone).toBe(false)
})

test.each([
  ['2024-03-05', '2024-03-04T23:00:00.000Z'],
  ['2024/3/5 9:30', '2024-03-05T08:30:00.000Z'],
  ['2024-03-05 09:30:15', '2024-03-05T08:30:15.000Z'],
  ['20240305', '2024-03-04T23:00:00.000Z'],
  ['05.03.2024 09:30', '2024-03-05T08:30:00.000Z'],
  ['5.3.24, 9:30 Uhr', '2024-03-05T08:30:00.000Z'],
  ['05/03/2024 09:30', '2024-03-05T08:30:00.000Z'],
  ['5. März 2024, 9:30 Uhr', '2024-03-05T08:30:00.000Z'],
  ['5 de enero de 2024', '2024-01-04T23:00:00.000Z'],
  ['5 janvier 2024 à 09:30', '2024-01-05T08:30:00.000Z'],
  ['1er août 2024', '2024-07-31T22:00:00.000Z'],
  ['5 maj 2024 kl. 09.30', '2024-05-05T07:30:00.000Z'],
  ['March 5th, 2024 at 3:04 p.m.', '2024-03-05T14:04:00.000Z'],
  ['Mar 5 2024 12:00 AM', '2024-03-04T23:00:00.000Z'],
  ['5-Mar-24 9:30', '2024-03-05T08:30:00.000Z'],
  ['2024年3月5日 09:30', '2024-03-05T08:30:00.000Z'],
])('%s is read in the zone that is assumed, and says so', (text, expected) => {
  expect(iso(text)).toBe(expected)
  expect(readDate(text, inBerlin)?.assumedZone).toBe(true)
})

test('day and month are told apart by their size, then by what the person said, and doubt is said', () => {
  const american = { zone: 'UTC', dayFirst: false }
  expect(readDate('3/4/2024', american)).toEqual({
    date: new Date('2024-03-04'),
    assumedZone: true,
    assumedOrder: true,
  })
  expect(iso('3/4/2024', { ...american, dayFirst: true })).toBe('2024-04-03T00:00:00.000Z')
  expect(readDate('13/4/2024', american)).toMatchObject({ date: new Date('2024-04-13'), assumedOrder: false })
  expect(readDate('4/13/2024', inBerlin)).toMatchObject({ assumedOrder: false })
  expect(iso('3.4.2024', american)).toBe('2024-04-03T00:00:00.000Z')
})

test('summer and winter time are kept apart, and the hour that is missing in spring is not lost', () => {
  expect(iso('2024-07-01 12:00')).toBe('2024-07-01T10:00:00.000Z')
  expect(iso('2024-01-01 12:00')).toBe('2024-01-01T11:00:00.000Z')
  expect(iso('2024-03-31 02:30')).toMatch(/^2024-03-31T0[01]:30/)
  expect(iso('2024-03-31 12:00', { zone: 'Asia/Kathmandu', dayFirst: true })).toBe('2024-03-31T06:15:00.000Z')
})

test.each([
  '',
  'yesterday',
  '31.02.2024',
  '2024-13-01',
  '2024-02-30',
  '12',
  '25:00',
  'Hello 5 world',
  '5 May',
  '2024-03-05 99:00',
  'null',
  '0',
])('“%s” is no date', text => {
  expect(readDate(text, inBerlin)).toBeUndefined()
})

test('any instant is read back from its common spellings', () => {
  const instant = fc.date({ min: new Date('1975-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  const utc = { zone: 'UTC', dayFirst: true }
  fc.assert(
    fc.property(instant, date => {
      const seconds = Math.floor(date.getTime() / 1000) * 1000
      return (
        readDate(date.toISOString(), utc)?.date.getTime() === date.getTime() &&
        readDate(date.toUTCString(), utc)?.date.getTime() === seconds &&
        readDate(seconds / 1000, utc)?.date.getTime() === seconds &&
        readDate(date.toISOString().slice(0, 19).replace('T', ' '), utc)?.date.getTime() === seconds
      )
    }),
  )
})

test('nothing makes it fail or take long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), text => !Number.isNaN(readDate(text, inBerlin)?.date.getTime() ?? 0)),
  )
  for (const evil of ['1'.repeat(60), `5 ${'de '.repeat(18)}`, `5 Mar 2024 ${' '.repeat(40)}x`])
    readDate(evil, inBerlin)
})
