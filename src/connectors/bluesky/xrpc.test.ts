import { expect, test } from 'vitest'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Call, call } from './xrpc.ts'

const now = new Date('2026-11-22T10:00:00Z')
const service = 'https://pds.example'

/** Tools whose network answers, or fails, in one way. */
function answering(answer: () => Promise<Response>): ConnectorTools {
  return { fetch: answer, checkAddress: async url => new URL(url), now: () => now, log: () => {} }
}
const says = (status: number, body: unknown, headers?: Record<string, string>) =>
  answering(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }))
const failing = (err: unknown) => answering(() => Promise.reject(err))

const query: Call = { service, method: 'com.example.read' }
const post: Call = { service, method: 'com.example.publish', body: {}, publishes: true }

async function failure(tools: ConnectorTools, request: Call): Promise<NetworkError> {
  try {
    await call(tools, request)
  } catch (err) {
    if (err instanceof NetworkError) return err
    throw err
  }
  throw new Error('It went well, and should not have.')
}

test('a refusal is an answer, with the server’s own name for it', async () => {
  const tools = says(400, { error: 'RecordNotFound', message: 'Could not locate record' })
  expect(await call(tools, query)).toEqual({
    ok: false,
    status: 400,
    error: 'RecordNotFound',
    message: 'Could not locate record',
  })
  expect(await call(says(200, { did: 'x' }), query)).toEqual({ ok: true, data: { did: 'x' } })
  expect(await call(says(200, ''), post)).toEqual({ ok: true, data: {} })
})

test('too many calls wait until the server says, in whichever way it says it', async () => {
  const at = (headers: Record<string, string>) => failure(says(429, {}, headers), post)
  const resetS = now.getTime() / 1000 + 90
  expect(await at({ 'ratelimit-reset': String(resetS) })).toMatchObject({
    outcome: 'later',
    retryAt: new Date(resetS * 1000),
  })
  expect((await at({ 'retry-after': '30' })).retryAt).toEqual(new Date(now.getTime() + 30_000))
  expect((await at({ 'retry-after': 'Sun, 22 Nov 2026 10:05:00 GMT' })).retryAt).toEqual(
    new Date('2026-11-22T10:05:00Z'),
  )
  expect((await at({ 'ratelimit-reset': '1' })).retryAt).toEqual(new Date(now.getTime() + 60_000))
})

test('what published and was never answered may have arrived; what only read did not matter', async () => {
  const lost = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
  })
  const slow = new DOMException('timed out', 'TimeoutError')
  for (const tools of [
    failing(lost),
    failing(slow),
    says(200, '<html>'),
    says(503, {}),
    failing(new Problem('unavailable', 'Slow.')),
  ]) {
    expect((await failure(tools, post)).outcome).toBe('unknown')
  }
  for (const tools of [failing(lost), failing(slow), says(200, '<html>')]) {
    expect((await failure(tools, query)).outcome).toBe('later')
  }
})

test('a connection that never stood carried nothing', async () => {
  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT']) {
    const cause = new AggregateError([Object.assign(new Error(), { code })])
    expect((await failure(failing(new TypeError('fetch failed', { cause })), post)).outcome).toBe('later')
  }
})

test('an address that Sosh must not open is refused, not tried again', async () => {
  const guarded = failing(new Problem('refused', 'This address is private.'))
  expect(await failure(guarded, query)).toMatchObject({ outcome: 'refused', message: 'This address is private.' })
})
