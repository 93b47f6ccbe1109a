import { type Reader, unpackReader } from '#text/names'
import learned from './learned.json' with { type: 'json' }

let reader: Reader | undefined

/**
 * The reader of names that comes with Sosh; unpacked when it is first asked for. A room of its own: a browser fetches
 * what it learned only when somebody writes.
 */
export function shippedReader(): Reader {
  reader ??= unpackReader(learned)
  return reader
}
