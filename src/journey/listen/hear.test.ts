import { beforeAll, expect, test } from 'vitest'
import { healthOf, theSource } from '#core/channels'
import { openConversation } from '#journey/answer'
import { saveQuery } from '#journey/query'
import { listInbox } from '#journey/route'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { hear } from './hear.ts'

const here = world()
let everything = ''
let matching = ''

beforeAll(async () => {
  everything = await quietSource(here.ctx)
  matching = await quietSource(here.ctx, 'matching')
  await saveQuery(here.as('ada'), { name: 'Cargo', text: '"cargo l" OR lastenrad' })
})

const found = async (words: string) =>
  (await listInbox(here.as('ines'), { view: 'everything', limit: 100 })).rows.filter(row => row.text.includes(words))
const opened = async (words: string) => openConversation(here.as('ines'), (await found(words))[0]?.id ?? '')

test('a post heard twice is one post', async () => {
  const once = post({ text: 'Twice the same bell.' })
  expect(await heard(here.ctx, everything, once)).toBe(1)
  expect(await heard(here.ctx, everything, once)).toBe(0)
  expect(await found('same bell')).toHaveLength(1)
})

test('who wrote long before we listened is known since then, not since today', async () => {
  const author = { externalId: 'did:plc:lisbet', handle: 'lisbet.example' }
  await heard(here.ctx, everything, post({ text: 'My Halden is new.', author, postedAt: new Date() }))
  const years = new Date('2019-05-03T10:00:00Z')
  await heard(here.ctx, everything, post({ text: 'Thinking about a Halden.', author, postedAt: years }))
  expect((await opened('Thinking about a Halden')).messages[0]?.author?.seenAt).toEqual(years)
})

test('one stored post, however many queries it answers', async () => {
  await saveQuery(here.as('ada'), { name: 'Bells', text: 'bell' })
  await heard(here.ctx, matching, post({ text: 'Which bell for my Cargo L?' }))
  const { messages } = await opened('Which bell')
  expect(messages).toHaveLength(1)
  expect(messages[0]?.matches.map(match => match.name).sort()).toEqual(['Bells', 'Cargo'])
})

test('of an open stream only what a query catches is kept, and the thread it belongs to', async () => {
  const asked = post({ text: 'Passt ein Klavier auf ein Lastenrad?' })
  await heard(here.ctx, matching, post({ text: 'Nobody asked about bikes.' }), asked)
  expect(await found('Nobody asked')).toHaveLength(0)
  await heard(
    here.ctx,
    matching,
    post({ text: 'Nur ein kleines.', by: 'bernd', replyTo: asked.externalId, threadRoot: asked.externalId }),
  )
  expect((await opened('Klavier')).messages.map(message => message.text)).toEqual([asked.text, 'Nur ein kleines.'])
})

test('a reply whose beginning is unknown says that the thread is not whole', async () => {
  await heard(
    here.ctx,
    everything,
    post({
      text: 'Me too, since Tuesday.',
      replyTo: 'at://gone/app.bsky.feed.post/1',
      threadRoot: 'at://gone/app.bsky.feed.post/1',
    }),
  )
  expect((await opened('since Tuesday')).conversation.incomplete).toContain('being fetched')
})

test('an edit is followed, read again, and the old words are gone', async () => {
  const first = post({ text: 'I love my lastenrad.' })
  await heard(here.ctx, everything, first)
  await heard(here.ctx, everything, {
    kind: 'edit',
    post: { ...first, text: 'I loved my lastenrad. It broke, again. Why?' },
  })
  const { messages } = await opened('It broke')
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({ editedAt: expect.any(Date), text: 'I loved my lastenrad. It broke, again. Why?' })
  expect(await found('I love my')).toHaveLength(0)
})

test('what a person takes down is gone from our house as well, and so is everything of an account that left', async () => {
  const [kept, withdrawn] = [
    post({ text: 'Mine stays, says Rosa.', by: 'rosa' }),
    post({ text: 'Mine goes, says Nils.', by: 'nils' }),
  ]
  await heard(here.ctx, everything, kept, withdrawn)
  await heard(here.ctx, everything, { kind: 'delete', network: 'bluesky', externalId: withdrawn.externalId })
  await heard(here.ctx, everything, {
    kind: 'account-gone',
    network: 'bluesky',
    accountExternalId: kept.author.externalId,
  })
  expect(await found('says')).toHaveLength(0)
  const { rows } = await here.database.pool.query(
    `select 1 from message where text like '%says%' or terms::text like '%nils%'`,
  )
  expect(rows).toHaveLength(0)
})

test('the same words from elsewhere are known as a copy', async () => {
  const words = 'The Halden Cargo carries two children, a cello and a week of shopping up our hill without a sound.'
  await heard(here.ctx, everything, post({ text: words, by: 'priya' }))
  await heard(here.ctx, everything, post({ text: words, by: 'copycat' }))
  const { rows } = await here.database.pool.query(
    'select duplicate_of is not null as copy from message where text = $1 order by id',
    [words],
  )
  expect(rows.map(row => row.copy)).toEqual([false, true])
})

test('the cursor is saved with the posts or not at all', async () => {
  const source = await theSource(here.ctx, everything)
  const understanding = {
    reader: async () => ({
      read: () => ({ language: 'en', kind: 'question', wantsAnswer: true }),
      readAside: async () => undefined,
    }),
    keep: async () => Promise.reject(new Error('the disk is full')),
  }
  await expect(
    hear(
      here.ctx,
      source,
      { news: [{ kind: 'post', post: post({ text: 'Lost in a crash?' }) }], cursor: 'later' },
      understanding,
    ),
  ).rejects.toThrow('the disk is full')
  expect((await theSource(here.ctx, everything)).cursor).toBeNull()
  expect(await found('Lost in a crash')).toHaveLength(0)
})

test('a place that spoke every minute and is silent for a day has gone quiet', async () => {
  const source = await theSource(here.ctx, everything)
  const day = 24 * 3600 * 1000
  expect(healthOf({ ...source, usualGapS: 60 }, new Date(Date.now() + day))).toMatchObject({
    state: 'quiet',
    words: expect.stringContaining('This one has gone quiet'),
  })
  expect(healthOf({ ...source, usualGapS: 60 }, new Date()).state).toBe('hears')
})

test('a place says when what was heard there waits to be stored', async () => {
  const source = { ...(await theSource(here.ctx, everything)), lagMs: 900, failure: null, usualGapS: null }
  expect(healthOf({ ...source, storeLagMs: 400 }, new Date()).words).toBe('A second behind.')
  expect(healthOf({ ...source, storeLagMs: 180_000 }, new Date())).toEqual({
    state: 'hears',
    words: 'A second behind. What was heard waits 3 minutes to be stored.',
  })
})

test('a note of absence opens nothing again, and no promise runs for it', async () => {
  const asked = post({ text: 'Where is my order?', network: 'email' })
  await heard(here.ctx, everything, asked)
  const { pool } = here.database
  const { rows } = await pool.query('select conversation_id as id from message where external_id = $1', [
    asked.externalId,
  ])
  await pool.query(`update conversation set standing = 'answered' where id = $1`, [rows[0].id])
  const standing = async () =>
    (await pool.query('select standing from conversation where id = $1', [rows[0].id])).rows[0].standing
  const reply = { network: 'email', replyTo: asked.externalId, threadRoot: asked.externalId }
  await heard(here.ctx, everything, post({ ...reply, text: 'I am away until Monday. Can it wait?', isAutomatic: true }))
  expect(await standing()).toBe('answered')
  await heard(here.ctx, everything, post({ ...reply, text: 'I am back. Where is it?' }))
  expect(await standing()).toBe('open')
})
