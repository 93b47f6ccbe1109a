import { beforeAll, expect, test } from 'vitest'
import { openConversation } from '#journey/answer'
import { unfold } from '#journey/fold'
import { listInbox } from '#journey/route'
import { recentSpikes, watchSpikes } from '#journey/spikes'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { settleHeard } from './settle-heard.ts'

const here = world()
let source = ''
beforeAll(async () => {
  source = await quietSource(here.ctx)
})

/** What is told, heard and settled as the house does it; the conversations, in the order of what was told. */
async function toldAtOnce(...said: Parameters<typeof post>[0][]): Promise<string[]> {
  const posts = said.map(post)
  await heard(here.ctx, source, ...posts)
  await settle(await newestHearing())
  const { rows } = await here.database.pool.query(
    `select m.conversation_id as c from unnest($1::text[]) with ordinality as t (id, place) join message m on m.external_id = t.id order by place`,
    [posts.map(one => one.externalId)],
  )
  return rows.map(row => row.c)
}

async function told(said: Parameters<typeof post>[0]): Promise<string> {
  const [conversation] = await toldAtOnce(said)
  return conversation ?? ''
}

interface Hearing {
  id: string
  payload: { messageIds: string[] }
}

async function newestHearing(): Promise<Hearing> {
  const { rows } = await here.database.pool.query(
    `select id, payload from event where name = 'posts.heard' order by id desc limit 1`,
  )
  return rows[0]
}

const settle = ({ id, payload }: Hearing) => settleHeard(here.ctx, id, payload.messageIds)

const open = (id: string) => openConversation(here.as('ines'), id)
const waiting = async () =>
  (await listInbox(here.as('ines'), { view: 'nobody-yet', limit: 100 })).rows.map(row => row.id)

const title = 'Six winters with a cargo bike in Tromsø'
const address = 'https://meg.example/six-winters'
const story =
  'Six winters ago we sold the car and bought a Halden Tour. Here is what broke, what froze, and what we would do again. ' +
  'The battery did not like the cold: at minus fifteen it stopped charging at eighty per cent, and we learned to carry it inside every night.'

test('one story told on a blog, by mail and on Bluesky is one, and says where else it was told', async () => {
  const blog = await told({ network: 'feed', by: 'meg', title, text: story, url: address })
  const mail = await told({
    network: 'email',
    by: 'meg',
    title: `Fwd: ${title}`,
    text: `Hello Halden team,\n\n${story}\n\nRead it all: ${address}\n`,
    links: [address],
  })
  const short = await told({
    by: 'meg',
    text: `${title}. Six winters ago we sold the car and bought a Halden Tour. Here is what broke, what froze… ${address} #cargobike`,
    links: [address],
  })
  const { folds } = await open(blog)
  expect(folds.map(fold => fold.network).sort()).toEqual(['bluesky', 'email'])
  for (const fold of folds) expect(fold.why).toMatch(/\p{L}+ \p{L}+/u)
  expect((await open(mail)).foldedInto?.conversationId).toBe(blog)
  const inbox = await waiting()
  expect(inbox).toContain(blog)
  expect(inbox).not.toContain(mail)
  expect(inbox).not.toContain(short)
})

test('of two tellings that arrive in the same instant one finds the other, together or apart', async () => {
  const belt =
    'After nine thousand kilometres the belt of our Halden Cargo looks like new, and I cannot say this of the shop that sold it.'
  const [blog, mail] = await toldAtOnce(
    { network: 'feed', by: 'tove', text: belt },
    { network: 'email', by: 'tove', text: belt },
  )
  expect((await open(mail ?? '')).foldedInto?.conversationId).toBe(blog)

  const ferry =
    'The ferry to Moss takes cargo bikes for free since May, which nobody told us, so we paid for the dog and not for the Halden.'
  const hearings: Hearing[] = []
  const posts = ['feed', 'email'].map(network => post({ network, by: 'liv', text: ferry }))
  for (const one of posts) {
    await heard(here.ctx, source, one)
    hearings.push(await newestHearing())
  }
  await Promise.all(hearings.map(settle))
  const { rows } = await here.database.pool.query(
    'select c.folded_into is not null as folded from message m join conversation c on c.id = m.conversation_id where m.external_id = any($1)',
    [posts.map(one => one.externalId)],
  )
  expect(rows.filter(row => row.folded)).toHaveLength(1)
})

test('what was settled already is counted once, however often it is tried', async () => {
  const counted = async () => {
    const { rows } = await here.database.pool.query('select coalesce(sum(count), 0)::int as n from mention_count')
    return rows[0].n as number
  }
  await told({ by: 'oda', text: 'My battery does not like this frost, says my bicycle to me, and I believe it.' })
  const before = await counted()
  expect(before).toBeGreaterThan(0)
  const hearing = await newestHearing()
  await Promise.all([settle(hearing), settle(hearing)])
  expect(await counted()).toBe(before)
})

test('a person can say that they are two, and then they are', async () => {
  const text =
    'Our Halden squeaks at every turn since we rode it through the salt of last winter, and nobody at the shop can hear it but me.'
  const first = await told({ network: 'feed', by: 'jonas', text })
  const second = await told({ by: 'jonas', text })
  expect((await open(second)).foldedInto?.conversationId).toBe(first)
  await unfold(here.as('ines'), second)
  expect((await open(second)).foldedInto).toBeNull()
  expect(await waiting()).toContain(second)
  await expect(unfold(here.as('ines'), second)).rejects.toMatchObject({ kind: 'conflict' })
})

test('two who ask the same in the same place want two answers', async () => {
  const text = 'Does the Halden Tour fit two children of four and six years, with their school bags and a helmet each?'
  const first = await told({ by: 'ana', text })
  const second = await told({ by: 'bo', text })
  expect((await open(first)).folds).toEqual([])
  expect((await open(second)).foldedInto).toBeNull()
})

test('a telling under which somebody speaks comes out by itself', async () => {
  const text =
    'We took the Halden Cargo L over the Alps with two kids and a tent, and here is the list of everything that we should have left at home.'
  await told({ network: 'feed', by: 'priya', text })
  const root = post({ by: 'priya', text })
  await heard(here.ctx, source, root)
  const copy = await told({ by: 'priya', text, externalId: root.externalId })
  expect((await open(copy)).foldedInto).not.toBeNull()
  await told({
    by: 'mei',
    text: 'Which tent was it, and did it fit behind the seats?',
    replyTo: root.externalId,
    threadRoot: root.externalId,
  })
  expect((await open(copy)).foldedInto).toBeNull()
})

test('what is spoken of far more than usual is told once, with the conversations', async () => {
  const hour = 3_600_000
  const now = Math.floor(Date.now() / hour) * hour
  const { rows: topics } = await here.database.pool.query(`select id from topic where name = 'Winter charging'`)
  // Eight quiet weeks: one or two an hour by day, none at night.
  await here.database.pool.query(
    `insert into mention_count (thing, thing_id, hour, count)
     select 'topic', $1, at, 1 + (extract(day from at)::int % 2) from generate_series(to_timestamp($2), to_timestamp($3), interval '1 hour') at
     where extract(hour from at) between 8 and 19 on conflict do nothing`,
    [topics[0].id, (now - 8 * 7 * 24 * hour) / 1000, (now - hour) / 1000],
  )
  for (let n = 0; n < 25; n++)
    await told({
      by: `somebody${n}`,
      text: `The battery of number ${n} is dead since the frost of this night, and I am at work without a way home ${n * 17}.`,
    })
  await watchSpikes(here.ctx)
  await watchSpikes(here.ctx)
  const spikes = await recentSpikes(here.ctx, new Date(now - hour))
  expect(spikes).toMatchObject([{ thing: 'topic', name: 'Winter charging' }])
  expect(spikes[0]?.conversationIds.length).toBeGreaterThan(10)
  const { rows } = await here.database.pool.query(`select count(*)::int as told from event where name = 'spike.seen'`)
  expect(rows[0].told).toBe(1)
})
