import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  type AtprotoNetwork,
  networksAreInstalled,
  type Stream,
  startAtproto,
  startJetstream,
  startPump,
} from './atproto.ts'

describe.skipIf(!networksAreInstalled && !process.env.CI)('the test networks', () => {
  let network: AtprotoNetwork
  let jetstream: Stream

  beforeAll(async () => {
    network = await startAtproto()
    jetstream = await startJetstream(network.pdsUrl)
  })
  afterAll(async () => {
    await jetstream?.close()
    await network?.close()
  })

  test('what a person posts comes out of the stream, and again from its cursor', async () => {
    const ana = await network.createAccount('ana.test')
    await ana.agent.post({ text: 'Hello from the test network' })
    const [first] = await take(`${jetstream.url}?wantedCollections=app.bsky.feed.post&cursor=0`, isPost, 1)
    expect(first).toMatchObject({ did: ana.did, commit: { record: { text: 'Hello from the test network' } } })
    await ana.agent.post({ text: 'Second' })
    const again = await take(`${jetstream.url}?cursor=${(first as { time_us: number }).time_us}`, isPost, 2)
    expect(again.map(event => (event as PostEvent).commit.record.text)).toEqual([
      'Hello from the test network',
      'Second',
    ])
  })

  test('the pump serves the lines it was given, in order', async () => {
    const events = Array.from({ length: 3_000 }, (_, n) =>
      JSON.stringify({ time_us: n + 1, kind: 'identity', did: `d${n}` }),
    )
    await using pump = await startPump({ events })
    const all = await take(pump.url, () => true, 3_000)
    expect(all.map(event => JSON.stringify(event))).toEqual(events)
    const rest = await take(`${pump.url}?cursor=2999`, () => true, 2)
    expect(rest).toMatchObject([{ time_us: 2999 }, { time_us: 3000 }])
  })
})

interface PostEvent {
  commit: { collection: string; record: { text: string } }
}

function isPost(event: unknown): boolean {
  return (event as { commit?: { collection?: string } }).commit?.collection === 'app.bsky.feed.post'
}

function take(url: string, wanted: (event: unknown) => boolean, count: number): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const events: unknown[] = []
    const socket = new WebSocket(url)
    socket.on('error', reject)
    socket.on('message', data => {
      const event: unknown = JSON.parse(String(data))
      if (!wanted(event) || events.length === count) return
      if (events.push(event) === count) {
        socket.terminate()
        resolve(events)
      }
    })
  })
}
