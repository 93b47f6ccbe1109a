/**
 * Three servers in one process, each at a port of its own: Sosh as it is served, `node:http` that says hello, and the
 * least that can be done with the same rows. Run by `site.ts` as a process of its own, so that whoever asks takes
 * nothing from it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { openLive } from '#platform/live'
import { webOf } from '../src/apps/server.ts'
import { benchHouse } from './house.ts'

const [, , databaseUrl = '', publicUrl = ''] = process.argv
const opened = await benchHouse(databaseUrl, { SOSH_PUBLIC_URL: publicUrl })
const live = await openLive(databaseUrl)
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })

const topic = {
  name: 'topic',
  text: `select t.title, m.name, t.opened_at from community_topic t join member m on m.id = t.member_id where t.id = $1`,
}
const posts = {
  name: 'posts',
  text: `select p.number, p.html, p.written_at, m.name, m.handle from community_post p join member m on m.id = p.member_id
         where p.topic_id = $1 and p.number between 1 and 20 order by p.number`,
}

/** The rows as they are, between tags. */
async function bare(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = request.url?.split('/')[3] ?? ''
  const [one, all] = await Promise.all([pool.query(topic, [id]), pool.query(posts, [id])])
  const said = all.rows.map(row => `<h2>${row.name}</h2><time>${row.written_at.toISOString()}</time>${row.html}`)
  const body = `<!doctype html><title>${one.rows[0]?.title}</title><h1>${one.rows[0]?.title}</h1>${said.join('\n')}`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const hello = createServer((_request, response) => response.end('hello'))
const plain = createServer((request, response) => void bare(request, response))
const sosh = serve({ hostname: '127.0.0.1', port: 0, ...webOf(opened.house.ctx, live, opened.config.dataDir) })
const ports = await Promise.all([
  listening(hello.listen(0, '127.0.0.1')),
  listening(plain.listen(0, '127.0.0.1')),
  listening(sosh as Server),
])
console.log(JSON.stringify(ports))

function listening(server: Server): Promise<number> {
  const portOf = () => (server.address() as AddressInfo).port
  return new Promise(resolve =>
    server.listening ? resolve(portOf()) : server.once('listening', () => resolve(portOf())),
  )
}

// What this process has worked so far, in milliseconds: other work on the machine takes time, and none of this.
process.on('message', () => {
  const { system, user } = process.cpuUsage()
  process.send?.((system + user) / 1000)
})
process.on('disconnect', () => process.exit(0))
