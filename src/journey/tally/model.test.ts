import { expect, test } from 'vitest'
import { partsOf, placesOf } from './model.ts'

test('a span is whole days and its ends; a day that changed is none of the known ones', () => {
  const parts = partsOf({ from: new Date('2026-11-01T10:00:00Z'), to: new Date('2026-11-04T02:00:00Z') }, [
    '2026-11-01',
    '2026-11-03',
  ])
  expect(parts.days).toEqual({ from: '2026-11-02', to: '2026-11-04', but: ['2026-11-03'] })
  expect(parts.looked.map(({ from, to }) => [from.toISOString().slice(5, 13), to.toISOString().slice(5, 13)])).toEqual([
    ['11-01T10', '11-02T00'],
    ['11-04T00', '11-04T02'],
    ['11-03T00', '11-04T00'],
  ])
  const within = { from: new Date('2026-11-01T10:00:00Z'), to: new Date('2026-11-01T12:00:00Z') }
  expect(partsOf(within, ['2026-11-01']).looked).toEqual([within])
})

test('half of five is the third; half of four lies between the second and the third', () => {
  const five = [
    { step: 3, count: 2 },
    { step: 9, count: 3 },
  ]
  expect(placesOf(five, 0.5)?.low).toEqual({ step: 9, skip: 0 })
  const four = [
    { step: 3, count: 2 },
    { step: 9, count: 2 },
  ]
  expect(placesOf(four, 0.5)).toEqual({ low: { step: 3, skip: 1 }, high: { step: 9, skip: 0 }, towardsHigh: 0.5 })
  expect(placesOf([], 0.5)).toBeUndefined()
})
