import { get as getOverHttp, type IncomingMessage } from 'node:http'
import { get as getOverHttps } from 'node:https'
import { WebSocket } from 'ws'
import { isObject, textOf } from './api.ts'
import { type Instance, instanceOf } from './instance.ts'
import { readServerSentEvents } from './server-sent-events.ts'
import type { Session } from './session.ts'

/** One word of a stream: what happened, and its payload as it came. */
export interface StreamEvent {
  event: string
  payload: string
}

/** An open stream, read when there is time for it. */
export interface Stream extends Disposable {
  /** What came; waits at most so long. `undefined` when the stream has ended. */
  take(most: number, waitMs: number): Promise<StreamEvent[] | undefined>
}

/** Which of a server's streams: by the names of its WebSocket, and by the path for those that stream over HTTP. */
export interface Channel {
  stream: 'user' | 'hashtag' | 'public' | 'public:local'
  tag?: string
}

const handshakeMs = 10_000
const silenceMs = 90_000
const mostWaiting = 2_000
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

interface Opening {
  session: Session
  server: Instance
  channel: Channel
  queue: Queue
  signal: AbortSignal
}

/** `never`: this server does not stream at all, whichever way it is asked. */
type Opened = 'open' | 'impossible' | 'never'

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

async function overHttp({ session, server, channel, queue }: Opening): Promise<Opened> {
  const path = { user: 'user', hashtag: 'hashtag', public: 'public', 'public:local': 'public/local' }[channel.stream]
  const address = new URL(`/api/v1/streaming/${path}`, server.streaming.replace(/^ws/i, 'http'))
  if (channel.tag !== undefined) address.searchParams.set('tag', channel.tag)
  const url = await session.tools.checkAddress(address.href)
  const token = session.secret?.accessToken
  const headers = { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) }
  const get = url.protocol === 'https:' ? getOverHttps : getOverHttp
  return new Promise(resolve => {
    const request = get(url, { headers, lookup: session.tools.lookup, timeout: silenceMs })
    let response: IncomingMessage | undefined
    const heard = queue.join({
      end: () => request.destroy(),
      pause: () => response?.pause(),
      resume: () => response?.resume(),
      ping: () => {},
    })
    const fail = () => {
      queue.end()
      resolve('impossible')
    }
    const late = setTimeout(() => request.destroy(), handshakeMs)
    request.on('timeout', () => request.destroy())
    request.on('error', fail)
    request.on('close', fail)
    request.on('response', answer => {
      clearTimeout(late)
      const isStream = /^text\/event-stream\b/i.test(answer.headers['content-type'] ?? '')
      if (answer.statusCode !== 200 || !isStream) return request.destroy()
      response = answer
      readServerSentEvents(answer, heard, () => request.destroy())
      answer.on('close', fail)
      resolve('open')
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

interface Line {
  end: () => void
  pause: () => void
  resume: () => void
  ping: () => void
}

interface Queue extends Stream {
  /** Adds a line; what it hears is handed to the function that comes back, `undefined` for a mere sign of life. */
  join(line: Line): (event: StreamEvent | undefined) => void
  end(): void
}

/** What several lines bring, in the order in which it came. When one of them ends, all do: none may be silently missing. */
function newQueue(signal: AbortSignal): Queue {
  const lines: { line: Line; heardAt: number }[] = []
  let waiting: StreamEvent[] = []
  let ended = false
  let paused = false
  let wake = () => {}
  const end = () => {
    if (ended) return
    ended = true
    clearInterval(watch)
    signal.removeEventListener('abort', end)
    for (const { line } of lines) line.end()
    wake()
  }
  const watch = setInterval(() => {
    for (const each of lines) {
      if (paused) each.heardAt = Date.now()
      if (Date.now() - each.heardAt > silenceMs) end()
      else if (!ended) ping(each.line)
    }
  }, silenceMs / 6)
  watch.unref()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()

  return {
    join(line) {
      const each = { line, heardAt: Date.now() }
      lines.push(each)
      return event => {
        each.heardAt = Date.now()
        if (event === undefined || ended) return
        waiting.push(event)
        if (waiting.length >= mostWaiting && !paused) {
          paused = true
          for (const { line } of lines) line.pause()
        }
        wake()
      }
    },
    end,
    async take(most, waitMs) {
      if (waiting.length === 0 && !ended)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, waitMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      if (waiting.length === 0 && ended) return undefined
      const taken = waiting.splice(0, most)
      if (paused && waiting.length < mostWaiting / 2) {
        paused = false
        for (const { line } of lines) line.resume()
      }
      return taken
    },
    [Symbol.dispose]() {
      end()
      waiting = []
    },
  }
}

function ping(line: Line): void {
  try {
    line.ping()
  } catch {
    // It is closing at this very moment, and says so itself.
  }
}
