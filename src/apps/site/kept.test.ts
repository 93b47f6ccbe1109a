import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  editPost,
  makeFirstSpace,
  openTopic,
  removePost,
  reply,
  saveDraft,
  spacesOf,
  type Topic,
} from '#places/community'
import { closeSite, foundCommunity, makeSite, openSiteAgain, type Site } from '#places/sites'
import { type OpenDatabase, openDatabase } from '#platform/db'
import { type Live, openLive } from '#platform/live'
import { memberOf } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../api/app.ts'
import { openSite, type PublicSite } from './index.ts'

/**
 * The pages are kept by two processes, each with connections of its own. Nobody here waits for news: whoever asks after a
 * change was committed reads the change.
 */
const here = world()
const lives: Live[] = []
let second: OpenDatabase
const processes: PublicSite[] = []
let origin = ''
let main: Site
let topic: Topic
let page = ''
type Member = Awaited<ReturnType<typeof memberOf>>
let priya: Member
let rosa: Member

beforeAll(async () => {
  origin = new URL(here.ctx.config.publicUrl).origin
  second = openDatabase(here.url, { max: 4 })
  for (const ctx of [here.ctx, { ...here.ctx, db: second.db }]) {
    const live = await openLive(here.url)
    lives.push(live)
    processes.push(openSite(ctx, live))
  }
  main = await foundCommunity(here.as('ada'), { name: 'Halden community', language: 'en' })
  priya = await memberOf(here.ctx, 'priya')
  rosa = await memberOf(here.ctx, 'rosa')
  topic = await ask(main, 'Which pads for the winter?')
  page = `/community/topics/${topic.id}/which-pads-for-the-winter`
})

afterAll(async () => {
  for (const live of lives) await live[Symbol.asyncDispose]()
  await second[Symbol.asyncDispose]()
})

async function ask({ id: siteId }: Site, title: string): Promise<Topic> {
  if ((await spacesOf(here.ctx, siteId)).length === 0) await makeFirstSpace(here.ctx, siteId)
  const spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  return openTopic(priya.ctx, { siteId, spaceId, title, text: 'Mine squeak in the snow.' })
}

async function say(text: string): Promise<string> {
  here.pass(10 * 60_000)
  return (await reply(rosa.ctx, { topicId: topic.id, text })).id
}

async function get(
  site: PublicSite | undefined,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await site?.answer(new Request(`${origin}${path}`, { headers }))
  if (!answer) throw new Error(`Nobody answers at ${path}.`)
  return answer
}

/** What a guest reads in each process, at once. */
const read = (path = page): Promise<string[]> =>
  Promise.all(processes.map(async site => (await get(site, path)).text()))

/** What was changed behind the house’s back, without a word to anybody, is not seen: the page comes from where it is kept. */
async function isKept(path = page): Promise<boolean[]> {
  const change = (from: string, to: string) =>
    here.database.pool.query('update community_post set html = replace(html, $1, $2) where number = 1', [from, to])
  await read(path)
  await change('squeak', 'whistle')
  const seen = await read(path)
  await change('whistle', 'squeak')
  return seen.map(each => each.includes('squeak') && !each.includes('whistle'))
}

test('a post is taken away, changed and said: the very next guest reads what is so now, in every process', async () => {
  for (let round = 0; round < 5; round++) {
    const words = `Sintered pads, number ${round}.`
    const id = await say(words)
    for (const seen of await read()) expect(seen).toContain(words)
    expect(await isKept()).toEqual([true, true])
    const [etag = ''] = [(await get(processes[1], page)).headers.get('etag')].map(String)
    expect((await get(processes[1], page, { 'if-none-match': etag })).status).toBe(304)

    await editPost(rosa.ctx, { postId: id, text: `Organic pads, number ${round}.` })
    expect((await get(processes[1], page, { 'if-none-match': etag })).status).toBe(200)
    for (const seen of await read())
      expect([seen.includes(words), seen.includes('Organic pads')]).toEqual([false, true])
    expect(await isKept()).toEqual([true, true])

    await removePost(here.as('ada'), { postId: id, why: 'It belongs to another bike.' })
    for (const seen of await read()) {
      expect(seen).not.toContain(`Organic pads, number ${round}`)
      expect(seen).toContain('It belongs to another bike.')
    }
  }
})

test('while a process hears nothing, it uses nothing that it kept', async () => {
  const id = await say('Warm them by braking.')
  expect(await isKept()).toEqual([true, true])
  await here.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'sosh live'`,
  )
  await removePost(here.as('ada'), { postId: id, why: 'Don’t try this.' })
  for (const seen of await read()) expect(seen).not.toContain('Warm them by braking')
  for (const live of lives) await until('it hears again', () => live.caughtUp())
  expect(await isKept()).toEqual([true, true])
})

test('a community that was closed is closed to the next guest, however often its page was read', async () => {
  const circle = await makeSite(here.as('ada'), { name: 'Cargo Circle', language: 'en' })
  const inside = await ask(circle, 'Who rides on Sunday?')
  const path = `/community/cargo-circle/topics/${inside.id}`
  for (const seen of await read(path)) expect(seen).toContain('Who rides on Sunday?')
  expect(await isKept(path)).toEqual([true, true])
  await closeSite(here.as('ada'), circle.id)
  for (const seen of await read(path)) expect(seen).not.toContain('Sunday')
  await openSiteAgain(here.as('ada'), circle.id)
  for (const seen of await read(path)) expect(seen).toContain('Who rides on Sunday?')
})

test('each community is kept in its own language', async () => {
  const kreis = await makeSite(here.as('ada'), { name: 'Lastenradkreis', language: 'de' })
  const question = await ask(kreis, 'Welche Beläge im Winter?')
  const path = `/community/lastenradkreis/topics/${question.id}`
  for (let round = 0; round < 2; round++) {
    for (const seen of await read(path)) expect(seen).toContain('<html lang="de"')
    for (const seen of await read()) expect(seen).toContain('<html lang="en"')
  }
})

test('nothing of Rosa’s is kept: not her name, her draft, nor a page that looked at a cookie', async () => {
  const app = createApp(here.ctx, lives[0] as Live, '/nowhere', undefined, processes[0])
  const rosasDraft = 'I am not sure yet, but I think'
  const cookies = await signUp(app, 'Mia')
  const { rows } = await here.database.pool.query(`select id from member where handle = 'mia'`)
  const actor = { ...(rosa.ctx.actor as object), memberId: rows[0].id, handle: 'mia', name: 'Mia' }
  await saveDraft({ ...rosa.ctx, actor: actor as never }, { siteId: main.id, topicId: topic.id, text: rosasDraft })
  await say('Here is one word more.')

  // She reads first, when nothing is kept; then a guest; then she again, when it is.
  const before = processes[0]?.keptBytes ?? 0
  const hers = await get(processes[0], page, { cookie: cookies })
  const seen = await hers.text()
  expect([seen.includes(rosasDraft), seen.includes('Mia')]).toEqual([true, true])
  expect(hers.headers.get('cache-control')).toContain('private')
  expect(processes[0]?.keptBytes).toBeLessThanOrEqual(before)
  for (const guests of await read())
    expect([guests.includes(rosasDraft), guests.includes('Mia')]).toEqual([false, false])
  expect(await isKept()).toEqual([true, true])
  expect(await (await get(processes[0], page, { cookie: cookies })).text()).toContain(rosasDraft)
  for (const guests of await read()) expect(guests).not.toContain('Mia')

  // A cookie of nobody’s opens nothing, and leaves nothing.
  const full = processes[0]?.keptBytes ?? 0
  const forged = await get(processes[0], page, { cookie: 'sosh-member.session_token=forged' })
  expect(await forged.text()).not.toContain('Mia')
  for (const path of ['/community/sign-in', '/community/sign-up', '/community/search?q=pads', '/community/write'])
    await get(processes[0], path)
  expect(processes[0]?.keptBytes).toBeLessThanOrEqual(full)
})

async function signUp(app: ReturnType<typeof createApp>, name: string): Promise<string> {
  const answer = await app.request(`${origin}/community/sign-up`, {
    method: 'POST',
    redirect: 'manual',
    headers: { host: new URL(origin).host, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name, email: `${name}@customers.example`, password: 'three plain words' }).toString(),
  })
  return answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}
