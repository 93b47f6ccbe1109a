import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { concernsPosts, eventsOf, frameConcernsPosts, openFrame, read, rememberHandles } from '#connectors/bluesky'
import type { Figure } from '../bin/measure.ts'
import { median, numbers, rounded } from './house.ts'
import { jetstreamLines } from './posts.ts'

export const name = 'listen.skip'

const events = 60_000
const rounds = 7
/** Of a hundred events of the whole network, about so many are posts; the others are likes, follows and reposts. */
const postsOfHundred = 12

/**
 * Events of the whole network per second on one core, with those that are no posts passed over by their bytes, beside
 * the same with all of them parsed. Both find the same news. The events are in Jetstream's shape; and, where the
 * recorded relay frames are, in the firehose's.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const stream = [...wholeNetwork()].map(line => Buffer.from(line))
  measure(report, `${events.toLocaleString('en')} Jetstream events, ${postsOfHundred} % posts`, stream, {
    wants: concernsPosts,
    readIt: message => [JSON.parse(message.toString())],
  })
  const file = join(process.env.SOSH_DATA ?? '../shared/data', 'bluesky-jetstream', 'frames.dev.jsonl')
  if (!existsSync(file)) {
    process.stderr.write('listen.skip: the recorded frames are not here (SOSH_DATA).\n')
    return
  }
  const recorded = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => Buffer.from(JSON.parse(line).base64, 'base64'))
  const frames = Array.from({ length: 100 }, () => recorded).flat()
  measure(report, `${recorded.length} recorded firehose frames, over and over`, frames, {
    wants: frameConcernsPosts,
    readIt: message => {
      const frame = openFrame(message)
      return frame.kind === 'message' ? eventsOf(frame, 1, collection => collection === 'app.bsky.feed.post') : []
    },
  })
}

interface Way {
  wants: (message: Buffer) => boolean
  readIt: (message: Buffer) => unknown[]
}

function measure(report: (figure: Figure) => void, what: string, messages: Buffer[], { wants, readIt }: Way): void {
  const pass = (isWanted: (message: Buffer) => boolean) => {
    const reader = { handles: rememberHandles(), languages: undefined, now: new Date() }
    let news = 0
    const began = performance.now()
    for (const message of messages) {
      if (!isWanted(message)) continue
      for (const event of readIt(message)) if (read(event, reader).news) news++
    }
    return { news, rate: (messages.length * 1_000) / (performance.now() - began) }
  }
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const skipping = pass(wants)
    const parsing = pass(() => true)
    if (skipping.news !== parsing.news) throw new Error(`Skipping found ${skipping.news}, parsing ${parsing.news}.`)
    // The first round warms both up.
    if (round === 0) continue
    ours.push(skipping.rate)
    theirs.push(parsing.rate)
  }
  report({
    case: what,
    value: Math.round(median(ours)),
    unit: 'events/s',
    peer: `every event parsed (${Math.round(median(theirs))} events/s)`,
    ratio: rounded(median(ours.map((rate, index) => rate / (theirs[index] ?? rate)))),
  })
}

/** What the network sends: posts among the gestures that nobody has to hear. */
function* wholeNetwork(): Generator<string> {
  const random = numbers(20_261_122)
  const posts = jetstreamLines(events)
  for (let index = 0; index < events; index++) {
    if (random() * 100 < postsOfHundred) yield posts.next().value as string
    else yield gesture(random(), index)
  }
}

function gesture(chance: number, index: number): string {
  const did = `did:plc:${String(index).padStart(24, 'a')}`
  const subject = { cid: `bafyrei${'a'.repeat(52)}`, uri: `at://${did}/app.bsky.feed.post/3kb3fge5lm32x` }
  const kind = chance < 0.7 ? 'app.bsky.feed.like' : chance < 0.85 ? 'app.bsky.feed.repost' : 'app.bsky.graph.follow'
  const createdAt = '2026-03-01T12:00:00.000Z'
  const record = { $type: kind, createdAt, subject: kind === 'app.bsky.graph.follow' ? did : subject }
  const commit = {
    rev: '3kb3fge5lm32x',
    operation: 'create',
    collection: kind,
    rkey: '3kb3fge5lm32x',
    record,
    cid: subject.cid,
  }
  return JSON.stringify({ did, time_us: 1_772_366_400_000_000 + index, kind: 'commit', commit })
}
