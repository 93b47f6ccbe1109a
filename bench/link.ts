import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { as } from '#platform/context'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { benchHouse, benchServer, median, rounded, settle, withClient } from './house.ts'

export const name = 'link'

const links = 1_000
/** Few wait with few others; many share each wait. */
const atOnce = [64, 256]
const rounds = 5
const roundMs = 2_000

/**
 * Short links over real sockets, beside a `node:http` that leads on without a word, in turns in the same run, with as many
 * at once: requests a second. Each click is committed by PostgreSQL before its 302 leaves, and on the disk (`fsync`) within 0.6 s; counted
 * afterwards, not one may be missing.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const database = 'links_bench'
  await dropDatabase(server.url, database)
  await createDatabase(server.url, database)
  const url = urlOfDatabase(server.url, database)
  const codes = await fillWithLinks(url)
  const settings = await withClient(url, async client => {
    const { rows } = await client.query(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`,
    )
    return rows[0]
  })
  if (settings.fsync !== 'on' || settings.commits !== 'on') throw new Error('This database may lose what it committed.')

  const child = spawn(process.execPath, [fileURLToPath(new URL('../test/link-server.ts', import.meta.url)), url], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    if (!child.stdout) throw new Error('The links say nothing.')
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const [ours = 0, bare = 0]: number[] = JSON.parse(line)
    let at = 0
    const next = () => `/l/winter-charging-${codes[at++ % codes.length]}`
    let followed = 0
    for (const many of atOnce) {
      await ask(bare, next, 1_000, many)
      followed += (await ask(ours, next, 1_000, many)).count
      const [bares, followeds]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        bares.push((await ask(bare, next, roundMs, many)).perSecond)
        const asked = await ask(ours, next, roundMs, many)
        followed += asked.count
        followeds.push(asked.perSecond)
      }
      const [peer, value] = [median(bares), median(followeds)]
      const common = { bench: 'link.redirect', unit: 'requests/s' }
      report({ ...common, case: `bare node:http, ${many} at once`, value: Math.round(peer) })
      report({
        ...common,
        ...{ case: `each click committed first, ${many} at once`, value: Math.round(value) },
        ...{ peer: 'bare node:http', ratio: rounded(value / peer) },
      })
    }
    const counted = await withClient(url, async client => {
      const { rows } = await client.query('select sum(how_many)::int as counted from link_click')
      return rows[0].counted
    })
    if (counted !== followed) throw new Error(`${followed} were led on, and ${counted} of them are counted.`)
    report({ bench: 'link.redirect', case: 'counted of those led on', value: counted / followed, unit: 'share' })
  } finally {
    child.disconnect()
    await once(child, 'exit')
    await dropDatabase(server.url, database)
  }
}

async function fillWithLinks(url: string): Promise<string[]> {
  await using opened = await benchHouse(url)
  const [ada] = await settle(opened.house.ctx, 1)
  if (!ada) throw new Error('Nobody set the house up.')
  const { actor } = as(opened.house.ctx, ada)
  return withClient(url, async client => {
    const { rows } = await client.query<{ code: string }>(
      `insert into tracked_link (id, code, words, url, made_by, made_at)
       select gen_random_uuid(), 'L' || lpad(to_hex(n), 6, '0'), 'winter-charging', 'https://halden.example/winter-charging', $1, now()
       from generate_series(1, $2) n returning code`,
      [actor.kind === 'employee' ? actor.employeeId : '', links],
    )
    return rows.map(row => row.code)
  })
}

/** Asks over connections that stay open, each for the next as soon as it was led on. */
async function ask(
  port: number,
  next: () => string,
  forMs: number,
  many: number,
): Promise<{ perSecond: number; count: number }> {
  const tally = { count: 0 }
  const began = performance.now()
  await Promise.all(Array.from({ length: many }, () => askOn(port, next, began + forMs, tally)))
  return { perSecond: (tally.count / (performance.now() - began)) * 1000, count: tally.count }
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'

function askOn(port: number, next: () => string, until: number, tally: { count: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let head = ''
    const send = () => {
      if (performance.now() >= until) {
        socket.end()
        return resolve()
      }
      socket.write(
        `GET ${next()} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: ${agent}\r\nReferer: https://square.example/\r\nAccept: text/html\r\n\r\n`,
      )
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', chunk => {
      head += chunk.toString('latin1')
      if (!head.endsWith('\r\n\r\n')) return
      if (!head.startsWith('HTTP/1.1 302')) return reject(new Error(head.slice(0, 300)))
      head = ''
      tally.count++
      send()
    })
  })
}
