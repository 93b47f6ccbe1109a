import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSpike } from './index.ts'

const start = Date.UTC(2026, 8, 7) // A Monday.
const hour = 3_600_000

/** Numbers that look random and are the same on every run. */
function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function poisson(mean: number, next: () => number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const border = Math.exp(-mean)
  let product = next()
  let count = 0
  while (product > border) {
    product *= next()
    count++
  }
  return count
}

/** People who sleep at night, and write half as much at the weekend. */
const rhythm = (at: number, level: number): number => {
  const clock = at % 24
  const day = Math.floor(at / 24) % 7
  return level * (0.15 + Math.max(0, Math.sin(((clock - 5) / 24) * 2 * Math.PI)) * 1.8) * (day >= 5 ? 0.5 : 1)
}
const weeks = (level: number, hours: number, seed: number): number[] => {
  const next = chance(seed)
  return Array.from({ length: hours }, (_, at) => poisson(rhythm(at, level), next))
}

test('a quiet product that is suddenly on everybody’s lips is noticed, with the reason', () => {
  const hours = weeks(4, 6 * 168 + 11, 1)
  hours.push(60)
  const spike = findSpike({ start, hours })
  expect(spike.isSpike).toBe(true)
  expect(spike.because).toMatch(/^60 posts in the hour from 11:00; about \d.* are usual for a Monday at that time\.$/)
})

test('the busy hour of every day is no spike', () => {
  const hours = weeks(20, 6 * 168 + 12, 2)
  expect(findSpike({ start, hours }).isSpike).toBe(false)
})

test('what is usual at noon is a spike at three in the night', () => {
  const noon = weeks(20, 6 * 168 + 11, 3)
  const night = weeks(20, 6 * 168 + 3, 3)
  expect(findSpike({ start, hours: [...noon, 45] }).isSpike).toBe(false)
  expect(findSpike({ start, hours: [...night, 45] }).isSpike).toBe(true)
})

test('a spike of last week does not hide that of today', () => {
  const hours = weeks(5, 6 * 168 + 11, 4)
  for (let at = 5 * 168; at < 5 * 168 + 12; at++) hours[at] = 200
  expect(findSpike({ start, hours: [...hours, 60] }).isSpike).toBe(true)
})

test('half an hour into a storm it is seen already', () => {
  const hours = weeks(10, 6 * 168 + 11, 5)
  expect(findSpike({ start, hours: [...hours, 45], passed: 0.5 }).isSpike).toBe(true)
  expect(findSpike({ start, hours: [...hours, 8], passed: 0.5 }).isSpike).toBe(false)
})

test('four posts are no storm, and two days are needed to know anything', () => {
  expect(findSpike({ start, hours: [...new Array<number>(500).fill(0), 4] }).isSpike).toBe(false)
  expect(findSpike({ start, hours: [1, 1, 1, 900] })).toMatchObject({ isSpike: false, chance: 1 })
  expect(findSpike({ start, hours: [] }).isSpike).toBe(false)
})

test('pure rhythm gives no alarm: whatever the level, over half a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0.3, 2, 10, 60, 400), (seed, level) => {
      const hours = weeks(level, 4 * 168 + 200, seed)
      let alarms = 0
      for (let end = 3 * 168; end <= hours.length; end++)
        if (findSpike({ start, hours: hours.slice(0, end) }).isSpike) alarms++
      expect(alarms).toBeLessThanOrEqual(1)
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('a slow growth is no alarm', () => {
  const next = chance(7)
  const hours = Array.from({ length: 8 * 168 }, (_, at) => poisson(rhythm(at, 5 + at / 100), next))
  for (let end = 6 * 168; end < hours.length; end += 5)
    expect(findSpike({ start, hours: hours.slice(0, end) }).isSpike).toBe(false)
})

test('whatever is counted, the answer is a number and a sentence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000), { maxLength: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (hours, passed) => {
        const spike = findSpike({ start: start + hour, hours, passed, offsetMinutes: 330 })
        expect(spike.chance).toBeGreaterThanOrEqual(0)
        expect(spike.chance).toBeLessThanOrEqual(1)
        expect(Number.isFinite(spike.expected)).toBe(true)
        expect(spike.because).not.toBe('')
      },
    ),
    { numRuns: 100 },
  )
}, 60_000)
