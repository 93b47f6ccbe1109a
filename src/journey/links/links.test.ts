import { afterAll, beforeAll, expect, test } from 'vitest'
import { upsertDocument } from '#core/team'
import { newId } from '#lib/id'
import { openDatabase } from '#platform/db'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { drawQr } from './draw-qr.ts'
import { followLinks } from './follow-links.ts'
import { addressOf, makeLink, retireLink } from './make-link.ts'
import { codeIn, hostIn, newCode, pathOf, wordsFor } from './model.ts'
import { seeLink, seeLinks } from './see-links.ts'

const here = world()
let worker: AsyncDisposable
let source = ''
const winter = 'https://halden.example/winter-charging'
const rosasBrowser = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'

beforeAll(async () => {
  source = await quietSource(here.ctx)
  await upsertDocument(
    here.ctx,
    { id: newId(), title: 'Winter charging', url: winter, language: 'en', summary: '', authorIds: [here.id('ines')] },
    false,
  )
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function says(text: string, more: Partial<Parameters<typeof post>[0]> = {}) {
  const said = post({ ...more, text: `${text} ${newId()}` })
  await heard(here.ctx, source, said)
  const { rows } = await here.database.pool.query(
    'select id, conversation_id as "conversationId" from message where external_id = $1',
    [said.externalId],
  )
  return { ...said, id: rows[0].id as string, conversationId: rows[0].conversationId as string }
}

const door = () => followLinks(here.ctx)
const asks = (path: string, headers: Record<string, string> = {}, method = 'GET') => ({
  ...{ method, path },
  header: (name: string) => ({ 'user-agent': rosasBrowser, ...headers })[name],
})
const clicks = async (linkId: string) => {
  const { rows } = await here.database.pool.query('select * from link_click where link_id = $1 order by id', [linkId])
  return rows
}
const given = async () => {
  const { conversationId } = await says('Which Halden charges at minus ten?')
  const link = await makeLink(here.as('ines'), { url: winter, conversationId })
  return { conversationId, link, path: new URL(addressOf(here.ctx, link)).pathname }
}

test('an address says in words where it leads, and only its code counts', () => {
  const code = newCode()
  expect(pathOf({ words: wordsFor('Winter charging, explained in full length'), code })).toBe(
    `/l/winter-charging-${code}`,
  )
  expect(wordsFor('Ünïcode für Räder')).toBe('unicode-fur-rader')
  expect(codeIn(`/l/other-words-${code}?utm_source=x`)).toEqual({ code, looks: false })
  expect(codeIn(`/l/${code}+`)).toEqual({ code, looks: true })
  expect([codeIn('/l/'), codeIn('/l/short'), codeIn(`/l/a/b-${code}`)]).toEqual([undefined, undefined, undefined])
})

test('of where somebody came from only the site is known, in the form that every browser gives it', () => {
  for (const from of ['https://square.example', 'http://square.example/@lea?x=1', 'https://a.b-c.example#top'])
    expect(hostIn(from)).toBe(new URL(from).host)
  for (const from of [
    ...['https://Square.Example/', 'https://square.example:443/', 'https://square.example:8443/', 'https://10.1/'],
    ...['https://bücher.example/', 'https://lea:word@square.example/', 'https://xn--bcher-kva.example/'],
  ])
    expect(hostIn(from)).toBe(new URL(from).host)
  for (const from of [
    undefined,
    '',
    'square.example',
    'https://a.0x1/',
    `https://${'a.'.repeat(60)}example/`,
    'about:blank',
  ])
    expect(hostIn(from)).toBeNull()
})

test('Inés gives Kathrin a link of ours: the same one again, another’s is another, and no foreign page is made ours', async () => {
  const { conversationId, link } = await given()
  expect((await makeLink(here.as('ines'), { url: winter, conversationId })).code).toBe(link.code)
  expect((await makeLink(here.as('tomas'), { url: winter, conversationId })).code).not.toBe(link.code)
  await expect(makeLink(here.as('ines'), { url: 'https://elsewhere.example/x' })).rejects.toThrow('none of our pages')
  await expect(makeLink(here.as('ines'), { url: 'javascript:alert(1)' })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(makeLink(here.as('ines'), { url: addressOf(here.ctx, link) })).rejects.toThrow('already')
  await expect(makeLink(here.ctx, { url: winter })).rejects.toMatchObject({ kind: 'forbidden' })
})

test('Kathrin follows it: she is led there with what the page may count, and nothing says who she is', async () => {
  const { conversationId, link, path } = await given()
  const led = await door().follow(asks(path, { referer: 'https://square.example/thread/7?user=kathrin' }))
  expect(led).toEqual({
    kind: 'to',
    url: `${winter}?utm_source=bluesky&utm_medium=conversation&sosh=${link.code}`,
  })
  const [click, ...more] = await clicks(link.id)
  expect(more).toEqual([])
  expect(click).toEqual({
    ...{ id: expect.any(Number), link_id: link.id, from_host: 'square.example', is_program: false, how_many: 1 },
    at: expect.any(Date),
  })
  expect(click.at.getTime() % 60_000).toBe(0)
  const { rows } = await here.database.pool.query(
    `select payload from event where name = 'link.followed' and subject_id = $1`,
    [conversationId],
  )
  expect(rows).toEqual([{ payload: { linkId: link.id, conversationId, employeeId: here.id('ines') } }])
})

test('who asks not to be followed is led to the plain page, and nothing at all is kept', async () => {
  const { link, path } = await given()
  for (const wish of ['dnt', 'sec-gpc'])
    expect(await door().follow(asks(path, { [wish]: '1' }))).toEqual({ kind: 'to', url: winter })
  expect(await clicks(link.id)).toEqual([])
  const { rows } = await here.database.pool.query('select followed_at from tracked_link where id = $1', [link.id])
  expect(rows).toEqual([{ followed_at: null }])
})

test('programs are counted apart; a look ahead, a question for the head and a colleague’s look are not counted', async () => {
  const { link, path } = await given()
  const doors = door()
  await doors.follow(
    asks(path, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }),
  )
  await doors.follow(asks(path, { 'user-agent': 'curl/8.10.1' }))
  await doors.follow(asks(path, { 'user-agent': '' }))
  await doors.follow(asks(path, { 'sec-purpose': 'prefetch;prerender' }))
  await doors.follow(asks(path, { cookie: 'sosh.session_token=abc' }))
  await doors.follow(asks(path, {}, 'HEAD'))
  expect((await clicks(link.id)).map(({ is_program }) => is_program)).toEqual([true, true, true])
  const [seen] = (await seeLinks(here.as('ada'))).links
  expect([seen?.id, seen?.people, seen?.programs, seen?.followedAt]).toEqual([link.id, 0, 3, null])
})

test('many who follow it at once are written together, and each of them counts', async () => {
  const { link, path } = await given()
  const doors = door()
  await Promise.all(Array.from({ length: 500 }, () => doors.follow(asks(path))))
  const rows = await clicks(link.id)
  expect(rows.reduce((sum, { how_many }) => sum + how_many, 0)).toBe(500)
  expect(rows.length).toBeLessThan(50)
  const { clicks: byDay } = await seeLink(here.as('tomas'), link.id)
  expect(byDay).toMatchObject([{ people: 500, programs: 0, fromHost: null }])
})

test('an ended link leads nowhere and says so; with a + behind it, a link only says where it leads', async () => {
  const { link, path } = await given()
  expect(await door().follow(asks(`${path}+`))).toMatchObject({ kind: 'looks', link: { url: winter } })
  await expect(retireLink(here.as('tomas'), link.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await retireLink(here.as('ines'), link.id)
  expect(await door().follow(asks(path))).toEqual({ kind: 'nowhere', wasThere: true })
  expect(await door().follow(asks('/l/no-such-2222222'))).toEqual({ kind: 'nowhere', wasThere: false })
  expect(await clicks(link.id)).toEqual([])
})

test('while the database is away, a link that was known still leads on', async () => {
  const { path } = await given()
  let isAway = false
  const doors = followLinks({
    ...here.ctx,
    get db() {
      if (isAway) throw Object.assign(new Error('Connection terminated'), { code: '57P01' })
      return here.ctx.db
    },
  })
  await doors.follow(asks(path))
  isAway = true
  expect(await doors.follow(asks(path))).toMatchObject({ kind: 'to' })
  expect(await doors.follow(asks('/l/2345678'))).toEqual({ kind: 'away' })
})

test('who hands it on is seen: in a post of their own, on their page, by quoting our answer; we ourselves are not', async () => {
  const { conversationId, link } = await given()
  const address = addressOf(here.ctx, link)
  const ours = newId()
  await here.database.pool.query(
    `insert into message (id, conversation_id, network, external_id, author_id, text, posted_at, heard_at, fingerprint, terms)
     values ($1, $2, 'bluesky', $3, $4, $5, now(), now(), 0, '')`,
    [ours, conversationId, `at://ours/${ours}`, here.id('ines'), `Up to minus ten: ${address}`],
  )
  const shown = await says(`Read this: ${address}.`, { by: 'jonas' })
  const page = await says('A page of mine links to it', { by: 'lena', network: 'webmention', links: [address] })
  const quoting = await says('This is how one answers', { by: 'rosa', quotes: `at://ours/${ours}` })
  const shares = await until('all three are there', async () => {
    const { shares } = await seeLink(here.as('ada'), link.id)
    return shares.length === 3 ? shares : undefined
  })
  expect(Object.fromEntries(shares.map(({ messageId, how }) => [messageId, how]))).toEqual({
    [shown.id]: 'post',
    [page.id]: 'mention',
    [quoting.id]: 'quote',
  })
})

test('its picture is read by a phone as the address', async () => {
  const { decodeQR } = await import('qr/decode.js')
  const { default: encodeQR } = await import('qr')
  const address = 'https://social.halden.example/l/winter-charging-7hKpQ2x'
  const svg = drawQr(address)
  expect(svg).toMatch(/^<svg /)
  const modules = encodeQR(address, 'raw', { ecc: 'quartile', border: 4 })
  const scale = 4
  const size = modules.length * scale
  const data = new Uint8Array(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  expect(decodeQR({ width: size, height: size, data })).toBe(address)
})

test('counting waits for no disk, but for the first on a link; what the same connection writes next does again', async () => {
  await using one = openDatabase(here.url, { max: 1 })
  const { link, path } = await given()
  const { follow } = followLinks({ ...here.ctx, db: one.db })
  const waits = async () => (await one.pool.query('show synchronous_commit')).rows[0].synchronous_commit
  await one.pool.query('set synchronous_commit = on')
  await follow(asks(path))
  expect(await waits()).toBe('on')
  expect((await seeLink(here.as('ada'), link.id)).link.followedAt).not.toBeNull()
  await Promise.all([follow(asks(path)), follow(asks(path))])
  expect(await waits()).toBe('on')
  expect((await clicks(link.id)).map(({ how_many }) => how_many)).toEqual([1, 2])
  const { rows } = await here.database.pool.query(
    `select count(*)::int as count from event where name = 'link.followed' and payload->>'linkId' = $1`,
    [link.id],
  )
  expect(rows[0].count).toBe(1)
})
