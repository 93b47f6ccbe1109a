import { describe, expect, test } from 'vitest'
import { decisionMonths, headlineOf, promptnessView } from './results-words.ts'

describe('the sentence above the results', () => {
  test('says what there is, the weightiest first, and leaves nothing uncounted', () => {
    const totals = [
      { kind: 'question-solved', count: 16 },
      { kind: 'issue-resolved', count: 9 },
      { kind: 'thanked', count: 1 },
      { kind: 'purchase', count: 2 },
      { kind: 'informed', count: 1 },
    ]
    expect(headlineOf(totals)).toBe('Two purchases, nine issues resolved, 16 questions solved and two others.')
  })

  test('claims nothing when nothing was written down', () => {
    expect(headlineOf([])).toBe('Nothing is written down yet for this time.')
  })
})

describe('how long people waited', () => {
  const none = { median: null, workingMedian: null, answered: 0, promised: 0, kept: 0 }
  const weeks = [{ week: '2026-11-16T00:00:00Z', median: 7200, lowerQuartile: 3600, upperQuartile: 10_800 }]

  test('is compared with the month before only when there was one', () => {
    const seen = (before: number | null) =>
      promptnessView({ ...none, median: 7200, answered: 3 }, { ...none, median: before }, weeks, 240)?.finds
    expect(seen(21_600)).toMatch(/down from .+ in the month before$/)
    expect(seen(3600)).toMatch(/up from/)
    expect(seen(null)).not.toMatch(/month before/)
  })

  test('says our hours where they make a difference, and how many had it in time', () => {
    const night = { median: 54_000, workingMedian: 7200, answered: 3, promised: 3, kept: 2 }
    const said = promptnessView(night, none, weeks, 240)
    expect(said?.finds).toBe('Half of them waited 15 h or less (2 h of our hours)')
    expect(said?.caption).toMatch(
      /^Three conversations got a first answer in the last 30 days, 2 of 3 by when it was promised\./,
    )
  })

  test('is not drawn when nobody was answered', () => {
    expect(promptnessView(none, none, [], 240)).toBeUndefined()
  })
})

describe('whether decisions rest on what people said', () => {
  const product = (month: string, decided: number, citing: number) => ({ month, area: 'product', decided, citing })

  test('stands month by month, and a share only where there are enough to say one', () => {
    const marketing = { month: '2026-11', area: 'marketing', decided: 1, citing: 0 }
    expect(decisionMonths([product('2026-11', 4, 3), marketing, product('2026-09', 2, 0)])).toEqual([
      { name: 'November 2026', product: '3 of 4', marketing: '0 of 1' },
      { name: 'September 2026', product: '0 of 2' },
      { name: 'In twelve months', product: '3 of 6, 50 %', marketing: '0 of 1' },
    ])
  })

  test('one month is no trend', () => {
    expect(decisionMonths([product('2026-11', 4, 3)])).toEqual([])
  })
})
