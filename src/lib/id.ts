import { randomFillSync } from 'node:crypto'

const pool = new Uint8Array(16 * 256)
let used = pool.length
let lastMs = 0
let sequence = 0

/**
 * A UUID version 7 (RFC 9562): ids sort by the time they were made, so indexes grow at one end.
 * Within one millisecond the 12 bits after the time count up, which keeps a batch in order.
 */
export function newId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  if (now > lastMs) {
    lastMs = now
    sequence = ((bytes[6] ?? 0) & 0x07) << 8
  } else if (++sequence > 0xfff) {
    lastMs++
    sequence = 0
  }
  bytes[0] = lastMs / 2 ** 40
  bytes[1] = lastMs / 2 ** 32
  bytes[2] = lastMs / 2 ** 24
  bytes[3] = lastMs / 2 ** 16
  bytes[4] = lastMs / 2 ** 8
  bytes[5] = lastMs
  bytes[6] = 0x70 | (sequence >> 8)
  bytes[7] = sequence
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The least id that could have been made at that moment: ids sort by their time, so a time is a place in their index. */
export function idSince(since: Date): string {
  const hex = Math.max(0, since.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
