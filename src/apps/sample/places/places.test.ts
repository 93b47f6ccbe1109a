import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewQueue } from '#core/review'
import { statements } from '#journey/official'
import { newId } from '#lib/id'
import { acceptAnswer, openTopic, spacesOf } from '#places/community'
import { insertSampleMember } from '#places/members'
import { findMaster, foundCommunity } from '#places/sites'
import { standingOfMember } from '#places/standing'
import { follow } from '#places/taking-part'
import { as, type Context } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import { until } from '../../../../test/until.ts'
import { world } from '../../../../test/world.ts'
import { createApp } from '../../api/app.ts'
import { startWorker } from '../../worker.ts'
import { loadSample, removeSample } from '../load.ts'
import { riders } from './riders.ts'
import { talkInEnglish } from './talk-in-english.ts'
import { talkInGerman } from './talk-in-german.ts'

const here = world()
const talk = [...talkInEnglish, ...talkInGerman]
let app: ReturnType<typeof createApp>
let live: Live
let worker: AsyncDisposable
let origin = ''

beforeAll(async () => {
  origin = new URL(here.ctx.config.publicUrl).origin
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  await loadSample(here.as('ada'))
  await until('the community is there', async () => (await get('/community')).status === 200)
}, 60_000)

afterAll(async () => {
  await live[Symbol.asyncDispose]()
  await worker[Symbol.asyncDispose]()
})

async function get(path: string): Promise<{ status: number; words: string; headers: Headers }> {
  const response = await app.request(new URL(path, origin).href, { headers: { host: new URL(origin).host } })
  return { status: response.status, words: await response.text(), headers: response.headers }
}
const count = async (query: string) =>
  Number((await here.database.pool.query(`select count(*) ${query}`)).rows[0].count)

async function member(handle: string, elsewhere: string): Promise<Context> {
  const id = newId()
  const name = handle
  await insertSampleMember(here.ctx, { id, userId: null, employeeId: null, handle, name, language: 'en', elsewhere })
  return as(here.ctx, { kind: 'member', memberId: id, handle, name, employeeId: null, sessionId: handle })
}

test('who is named in its talk is there', () => {
  const known = new Set(riders.map(each => each.key))
  const named = talk.flatMap(each => [
    ...(each.votes ?? []),
    ...(each.poll ?? []).flatMap(choice => choice.riders),
    ...(each.event ? [...each.event.going, ...each.event.maybe] : []),
  ])
  expect(named.filter(key => !known.has(key))).toEqual([])
  expect(new Set(talk.map(each => each.language))).toEqual(new Set(['en', 'de']))
})

describe('Ada looks at the sample’s community', () => {
  test('its pages say that it is a sample, and search engines are sent away', async () => {
    const home = await get('/community')
    expect(home.words).toContain('Halden Riders')
    expect(home.words).toContain('This is a sample')
    expect(home.words).toContain('<meta name="robots" content="noindex">')
    expect((await get('/community/feed.atom')).headers.get('x-robots-tag')).toBe('noindex')
    expect((await get('/robots.txt')).words).toBe('User-agent: *\nDisallow: /\n')
    expect((await get('/community/sitemap.xml')).words).not.toContain('<loc>')
  })

  test('each topic opens, with every word of it, at its time', async () => {
    const { rows } = await here.database.pool.query(
      `select t.id, t.title, t.reply_count as replies, t.opened_at as "openedAt", t.last_post_at as "lastPostAt"
       from community_topic t join site s on s.id = t.site_id where s.is_sample`,
    )
    expect(rows.map(row => row.title).sort()).toEqual(talk.map(each => each.title).sort())
    for (const { id, title, replies, openedAt, lastPostAt } of rows) {
      const said = talk.find(each => each.title === title)
      expect([title, replies]).toEqual([title, said?.replies.length])
      expect(openedAt.getTime()).toBeLessThanOrEqual(lastPostAt.getTime())
      expect((await get(`/community/topics/${id}`)).status, title).toBe(200)
    }
    expect(await count('from community_post where written_at > now()')).toBe(0)
  })

  test('Tom’s standing follows from what others said of his help', async () => {
    const { rows } = await here.database.pool.query(`select id from member where handle = 'tom-ashworth'`)
    const standing = await standingOfMember(here.ctx, rows[0].id)
    expect(standing).toMatchObject({ accepted: 1, thankedByUs: 1, thankedByMembers: 2 })
    expect(
      await count('from standing_deed d join community_post p on p.id = d.post_id where p.member_id <> d.member_id'),
    ).toBe(0)
  })

  test('its blog has one article, its offers tell how they stand, and one article waits to be read', async () => {
    const blog = await get('/community/blog')
    expect(blog.words).toContain('Three winters on the same battery')
    expect(blog.words).not.toContain('Eine Kiste zeichnen')
    expect((await get('/community/blog/three-winters-on-the-same-battery')).words).toContain('91 %')
    expect((await get('/community/blog/authors/ines-navarro-sample')).status).toBe(200)
    const onSale = await get('/community/offers')
    expect(onSale.words).toContain('Nine Cargo L from our test fleet')
    expect(onSale.words).toContain('Sold out')
    for (const slug of ['nine-cargo-l-from-our-test-fleet', 'the-demo-truck-three-bikes-one-mechanic-a-kettle'])
      expect((await get(`/community/offers/${slug}`)).status).toBe(200)
    expect((await reviewQueue(here.as('marta'))).map(each => each.subjectKind)).toContain('article')
    expect((await statements(here.as('ada'))).map(each => [each.kind, each.step])).toEqual([['release', 'released']])
  })

  test('what somebody real does there is told to nobody: no server, no inbox, no mail', async () => {
    const { id: siteId = '' } = (await findMaster(here.ctx)) ?? {}
    const [rosa, kit] = [await member('rosa', 'rosa@away.example'), await member('kit', 'kit@away.example')]
    await follow(kit, { of: { siteId }, wants: true })
    const spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
    const asked = { title: 'Which lamp for the way to work?', text: 'See https://lamps.example/best, I read.' }
    const topic = await openTopic(rosa, { siteId, spaceId, kind: 'question', ...asked })
    const theirs = talkInEnglish.find(each => each.kind === 'question' && each.title.startsWith('Error 31'))
    const { rows } = await here.database.pool.query('select id from community_topic where title = $1', [theirs?.title])
    // Whoever looks after the place marks an answer: when that is noted, everything said before it was told as well.
    const waiting = `from standing_deed where kind = 'accepted' and topic_id = '${rows[0].id}'`
    const { rows: tom } = await here.database.pool.query(
      `select id from community_post where topic_id = $1 and number = 2`,
      [rows[0].id],
    )
    await acceptAnswer(here.as('ada'), { topicId: rows[0].id, postId: tom[0].id })
    await until('the answer counts', async () => (await count(waiting)) === 1)
    await until(
      'all news are told',
      async () =>
        (await count(`from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'news of%' and j.run_at <= now()`)) ===
        0,
    )
    expect(await count(`from conversation where network = 'community'`)).toBe(0)
    for (const table of ['federation_actor', 'federation_telling', 'member_letter', 'delivery', 'asked_to_answer'])
      expect([table, await count(`from ${table}`)]).toEqual([table, 0])
    expect((await get(`/community/topics/${topic.id}`)).words).toContain('Which lamp')
  })

  test('the company founds its own: it takes the first place, and the sample stands below it, listed nowhere', async () => {
    await foundCommunity(here.as('ada'), { name: 'Our own' })
    await until('it is there', async () => (await get('/community')).words.includes('Our own'))
    const home = await get('/community')
    expect(home.words).not.toContain('noindex')
    expect(home.words).not.toContain('Halden Riders')
    expect((await get('/community/communities')).words).not.toContain('Halden Riders')
    expect((await get('/community/sitemap.xml')).words).not.toContain('halden-riders')
    expect((await get('/robots.txt')).words).toContain('Allow: /community')
    const below = await get('/community/halden-riders')
    expect(below.words).toContain('This is a sample')
    expect(below.words).toContain('content="noindex"')
    expect((await get('/community/blog')).words).not.toContain('Three winters')
    expect((await get('/community/blog/three-winters-on-the-same-battery')).status).toBe(404)
    expect((await get('/community/blog/feed.atom')).words).not.toContain('Three winters')
    expect((await get('/community/offers')).words).not.toContain('Nine Cargo L')
  })

  test('gone with the sample, and the company’s own stays', async () => {
    await removeSample(here.as('ada'))
    await until('it is gone', async () => (await get('/community/halden-riders')).status === 404)
    expect((await get('/community')).words).toContain('Our own')
    expect(await count('from member')).toBe(2)
  })

  test('where the company has its own already, it comes below', async () => {
    await loadSample(here.as('ada'))
    await until('it is there', async () => (await get('/community/halden-riders')).status === 200)
    expect((await findMaster(here.ctx))?.name).toBe('Our own')
    await removeSample(here.as('ada'))
  })
})
