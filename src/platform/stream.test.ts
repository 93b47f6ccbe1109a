import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { natsServer, openNatsCluster } from '../../test/scale/nats-cluster.ts'
import { until } from '../../test/until.ts'
import { world } from '../../test/world.ts'
import { type ArrivedPiece, openStream, type Stream } from './stream.ts'

const here = world()
const open: AsyncDisposable[] = []
const never = new AbortController().signal

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each[Symbol.asyncDispose]()
})

const hold = <Resource extends AsyncDisposable>(resource: Resource): Resource => {
  open.push(resource)
  return resource
}

const piece = (id: string, words = id, partition = 0) => ({ partition, id, payload: Buffer.from(words) })

/** Consumes a partition until stopped; what came, in its order. */
function consuming(stream: Stream, partition = 0) {
  const stop = new AbortController()
  const pieces: ArrivedPiece[] = []
  const ended = stream.consume(partition, each => pieces.push(each), stop.signal).catch(() => {})
  return {
    pieces,
    ended,
    words: () => pieces.map(each => Buffer.from(each.payload).toString()),
    async stop() {
      stop.abort()
      await ended
    },
  }
}

/** A line to a server on which words can get lost. */
async function openLine(to: URL): Promise<{ url: string; swallow(): void; cut(): void } & AsyncDisposable> {
  const sockets = new Set<Socket>()
  let isDeaf = false
  const server = createServer(near => {
    const far = connect(Number(to.port), to.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => near.destroy() && far.destroy())
    }
    near.on('data', data => far.write(data))
    far.on('data', data => isDeaf || near.write(data))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    isDeaf = false
  }
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow: () => {
      isDeaf = true
    },
    cut,
    async [Symbol.asyncDispose]() {
      server.close()
      cut()
    },
  }
}

describe.skipIf(natsServer === undefined && !process.env.CI)('the stream between readers and matchers', () => {
  test('what is sent comes out in its order, once, and leaves when it is done', async () => {
    const nats = hold(await openNatsCluster(1))
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    for (const word of ['one', 'two', 'three']) expect(await stream.publish(piece(word), never)).toBe(true)
    await stream.publish(piece('two'), never)
    const first = consuming(stream)
    await until('three came', () => first.pieces.length === 3)
    expect(first.words()).toEqual(['one', 'two', 'three'])
    await until('three wait', () => stream.state.waiting === 3)
    for (const each of first.pieces) each.done()
    await until('nothing waits', () => stream.state.waiting === 0)
    expect(stream.state.oldestAt).toBeUndefined()
    await first.stop()
  })

  test('what one took and did not store comes to the next at once, before anything newer', async () => {
    const nats = hold(await openNatsCluster(1))
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    for (const word of ['one', 'two', 'three']) await stream.publish(piece(word), never)
    const first = consuming(stream)
    await until('three came', () => first.pieces.length === 3)
    first.pieces[0]?.done()
    await until('two wait', () => stream.state.waiting === 2)
    await stream.publish(piece('four'), never)
    const second = consuming(hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 })))
    await until('the rest came', () => second.pieces.length === 3, 3_000)
    expect(second.words()).toEqual(['two', 'three', 'four'])
    await first.ended
    await second.stop()
  })

  test('what the servers sent and nobody got comes before anything newer, and is not taken for done', async () => {
    const nats = hold(await openNatsCluster(1))
    const line = hold(await openLine(new URL(nats.urls[0] ?? '')))
    const stream = hold(openStream(here.ctx, { servers: [line.url], maxBytes: 1 << 24 }))
    const sender = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    await sender.publish(piece('one'), never)
    const first = consuming(stream)
    await until('one came', () => first.pieces.length === 1)
    line.swallow()
    await sender.publish(piece('two'), never)
    await pause(1_000)
    line.cut()
    await sender.publish(piece('three'), never)
    await first.ended
    expect(first.words()).toEqual(['one'])
    first.pieces[0]?.done()
    const second = consuming(stream)
    await until('the rest came', () => second.words().includes('three'))
    expect(second.words().filter(word => word !== 'one')).toEqual(['two', 'three'])
    for (const each of second.pieces) each.done()
    await until('nothing waits', () => sender.state.waiting === 0)
    await second.stop()
  }, 90_000)

  test('no more is handed over than can be undone at once', async () => {
    const nats = hold(await openNatsCluster(1))
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    for (let index = 0; index < 40; index++) await stream.publish(piece(`${index}`), never)
    const first = consuming(stream)
    await until('some came', () => first.pieces.length >= 16)
    await pause(500)
    expect(first.pieces).toHaveLength(16)
    for (const each of first.pieces.slice(0, 5)) each.done()
    await until('as many more came', () => first.pieces.length === 21)
    await first.stop()
  })

  test('whoever sends into a full stream waits until there is room', async () => {
    const nats = hold(await openNatsCluster(1))
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 20 }))
    let sent = 0
    const sending = (async () => {
      for (; sent < 30; sent++) await stream.publish(piece(`${sent}`, 'x'.repeat(60_000)), never)
    })()
    await until('it is full', () => stream.state.isFull)
    await pause(1_500)
    const before = sent
    expect(before).toBeLessThan(18)
    const reading = consuming(stream)
    const storing = setInterval(() => {
      for (const each of reading.pieces) each.done()
    }, 50)
    await sending
    clearInterval(storing)
    expect(sent).toBe(30)
    await until('all came', () => reading.pieces.length === 30)
    await reading.stop()
  })

  test('a piece larger than the servers take is given back', async () => {
    const nats = hold(await openNatsCluster(1))
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    expect(await stream.publish(piece('large', 'x'.repeat(1 << 20)), never)).toBe(false)
  })

  test('servers that come later are found', async () => {
    const nats = hold(await openNatsCluster(1))
    await nats.kill(0)
    const stream = hold(openStream(here.ctx, { servers: nats.urls, maxBytes: 1 << 24 }))
    const sending = stream.publish(piece('patient'), never)
    await pause(700)
    nats.start(0)
    expect(await sending).toBe(true)
  })
})
