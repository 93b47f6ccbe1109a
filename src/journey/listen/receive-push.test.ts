import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, insertSampleSource, NetworkError, plugIn } from '#core/channels'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { post } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { knownPosts } from './message-store.ts'
import { pursuePush, pursuePushJob, receivePush } from './receive-push.ts'

const here = world()
const told = post({ network: 'letterbox', text: 'I wrote about your bikes.' })
let trouble: unknown
const letterbox: Connector = {
  name: 'letterbox',
  label: 'Letterbox',
  about: 'Says where something was written; reading it takes a while.',
  network: 'letterbox',
  settings: z.object({}),
  pushKey: 'theirs',
  capabilities: {
    listen: 'push',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: true,
    deletes: true,
  },
  limits: { rules: [] },
  keeps: 'all',
  receive: async () => ({
    news: [],
    later: [{ page: 1 }],
    response: { status: 202, contentType: 'text/plain', body: 'We will read it.' },
  }),
  pursue: async (_, later) => {
    expect(later).toEqual({ page: 1 })
    if (trouble) throw trouble
    return { news: [{ kind: 'edit', post: { ...told, editedAt: told.postedAt } }] }
  },
}
const sourceId = newId()

beforeAll(async () => {
  plugIn([letterbox])
  const { name: connector, network, label } = letterbox
  const source = { id: sourceId, connector, network, label, settings: {}, secretId: null, keeps: 'all' as const }
  await insertSampleSource(here.ctx, source, null)
})

const request = { method: 'POST' as const, url: 'https://sosh.example/hooks/x', headers: {}, body: new Uint8Array() }

test('what is left for later waits in the queue, stored with the receipt', async () => {
  const { response } = await receivePush(here.ctx, sourceId, request, understanding)
  expect(response?.status).toBe(202)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = ${pursuePushJob}`.execute(
    here.ctx.db,
  )
  expect(rows[0]?.count).toBe(1)
})

test('it is heard when it is read, once however often it is read', async () => {
  for (let time = 0; time < 2; time++) await pursuePush(here.ctx, { sourceId, later: { page: 1 } }, understanding)
  expect(await knownPosts(here.ctx, [told])).toHaveLength(1)
})

test('what fails for now is tried again, and what is refused is not', async () => {
  const again = () => pursuePush(here.ctx, { sourceId, later: { page: 1 } }, understanding)
  trouble = new NetworkError('later', 'It is busy.')
  await expect(again()).rejects.toBe(trouble)
  trouble = new NetworkError('refused', 'It does not link to us.')
  await again()
  trouble = new TypeError('a bug')
  await expect(again()).rejects.toBe(trouble)
  await pursuePush(here.ctx, { sourceId: newId(), later: { page: 1 } }, understanding)
})
