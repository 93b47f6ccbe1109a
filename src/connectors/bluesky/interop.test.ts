import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decode, encode, type LexValue } from '@atproto/lex-cbor'
import { jsonToLex, lexToJson } from '@atproto/lex-json'
import {
  isAtUriString,
  isValidAtIdentifier,
  isValidDid,
  isValidHandle,
  isValidNsid,
  isValidRecordKey,
  isValidTid,
} from '@atproto/syntax'
import { describe, expect, test } from 'vitest'
import { isLanguage } from './compose.ts'
import { eventsOf, openFrame } from './frames.ts'
import { read, rememberHandles } from './news.ts'
import { newOrder } from './order.ts'

/** Cases by which the makers of the protocol, and of its relay, test theirs. */
const data = process.env.SOSH_DATA ?? resolve('../shared/data')
const interop = join(data, 'bluesky-interop')
const relay = join(data, 'bluesky-indigo')
const isThere = existsSync(interop) && existsSync(relay)
if (!isThere) console.warn(`SKIPPED: no bluesky-interop and bluesky-indigo in ${data}.`)

const jsonIn = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const linesIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))

interface Scenario {
  messages: { frame: { header: object; body: object }; drop: boolean; invalid: boolean }[]
}

/** A frame as it comes over the wire. */
function frameOf({ header, body }: { header: object; body: object }): Buffer {
  return Buffer.concat([header, body].map(part => encode(jsonToLex(part as never) as LexValue)))
}

describe.skipIf(!isThere)('the protocol’s own cases', () => {
  test.each([
    ['handle', isValidHandle],
    ['did', isValidDid],
    ['tid', isValidTid],
    ['aturi', (text: string) => isAtUriString(text)],
    ['atidentifier', isValidAtIdentifier],
    ['nsid', isValidNsid],
    ['recordkey', isValidRecordKey],
    ['language', isLanguage],
  ] as const)('%s: what is valid and what is not', (kind, isValid) => {
    for (const expected of [true, false]) {
      const lines = linesIn(join(interop, 'syntax', `${kind}_syntax_${expected ? 'valid' : 'invalid'}.txt`))
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.filter(line => isValid(line) !== expected)).toEqual([])
    }
  })

  test('records come out of their encoding as they went in', () => {
    const fixtures: { json: unknown; cbor_base64: string }[] = jsonIn(
      join(interop, 'data-model', 'data-model-fixtures.json'),
    )
    expect(fixtures.length).toBeGreaterThan(0)
    for (const { json, cbor_base64 } of fixtures)
      expect(lexToJson(decode(Buffer.from(cbor_base64, 'base64')))).toEqual(json)
  })

  test.each(['account_lifecycle', 'seq_ordering', 'rev_ordering', 'legacy'])(
    'the relay’s scenario %s: what comes twice or too late is passed over',
    name => {
      const { messages }: Scenario = jsonIn(join(relay, 'cmd', 'relay', 'testing', 'testdata', `${name}.json`))
      const order = newOrder()
      const dropped = messages.map(({ frame }) => {
        const opened = openFrame(frameOf(frame))
        return opened.kind === 'message' && !order.isNew(opened)
      })
      expect(dropped).toEqual(messages.map(({ drop, invalid }) => drop || invalid))
    },
  )

  test('an account that was deleted is gone, with all that it wrote; one that is active is not', () => {
    const { messages }: Scenario = jsonIn(join(relay, 'cmd', 'relay', 'testing', 'testdata', 'account_lifecycle.json'))
    const reader = { handles: rememberHandles(), languages: undefined, now: new Date() }
    const news = messages.flatMap(({ frame }) => {
      const opened = openFrame(frameOf(frame))
      if (opened.kind !== 'message') return []
      return eventsOf(opened, 1).flatMap(event => read(event, reader).news ?? [])
    })
    expect(news).toEqual([
      { kind: 'account-gone', network: 'bluesky', accountExternalId: expect.stringMatching(/^did:plc:/) },
    ])
  })

  test.each(['4621332152', '4623075231', '4621317030', '4621317332'])('the recorded commit %s is read', seq => {
    const body = jsonIn(join(relay, 'atproto', 'repo', 'testdata', `firehose_commit_${seq}.json`))
    const opened = openFrame(frameOf({ header: { op: 1, t: '#commit' }, body }))
    if (opened.kind !== 'message') throw new Error('This is no message.')
    const events = eventsOf(opened, 1)
    expect(events.map(event => event.kind === 'commit' && `${event.commit.collection}/${event.commit.rkey}`)).toEqual(
      body.ops.map(({ path }: { path: string }) => path),
    )
    for (const event of events)
      if (event.kind === 'commit' && event.commit.operation !== 'delete')
        expect(event.commit.record).toMatchObject({ $type: event.commit.collection })
  })
})
