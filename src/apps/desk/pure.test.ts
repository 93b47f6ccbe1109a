import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { nameOf } from './keyboard.ts'
import { lookingMs, staleAfter, waitMs } from './live.ts'
import { paths } from './paths.ts'
import { placesFor } from './places.ts'
import { problemOf, readProblem, reasonAt, reasonsElsewhere } from './problem.ts'
import { Counted, counted, firstName, greeting, writtenDay } from './words.ts'

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  nameOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held })

test('keys have one name on every machine', () => {
  expect(press('k', { metaKey: true })).toBe('mod+k')
  expect(press('K', { ctrlKey: true })).toBe('mod+k')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('F6', { shiftKey: true })).toBe('shift+F6')
})

test('a claim makes the list look again, and not the audit of sources', () => {
  const stale = staleAfter({ name: 'conversation.claimed' })
  expect(stale).toContain('conversations')
  expect(stale).not.toContain('sources')
})

test('whoever sees an incident through is told when an answer has gone from its network', () => {
  expect(staleAfter({ name: 'answer.retracted' })).toContain('incidents')
})

test('after a break everything is looked at again, because nobody knows what was missed', () => {
  expect(staleAfter({ name: 'live.resumed' })).toBeUndefined()
})

test('a desk that begins to listen says since when it has been looking', () => {
  const queries = new QueryClient()
  expect(lookingMs(queries, 5_000)).toBe(0)
  queries.setQueryData(['today'], [], { updatedAt: 3_000 })
  queries.setQueryData(['counts'], {}, { updatedAt: 4_000 })
  expect(lookingMs(queries, 5_000)).toBe(2_000)
})

test('desks that lost their server do not all come back at once, nor wait for ever', () => {
  expect(waitMs(0, 0)).toBe(500)
  expect(waitMs(0, 1)).toBe(1000)
  expect(waitMs(40, 1)).toBe(30_000)
})

test('what the server refuses is said in its own words, at the field it is about', async () => {
  const body = {
    title: 'Some of this can’t be used as it is.',
    kind: 'invalid',
    reasons: [{ at: 'you.email', message: 'This does not look like an address.' }],
  }
  const { problem } = await readProblem(new Response(JSON.stringify(body), { status: 400 }))
  expect(reasonAt(problem, 'you.email')).toBe('This does not look like an address.')
  expect(reasonsElsewhere(problem, ['you.email'])).toBeUndefined()
  expect(reasonsElsewhere(problem, [])).toContain('Some of this')
})

test('an answer that is no problem+json still becomes words', async () => {
  const { problem } = await readProblem(new Response('<html>', { status: 502 }))
  expect(problem.kind).toBe('unavailable')
  expect(problem.title).toMatch(/\.$/)
  expect(problemOf(new TypeError('fetch failed')).kind).toBe('unreachable')
})

test('counts are words up to twelve, as in a sentence', () => {
  expect(counted(1, 'conversation')).toBe('one conversation')
  expect(Counted(5, 'conversation')).toBe('Five conversations')
  expect(counted(38, 'conversation')).toBe('38 conversations')
  expect(firstName(' Inés Navarro ')).toBe('Inés')
  expect(greeting(new Date('2027-01-14T08:12:00Z'), 'Europe/Berlin')).toBe('Good morning')
})

test('what somebody’s role does not need is not in their rail', () => {
  const rail = (...roles: Parameters<typeof placesFor>[0]) => placesFor(roles, {}, []).map(place => place.label)
  expect(rail('employee')).toEqual([
    'Today',
    'Inbox',
    'Writing',
    'Own places',
    'Insight',
    'Learn',
    'People',
    'Results',
    'Guidelines',
    'Team',
    'Settings',
  ])
  expect(rail('employee', 'reviewer')).toContain('Review')
  expect(rail('employee', 'communications')).toContain('Official')
  const writing = placesFor(['employee'], {}, []).find(place => place.id === 'writing')
  expect(writing?.under?.map(place => place.label)).toContain('Official')
  expect(rail('employee', 'coordinator')).toContain('Govern')
})

test('a day is written out, the same one wherever one is', () => {
  expect(writtenDay('2026-01-31')).toBe('31 January 2026')
})

test('addresses carry only what was given', () => {
  expect(paths.inbox()).toBe('/inbox')
  expect(paths.conversationIn('a b', 'yours', 'cold & wet')).toBe('/inbox/a%20b?view=yours&search=cold+%26+wet')
})
