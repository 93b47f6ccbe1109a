import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { signMessage, verifyMessage } from './standard-webhooks.ts'

const key = `whsec_${randomBytes(32).toString('base64')}`
const now = new Date('2026-11-22T10:00:00Z')
const body = '{"type":"issue.state","data":{"state":"resolved"}}'
const bytes = new TextEncoder().encode(body)
const verified = (headers: Record<string, string>, at = now, said = bytes) => verifyMessage(headers, said, key, at)

test('what we sign, the library of Standard Webhooks takes, and what it signs, we take', () => {
  const real = new Date()
  const ours = signMessage(body, key, { id: 'msg_1', at: real })
  expect(new Webhook(key).verify(body, ours)).toEqual(JSON.parse(body))
  const theirs = new Webhook(key).sign('msg_2', now, body)
  expect(
    verified({ 'webhook-id': 'msg_2', 'webhook-timestamp': `${now.getTime() / 1000}`, 'webhook-signature': theirs }),
  ).toEqual({ id: 'msg_2', at: now })
})

test('the example of the specification holds', () => {
  // github.com/standard-webhooks/standard-webhooks, libraries’ shared test values.
  const shared = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const headers = signMessage('{"test": 2432232314}', `whsec_${shared}`, {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1_614_265_330_000),
  })
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a changed body, id, time or key, a missing header, and what is older than five minutes are refused', () => {
  const good = signMessage(body, key, { id: 'msg_1', at: now })
  expect(verified(good).id).toBe('msg_1')
  const refused = (headers: Record<string, string>, at = now, said = bytes) =>
    expect(() => verified(headers, at, said)).toThrow(expect.objectContaining({ kind: 'forbidden' }))
  refused(good, now, new TextEncoder().encode(body.replace('resolved', 'declined')))
  refused({ ...good, 'webhook-id': 'msg_2' })
  refused({ ...good, 'webhook-timestamp': `${now.getTime() / 1000 + 1}` })
  refused(signMessage(body, `whsec_${randomBytes(32).toString('base64')}`, { id: 'msg_1', at: now }))
  for (const name of Object.keys(good)) refused({ ...good, [name]: '' })
  refused(good, new Date(now.getTime() + 301_000))
  refused(good, new Date(now.getTime() - 301_000))
  refused({ ...good, 'webhook-signature': good['webhook-signature']?.replace('v1,', 'v1a,') ?? '' })
})

test('while a key is changed, one of two signatures is enough', () => {
  const { 'webhook-signature': right = '', ...rest } = signMessage(body, key, { id: 'msg_1', at: now })
  expect(verified({ ...rest, 'webhook-signature': `v1,${randomBytes(32).toString('base64')} ${right}` }).id).toBe(
    'msg_1',
  )
})
