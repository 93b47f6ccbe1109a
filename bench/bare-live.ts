/**
 * The least that can be done: each line of a stream becomes one row, the row one note, the note one server-sent event
 * to whoever is connected. What Sosh's own way is held against; run by `listen-latency.ts` as a process of its own.
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { WebSocket } from 'ws'

const [, , databaseUrl = '', streamUrl = ''] = process.argv
const client = new pg.Client({ connectionString: databaseUrl })
const listening = new pg.Client({ connectionString: databaseUrl })
await client.connect()
await listening.connect()
await client.query(
  'create table if not exists bare (id bigserial primary key, at timestamptz not null default now(), post jsonb)',
)
await listening.query('listen bare')

const desks = new Set<ServerResponse>()
listening.on('notification', ({ payload }) => {
  for (const desk of desks) desk.write(`data: ${payload}\n\n`)
})
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('event: ready\ndata: {}\n\n')
  desks.add(response)
  response.on('close', () => desks.delete(response))
})
server.listen(0, '127.0.0.1', () => {
  const stream = new WebSocket(streamUrl)
  // One after the other, as a program must that keeps its place.
  let last: Promise<unknown> = Promise.resolve()
  stream.on('message', data => {
    last = last.then(() => keep(data.toString()))
  })
  stream.on('open', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
})
function keep(post: string): Promise<unknown> {
  return client.query({
    name: 'keep',
    text: `with kept as (insert into bare (post) values ($1::jsonb) returning id)
           select pg_notify('bare', json_build_object('name', 'posts.heard', 'conversationIds', array[id])::text) from kept`,
    values: [post],
  })
}

process.on('disconnect', () => process.exit(0))
