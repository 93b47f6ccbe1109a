import { createHash } from 'node:crypto'
import { cidForLex, encode, type LexValue } from '@atproto/lex-cbor'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from './car.ts'
import { eventsOf, type Frame, openFrame } from './frames.ts'
import { frameConcernsPosts } from './listen.ts'

const ana = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const post = { $type: 'app.bsky.feed.post', text: 'Grüße', createdAt: '2026-11-22T10:00:00.000Z' }
const like = { $type: 'app.bsky.feed.like', subject: { uri: `at://${ana}/app.bsky.feed.post/3kabc` } }

const frame = (header: LexValue, body: LexValue) => Buffer.concat([encode(header), encode(body)])
const varint = (value: number) => Buffer.from(value < 128 ? [value] : [(value & 127) | 128, value >> 7])
const section = (...parts: Uint8Array[]) => {
  const bytes = Buffer.concat(parts)
  return Buffer.concat([varint(bytes.length), bytes])
}

async function car(...records: LexValue[]): Promise<Buffer> {
  const blocks = await Promise.all(records.map(async one => section((await cidForLex(one)).bytes, encode(one))))
  return Buffer.concat([section(encode({ version: 1, roots: [] })), ...blocks])
}

async function commit(path: string, record: LexValue, changes: Record<string, LexValue> = {}): Promise<Buffer> {
  const ops = [{ action: 'create', path, cid: await cidForLex(record) }]
  const blocks = new Uint8Array(await car(record))
  return frame({ op: 1, t: '#commit' }, { seq: 7, repo: ana, rev: '3k', time: post.createdAt, ops, blocks, ...changes })
}

function opened(bytes: Buffer): Frame & { kind: 'message' } {
  const message = openFrame(bytes)
  if (message.kind !== 'message') throw new Error('This frame is no message.')
  return message
}

test('a commit’s records come out as Jetstream would tell them', async () => {
  const message = opened(await commit('app.bsky.feed.post/3kabc', post))
  expect(message.seq).toBe(7)
  const cid = String(await cidForLex(post))
  const change = { rev: '3k', operation: 'create', collection: 'app.bsky.feed.post', rkey: '3kabc', record: post, cid }
  expect(eventsOf(message, 5)).toEqual([{ did: ana, time_us: 5, kind: 'commit', commit: change }])
  expect(eventsOf(message, 5, collection => collection === 'app.bsky.feed.like')).toEqual([])
})

test('a removal needs no record', async () => {
  const ops = [{ action: 'delete', path: 'app.bsky.feed.post/3kabc', cid: null }]
  const [event] = eventsOf(opened(await commit('x/y', post, { ops })), 5)
  expect(event).toMatchObject({ commit: { operation: 'delete', rkey: '3kabc' } })
})

test('accounts and identities are passed on', () => {
  const body = { seq: 8, did: ana, time: post.createdAt, active: false, status: 'deleted' }
  expect(eventsOf(opened(frame({ op: 1, t: '#account' }, body)), 5)).toEqual([
    { did: ana, time_us: 5, kind: 'account', account: body },
  ])
  const [event] = eventsOf(opened(frame({ op: 1, t: '#identity' }, { seq: 9, did: ana, handle: 'ana.test' })), 5)
  expect(event).toMatchObject({ kind: 'identity', identity: { handle: 'ana.test' } })
  expect(eventsOf(opened(frame({ op: 1, t: '#sync' }, { seq: 9, did: ana })), 5)).toEqual([])
})

test('a server’s notices and refusals are told apart', () => {
  expect(openFrame(frame({ op: 1, t: '#info' }, { name: 'OutdatedCursor' }))).toMatchObject({
    kind: 'info',
    name: 'OutdatedCursor',
  })
  const refusal = openFrame(frame({ op: -1 }, { error: 'FutureCursor', message: 'Cursor in the future.' }))
  expect(refusal).toEqual({ kind: 'error', name: 'FutureCursor', message: 'Cursor in the future.' })
})

describe('what is not as it should be is refused', () => {
  test('a record that is not the one the commit names', async () => {
    const ops = [{ action: 'create', path: 'app.bsky.feed.post/3kabc', cid: await cidForLex(post) }]
    const forged = Buffer.from(await car(post))
    forged.write('Grusse', forged.indexOf('Grüße'))
    const message = opened(await commit('x/y', post, { ops, blocks: new Uint8Array(forged) }))
    expect(() => eventsOf(message, 5)).toThrow(/not the one/)
  })

  test('a commit that does not hold what it names', async () => {
    const ops = [{ action: 'create', path: 'app.bsky.feed.post/3kabc', cid: await cidForLex(like) }]
    expect(() => eventsOf(opened(frameOf(ops, new Uint8Array(carOfPost))), 5)).toThrow(/does not hold/)
  })

  test('bytes that are no frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        try {
          const message = openFrame(bytes)
          return message.kind !== 'message' || eventsOf(message, 0).length >= 0
        } catch (err) {
          return err instanceof Error && !(err instanceof RangeError && /Maximum call/.test(err.message))
        }
      }),
    )
  })
})

const carOfPost = await car(post)
const frameOf = (ops: LexValue, blocks: Uint8Array) =>
  frame({ op: 1, t: '#commit' }, { seq: 7, repo: ana, rev: '3k', time: post.createdAt, ops, blocks })

test('blocks are found by their hash, in a file that may be cut anywhere', async () => {
  const whole = await car(post, like)
  const found = blocksOf(whole)
  const hash = createHash('sha256').update(encode(like)).digest('hex')
  expect([...found.keys()]).toContain(hash)
  expect(found.size).toBe(2)
  for (let end = 1; end < whole.length; end++) {
    let size = -1
    try {
      size = blocksOf(whole.subarray(0, end)).size
    } catch (err) {
      expect(err).toBeInstanceOf(Error)
    }
    expect(size).toBeLessThan(2)
  }
})

test('frames without posts are passed over before they are opened, though they name posts', async () => {
  expect(frameConcernsPosts(await commit('app.bsky.feed.post/3kabc', post))).toBe(true)
  expect(frameConcernsPosts(await commit('app.bsky.feed.post/x', post))).toBe(true)
  expect(frameConcernsPosts(await commit('app.bsky.feed.like/3kabc', like))).toBe(false)
  expect(frameConcernsPosts(frame({ op: 1, t: '#account' }, { did: ana }))).toBe(true)
  expect(frameConcernsPosts(frame({ op: 1, t: '#info' }, { name: 'OutdatedCursor' }))).toBe(true)
  expect(frameConcernsPosts(frame({ op: -1 }, { error: 'FutureCursor' }))).toBe(true)
})
