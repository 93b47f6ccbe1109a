import { expect, test } from 'vitest'
import { promiseState, spanWords } from './promise.ts'
import { sameDay, whenWords } from './when.ts'

const timeZone = 'Europe/Berlin'
const now = new Date('2027-01-14T08:12:00Z')
const said = (iso: string, short = false) => whenWords(new Date(iso), now, { timeZone, short })

test('times are said as people say them', () => {
  expect(said('2027-01-14T08:11:40Z')).toBe('just now')
  expect(said('2027-01-14T07:34:00Z')).toBe('38 min ago')
  expect(said('2027-01-14T07:34:00Z', true)).toBe('38 min')
  expect(said('2027-01-14T03:12:00Z')).toBe('5 h ago')
  expect(said('2027-01-13T22:30:00Z')).toBe('yesterday')
  expect(said('2027-01-11T10:00:00Z')).toBe('Monday')
  expect(said('2027-01-02T10:00:00Z')).toBe('2 Jan')
  expect(said('2026-11-20T10:00:00Z')).toBe('20 Nov 2026')
})

test('what is to come is said too', () => {
  expect(said('2027-01-14T08:18:00Z')).toBe('in 6 min')
  expect(said('2027-01-14T13:00:00Z')).toBe('at 14:00')
  expect(said('2027-01-15T08:00:00Z')).toBe('tomorrow 09:00')
})

test('the day is the reader’s, not the server’s', () => {
  const late = new Date('2027-01-13T23:30:00Z')
  expect(sameDay(late, now, 'Europe/Berlin')).toBe(true)
  expect(sameDay(late, now, 'America/New_York')).toBe(false)
})

test('a promise turns amber in its last third and red when it is missed', () => {
  const by = new Date('2027-01-14T12:00:00Z')
  const madeAt = new Date('2027-01-14T09:00:00Z')
  const at = (iso: string) => promiseState(madeAt, by, new Date(iso), timeZone)
  expect(at('2027-01-14T10:59:00Z')).toEqual({ tone: 'calm', words: 'by 13:00' })
  expect(at('2027-01-14T11:00:00Z')).toEqual({ tone: 'soon', words: 'by 13:00' })
  expect(at('2027-01-14T12:20:00Z')).toEqual({ tone: 'late', words: '20 min late' })
})

test('lengths of time are said in their own measure', () => {
  expect([30_000, 20 * 60_000, 3 * 3_600_000, 49 * 3_600_000].map(spanWords)).toEqual([
    'under a minute',
    '20 min',
    '3 h',
    '2 days',
  ])
})
