import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { openSocket, type SocketOptions } from './socket.ts'

const servers: WebSocketServer[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

/** A server on this machine, and what it does with whoever comes. */
async function serve(greet: (client: WebSocket) => void, options: object = {}): Promise<URL> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options })
  servers.push(server)
  server.on('connection', greet)
  await once(server, 'listening')
  const address = server.address()
  return new URL(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
}

function opened(url: URL, options: Partial<SocketOptions> = {}) {
  return openSocket(url, { signal: new AbortController().signal, wants: () => true, ...options })
}

test('a quiet stream is told soon, a busy one in large batches', async () => {
  const url = await serve(client => {
    client.send('first')
    setTimeout(() => {
      for (let n = 0; n < 2_500; n++) client.send(`${n}`)
    }, 200)
  })
  using socket = opened(url)
  await socket.open()
  const since = Date.now()
  expect((await socket.take(1_000, 50)).messages.map(String)).toEqual(['first'])
  expect(Date.now() - since).toBeLessThan(190)
  const sizes: number[] = []
  const all: string[] = []
  while (all.length < 2_500) {
    const { messages } = await socket.take(1_000, 50)
    sizes.push(messages.length)
    all.push(...messages.map(String))
  }
  expect(sizes[0]).toBe(1_000)
  expect(all).toEqual(Array.from({ length: 2_500 }, (_, n) => `${n}`))
})

test('whoever reads slowly makes the network wait, not the memory grow', async () => {
  const line = 'x'.repeat(2_000)
  let client: WebSocket | undefined
  const url = await serve(one => {
    client = one
    for (let n = 0; n < 40_000; n++) one.send(`${n} ${line}`)
  })
  let came = 0
  const mostWaiting = 500
  using socket = opened(url, { mostWaiting, wants: () => ++came > 0 })
  await socket.open()
  await pause(500)
  // What one read of the socket brings is let in; the other megabytes stay where they are.
  expect(came).toBeLessThan(mostWaiting + 200)
  expect(client?.bufferedAmount).toBeGreaterThan(10_000_000)
  let taken = 0
  while (taken < 40_000) {
    const { messages } = await socket.take(1_000, 50)
    expect(Number(messages[0]?.toString().split(' ')[0])).toBe(taken)
    taken += messages.length
    expect(came - taken).toBeLessThan(mostWaiting + 200)
  }
})

test('what is not wanted is passed over, and how far we are is told where nothing newer waits', async () => {
  const url = await serve(client => {
    for (const word of ['like 1', 'post 2', 'like 3', 'post 4', 'like 5']) client.send(word)
  })
  using socket = opened(url, { wants: message => message.includes('post') })
  await socket.open()
  await pause(50)
  expect(texts(await socket.take(1, 20))).toEqual([['post 2'], undefined])
  expect(texts(await socket.take(1, 20))).toEqual([['post 4'], 'like 5'])
})

test('a stream that falls silent is a failure, a quiet one that answers is none', async () => {
  const silent = await serve(() => {}, { autoPong: false })
  using dead = opened(silent, { silenceMs: 200 })
  await expect(dead.take(10, 10)).rejects.toMatchObject({
    outcome: 'later',
    message: expect.stringContaining('silent'),
  })
  const quiet = await serve(client => setTimeout(() => client.send('at last'), 700))
  using alive = opened(quiet, { silenceMs: 200 })
  expect(texts(await alive.take(10, 10))[0]).toEqual(['at last'])
})

test('a connection that breaks gives what came before, then says so', async () => {
  const url = await serve(client => {
    client.send('one')
    client.send('two', () => client.close(1011, 'restarting'))
  })
  using socket = opened(url)
  expect(texts(await socket.take(10, 100))[0]).toEqual(['one', 'two'])
  await expect(socket.take(10, 100)).rejects.toMatchObject({
    outcome: 'later',
    message: expect.stringContaining('restarting'),
  })
})

test('who is told to stop stops at once, also before the connection stands', async () => {
  const stop = new AbortController()
  const url = await serve(() => {})
  using socket = opened(url, { signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
  const since = Date.now()
  expect(texts(await socket.take(10, 10))).toEqual([[], undefined])
  expect(Date.now() - since).toBeLessThan(500)
  using never = opened(url, { signal: AbortSignal.abort() })
  await never.open()
  expect(texts(await never.take(10, 10))).toEqual([[], undefined])
})

function texts({ messages, passed }: { messages: Buffer[]; passed: Buffer | undefined }) {
  return [messages.map(String), passed?.toString()]
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
