import { expect, test } from 'vitest'
import { mostForFame, pointMs, rankAt, type Weighable, weigh } from './model.ts'

const plain: Weighable = {
  asks: true,
  kinds: ['question'],
  urgency: 0,
  urgentWords: [],
  sentiment: 0,
  comparing: 0,
  deciding: 0,
  influence: 0,
  heardBy: 0,
  followers: 12,
  conversation: 0,
  talksWith: 0,
  people: 0,
  copies: 0,
}
const monday = new Date('2026-03-02T09:00:00Z')
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000)

test('whoever asks comes before who only tells, and who is stuck before who is curious', () => {
  const points = (more: Partial<Weighable>) => weigh({ ...plain, ...more }).points
  expect(points({})).toBeGreaterThan(points({ asks: false, kinds: ['praise'] }))
  expect(points({ kinds: ['question', 'issue'], urgency: 0.8, urgentWords: ['right now'] })).toBeGreaterThan(points({}))
  expect(points({ kinds: ['purchase-interest'] })).toBeGreaterThan(points({}))
})

test('a star who asks now does not pass by an ordinary person who has asked the same two days before', () => {
  const star = weigh({
    ...plain,
    influence: 100,
    heardBy: 900,
    followers: 5_000_000,
    conversation: 100,
    talksWith: 300,
    people: 60,
    copies: 12,
  })
  const ordinary = weigh(plain)
  expect(star.points - ordinary.points).toBeLessThanOrEqual(mostForFame + 0.2)
  expect(mostForFame * pointMs).toBe(48 * 3_600_000)
  expect(rankAt(monday, ordinary.points).getTime()).toBeLessThan(rankAt(later(49), star.points).getTime())
  expect(rankAt(monday, ordinary.points).getTime()).toBeGreaterThan(rankAt(later(1), star.points).getTime())
})

test('every point has its reason, and the reasons add up', () => {
  const { points, parts } = weigh({
    ...plain,
    kinds: ['complaint'],
    urgency: 0.6,
    urgentWords: ['today'],
    sentiment: -0.8,
    deciding: 0.6,
    influence: 55,
    heardBy: 14,
    followers: 20_000,
    conversation: 40,
    talksWith: 9,
    people: 3,
  })
  expect(parts.map(part => part.kind)).toEqual([
    'asks',
    'urgent',
    'trouble',
    'buying',
    'angry',
    'influence',
    'talks',
    'reach',
  ])
  expect(points).toBeCloseTo(
    parts.reduce((sum, part) => sum + part.points, 0),
    5,
  )
})

test('followers alone move nobody forward, and buying only ever speaks for somebody', () => {
  expect(weigh({ ...plain, followers: 100_000 })).toEqual(weigh(plain))
  const deciding = weigh({ ...plain, deciding: 0.7 })
  expect(deciding.parts).toContainEqual({ kind: 'buying', points: 7, stage: 'deciding', likely: 0.7 })
  for (const placed of [{ comparing: 0.1 }, { deciding: 0.3 }, { comparing: 0.6 }, { comparing: 0, deciding: 0 }])
    expect(weigh({ ...plain, ...placed }).points).toBeGreaterThanOrEqual(weigh(plain).points)
})
