import { expect, test } from 'vitest'
import { nextMove } from './model.ts'

const now = new Date('2026-11-22T10:00:00Z')
const justNow = new Date('2026-11-22T09:59:50Z')
const longAgo = new Date('2026-11-22T09:50:00Z')

test('a message that waits is sent', () => {
  expect(nextMove({ state: 'waiting', sendingSince: null }, 'no', now)).toBe('send')
})

test('after a crash the network is asked first, where it can tell', () => {
  expect(nextMove({ state: 'sending', sendingSince: longAgo }, 'by-looking', now)).toBe('ask')
  expect(nextMove({ state: 'sending', sendingSince: justNow }, 'by-id', now)).toBe('ask')
})

test('where the network can’t tell, the author is asked instead of sending twice', () => {
  expect(nextMove({ state: 'sending', sendingSince: longAgo }, 'no', now)).toBe('doubt')
})

test('a try that another process has under way is left alone', () => {
  expect(nextMove({ state: 'sending', sendingSince: justNow }, 'by-looking', now)).toBe('leave')
  expect(nextMove({ state: 'sending', sendingSince: justNow }, 'no', now)).toBe('leave')
})

test('what is settled stays settled', () => {
  for (const state of ['sent', 'refused', 'doubtful', 'cancelled'] as const)
    expect(nextMove({ state, sendingSince: null }, 'by-id', now)).toBe('leave')
})

test('what is the same when done twice is done again once it was cut off, and not while it is under way', () => {
  expect(nextMove({ state: 'waiting', sendingSince: null }, 'harmless-twice', now)).toBe('send')
  expect(nextMove({ state: 'sending', sendingSince: longAgo }, 'harmless-twice', now)).toBe('send')
  expect(nextMove({ state: 'sending', sendingSince: justNow }, 'harmless-twice', now)).toBe('leave')
  expect(nextMove({ state: 'sent', sendingSince: null }, 'harmless-twice', now)).toBe('leave')
})
