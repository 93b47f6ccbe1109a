/**
 * Jetstream over a real firehose: reads `com.atproto.sync.subscribeRepos` of a PDS from its beginning and serves the
 * events as Jetstream does. It decodes with the network's own libraries, which the product does not use for this,
 * so that the two check each other.
 */
import { decodeAll } from '@atproto/lex-cbor'
import { lexToJson } from '@atproto/lex-json'
import { cborToLexRecord, readCar } from '@atproto/repo'
import { WebSocket } from 'ws'
import { openEndpoint } from './jetstream-endpoint.mjs'

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
process.on('disconnect', () => process.exit(0))

const { pdsUrl, port } = JSON.parse(process.argv[2] ?? '{}')
const history = []
let lastUs = 0
let lastSeq = 0
let reading = Promise.resolve()

const endpoint = await openEndpoint(history, { port })
follow()
process.stdout.write(`${JSON.stringify({ url: endpoint.url })}\n`)

function follow() {
  const address = `${pdsUrl.replace(/^http/, 'ws')}/xrpc/com.atproto.sync.subscribeRepos?cursor=${lastSeq}`
  const socket = new WebSocket(address)
  socket.on('message', frame => {
    reading = reading.then(() => hear(frame)).catch(err => process.stderr.write(`${err?.stack}\n`))
  })
  socket.on('error', () => {})
  socket.on('close', () => setTimeout(follow, 200))
}

async function hear(frame) {
  const [header, body] = [...decodeAll(frame)]
  if (header.op !== 1 || body.seq === undefined) return
  lastSeq = body.seq
  for (const event of await eventsOf(header.t, body)) {
    // The time of the event, made strictly growing: the same after a restart, so cursors outlive it.
    lastUs = Math.max(Date.parse(body.time) * 1000, lastUs + 1)
    const told = { did: event.did, time_us: lastUs, kind: event.kind, [event.kind]: event.told }
    history.push({ timeUs: lastUs, did: event.did, collection: event.collection, line: JSON.stringify(told) })
  }
  endpoint.grew()
}

async function eventsOf(type, body) {
  if (type === '#identity') return [{ did: body.did, kind: 'identity', told: body }]
  if (type === '#account') return [{ did: body.did, kind: 'account', told: body }]
  if (type !== '#commit') return []
  const { blocks } = await readCar(body.blocks)
  return body.ops.map(op => {
    const [collection, rkey] = op.path.split('/')
    const told = { rev: body.rev, operation: op.action, collection, rkey }
    if (op.action !== 'delete') {
      told.record = lexToJson(cborToLexRecord(blocks.get(op.cid)))
      told.cid = op.cid.toString()
    }
    return { did: body.repo, collection, kind: 'commit', told }
  })
}
