import { expect, test } from 'vitest'
import { askedInFeed, askedInHeaders, longestMs, nextInMs, retryAt, shortestMs } from './pace.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-22T12:00:00Z')
const every = (ms: number, count = 10) => Array.from({ length: count }, (_, n) => now - n * ms - 60_000)

test('a busy feed is asked often and a quiet one seldom, within bounds', () => {
  expect(nextInMs({ times: every(60_000) }, now)).toBe(shortestMs)
  expect(nextInMs({ times: every(4 * hour) }, now)).toBe(2 * hour)
  expect(nextInMs({ times: every(400 * hour) }, now)).toBe(longestMs)
})

test('a feed that fell silent is asked less and less', () => {
  const times = every(hour).map(time => time - 100 * hour)
  expect(nextInMs({ times }, now)).toBeGreaterThan(9 * hour)
  expect(nextInMs({ times: times.map(time => time - 1000 * hour) }, now)).toBe(longestMs)
})

test('a feed without dates is asked once an hour', () => {
  expect(nextInMs({ times: [] }, now)).toBe(hour)
})

test('what the publisher asks for is honoured, up to a day', () => {
  expect(nextInMs({ times: every(60_000), askedMs: 90 * 60_000 }, now)).toBe(90 * 60_000)
  expect(nextInMs({ times: every(60_000), askedMs: 1000 * hour }, now)).toBe(longestMs)
  expect(askedInFeed({ ttl: '60' })).toBe(hour)
  expect(askedInFeed({ ttl: 'soon' })).toBe(0)
  expect(askedInFeed({ updatePeriod: 'daily', updateFrequency: 4 })).toBe(6 * hour)
  expect(askedInHeaders(new Headers({ 'cache-control': 'public, max-age=600', age: '100' }), now)).toBe(500_000)
  expect(askedInHeaders(new Headers({ 'cache-control': 'no-cache, max-age=600' }), now)).toBe(0)
  expect(askedInHeaders(new Headers({ expires: 'Sun, 22 Nov 2026 13:00:00 GMT' }), now)).toBe(hour)
})

test('“come back later” is understood in seconds and as a date', () => {
  expect(retryAt(new Headers({ 'retry-after': '120' }), now)).toEqual(new Date(now + 120_000))
  expect(retryAt(new Headers({ 'retry-after': 'Sun, 22 Nov 2026 14:00:00 GMT' }), now)).toEqual(
    new Date(now + 2 * hour),
  )
  expect(retryAt(new Headers({ 'retry-after': 'never' }), now)).toBeUndefined()
})
