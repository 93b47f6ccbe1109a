import { createHash } from 'node:crypto'
import { decode, decodeAll, type LexValue } from '@atproto/lex-cbor'
import { lexToJson } from '@atproto/lex-json'
import { isObject } from '#connectors/web'
import { blocksOf } from './car.ts'
import type { Commit, StreamEvent } from './events.ts'

/** A frame of `com.atproto.sync.subscribeRepos`, opened. */
export type Frame =
  | { kind: 'message'; type: string; body: Record<string, unknown>; seq: number | undefined }
  | { kind: 'info'; name: string; message?: string }
  | { kind: 'error'; name: string; message?: string }

/** Opens a frame: two CBOR values after each other, a header and a body. Throws on anything else. */
export function openFrame(bytes: Uint8Array): Frame {
  const [header, body, surplus] = [...decodeAll(bytes)]
  if (!isObject(header) || !isObject(body) || surplus !== undefined)
    throw new Error('This is no frame of the firehose.')
  const message = typeof body.message === 'string' ? body.message : undefined
  if (header.op === -1) return { kind: 'error', name: String(body.error), message }
  if (header.op !== 1 || typeof header.t !== 'string') throw new Error('The frame’s header is not known.')
  if (header.t === '#info') return { kind: 'info', name: String(body.name), message }
  return { kind: 'message', type: header.t, body, seq: typeof body.seq === 'number' ? body.seq : undefined }
}

/**
 * The events in a frame's message, just as Jetstream serves them, for the collections that are wanted.
 *
 * `timeUs` becomes their time: the frame's own time is the sender's, which Jetstream does not pass on either.
 * Each record is checked against the hash by which the commit names it. Throws on a message that can't be read.
 */
export function eventsOf(
  frame: Frame & { kind: 'message' },
  timeUs: number,
  wants: (collection: string) => boolean = () => true,
): StreamEvent[] {
  const { type, body } = frame
  if (type === '#identity' && typeof body.did === 'string') {
    return [{ did: body.did, time_us: timeUs, kind: 'identity', identity: body as unknown as Identity }]
  }
  if (type === '#account' && typeof body.did === 'string') {
    return [{ did: body.did, time_us: timeUs, kind: 'account', account: body as unknown as Account }]
  }
  if (type !== '#commit') return []
  return commitsOf(body, wants).map(commit => ({ did: String(body.repo), time_us: timeUs, kind: 'commit', commit }))
}

type Identity = (StreamEvent & { kind: 'identity' })['identity']
type Account = (StreamEvent & { kind: 'account' })['account']

function commitsOf(body: Record<string, unknown>, wants: (collection: string) => boolean): Commit[] {
  const { ops, rev } = body
  if (!Array.isArray(ops) || typeof rev !== 'string') throw new Error('The commit names no changes.')
  let blocks: Map<string, Uint8Array> | undefined
  return ops.flatMap((op: unknown): Commit[] => {
    if (!isObject(op) || typeof op.path !== 'string') throw new Error('A change of the commit has no path.')
    const [collection = '', rkey = ''] = op.path.split('/')
    if (!wants(collection)) return []
    const { action: operation } = op
    if (operation === 'delete') return [{ rev, operation, collection, rkey }]
    if (operation !== 'create' && operation !== 'update') throw new Error('A change of the commit is of no known kind.')
    blocks ??= blocksOf(body.blocks)
    const cid = String(op.cid)
    return [{ rev, operation, collection, rkey, record: recordAt(blocks, op.cid, cid), cid }]
  })
}

function recordAt(blocks: Map<string, Uint8Array>, link: unknown, name: string): unknown {
  const digest = digestOf(link)
  const bytes = digest && blocks.get(digest)
  if (!bytes) throw new Error(`The commit names ${name} and does not hold it.`)
  if (createHash('sha256').update(bytes).digest('hex') !== digest)
    throw new Error(`The record is not the one that ${name} names.`)
  return lexToJson(decode<LexValue>(bytes))
}

/** The hash inside a CID (always SHA-256 in this network), which is how blocks are found. */
function digestOf(link: unknown): string | undefined {
  if (!isObject(link) || !isObject(link.multihash) || !(link.multihash.digest instanceof Uint8Array)) return undefined
  return Buffer.from(link.multihash.digest).toString('hex')
}
