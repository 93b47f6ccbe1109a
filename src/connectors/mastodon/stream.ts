import { WebSocket } from 'ws'
import { isObject, textOf } from '#connectors/web'
import { instanceOf } from './instance.ts'
import type { Session } from './session.ts'
import { overHttp } from './stream-over-http.ts'
import { type Channel, newQueue, type Opened, type Opening, type Stream, type StreamEvent } from './stream-queue.ts'

export type { Channel, Stream }

const handshakeMs = 10_000
const largestMessageBytes = 4 * 2 ** 20

/**
 * Opens the streams of several channels as one; `undefined` where the server does not let us stream (now).
 *
 * WebSockets come first: every kind of server that streams has them. Some want the token in the address, which we
 * therefore try second. Mastodon also streams over plain HTTP, which passes where a proxy stops WebSockets.
 */
export async function openStream(
  session: Session,
  channels: Channel[],
  signal: AbortSignal,
): Promise<Stream | undefined> {
  const server = await instanceOf(session.server, session.tools, signal)
  for (const open of [overWebSocket('header'), overWebSocket('address'), overHttp]) {
    const queue = newQueue(signal)
    const opened = await Promise.all(
      channels.map(channel => open({ session, server, channel, queue, signal }).catch(() => 'impossible' as const)),
    )
    if (opened.every(one => one === 'open')) return queue
    queue[Symbol.dispose]()
    if (signal.aborted || opened.some(one => one === 'never')) return undefined
  }
  return undefined
}

const overWebSocket =
  (tokenIn: 'header' | 'address') =>
  async ({ session, server, channel, queue }: Opening): Promise<Opened> => {
    const token = session.secret?.accessToken
    if (token === undefined && tokenIn === 'address') return 'impossible'
    const url = await session.tools.checkAddress(new URL('/api/v1/streaming', server.streaming).href)
    url.searchParams.set('stream', channel.stream)
    if (channel.tag !== undefined) url.searchParams.set('tag', channel.tag)
    if (token !== undefined && tokenIn === 'address') url.searchParams.set('access_token', token)
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: largestMessageBytes,
      handshakeTimeout: handshakeMs,
      lookup: session.tools.lookup,
      headers: token !== undefined && tokenIn === 'header' ? { authorization: `Bearer ${token}` } : {},
    })
    const end = () => socket.terminate()
    const heard = queue.join({
      end,
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      ping: () => socket.ping(),
    })
    return new Promise(resolve => {
      socket.on('open', () => resolve('open'))
      socket.on('message', data => heard(eventIn(String(data))))
      socket.on('pong', () => heard(undefined))
      socket.on('ping', () => heard(undefined))
      socket.on('unexpected-response', (request, response) => {
        request.destroy()
        // A server without streaming says so for each way of asking; one that wants the token elsewhere does not.
        resolve(response.statusCode === 404 || response.statusCode === 410 ? 'never' : 'impossible')
      })
      socket.on('error', () => {
        queue.end()
        resolve('impossible')
      })
      socket.on('close', () => {
        queue.end()
        resolve('impossible')
      })
    })
  }

function eventIn(message: string): StreamEvent | undefined {
  try {
    const data: unknown = JSON.parse(message)
    const event = isObject(data) ? textOf(data.event) : undefined
    if (!isObject(data) || event === undefined) return undefined
    const { payload } = data
    return { event, payload: typeof payload === 'string' ? payload : JSON.stringify(payload ?? '') }
  } catch {
    return undefined
  }
}
