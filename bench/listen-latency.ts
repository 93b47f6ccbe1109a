import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { newId } from '#lib/id'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { benchHouse, benchServer, emailOf, password, percentile, rounded, settle, withClient } from './house.ts'
import { jetstreamLines } from './posts.ts'

export const name = 'listen.latency'

const desks = 300
const rounds = 6
const postsPerRound = 60
const perSecond = 20
const database = 'latency'

/**
 * Milliseconds from the moment a post enters the stream's loopback socket until the note of it has reached a desk, over
 * 300 desks of the real server (web, worker and listener in one process, as people run it), on a quiet stream of 20
 * posts a second; beside a program that only inserts, notifies and writes. The two take turns on the same stream.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  await dropDatabase(server.url, database)
  await createDatabase(server.url, database)
  const url = urlOfDatabase(server.url, database)
  const stream = await openStream()
  await prepare(url, stream.url)

  await using ours = await startSosh(url)
  await using bare = await startBare(url, stream.url)
  const lines = jetstreamLines(rounds * 2 * postsPerRound)
  const send = () => {
    // The line says when it was written; nobody may hear of it before.
    const event = JSON.parse(lines.next().value ?? '{}')
    event.time_us = Date.now() * 1000
    event.commit.record.reply = undefined
    const line = JSON.stringify(event)
    const at = performance.now()
    stream.say(line)
    return at
  }
  const figures = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round++)
    for (const [who, program] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      const seen = await oneRound(program, send)
      if (round > 0) figures[who].push(...seen)
    }
  for (const [share, label] of [
    [0.5, 'p50'],
    [0.99, 'p99'],
  ] as const) {
    const [value, floor] = [percentile(figures.ours, share), percentile(figures.bare, share)]
    report({
      case: label,
      value: rounded(value),
      unit: 'ms',
      peer: `insert + pg_notify → listen → SSE, bare (${rounded(floor)} ms)`,
      ratio: rounded(value / floor),
    })
  }
  await ours[Symbol.asyncDispose]()
  await bare[Symbol.asyncDispose]()
  await dropDatabase(server.url, database)
  stream.close()
}

/** Says each line to whoever listens, at once. */
async function openStream(): Promise<{ url: string; say: (line: string) => void; close: () => void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://localhost:${port}/subscribe`,
    say(line) {
      for (const client of server.clients) client.send(line)
    },
    close: () => server.close(),
  }
}

async function prepare(url: string, streamUrl: string): Promise<void> {
  await using opened = await benchHouse(url)
  await settle(opened.house.ctx, 10)
  await withClient(url, client =>
    client.query(
      `insert into source (id, connector, network, label, settings, keeps, opened_at)
       values ($1, 'bluesky', 'bluesky', 'The stream', $2, 'all', now())`,
      [newId(), JSON.stringify({ stream: 'jetstream', url: streamUrl, plcUrl: 'https://plc.directory' })],
    ),
  )
}

interface Program extends AsyncDisposable {
  /** Where its notes are heard, and the cookie that lets one in. */
  live: string
  cookie: string
}

/** 300 desks are opened, then posts come at their pace; each desk's delay for each post. */
async function oneRound(program: Program, send: () => number): Promise<number[]> {
  const sent: number[] = []
  const delays: number[] = []
  const open = await Promise.all(
    Array.from({ length: desks }, () => {
      let heard = 0
      return openDesk(program, (count, at) => {
        // A desk that opens is told of the last moments, too.
        if (sent.length === 0) return
        for (let index = 0; index < count; index++) {
          const from = sent[heard++]
          if (from !== undefined) delays.push(at - from)
        }
      })
    }),
  )
  // The other program hears the same stream: what it does with the last round's posts has ended by now.
  await pause(300)
  for (let index = 0; index < postsPerRound; index++) {
    sent.push(send())
    await pause(1000 / perSecond)
  }
  const patientUntil = performance.now() + 5_000
  while (delays.length < desks * postsPerRound && performance.now() < patientUntil) await pause(20)
  for (const close of open) close()
  if (delays.length < desks * postsPerRound)
    throw new Error(`${desks * postsPerRound - delays.length} of ${desks * postsPerRound} notes did not arrive.`)
  return delays
}

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })

/** As a browser's EventSource does it; calls `hear` with how many posts a note tells of. Resolves once it is ready. */
function openDesk(program: Program, hear: (posts: number, at: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(program.live, { agent, headers: { cookie: program.cookie } }, response => {
      if (response.statusCode !== 200) reject(new Error(`A desk was answered ${response.statusCode}.`))
      let rest = ''
      response.setEncoding('utf8')
      response.on('error', () => {})
      response.on('data', (chunk: string) => {
        const at = performance.now()
        const parts = (rest + chunk).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          if (part.startsWith('event: ready')) resolve(() => request.destroy())
          const data = /^data: (.*)$/m.exec(part)?.[1]
          const note = data ? JSON.parse(data) : {}
          if (note.name === 'posts.heard') hear(note.conversationIds.length, at)
        }
      })
    })
    request.on('error', reject)
  })
}

/** The server as `sosh start` runs it, and a colleague who signed in. */
async function startSosh(url: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-bench-'))
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      SOSH_DATA_DIR: folder,
      PORT: `${port}`,
      SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
      LOG_LEVEL: 'error',
    },
  })
  const origin = `http://localhost:${port}`
  for (let tries = 0; ; tries++) {
    const isUp = await fetch(`${origin}/health`).then(
      response => response.ok,
      () => false,
    )
    if (isUp) break
    if (tries > 300) throw new Error('The server did not come up within thirty seconds.')
    await pause(100)
  }
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: emailOf(1), password }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  if (!response.ok || !cookie) throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`)
  return {
    live: `${origin}/api/live`,
    cookie,
    async [Symbol.asyncDispose]() {
      await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startBare(url: string, streamUrl: string): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-live.ts'), url, streamUrl], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const live = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', code => reject(new Error(`The bare program ended (${code}).`)))
  })
  return { live, cookie: '', [Symbol.asyncDispose]: () => ended(child) }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
