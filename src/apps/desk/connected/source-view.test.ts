import { expect, test } from 'vitest'
import type { Answered } from './answers.ts'
import { sourceView } from './source-view.ts'

const source: Answered['Source'] = {
  id: 's',
  connector: 'feed',
  network: 'feed',
  label: 'Sin prisa en bici',
  settings: { url: 'https://www.sinprisa.example/feed.xml' },
  keeps: 'all',
  accountId: null,
  changedAt: null,
  health: { state: 'beginning', words: 'Reading it for the first time.' },
  openedAt: '2026-01-14T09:00:00Z',
  lastSuccessAt: null,
  lastItemAt: null,
  lagMs: null,
  nextTryAt: null,
  failingSince: null,
  failures: 0,
  heardCount: 0,
  progress: { done: 3, total: 9 },
  hookUrl: null,
}

test('a feed is told apart by its address', () => {
  expect(sourceView(source, { listens: 'poll' }).about).toBe('sinprisa.example/feed.xml')
})

test('a place that others send to does not say that we read it', () => {
  expect(sourceView({ ...source, connector: 'webhook' }, { listens: 'push' }).health.words).toBe(
    'It waits for the first delivery.',
  )
  expect(sourceView(source, { listens: 'poll' }).health.words).toBe('Reading it for the first time.')
})

test('what is read to its end has no progress any more', () => {
  expect(sourceView(source, { listens: 'once' }).progress).toEqual({ done: 3, total: 9 })
  const finished = { state: 'finished' as const, words: 'Read to its end.' }
  expect(sourceView({ ...source, health: finished }, { listens: 'once' }).progress).toBeUndefined()
})

test('a file that is being read is not called up to date', () => {
  const hears = { state: 'hears' as const, words: 'Up to date.' }
  expect(sourceView({ ...source, health: hears }, { listens: 'once' }).health.state).toBe('beginning')
  expect(sourceView({ ...source, health: hears }, { listens: 'poll' }).health.state).toBe('hears')
})
