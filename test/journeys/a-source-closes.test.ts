import { createServer } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeSource, connectAccount, openedSource, openSource, type Source, theSource } from '#core/channels'
import { leaveSource, leaveSourceJob, runSources } from '#journey/gather'
import { receivePush } from '#journey/listen'
import { understanding } from '#journey/understand'
import { eventTasks } from '#platform/events'
import { disconnectAccount } from '../../src/core/channels/connect-account.ts'
import { closeSource } from '../../src/core/channels/open-source.ts'
import { serve } from '../serve.ts'
import { world } from '../world.ts'

const here = world()
const token = `471147:${'A'.repeat(35)}`
/** Telegram, and a blog whose hub pushes it: whom they call, and whether they answer. */
let called = new Set<string>()
let isAway = false
let at: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const body = Buffer.concat(pieces).toString()
    if (isAway) return response.writeHead(503).end()
    const method = request.url?.split('/').at(-1)
    if (method === 'feed') return response.writeHead(200, { link: `<${at.url}/hub>; rel=hub` }).end(blog)
    if (method === 'hub') {
      response.writeHead(202).end()
      return await confirm(new URLSearchParams(body))
    }
    if (method === 'setWebhook') called = new Set([JSON.parse(body).url])
    if (method === 'deleteWebhook') called.clear()
    const bot = { id: 471147, is_bot: true, first_name: 'Halden', username: 'halden_bot' }
    const info = { url: [...called][0] ?? '', pending_update_count: 0 }
    const result = method === 'getMe' ? bot : method === 'getWebhookInfo' ? info : true
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }))
  })
  at = await serve(server)
})
afterAll(() => at.close())
beforeEach(() => {
  called.clear()
  isAway = false
})

const blog = '<rss version="2.0"><channel><title>Ana bakes</title></channel></rss>'

/** A hub asks back whether it was really we who asked, and only then does it. */
async function confirm(form: URLSearchParams): Promise<void> {
  const callback = form.get('hub.callback') ?? ''
  const mode = form.get('hub.mode') ?? ''
  const question = new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': form.get('hub.topic') ?? '',
    'hub.challenge': 'a riddle',
    'hub.lease_seconds': '864000',
  })
  const request = { method: 'GET' as const, url: `${callback}?${question}`, headers: {}, body: new Uint8Array() }
  const { response } = await receivePush(here.ctx, callback.split('/').at(-1) ?? '', request, understanding)
  if (response?.body !== 'a riddle') return
  if (mode === 'subscribe') called.add(callback)
  else called.delete(callback)
}

/** Opened, and read until it is called. */
async function listening(connector: 'telegram' | 'feed', accountId?: string): Promise<Source> {
  const of = {
    telegram: { settings: { api: at.url, way: 'webhook' }, ...(accountId ? { accountId } : { secret: { token } }) },
    feed: { settings: { url: `${at.url}/feed` } },
  }
  const source = await openSource(here.as('ada'), { connector, ...of[connector] })
  await using _ = runSources(here.ctx, understanding)
  await expect.poll(() => [...called], { timeout: 15_000 }).toEqual([(await openedSource(here.ctx, source)).hookUrl])
  return theSource(here.ctx, source.id)
}

async function close({ id }: Source): Promise<{ sourceId: string; closedAt: string }> {
  await closeSource(here.as('ada'), id)
  return { sourceId: id, closedAt: here.ctx.now().toISOString() }
}

async function secretsOf({ id, secretId }: Source): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from secret where id = ${secretId}
      or id = (select secret_id from source where id = ${id})`.execute(here.ctx.db)
  return rows[0]?.count ?? 0
}

async function leftBehind(sourceId: string): Promise<string[]> {
  const { rows } = await sql<{ why: string }>`
    select payload ->> 'why' as why from event where name = 'source.left-behind' and subject_id = ${sourceId}`.execute(
    here.ctx.db,
  )
  return rows.map(row => row.why)
}

test('Ada closes Telegram: it calls us no more, and we forget the bot’s token', async () => {
  const source = await listening('telegram')
  await leaveSource(here.ctx, await close(source))
  expect([...called]).toEqual([])
  expect(await secretsOf(source)).toBe(0)
  expect(await leftBehind(source.id)).toEqual([])
})

test('Ada closes Ana’s blog: its hub is told, asks whether that was us, and pushes no more', async () => {
  const source = await listening('feed')
  await leaveSource(here.ctx, await close(source))
  await expect.poll(() => [...called], { timeout: 15_000 }).toEqual([])
  expect(await secretsOf(source)).toBe(0)
})

test('a source is closed whether its network answers or not; it is told as soon as it does', async () => {
  const source = await listening('telegram')
  isAway = true
  const closed = await close(source)
  await expect(theSource(here.ctx, source.id)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(leaveSource(here.ctx, closed)).rejects.toMatchObject({ outcome: 'later' })
  expect(await secretsOf(source)).toBe(1)
  isAway = false
  await leaveSource(here.ctx, closed)
  expect([...called]).toEqual([])
  // A second time, after a crash say, changes nothing.
  await leaveSource(here.ctx, closed)
  expect(await leftBehind(source.id)).toEqual([])
})

test('a network that doesn’t answer for a day is given up, in words for a person, and its secret forgotten all the same', async () => {
  const source = await listening('telegram')
  isAway = true
  const closed = await close(source)
  here.pass(25 * 3_600_000)
  await leaveSource(here.ctx, closed)
  expect(await leftBehind(source.id)).toEqual([expect.stringMatching(/trouble/)])
  expect(await secretsOf(source)).toBe(0)
})

test('Ada disconnects the bot that Telegram was heard through: that it calls us is taken back just so', async () => {
  const given = { connector: 'telegram', settings: { api: at.url }, secret: { token } }
  const account = await connectAccount(here.as('ada'), given)
  const source = await listening('telegram', account.id)
  await disconnectAccount(here.as('ada'), account.id)
  await leaveSource(here.ctx, { sourceId: source.id, closedAt: here.ctx.now().toISOString() })
  expect([...called]).toEqual([])
  expect(await secretsOf(source)).toBe(0)
  // Connected again and chosen, it is heard, and what was late in leaving leaves it alone.
  const again = await connectAccount(here.as('ada'), given)
  await changeSource(here.as('ada'), source.id, { accountId: again.id })
  called.add('https://sosh.example/hooks/it')
  await leaveSource(here.ctx, { sourceId: source.id, closedAt: here.ctx.now().toISOString() })
  expect(called.size).toBe(1)
  await close(source)
})

test('another program’s webhook stays where it is', async () => {
  const source = await listening('telegram')
  called = new Set(['https://elsewhere.example/bot'])
  await leaveSource(here.ctx, await close(source))
  expect([...called]).toEqual(['https://elsewhere.example/bot'])
})

test('the network is told only after whoever listens has noticed', async () => {
  const { sourceId } = await close(await listening('telegram'))
  for (const { name, run } of eventTasks())
    for (const eventId of await waitingFor(name)) await run(here.ctx, { eventId })
  const { rows } = await sql<{ waits: boolean }>`
    select run_at > now() + interval '2 seconds' as waits from graphile_worker.jobs
    where task_identifier = ${leaveSourceJob} and key = ${`leave ${sourceId}`}`.execute(here.ctx.db)
  expect(rows).toEqual([{ waits: true }])
})

async function waitingFor(task: string): Promise<string[]> {
  const { rows } = await sql<{ eventId: string }>`
    select payload ->> 'eventId' as "eventId" from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${task}`.execute(here.ctx.db)
  return rows.map(row => row.eventId)
}
