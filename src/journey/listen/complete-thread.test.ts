import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Connector, insertSampleSource, type Post, plugIn } from '#core/channels'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { heard, post } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { completeThread } from './complete-thread.ts'
import { conversationRow } from './conversation-store.ts'
import { messageRows } from './message-store.ts'

const here = world()
const thread: Post[] = []
const board: Connector = {
  name: 'board',
  label: 'A board',
  about: 'A board whose posts name the one they answer, and not where it all began.',
  network: 'board',
  settings: z.object({}),
  capabilities: {
    listen: 'no',
    reply: false,
    retract: false,
    fetchThread: true,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
  },
  limits: { rules: [] },
  keeps: 'matching',
  fetchThread: async () => ({ posts: thread }),
}
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute))
const root = post({ network: 'board', text: 'Which cargo bike for the cold?', title: 'Cargo bikes', postedAt: at(0) })
const middle = post({ network: 'board', by: 'priya', text: 'Mine is fine.', replyTo: root.externalId, postedAt: at(1) })
const reply = post({
  network: 'board',
  by: 'jonas',
  text: 'And how does its battery do in the frost, after some winters?',
  replyTo: middle.externalId,
  postedAt: at(2),
})
let conversationId = ''
let sourceId = ''

beforeAll(async () => {
  plugIn([board])
  sourceId = newId()
  await insertSampleSource(
    here.ctx,
    {
      id: sourceId,
      connector: 'board',
      network: 'board',
      label: 'A board',
      settings: {},
      secretId: null,
      keeps: 'all',
    },
    null,
  )
  await heard(here.ctx, sourceId, reply)
  const { rows } = await here.database.pool.query('select conversation_id as id from message where external_id = $1', [
    reply.externalId,
  ])
  conversationId = rows[0].id
  thread.push(root, middle, reply)
})

test('what was said before is put before it, from the first word on', async () => {
  expect((await conversationRow(here.ctx, conversationId))?.incomplete).toBeTruthy()
  await completeThread(here.ctx, conversationId, understanding)
  expect((await messageRows(here.ctx, conversationId)).map(message => message.text)).toEqual([
    root.text,
    middle.text,
    reply.text,
  ])
  expect(await conversationRow(here.ctx, conversationId)).toMatchObject({
    incomplete: null,
    rootExternalId: root.externalId,
    title: 'Cargo bikes',
  })
})

test('whoever answers the first post later is in the same conversation', async () => {
  const late = post({ network: 'board', by: 'mei', text: 'Thanks, all.', replyTo: root.externalId, postedAt: at(9) })
  await heard(here.ctx, sourceId, late)
  expect((await messageRows(here.ctx, conversationId)).at(-1)?.text).toBe('Thanks, all.')
})
