import { expect, test } from 'vitest'
import { linkTo } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { call } from './api.ts'

const now = new Date('2026-01-05T09:00:00Z')

function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const fetch = async () => new Response(body, { status, headers })
  return { fetch, checkAddress: async (url: string) => new URL(url), now: () => now, log: () => {} }
}

async function failure(status: number, body: string, headers: Record<string, string>, publishes = false) {
  const request = { server: 'https://m.example', path: '/api/v1/statuses', method: 'POST' as const, publishes }
  return call(answering(status, body, headers), request).then(
    () => undefined,
    (err: unknown) => err as NetworkError,
  )
}

test.each([
  ['a date', { 'x-ratelimit-reset': '2026-01-05T09:04:00Z' }, '2026-01-05T09:04:00.000Z'],
  ['seconds since 1970', { 'x-ratelimit-reset': String(now.getTime() / 1_000 + 60) }, '2026-01-05T09:01:00.000Z'],
  ['seconds from now', { 'retry-after': '120' }, '2026-01-05T09:02:00.000Z'],
  ['nothing at all', {}, '2026-01-05T09:01:00.000Z'],
  ['a time that has passed', { 'x-ratelimit-reset': '2020-01-01T00:00:00Z' }, '2026-01-05T09:01:00.000Z'],
  ['a time far away', { 'x-ratelimit-reset': '2036-01-01T00:00:00Z' }, '2026-01-05T10:00:00.000Z'],
])('a server that wants us to slow down, and says until when by %s, is left alone', async (_, headers, until) => {
  const err = await failure(429, '{"error":"Too many requests"}', headers)
  expect(err).toBeInstanceOf(NetworkError)
  expect(err).toMatchObject({ outcome: 'later', retryAt: new Date(until) })
})

test('a server that breaks while it takes a post may have taken it', async () => {
  expect(await failure(500, 'oops', {}, true)).toMatchObject({ outcome: 'unknown' })
  expect(await failure(500, 'oops', {})).toMatchObject({ outcome: 'later' })
  expect(await failure(200, '<html>Hello</html>', {}, true)).toMatchObject({ outcome: 'unknown' })
})

test('only the network’s own words say that a token is no longer good', async () => {
  const asked = (status: number, body: string) =>
    call(answering(status, body), { server: 'https://m.example', path: '/', token: 't' })
  expect(await asked(401, '{"error":"The access token was revoked"}')).toMatchObject({ refusesToken: true })
  expect(await asked(403, '{"error":"Invalid credentials."}')).toMatchObject({ refusesToken: true })
  expect(await asked(401, '<h1>401 Authorization Required</h1><hr>nginx')).toMatchObject({ refusesToken: false })
  expect(await asked(403, '{"error":"This action is not allowed"}')).toMatchObject({ refusesToken: false })
})

test('listening rests while calls are left for those who answer', async () => {
  const headers = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '2026-01-05T09:03:00Z' }
  const asked = (headers: Record<string, string>) =>
    call(answering(200, '[]', headers), { server: 'https://m.example', path: '/' })
  expect(await asked(headers)).toMatchObject({ pauseUntil: new Date('2026-01-05T09:03:00Z') })
  expect(await asked({ ...headers, 'x-ratelimit-remaining': '299' })).toMatchObject({ pauseUntil: undefined })
  expect(await asked({})).toMatchObject({ pauseUntil: undefined })
})

test('the pages that a Link header names are found', () => {
  const headers = new Headers({
    link: '<https://m.example/api/v1/timelines/tag/a,b?max_id=7>; rel="next", <https://m.example/x?min_id=9>; rel="prev"',
  })
  expect(linkTo('next', headers)?.searchParams.get('max_id')).toBe('7')
  expect(linkTo('prev', headers)?.searchParams.get('min_id')).toBe('9')
  expect(linkTo('last', headers)).toBeUndefined()
  expect(linkTo('prev', new Headers())).toBeUndefined()
})
