import learned from './learned.json' with { type: 'json' }
import { unpackReader } from './pack.ts'
import type { Reader } from './read.ts'

let reader: Reader | undefined

/** The reader that comes with Sosh; unpacked when it is first asked for. */
export function shippedReader(): Reader {
  reader ??= unpackReader(learned)
  return reader
}
