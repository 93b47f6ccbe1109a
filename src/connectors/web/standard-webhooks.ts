import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '#lib/problem'

/** How far the sender’s clock may be from ours. */
const toleranceMs = 5 * 60_000

/** What a signed message says of itself. */
export interface SignedMessage {
  /** The same each time it is sent again: whoever takes it remembers it, and refuses it when it comes twice. */
  id: string
  at: Date
}

/**
 * The headers of a message signed as Standard Webhooks 1.0 asks for (github.com/standard-webhooks): HMAC-SHA256 of
 * `<id>.<unix seconds>.<body>`, in base64, after `v1,`.
 *
 * @param key `whsec_` and 24 to 64 bytes in base64.
 */
export function signMessage(body: string, key: string, { id, at }: SignedMessage): Record<string, string> {
  const seconds = `${Math.floor(at.getTime() / 1000)}`
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${macOf(key, id, seconds, body).toString('base64')}`,
  }
}

/**
 * Checks a signed message; throws `Problem('forbidden')` where its signature does not hold or is too old. Of several
 * signatures (while a key is being changed) one has to hold.
 *
 * @param headers with their names in small letters.
 */
export function verifyMessage(
  headers: Record<string, string>,
  body: Uint8Array,
  key: string,
  now: Date,
): SignedMessage {
  const id = headers['webhook-id'] ?? ''
  const seconds = headers['webhook-timestamp'] ?? ''
  if (!/^[^.\s]{1,200}$/.test(id) || !/^[1-9]\d{9}$/.test(seconds))
    throw new Problem('forbidden', 'The headers webhook-id and webhook-timestamp are missing, or can’t be read.')
  const right = macOf(key, id, seconds, body)
  const holds = (headers['webhook-signature'] ?? '').split(' ').some(each => {
    const [version, mac = ''] = each.split(',')
    const told = Buffer.from(mac, 'base64')
    return version === 'v1' && told.length === right.length && timingSafeEqual(told, right)
  })
  if (!holds)
    throw new Problem(
      'forbidden',
      'The signature does not fit: sign "<webhook-id>.<webhook-timestamp>.<body>", with the body exactly as it is sent.',
    )
  const at = new Date(Number(seconds) * 1000)
  if (Math.abs(now.getTime() - at.getTime()) > toleranceMs)
    throw new Problem('forbidden', 'This was signed more than five minutes ago, or the sender’s clock is wrong.')
  return { id, at }
}

function macOf(key: string, id: string, seconds: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${seconds}.`)
    .update(body)
    .digest()
}
