import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDate } from './dates.ts'

test.each([
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['Thu, 1 Jan 04 19:48 EST', '2004-01-02T00:48:00Z'],
  ['01 Jan 2004 19:48:21 +0130', '2004-01-01T18:18:21Z'],
  ['Thursday, January 1, 2004 7:48 pm', '2004-01-01T19:48:00Z'],
  ['Jan 01 2004 00:00:00 Etc/GMT', '2004-01-01T00:00:00Z'],
  ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
  ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55Z'],
  ['2003-12-31T10:14:55.5-08:00', '2003-12-31T18:14:55.500Z'],
  ['2003-12-31 10:14', '2003-12-31T10:14:00Z'],
  ['2003-12', '2003-12-01T00:00:00Z'],
  ['2003', '2003-01-01T00:00:00Z'],
  ['20031231T101455Z', '2003-12-31T10:14:55Z'],
  ['2003-335', '2003-12-01T00:00:00Z'],
  ['2003-W01-2', '2002-12-31T00:00:00Z'],
  ['03-12-31', '2003-12-31T00:00:00Z'],
  ['2004-07-08 23:56:58.0', '2004-07-08T23:56:58Z'],
  ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53Z'],
  ['2004년 05월 28일  01:31:15', '2004-05-27T16:31:15Z'],
  ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17Z'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
  ['31.12.2003 10:14', '2003-12-31T10:14:00Z'],
])('“%s” is understood', (written, instant) => {
  expect(parseDate(written)?.toISOString()).toBe(new Date(instant).toISOString())
})

test.each(['', 'yesterday', '2003-13-01', 'Thu, 32 Jan 2004 10:00 GMT', '25:00', 'x'.repeat(500)])(
  '“%s” is no date, and none is made up',
  written => {
    expect(parseDate(written)).toBeUndefined()
  },
)

test('every instant that a feed can write in either standard is read back as the same', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2089-01-01'), noInvalidDate: true }), date => {
      expect(parseDate(date.toISOString())?.getTime()).toBe(date.getTime())
      expect(parseDate(date.toUTCString())?.getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000)
    }),
  )
})
