import { expect, test } from 'vitest'
import { originOf, thereFrom, usuallyWithin, type Waited } from './model.ts'

const at = (clock: string, day = '23') => new Date(`2026-11-${day}T${clock}:00Z`)
const office = {
  id: 'office',
  name: 'Berlin office',
  timezone: 'Europe/Berlin',
  hours: { mon: ['08:00', '16:00'], tue: ['08:00', '16:00'] } as { mon: [string, string]; tue: [string, string] },
  holidays: [{ day: '2026-11-24', name: 'A holiday' }],
}
const after = (minutes: number): Waited => ({
  askedAt: at('09:00'),
  answeredAt: new Date(at('09:00').getTime() + minutes * 60_000),
})
const silence: Waited = { askedAt: at('09:00'), answeredAt: null }

test('whoever is there is there; else it is said from when on, by their clock and without holidays', () => {
  expect(thereFrom(office, at('10:00'))).toEqual({ from: at('10:00'), isHere: true })
  expect(thereFrom(office, at('05:00'))).toEqual({ from: at('07:00'), isHere: false })
  expect(thereFrom(office, at('15:30'))).toEqual({ from: at('07:00', '30'), isHere: false })
})

test('how soon is the median of all who waited, in working time, and silence counts as waiting', () => {
  expect(usuallyWithin([10, 12, 14, 20].map(after), null)).toBeNull()
  expect(usuallyWithin([10, 12, 14, 20, 500].map(after), null)).toBe('within a quarter of an hour')
  expect(usuallyWithin([...[10, 12, 50].map(after), silence, silence], null)).toBe('within an hour')
  expect(usuallyWithin([...[10, 12].map(after), silence, silence, silence], null)).toBeNull()
  // Asked at eight in the evening, answered at nine: an hour of work.
  const overnight = { askedAt: at('19:00', '22'), answeredAt: at('08:00') }
  expect(
    usuallyWithin(
      Array.from({ length: 5 }, () => overnight),
      office,
    ),
  ).toBe('within an hour')
})

test('a page is known as browsers name it; what is none, or is all of them, is refused', () => {
  expect(originOf(' Shop.Example:443/bikes?x ')).toBe('https://shop.example')
  expect(originOf('http://localhost:8080/')).toBe('http://localhost:8080')
  for (const wrong of ['', '*', 'https://*.example', 'ftp://a.example', 'https://a:b@c.example', 'javascript:alert(1)'])
    expect(originOf(wrong)).toBeUndefined()
})
