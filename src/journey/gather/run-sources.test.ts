import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { openSource } from '#core/channels'
import { understanding } from '#journey/understand'
import { as } from '#platform/context'
import { openDatabase } from '#platform/db'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { readSource } from './read-source.ts'
import { runSources } from './run-sources.ts'

const here = world()
const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

const said = {
  did: 'did:plc:kathrin',
  time_us: Date.now() * 1000,
  kind: 'commit',
  commit: {
    rev: '3l',
    operation: 'create',
    collection: 'app.bsky.feed.post',
    rkey: '3lpost',
    cid: 'bafyreib2rxk3rybk3aobmv5cjuql3bm2twh4jo5uxgf5hbtvkaufxzq7xe',
    record: { $type: 'app.bsky.feed.post', text: 'My Halden squeaks', createdAt: new Date().toISOString() },
  },
}

/** A stream that tells each listener of one post, and is silent from then on. */
async function silentStream(): Promise<string> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  sockets.on('connection', socket => socket.send(JSON.stringify(said)))
  await new Promise<void>(ready => http.listen(0, '127.0.0.1', ready))
  open.push(async () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    await new Promise(closed => http.close(closed))
  })
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe`
}

const listenTo = async (url: string) =>
  openSource(here.as('ada'), { connector: 'bluesky', keeps: 'all', settings: { url } })

test('a post that could not be stored ends the reading at once, however silent the network is then', async () => {
  const source = await listenTo(await silentStream())
  const full = { ...understanding, keep: () => Promise.reject(new Error('The disk is full.')) }
  const ctx = as(here.ctx, { kind: 'connector', name: 'bluesky', sourceId: source.id })
  const stop = new AbortController()
  let ended = false
  const reading = readSource(ctx, source, { understanding: full }, stop.signal).finally(() => {
    ended = true
  })
  open.push(
    async () => stop.abort(),
    () => reading,
  )
  await until('the reading has ended', () => ended, 3_000)
})

test('what could not be stored while the database was away is heard when it is back', async () => {
  const source = await listenTo(await silentStream())
  let isAway = true
  const shaky: typeof understanding = {
    ...understanding,
    async keep(ctx, readings) {
      if (isAway) throw Object.assign(new Error('terminating connection'), { code: '57P01' })
      return understanding.keep(ctx, readings)
    },
  }
  const running = runSources(here.ctx, shaky)
  open.push(async () => running[Symbol.asyncDispose]())
  const row = async () =>
    (await here.database.pool.query('select failures, heard_count from source where id = $1', [source.id])).rows[0]
  await new Promise(resolve => setTimeout(resolve, 1_500))
  // It was not the source that failed: nobody is told so.
  expect(await row()).toMatchObject({ failures: 0, heard_count: 0 })
  isAway = false
  await until('the post is heard', async () => (await row()).heard_count === 1)
})

/** A stream that tells of one more post whenever it is asked to, from a listener's cursor on. */
async function talkingStream() {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  const told: { timeUs: number; line: string }[] = []
  sockets.on('connection', (socket, request) => {
    const cursor = Number(
      new URL(request.url ?? '/', 'http://localhost').searchParams.get('cursor') ?? Number.POSITIVE_INFINITY,
    )
    for (const { timeUs, line } of told) if (timeUs >= cursor) socket.send(line)
  })
  await new Promise<void>(ready => http.listen(0, '127.0.0.1', ready))
  open.push(async () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    await new Promise(closed => http.close(closed))
  })
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/subscribe`,
    listeners: () => sockets.clients.size,
    tell(rkey: string) {
      const timeUs = Date.now() * 1000
      const line = JSON.stringify({ ...said, time_us: timeUs, commit: { ...said.commit, rkey } })
      told.push({ timeUs, line })
      for (const socket of sockets.clients) socket.send(line)
    },
  }
}

test('of two processes one listens, and when it dies without a word the other goes on where it was', async () => {
  const stream = await talkingStream()
  const source = await listenTo(stream.url)
  const mortal = openDatabase(here.url, { max: 4 })
  const first = runSources({ ...here.ctx, db: mortal.db }, understanding)
  const heard = async () =>
    (
      await here.database.pool.query('select external_id from message where source_id = $1 order by posted_at', [
        source.id,
      ])
    ).rows.length
  await until('the first listens', () => stream.listeners() === 1)
  const second = runSources(here.ctx, understanding)
  open.push(async () => second[Symbol.asyncDispose]())
  await pause(1_500)
  expect(stream.listeners()).toBe(1)

  stream.tell('3l1')
  await until('it is heard', async () => (await heard()) === 1)
  // From now on it still hears, and can't store any more.
  await mortal[Symbol.asyncDispose]()
  stream.tell('3l2')
  stream.tell('3l3')
  await until('the second heard what the first could not store', async () => (await heard()) === 3, 9_000)
  stream.tell('3l4')
  await until('it goes on', async () => (await heard()) === 4)
  await first[Symbol.asyncDispose]()
  const { rows } = await here.database.pool.query('select failures from source where id = $1', [source.id])
  expect(rows[0]).toEqual({ failures: 0 })
}, 30_000)
