import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { saidAt } from './said.ts'

/**
 * The made-up network in a process of its own, in Jetstream's shape: a history that is known from the beginning, told
 * from any cursor on, no faster than it goes on and no faster than a listener takes it.
 */

const mostUnsentBytes = 1 << 20
const atOnce = 500

interface Options {
  events: number
  startUs: number
  /** Events a second, from the first connection on; without it, as fast as they are taken. */
  rate?: number
}

const { events, startUs, rate }: Options = JSON.parse(process.argv[2] ?? '{}')
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))
process.on('disconnect', () => process.exit(0))

let begunAt: number | undefined
/** So many events have happened. */
const happened = () =>
  rate === undefined || begunAt === undefined ? events : Math.min(events, ((performance.now() - begunAt) / 1000) * rate)

const http = createServer((_request, response) => response.writeHead(404).end())
const sockets = new WebSocketServer({ server: http, path: '/subscribe', perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  begunAt ??= performance.now()
  const cursor = new URL(request.url ?? '/', 'http://localhost').searchParams.get('cursor')
  const from = cursor === null ? 0 : Math.max(0, Math.ceil((Number(cursor) - startUs) / 1_000))
  tell(socket, from)
})

function tell(socket: WebSocket, from: number): void {
  if (socket.readyState !== socket.OPEN || from >= events) return
  let at = from
  const until = Math.min(from + atOnce, happened())
  while (at < until && socket.bufferedAmount < mostUnsentBytes)
    socket.send(saidAt(at++, startUs).line, { binary: false })
  if (rate === undefined && socket.bufferedAmount < mostUnsentBytes) setImmediate(tell, socket, at)
  else setTimeout(tell, 5, socket, at)
}

http.listen(0, '127.0.0.1')
await once(http, 'listening')
process.stdout.write(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe\n`)
