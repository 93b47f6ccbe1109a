import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, connectorNamed, openSource, plugIn } from '#core/channels'
import { world } from '../../../test/world.ts'
import { keepsOf } from './registry.ts'

const here = world()

const square: Connector = {
  name: 'square',
  label: 'Square',
  about: 'What is said on the square.',
  network: 'square',
  settings: z.object({ hears: z.enum(['everybody', 'us']).default('everybody') }),
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'matching',
  asks: {
    source: [
      {
        name: 'hears',
        of: 'settings',
        label: 'Listen to',
        kind: 'choice',
        choices: [
          { value: 'everybody', label: 'Everybody' },
          { value: 'us', label: 'What is said to us', keeps: 'all' },
        ],
      },
    ],
  },
  poll: async () => ({ news: [] }),
}

beforeAll(() => plugIn([square]))

test('what is said to us is kept whole, what is said to everybody only where it concerns us, unless a person chooses', async () => {
  const open = (settings: Record<string, unknown>, keeps?: 'all' | 'matching') =>
    openSource(here.as('ada'), { connector: 'square', settings, ...(keeps && { keeps }) })
  expect(await open({})).toMatchObject({ keeps: 'matching' })
  expect(await open({ hears: 'us' })).toMatchObject({ keeps: 'all' })
  expect(await open({ hears: 'us' }, 'matching')).toMatchObject({ keeps: 'matching' })
})

test('mentions, inboxes and searches concern us; streams do not', () => {
  const keeps = (name: string, settings: object) => keepsOf(connectorNamed(name), settings)
  expect(keeps('bluesky', { hears: 'stream' })).toBe('matching')
  expect(keeps('bluesky', { hears: 'notifications' })).toBe('all')
  expect(keeps('mastodon', { hears: 'notifications' })).toBe('all')
  expect(keeps('mastodon', { hears: 'public' })).toBe('matching')
  expect(keeps('reddit', { what: 'inbox' })).toBe('all')
  expect(keeps('reddit', { what: 'subreddits' })).toBe('matching')
  expect(keeps('feed', { url: 'https://ines.example/feed' })).toBe('all')
})
