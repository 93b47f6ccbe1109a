import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '#lib/problem'

export const signatureHeader = 'sosh-signature'

/** How far the sender's clock may be from ours, and so how long a delivery could be sent again by a thief. */
const toleranceMs = 5 * 60_000

export interface VerifiedSignature {
  /** The header as it came. It has one spelling only, so that a replay can be known by it. */
  signature: string
  at: Date
}

/**
 * Signs a payload as `Sosh-Signature` wants it: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`.
 *
 * The time is signed with the body, so that an old delivery can't be given a new date.
 */
export function signPayload(body: string | Uint8Array, key: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString()
  return `t=${seconds},v1=${macOf(body, key, seconds).toString('hex')}`
}

/**
 * Checks a delivery's signature; throws `Problem('forbidden')` where it does not hold.
 *
 * Whoever calls this remembers `signature` for the source, and refuses it when it comes again.
 *
 * @param headers with their names in small letters.
 */
export function verifySignature(
  headers: Record<string, string>,
  body: Uint8Array,
  key: string,
  now: Date,
): VerifiedSignature {
  const signature = headers[signatureHeader]
  if (!signature) throw new Problem('forbidden', 'The header Sosh-Signature is missing.')
  const [, seconds, mac] = /^t=([1-9]\d{9}),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  if (!seconds || !mac) {
    throw new Problem(
      'forbidden',
      'Sosh-Signature should read t=<unix seconds>,v1=<64 hexadecimal digits, small letters>.',
    )
  }
  const at = new Date(Number(seconds) * 1000)
  if (!timingSafeEqual(Buffer.from(mac, 'hex'), macOf(body, key, seconds))) {
    throw new Problem(
      'forbidden',
      'The signature does not fit the body. Sign "<t>.<body>", with the body exactly as it is sent.',
    )
  }
  if (Math.abs(now.getTime() - at.getTime()) > toleranceMs) {
    throw new Problem('forbidden', 'This was signed more than five minutes ago, or the sender’s clock is wrong.')
  }
  return { signature, at }
}

function macOf(body: string | Uint8Array, key: string, seconds: string): Buffer {
  return createHmac('sha256', key).update(`${seconds}.`).update(body).digest()
}
