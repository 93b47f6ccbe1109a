import { get as getOverHttp, type IncomingMessage } from 'node:http'
import { get as getOverHttps } from 'node:https'
import { readServerSentEvents } from './server-sent-events.ts'
import type { Opened, Opening } from './stream-queue.ts'

const handshakeMs = 10_000
const silenceMs = 90_000

/**
 * Opens a stream over plain HTTP. It stays open for hours, which no fetch does: it is a socket, and like one its
 * address is checked before and its name looked up by the guard.
 */
export async function overHttp({ session, server, channel, queue }: Opening): Promise<Opened> {
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
