import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import {
  isAtUriString,
  isValidAtIdentifier,
  isValidDid,
  isValidHandle,
  isValidNsid,
  isValidRecordKey,
  isValidTid,
} from '@atproto/syntax'
import { eventsOf, openFrame, read, rememberHandles, type StreamEvent } from '#connectors/bluesky'

/** Figures of one case; `ratio` is against `peer`. */
interface Line {
  case: string
  value: number
  unit: string
  peer: string
  ratio: number
}

export const name = 'bluesky.frames'

/**
 * How much of a recorded firehose our decoder reads exactly as Jetstream did, and how many of the network's own
 * syntax cases our validators decide rightly. Everything below 1 is a fault.
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  if (!existsSync(join(data, 'bluesky-jetstream'))) {
    process.stderr.write('bluesky.frames: skipped, the data folder is not here (SOSH_DATA).\n')
    return
  }
  const tell = (what: string, { right, all }: Tally, peer: string) =>
    report({ case: what, value: right / all, unit: `share of ${all}`, peer, ratio: right / all })
  tell('relay frames read as Jetstream served them', readFrames(data), 'Jetstream')
  tell('golden events heard as they were meant', readGolden(data), 'Jetstream')
  for (const [kind, isValid] of Object.entries(validators)) {
    tell(`${kind} syntax`, readSyntax(data, kind, isValid), 'atproto-interop-tests')
  }
}

interface Tally {
  right: number
  all: number
}

const validators: Record<string, (text: string) => boolean> = {
  handle: isValidHandle,
  did: isValidDid,
  tid: isValidTid,
  aturi: text => isAtUriString(text),
  atidentifier: isValidAtIdentifier,
  nsid: isValidNsid,
  recordkey: isValidRecordKey,
}

/** Jetstream's time is its own clock's, which no frame holds: it is given, everything else must come out equal. */
function readFrames(data: string): Tally {
  const expected = new Map<number, StreamEvent[]>()
  for (const { frame, event } of lines<{ frame: number; event: StreamEvent }>(data, 'expected_v1.dev.jsonl')) {
    expected.set(frame, [...(expected.get(frame) ?? []), event])
  }
  let right = 0
  let all = 0
  for (const { n, base64 } of lines<{ n: number; base64: string }>(data, 'frames.dev.jsonl')) {
    all++
    const wanted = expected.get(n) ?? []
    const frame = openFrame(Buffer.from(base64, 'base64'))
    if (frame.kind !== 'message') continue
    const events = eventsOf(frame, 0).map((event, at) => ({ ...event, time_us: wanted[at]?.time_us ?? 0 }))
    if (isDeepStrictEqual(JSON.parse(JSON.stringify(events)), wanted)) right++
  }
  return { right, all }
}

/** A golden event is read rightly when each post is heard with its words, and nothing else is taken for news. */
function readGolden(data: string): Tally {
  const events = lines<StreamEvent>(data, 'golden_v1.jsonl')
  const right = events.filter(event => {
    const { news, unreadable } = read(event, { handles: rememberHandles(), languages: undefined, now: new Date() })
    if (unreadable !== undefined) return false
    if (event.kind !== 'commit' || event.commit.collection !== 'app.bsky.feed.post') return news === undefined
    const uri = `at://${event.did}/app.bsky.feed.post/${event.commit.rkey}`
    if (event.commit.operation === 'delete') return news?.kind === 'delete' && news.externalId === uri
    const { text } = event.commit.record as { text: string }
    return news !== undefined && 'post' in news && news.post.externalId === uri && news.post.text === text
  })
  return { right: right.length, all: events.length }
}

function readSyntax(data: string, kind: string, isValid: (text: string) => boolean): Tally {
  const folder = join(data, 'bluesky-interop', 'syntax')
  const tally = { right: 0, all: 0 }
  for (const [verdict, expected] of [
    ['valid', true],
    ['invalid', false],
  ] as const) {
    const file = `${kind}_syntax_${verdict}.txt`
    if (!readdirSync(folder).includes(file)) continue
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      if (line === '' || line.startsWith('#')) continue
      tally.all++
      if (isValid(line) === expected) tally.right++
    }
  }
  return tally
}

function lines<Row>(data: string, file: string): Row[] {
  return readFileSync(join(data, 'bluesky-jetstream', file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row)
}
