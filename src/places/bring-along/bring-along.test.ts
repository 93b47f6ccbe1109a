import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { lockTopic, postsShown, spacesOf, topicLines, topicShown } from '#places/community'
import { claimMember, joinWithAccount, leave } from '#places/members'
import { foundCommunity } from '#places/sites'
import { as, type Context, type MemberActor } from '#platform/context'
import { eventTasks } from '#platform/events'
import { type Live, openLive } from '#platform/live'
import { discourseKey, discoursePost, nodebbToken, type OldForum } from '../../../test/old-forums.ts'
import { ben, day, discourseOfRiders, nodebbOfRiders, rosa, topics } from '../../../test/riders-forums.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../../apps/api/app.ts'
import { bringAlong, bringJob, resumeBringing, startBringing, stopBringing } from './index.ts'
import { takeFile } from './kept-file.ts'
import { bringingRow, leftOutRows } from './store.ts'

const here = world()
let forum: OldForum
let siteId = ''
let live: Live
let app: ReturnType<typeof createApp>
let origin = ''

beforeAll(async () => {
  forum = await discourseOfRiders()
  siteId = (await foundCommunity(here.as('ada'), { name: 'Halden community', language: 'en' })).id
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  origin = new URL(here.ctx.config.publicUrl).origin
  await here.database.pool.query('delete from graphile_worker._private_jobs')
})

afterAll(async () => {
  await live[Symbol.asyncDispose]()
  await forum.close()
})

/** Works as the worker would, until it is over or waits. */
async function work(id: string): Promise<void> {
  for (let turns = 0; turns < 20; turns++) {
    const { step, waitsUntil } = (await bringingRow(here.ctx, id)) ?? {}
    if ((step !== 'reading' && step !== 'settling') || (waitsUntil && waitsUntil > here.ctx.now())) return
    await bringAlong(as(here.ctx, { kind: 'job', name: bringJob }), id)
  }
}

/** Lets everybody hear what happened. */
async function tellAll(): Promise<void> {
  const { rows } = await here.database.pool.query<{ task: string; event: string }>(
    `select j.task_identifier as task, j.payload ->> 'eventId' as event from graphile_worker.jobs j
     join graphile_worker._private_jobs p on p.id = j.id where j.task_identifier like 'news of member.%'`.replace(
      'j.payload',
      'p.payload',
    ),
  )
  for (const { task, event } of rows)
    await eventTasks()
      .find(each => each.name === task)
      ?.run(here.ctx, { eventId: event })
  await here.database.pool.query('delete from graphile_worker._private_jobs')
}

const start = (input: Parameters<typeof startBringing>[2], ctx: Context = here.as('ada')) =>
  startBringing(ctx, siteId, input)

async function signIn(email: string, isProven: boolean): Promise<string> {
  const userId = newId()
  await here.database.pool.query(
    'insert into member_auth_user (id, name, email, "emailVerified") values ($1, $2, $3, $4)',
    [...[userId, 'Somebody', email, isProven]],
  )
  return userId
}

const count = async (table: string) =>
  (await here.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n

test('only whoever answers for all communities brings one along', async () => {
  await expect(start({ kind: 'discourse', url: forum.url }, here.as('ines'))).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(start({ kind: 'discourse' })).rejects.toMatchObject({ kind: 'invalid', reasons: [{ at: 'url' }] })
  await expect(start({ kind: 'table', fileId: newId() })).rejects.toMatchObject({ reasons: [{ at: 'fileId' }] })
})

test('a Discourse forum comes along whole, through a server in trouble, and nobody is written to', async () => {
  const { rows: users } = await here.database.pool.query(
    `select u.email from auth_user u join employee e on e.user_id = u.id where e.name = 'Inés Navarro'`,
  )
  expect(users[0].email).toBe('ines@halden.example')
  const { id } = await start({ kind: 'discourse', url: `${forum.url}/`, apiKey: discourseKey, apiUser: 'ada' })
  await expect(start({ kind: 'discourse', url: forum.url })).rejects.toMatchObject({ kind: 'conflict' })

  forum.trouble = path => (path === '/t/102.json' ? 429 : undefined)
  await work(id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({
    step: 'reading',
    trouble: expect.stringContaining('slow down'),
    tries: 1,
  })
  forum.trouble = () => undefined
  here.pass(60_000)
  await work(id)
  expect(forum.asked.filter(path => path.startsWith('/t/101.json'))).toHaveLength(1)
  expect(forum.asked.filter(path => path.startsWith('/latest.json'))).toHaveLength(3)
  // A key sees into what is closed there; we don’t.
  expect(forum.asked.filter(path => path.startsWith('/t/104'))).toEqual([])

  expect(await bringingRow(here.ctx, id)).toMatchObject({
    step: 'done',
    secretId: null,
    counted: { spaces: 2, people: 2, topics: 3, posts: 27, accepted: 1, likes: 1, votes: 2 },
  })
  const spaces = await spacesOf(here.ctx, siteId)
  expect(spaces.map(each => each.name)).toEqual(expect.arrayContaining(['Batteries & range', 'Showroom']))
  const [rack, bikes, winter] = await topicLines(here.ctx, { siteId, order: 'opened' })
  expect(winter).toMatchObject({
    kind: 'question',
    author: { name: 'Rosa Ibáñez', handle: 'rosa' },
    tags: ['battery', 'winter-range'],
    spaceName: 'Batteries & range',
    closedWhy: expect.stringContaining('before'),
  })
  expect(winter?.openedAt).toEqual(new Date(day(1)))
  expect(bikes).toMatchObject({ kind: 'discussion', replyCount: 22, lastNumber: 23, lastPostAt: new Date(day(4, 22)) })
  expect(rack).toMatchObject({ kind: 'idea', votes: 2 })

  const said = await postsShown(here.ctx, winter?.id ?? '', { from: 1, to: 20, accepted: null })
  expect(said.map(each => each.number)).toEqual([1, 2, 3])
  expect(said[0]?.html).toContain('<strong>minus ten</strong>')
  expect(said[0]?.html).toContain(`href="${forum.url}/uploads/snow.jpg"`)
  expect(said[0]?.html).not.toContain('steal')
  expect(said[1]?.html).toContain('members/rosa')
  expect(winter?.acceptedPostId).toBe(said[1]?.id)
  // A colleague’s words say for whom they work.
  expect(said[2]).toMatchObject({
    employeeId: here.id('ines'),
    memberId: null,
    replyTo: 2,
    disclosure: expect.stringContaining('Halden'),
  })
  const { rows: deeds } = await here.database.pool.query(
    'select kind, at from standing_deed where member_id = $1 order by kind',
    [said[1]?.memberId],
  )
  expect(deeds).toEqual([
    { kind: 'accepted', at: new Date(day(2)) },
    { kind: 'thanked', at: new Date(day(2)) },
  ])

  const left = (await leftOutRows(here.ctx, [id])).get(id) ?? []
  expect(left).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'space', count: 1, examples: ['/c/7'] }),
      expect.objectContaining({
        what: 'topic',
        why: expect.stringContaining('closed to the public'),
        examples: ['/t/104'],
      }),
      expect.objectContaining({ what: 'post', why: expect.stringContaining('hidden'), examples: ['/t/101/4'] }),
      expect.objectContaining({ what: 'post', why: expect.stringContaining('software'), examples: ['/t/101/5'] }),
      expect.objectContaining({ what: 'like', why: expect.stringContaining('not who') }),
    ]),
  )

  // Nobody is written to, nothing is heard, and nobody’s address is kept anywhere.
  const { rows: jobs } = await here.database.pool.query(
    `select distinct task_identifier as task from graphile_worker.jobs`,
  )
  expect(jobs.map(each => each.task).filter(task => /mail|own place|at home|letters|federation/i.test(task))).toEqual(
    [],
  )
  expect(await count('bringing_read')).toBe(0)
  expect(await tablesWith('customers.example')).toEqual([])
})

/** Names of the tables in which this stands, in whatever column. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await here.database.pool.query(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const found: string[] = []
  for (const { relname } of rows) {
    const { rows: hits } = await here.database.pool.query(
      `select 1 from "${relname}" t where t::text ilike $1 limit 1`,
      [`%${words}%`],
    )
    if (hits.length > 0) found.push(relname)
  }
  return found
}

test('old links lead to where it stands now', async () => {
  const [rack, bikes, winter] = await topicLines(here.ctx, { siteId, order: 'opened' })
  const follow = async (path: string) => {
    const answer = await app.request(`${origin}/community${path}`)
    return [answer.status, answer.headers.get('location')]
  }
  const home = (id: string | undefined) => `/community/topics/${id}/`
  expect(await follow('/t/how-far-does-the-battery-go/101')).toEqual([301, expect.stringContaining(home(winter?.id))])
  expect(await follow('/t/how-far/101/2?u=rosa')).toEqual([301, expect.stringMatching(/#p2$/)])
  expect(await follow('/t/102/22')).toEqual([301, expect.stringMatching(/\?page=2#p22$/)])
  expect(await follow('/t/103')).toEqual([301, expect.stringContaining(home(rack?.id))])
  expect(await follow('/c/batteries/showroom/6')).toEqual([301, '/community/spaces/showroom'])
  expect(await follow('/u/ROSA')).toEqual([301, '/community/members/rosa/posts'])
  expect((await follow('/t/nothing/9999'))[0]).toBe(404)
  expect((await follow('/t/hidden/101/4'))[1]).toContain(home(winter?.id))
  expect(bikes).toBeDefined()
})

test('what was said there meanwhile comes with the next time, and nothing comes twice', async () => {
  const before = { posts: await count('community_post'), members: await count('member') }
  topics[0]?.posts.push(
    discoursePost({
      ...rosa,
      id: 506,
      post_number: 6,
      created_at: day(20),
      topic_id: 101,
      reply_to_post_number: 2,
      cooked: '<p>It worked.</p>',
    }),
  )
  if (topics[0]) topics[0].last_posted_at = new Date(here.ctx.now().getTime() + 1_000).toISOString()
  const { id } = await start({ kind: 'discourse', url: forum.url, apiKey: discourseKey, apiUser: 'ada' })
  forum.asked.length = 0
  await work(id)
  // Topics in which nothing was said since are not even asked for.
  expect(forum.asked.filter(path => path.startsWith('/t/'))).toEqual(['/t/101.json'])
  expect(await bringingRow(here.ctx, id)).toMatchObject({ step: 'done', counted: { posts: 1, known: 3 } })
  expect(await count('community_post')).toBe(before.posts + 1)
  expect(await count('member')).toBe(before.members)
  const winter = (await topicLines(here.ctx, { siteId, order: 'opened' })).at(-1)
  expect(winter).toMatchObject({ lastNumber: 4, closedWhy: expect.stringContaining('before') })
})

test('stopped, it stays as far as it came, and goes on from there', async () => {
  const url = forum.url.replace('127.0.0.1', 'localhost')
  const { id } = await start({ kind: 'discourse', url, apiKey: discourseKey, apiUser: 'ada' })
  forum.trouble = path => (path === '/t/103.json' ? 500 : undefined)
  await work(id)
  await stopBringing(here.as('ada'), id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({ step: 'stopped', stoppedWhile: 'reading' })
  forum.trouble = () => undefined
  await work(id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({ step: 'stopped' })
  await resumeBringing(here.as('ada'), id)
  // A forum that shows its door: a person decides what to do.
  forum.trouble = path => (path === '/t/103.json' ? 401 : undefined)
  await work(id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({ step: 'failed', trouble: expect.stringContaining('key') })
  forum.trouble = () => undefined
  await resumeBringing(here.as('ada'), id)
  await work(id)
  // Another address is another place to us: its topics come anew, its people are the same.
  expect(await bringingRow(here.ctx, id)).toMatchObject({ step: 'done', counted: { topics: 3 } })
  const { rows } = await here.database.pool.query(`select count(*)::int as n from member where name = 'Rosa Ibáñez'`)
  expect(rows[0].n).toBe(1)
})

test('whoever signs in with the same proven address is who they were; nobody else is', async () => {
  const { rows } = await here.database.pool.query(`select id from member where handle = 'rosa'`)
  const rosaId = rows[0].id
  const stranger = await signIn('rosa@other.example', true)
  expect(await claimMember(here.ctx, stranger)).toBeUndefined()
  const userId = await signIn('rosa@customers.example', false)
  expect(await claimMember(here.ctx, userId)).toBeUndefined()
  await here.database.pool.query('update member_auth_user set "emailVerified" = true where id = $1', [userId])
  expect(await claimMember(here.ctx, userId)).toMatchObject({ id: rosaId, userId, name: 'Rosa Ibáñez' })
  // Once.
  expect(await claimMember(here.ctx, await signIn('Rosa@customers.example2', true))).toBeUndefined()
  const [mine] = await topicLines(here.ctx, { siteId, memberId: rosaId })
  expect(mine).toBeDefined()
})

test('whoever was here under another name already gets what they wrote there, too', async () => {
  const { rows } = await here.database.pool.query(`select id from member where handle = 'ben-okoro'`)
  const userId = await signIn('ben@customers.example', false)
  const now = await joinWithAccount(here.ctx, { userId, name: 'Benjamin', language: 'en' })
  await here.database.pool.query('update member_auth_user set "emailVerified" = true where id = $1', [userId])
  expect(await claimMember(here.ctx, userId)).toMatchObject({ id: now.id })
  await tellAll()
  const { rows: said } = await here.database.pool.query(
    'select count(*)::int as n from community_post where member_id = $1',
    [now.id],
  )
  expect(said[0].n).toBeGreaterThan(20)
  const { rows: left } = await here.database.pool.query(
    'select count(*)::int as n from community_post where member_id = $1',
    [rows[0].id],
  )
  expect(left[0].n).toBe(0)
  const { rows: votes } = await here.database.pool.query(
    'select count(*)::int as n from idea_vote where member_id = $1',
    [now.id],
  )
  expect(votes[0].n).toBe(2)
  // And what comes later goes to them as well.
  topics[2]?.posts.push(
    discoursePost({ ...ben, id: 701, post_number: 2, created_at: day(21), topic_id: 103, cooked: '<p>Me, too.</p>' }),
  )
  if (topics[2]) topics[2].last_posted_at = new Date(here.ctx.now().getTime() + 1_000).toISOString()
  const { id } = await start({ kind: 'discourse', url: forum.url, apiKey: discourseKey, apiUser: 'ada' })
  await work(id)
  const { rows: later } = await here.database.pool.query(`select member_id from community_post where text = 'Me, too.'`)
  expect(later.map(each => each.member_id)).toEqual([now.id])
})

test('whoever leaves is not brought again, and no address there says what they were called', async () => {
  const { rows } = await here.database.pool.query(`select id from member where handle = 'rosa'`)
  const gone: MemberActor = {
    kind: 'member',
    memberId: rows[0].id,
    handle: 'rosa',
    name: 'Rosa',
    employeeId: null,
    sessionId: 'hers',
  }
  await leave(as(here.ctx, gone))
  await tellAll()
  expect((await app.request(`${origin}/community/u/rosa`)).status).toBe(404)
  topics[2]?.posts.push(
    discoursePost({
      ...rosa,
      id: 702,
      post_number: 3,
      created_at: day(21),
      topic_id: 103,
      cooked: '<p>Still there.</p>',
    }),
  )
  if (topics[2]) topics[2].last_posted_at = new Date(here.ctx.now().getTime() + 1_000).toISOString()
  const { id } = await start({ kind: 'discourse', url: forum.url, apiKey: discourseKey, apiUser: 'ada' })
  await work(id)
  const { rows: said } = await here.database.pool.query(
    `select m.name, m.handle from community_post p join member m on m.id = p.member_id where p.text = 'Still there.'`,
  )
  expect(said).toEqual([{ name: '', handle: expect.stringMatching(/^gone-/) }])
})

test('what was closed here stays closed, and the report says what was left out for it', async () => {
  const bikes = (await topicLines(here.ctx, { siteId, order: 'opened' })).filter(
    each => each.title === 'Show your bikes',
  )
  for (const { id } of bikes) await lockTopic(here.as('ada'), { topicId: id, why: 'We have a gallery now.' })
  topics[1]?.posts.push(
    discoursePost({
      ...rosa,
      id: 640,
      post_number: 24,
      created_at: day(22),
      topic_id: 102,
      cooked: '<p>One more.</p>',
    }),
  )
  if (topics[1]) topics[1].last_posted_at = new Date(here.ctx.now().getTime() + 1_000).toISOString()
  const { id } = await start({ kind: 'discourse', url: forum.url })
  await work(id)
  const left = (await leftOutRows(here.ctx, [id])).get(id) ?? []
  expect(left).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'post', why: expect.stringContaining('closed here'), examples: ['/t/102/24'] }),
      expect.objectContaining({ what: 'person', why: expect.stringContaining('may not see addresses') }),
    ]),
  )
})

test('a NodeBB forum comes along: categories within categories, pages, solved questions, votes', async () => {
  const nodebb = await nodebbOfRiders()
  const { id } = await start({ kind: 'nodebb', url: nodebb.url, apiKey: nodebbToken })
  await work(id)
  await nodebb.close()
  expect(await bringingRow(here.ctx, id)).toMatchObject({
    step: 'done',
    counted: { spaces: 2, people: 3, topics: 2, posts: 4, accepted: 1, likes: 1 },
  })
  const left = (await leftOutRows(here.ctx, [id])).get(id) ?? []
  expect(left).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'space', examples: ['/category/4'] })]))
  expect(nodebb.asked.filter(path => path.includes('4/staff'))).toEqual([])
  const squeak = (await topicLines(here.ctx, { siteId, order: 'opened' })).find(
    each => each.title === 'Squeaking & more',
  )
  expect(squeak).toMatchObject({
    kind: 'question',
    spaceName: 'Brakes',
    tags: ['brakes'],
    author: { name: 'Lena Graf' },
  })
  const said = await postsShown(here.ctx, squeak?.id ?? '', { from: 1, to: 20, accepted: null })
  expect(said.map(each => each.replyTo)).toEqual([null, null, 2])
  expect(said[1]?.html).toContain('members/lena')
  expect(squeak?.acceptedPostId).toBe(said[2]?.id)
  const moved = await app.request(`${origin}/community/topic/7/squeaking/3`)
  expect(moved.headers.get('location')).toContain(`/topics/${squeak?.id}`)
  // Only an address that was confirmed there says who somebody is.
  expect(await claimMember(here.ctx, await signIn('boss@halden.example', true))).toBeUndefined()
  expect(await claimMember(here.ctx, await signIn('lena@customers.example', true))).toMatchObject({ name: 'Lena Graf' })
})

const handIn = async (content: string | Buffer) =>
  (await takeFile(here.as('ada'), new Blob([content as never]).stream() as never)).fileId

test('a table comes along, and each line that can’t is named', async () => {
  const rows = [
    'post_id;topic_id;title;body;author;author_email;posted_at;category;tags;reply_to;accepted;url',
    'a1;t1;Which lock fits?;"The long one; or\nthe short?";Mia;mia@customers.example;03.04.2018 10:00;Locks;"locks,frame";;;https://old.example/viewtopic.php?t=1',
    'a2;t1;;The long one.;Ola;;04.04.2018 11:00;Locks;;a1;yes;',
    'a3;t1;;<b>Thanks</b> *all*;Mia;mia@customers.example;not a date;Locks;;a2;;',
    'a4;;;Nowhere;Ola;;04.04.2018;;;;;',
  ]
  const fileId = await handIn(`\uFEFF${rows.join('\r\n')}\r\n`)
  const { id } = await start({ kind: 'table', fileId, fileName: 'Old board.csv', zone: 'Europe/Berlin' })
  await work(id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({
    step: 'done',
    counted: { spaces: 1, people: 2, topics: 1, posts: 2, accepted: 1 },
  })
  const lock = (await topicLines(here.ctx, { siteId, order: 'opened' })).find(each => each.title === 'Which lock fits?')
  expect(lock).toMatchObject({
    openedAt: new Date('2018-04-03T08:00:00Z'),
    tags: ['frame', 'locks'],
    replyCount: 1,
    spaceName: 'Locks',
  })
  const left = (await leftOutRows(here.ctx, [id])).get(id) ?? []
  expect(left.map(({ what, why, examples }) => [what, why, ...examples])).toEqual(
    expect.arrayContaining([
      ['line', 'Its date can’t be read.', 'line 5'],
      ['line', 'It names no topic.', 'line 6'],
    ]),
  )
  expect(await tablesWith('mia@')).toEqual([])
  const moved = await app.request(`${origin}/community/viewtopic.php?t=1`)
  expect(moved.headers.get('location')).toContain(`/topics/${lock?.id}`)
  expect(await claimMember(here.ctx, await signIn('mia@customers.example', true))).toMatchObject({ name: 'Mia' })

  const wrong = await start({ kind: 'table', fileId: await handIn('a,b\n1,2\n'), fileName: 'x.csv' })
  await work(wrong.id)
  expect(await bringingRow(here.ctx, wrong.id)).toMatchObject({
    step: 'failed',
    trouble: expect.stringContaining('title'),
  })
})

test('a backup of a Discourse forum comes along; what is private never leaves the file', async () => {
  const copy = (table: string, columns: string, rows: (string | number | null)[][]) =>
    `COPY public.${table} (${columns}) FROM stdin;\n${rows.map(row => row.map(cell => (cell === null ? '\\N' : String(cell).replace(/\n/g, '\\n'))).join('\t')).join('\n')}\n\\.\n\n`
  const time = (n: number) => `2017-05-${String(n).padStart(2, '0')} 08:00:00`
  const dump = [
    '-- PostgreSQL database dump\nSET statement_timeout = 0;\n',
    copy('categories', 'id, name, description, read_restricted', [
      [4, 'Garage', '<p>Repairs</p>', 'f'],
      [8, 'Board', null, 't'],
    ]),
    copy('discourse_solved_solved_topics', 'id, topic_id, answer_post_id', [[1, 41, 902]]),
    copy('post_actions', 'id, post_id, user_id, post_action_type_id, created_at, deleted_at', [
      [1, 902, 31, 2, time(3), null],
      [2, 902, 31, 8, time(3), null],
    ]),
    copy(
      'posts',
      'id, user_id, topic_id, post_number, cooked, created_at, reply_to_post_number, deleted_at, hidden, post_type, user_deleted',
      [
        [901, 31, 41, 1, '<p>The chain\nslips</p>', time(1), null, null, 'f', 1, 'f'],
        [902, 32, 41, 2, '<p>Tighten it.</p>', time(2), 1, null, 'f', 1, 'f'],
        [903, 31, 42, 1, '<p>our SECRET plan</p>', time(2), null, null, 'f', 1, 'f'],
        [904, 31, 43, 1, '<p>board SECRET</p>', time(2), null, null, 'f', 1, 'f'],
      ],
    ),
    copy('tags', 'id, name', [[1, 'chain']]),
    copy('topic_tags', 'id, topic_id, tag_id', [[1, 41, 1]]),
    copy('topics', 'id, title, created_at, user_id, category_id, archetype, deleted_at, closed, archived, visible', [
      [41, 'Chain slips', time(1), 31, 4, 'regular', null, 'f', 'f', 't'],
      [42, 'To you alone', time(1), 31, null, 'private_message', null, 'f', 'f', 't'],
      [43, 'Board only', time(1), 31, 8, 'regular', null, 'f', 'f', 't'],
    ]),
    copy('user_emails', 'id, user_id, email, "primary"', [
      [1, 31, 'noor@customers.example', 't'],
      [2, 31, 'noor.old@customers.example', 'f'],
    ]),
    copy('users', 'id, username, name', [
      [31, 'noor', 'Noor A.'],
      [32, 'kim', null],
      [-1, 'system', 'system'],
    ]),
  ].join('')
  const packed = gzipSync(dump)
  const header = (name: string, size: number) => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
    block.write('ustar\0', 257)
    return block
  }
  const padded = (content: Buffer) => Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)])
  const logo = Buffer.alloc(70_000, 1)
  const parts = [
    header('uploads/logo.png', logo.length),
    padded(logo),
    header('dump.sql.gz', packed.length),
    padded(packed),
    Buffer.alloc(1024),
  ]
  const path = join(here.ctx.config.dataDir, 'backup.tar.gz')
  await pipeline(Readable.from(parts), createGzip(), createWriteStream(path))
  const { id } = await start({
    kind: 'discourse-export',
    url: 'https://garage.example',
    fileId: await handIn(await readFile(path)),
    fileName: 'backup.tar.gz',
  })
  await work(id)
  expect(await bringingRow(here.ctx, id)).toMatchObject({
    step: 'done',
    counted: { spaces: 1, people: 2, topics: 1, posts: 2, accepted: 1, likes: 1 },
  })
  const chain = (await topicLines(here.ctx, { siteId, order: 'opened' })).find(each => each.title === 'Chain slips')
  expect(chain).toMatchObject({
    kind: 'question',
    tags: ['chain'],
    spaceName: 'Garage',
    author: { name: 'Noor A.', handle: 'noor' },
  })
  expect(await topicShown(here.ctx, chain?.id ?? '')).toBeDefined()
  const [asked] = await postsShown(here.ctx, chain?.id ?? '', { from: 1, to: 1, accepted: null })
  expect(asked?.html).toBe('<p>The chain slips</p>')
  const left = (await leftOutRows(here.ctx, [id])).get(id) ?? []
  expect(left.map(each => each.why)).toEqual(
    expect.arrayContaining(['It is a private conversation.', expect.stringContaining('closed to the public')]),
  )
  expect(await tablesWith('SECRET')).toEqual([])
  expect(await claimMember(here.ctx, await signIn('noor.old@customers.example', true))).toBeUndefined()
  expect(await claimMember(here.ctx, await signIn('noor@customers.example', true))).toMatchObject({ name: 'Noor A.' })

  await writeFile(path, packed.subarray(0, packed.length - 40))
  const half = await start({
    kind: 'discourse-export',
    url: 'https://garage.example',
    fileId: await handIn(await readFile(path)),
  })
  await work(half.id)
  expect(await bringingRow(here.ctx, half.id)).toMatchObject({
    step: 'failed',
    trouble: expect.stringContaining('unpacked'),
  })
})
