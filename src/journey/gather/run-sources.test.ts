import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { openSource } from '#core/channels'
import { understanding } from '#journey/understand'
import { as } from '#platform/context'
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
