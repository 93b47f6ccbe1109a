/**
 * The endpoint of Jetstream (`/subscribe?wantedCollections=…&wantedDids=…&cursor=…`) over any growing history.
 * Each client has a place in the history and is fed no faster than it takes: what it has not read stays ours.
 */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const MOST_UNSENT_BYTES = 1 << 20
const LINES_AT_ONCE = 500

/**
 * @param {{ timeUs: number, did?: string, collection?: string, line: string | Buffer }[]} history in order of time
 * @param {{ rate?: number, repeat?: boolean }} options lines per second and client; without it, as fast as the client takes them
 */
export async function openEndpoint(history, options = {}) {
  const clients = new Set()
  const http = createServer((_request, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ server: http, path: '/subscribe', perMessageDeflate: false })
  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    const client = { socket, at: placeOf(query, history, options), wants: wantsOf(query), sent: 0, since: Date.now() }
    clients.add(client)
    socket.on('close', () => clients.delete(client))
    socket.on('error', () => clients.delete(client))
    feed(client, history, options)
  })
  await new Promise(resolve => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `ws://localhost:${http.address().port}/subscribe`,
    /** Tells every client that the history has grown. */
    grew() {
      for (const client of clients) feed(client, history, options)
    },
  }
}

/** As Jetstream: the first event at or after the cursor; without one, or with one of the future, from now on. */
function placeOf(query, history, options) {
  const given = query.get('cursor')
  if (given === null) return options.replay ? 0 : history.length
  const cursor = Number(given)
  let low = 0
  let high = history.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (history[middle].timeUs < cursor) low = middle + 1
    else high = middle
  }
  return low
}

function wantsOf(query) {
  const collections = query.getAll('wantedCollections')
  const dids = new Set(query.getAll('wantedDids'))
  return event => {
    if (dids.size > 0 && !dids.has(event.did)) return false
    if (event.collection === undefined || collections.length === 0) return true
    return collections.some(one =>
      one.endsWith('.*') ? event.collection.startsWith(one.slice(0, -1)) : one === event.collection,
    )
  }
}

function feed(client, history, options) {
  let written = 0
  while (client.at < history.length && client.socket.readyState === 1) {
    if (options.rate !== undefined && client.sent >= ((Date.now() - client.since) / 1000) * options.rate) break
    if (client.socket.bufferedAmount > MOST_UNSENT_BYTES || written >= LINES_AT_ONCE) break
    const event = history[client.at++]
    if (!client.wants(event)) continue
    client.socket.send(event.line, { binary: false })
    client.sent++
    written++
  }
  if (client.at >= history.length || client.socket.readyState !== 1) return
  const full = client.socket.bufferedAmount > MOST_UNSENT_BYTES || options.rate !== undefined
  if (full) setTimeout(() => feed(client, history, options), 2)
  else setImmediate(() => feed(client, history, options))
}
