import { expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'

const event = {
  startsAt: new Date('2027-05-01T08:00:00Z'),
  endsAt: new Date('2027-05-01T10:30:00Z'),
  timezone: 'Europe/Berlin',
  ...{ place: 'Bridge, south side', address: 'Ufer 3; Halden', url: null, roomFor: null },
}

test('an event is read by calendars: escaped, folded at 75 octets, lines ended as RFC 5545 asks', () => {
  const title = 'Riding along the river, all together – mit Kindern, Hunden, Körben und sehr viel Zeit für Kuchen'
  const text = calendarOf('Cargo Circle', [
    { id: 'one', title, event, url: 'https://halden.example/t', changedAt: event.startsAt },
  ])
  expect(text).toContain('DTSTART:20270501T080000Z\r\nDTEND:20270501T103000Z\r\n')
  expect(text).toContain('LOCATION:Bridge\\, south side\\, Ufer 3\\; Halden\r\n')
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title.replaceAll(',', '\\,')}\r\n`)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})
