import { expect, test } from 'vitest'
import { unwell } from './unwell.ts'

const place = (
  id: string,
  state: 'hears' | 'quiet' | 'failing' | 'stopped' | 'resting',
  accountId: string | null = null,
) => ({
  id,
  label: `Place ${id}`,
  network: 'feed',
  accountId,
  health: { state, words: `It is ${state}.` },
})
const account = (id: string, signedOutAt: string | null, ownerId: string | null = null) => ({
  id,
  handle: 'halden',
  network: 'mastodon',
  connector: 'mastodon',
  signedOutAt,
  ownerId,
  isOfficial: false,
  failure: signedOutAt && 'The server does not know our token any more.',
})

test('what is unwell is named, the heaviest first; what hears or rests is not', () => {
  const all = [
    place('a', 'quiet'),
    place('b', 'hears'),
    place('c', 'stopped'),
    place('d', 'failing'),
    place('e', 'resting'),
  ]
  expect(unwell(all, [], 'ada').map(each => [each.name, each.state])).toEqual([
    ['Place c', 'stopped'],
    ['Place d', 'failing'],
    ['Place a', 'quiet'],
  ])
  expect(unwell(all, [], 'ada')[0]?.href).toContain('c')
})

test('an account that is signed out is one line, with how many places wait for it', () => {
  const through = [place('a', 'stopped', 'x'), place('b', 'stopped', 'x'), place('c', 'failing', 'y')]
  const lines = unwell(through, [account('x', '2026-11-22T05:00:00Z'), account('y', null)], 'ada')
  expect(lines.map(each => each.name)).toEqual(['halden', 'Place c'])
  expect(lines[0]?.words).toBe(
    'The server does not know our token any more. Answers from it wait, and the 2 places heard through it.',
  )
})

test('a colleague’s own account is theirs to sign in again; one’s own is not forgotten', () => {
  const own = account('x', '2026-11-22T05:00:00Z', 'ines')
  expect(unwell([], [own], 'ada')).toEqual([])
  expect(unwell([], [own], 'ines')[0]?.href).toContain('whose=mine')
})
