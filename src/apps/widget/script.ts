import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The script as it is sent: one file, with everything in it. */
export interface Script {
  plain: Uint8Array<ArrayBuffer>
  packed: Uint8Array<ArrayBuffer>
  hash: string
  /** For `integrity`, on pages that want exactly this one. */
  integrity: string
}

const file = join(import.meta.dirname, '../../../dist/widget/widget.js')

/** Reads what `packages/widget` was built into; undefined where nobody has built it. */
export function readScript(): Script | undefined {
  if (!existsSync(file)) return undefined
  const plain = new Uint8Array(readFileSync(file))
  const digest = (kind: string) => createHash(kind).update(plain)
  return {
    plain,
    packed: new Uint8Array(gzipSync(plain, { level: 9 })),
    hash: digest('sha256').digest('base64url').slice(0, 12),
    integrity: `sha384-${digest('sha384').digest('base64')}`,
  }
}
