import { expect, test } from 'vitest'
import { durationOf, outcomeKind, secondsToAnswer, statementOf } from './model.ts'

test('a solved question is told in one true sentence', () => {
  expect(statementOf('question-solved', 243)).toBe('Answered by a person in 4 min; question solved.')
  expect(statementOf('issue-resolved', null)).toBe('Issue resolved.')
})

test('a solved complaint is an issue resolved, and “no answer needed” is no result', () => {
  expect(outcomeKind('solved', 'complaint')).toBe('issue-resolved')
  expect(outcomeKind('solved', 'question')).toBe('question-solved')
  expect(outcomeKind('no-answer-needed', 'praise')).toBeUndefined()
})

test('waiting begins when the person wrote, unless we could not know of it', () => {
  const wrote = new Date('2026-01-14T08:00:00Z')
  const answered = new Date('2026-01-14T08:04:00Z')
  expect(secondsToAnswer({ postedAt: wrote, heardAt: new Date('2026-01-14T08:00:01Z') }, answered)).toBe(240)
  const imported = new Date('2026-01-14T08:03:00Z')
  expect(secondsToAnswer({ postedAt: new Date('2026-01-01T00:00:00Z'), heardAt: imported }, answered)).toBe(60)
})

test('durations are said as people say them', () => {
  expect([42, 240, 7200, 260_000].map(durationOf)).toEqual(['42 s', '4 min', '2 h', '3 days'])
})
