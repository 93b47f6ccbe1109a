import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hearAtHome } from '#journey/at-home'
import { forgetWritings, makeFirstSpace, spacesOf } from '#places/community'
import { moderationQueue } from '#places/moderation'
import { sweepPictures } from '#places/pictures'
import { addModerator, foundCommunity } from '#places/sites'
import { type Live, openLive } from '#platform/live'
import { jpegOf, pngOf } from '../../../test/pixels.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { makeActors } from '../../places/federation/actors.ts'
import { asObject } from '../../places/federation/as-object.ts'
import { createApp } from '../api/app.ts'
import { startWorker } from '../worker.ts'

/** Priya is new and shows her bike; Rosa looks after the place. Both without scripts. */
const here = world()
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let siteId = ''
let spaceId = ''
const priya = visitor()
const rosa = visitor()
const guest = visitor()
const noted = '48.137N 11.575E'
const photo = jpegOf({ width: 40, height: 30, orientation: 6, notes: noted })

beforeAll(async () => {
  origin = new URL(here.ctx.config.publicUrl).origin
  live = await openLive(here.url)
  app = createApp(here.ctx, live, '/nowhere')
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  await until('the place is open', async () => (await guest.go('/community')).status === 200)
  for (const [who, name] of [
    [priya, 'Priya'],
    [rosa, 'Rosa'],
  ] as const)
    await who.go('/community/sign-up', { name, email: `${name}@customers.example`, password: 'three plain words' })
  await addModerator(here.as('ada'), siteId, { memberId: await idOf('rosa') })
})

afterAll(() => live[Symbol.asyncDispose]())
beforeEach(() => here.pass(60 * 60_000))

const idOf = async (handle: string) => {
  const { rows } = await here.database.pool.query('select id from member where handle = $1', [handle])
  return rows[0]?.id ?? ''
}
const kept = async () =>
  (await here.database.pool.query('select id from post_picture where member_id is not null order by added_at, id')).rows

/** A browser without scripts; what has files is sent as forms with files are. */
function visitor() {
  const cookies = new Map<string, string>()
  async function go(path: string, form?: Record<string, string>, files?: Buffer[]) {
    const url = new URL(path, origin)
    const body = form && files ? new FormData() : new URLSearchParams(form)
    if (body instanceof FormData) {
      for (const [name, value] of Object.entries(form ?? {})) body.append(name, value)
      for (const file of files ?? []) body.append('pictures', new Blob([new Uint8Array(file)]), 'bike.jpg')
    }
    const cookie = [...cookies].map(pair => pair.join('=')).join('; ')
    const response: Response = await app.request(url.href, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie, host: url.host, ...(form && { origin }) },
      ...(form && { body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value.join('='))
    }
    const to = response.headers.get('location')
    if (to) return go(to)
    const bytes = Buffer.from(await response.arrayBuffer())
    const { headers, status } = response
    return { status, bytes, words: bytes.toString('utf8'), path: url.pathname, headers }
  }
  return { go, cookies }
}

/** The fields in which a page asks what pictures show. */
const asked = (words: string) => [...words.matchAll(/name="(alt-[0-9a-f-]{36})"/g)].map(([, name = '']) => name)

const bike = {
  kind: 'discussion',
  title: 'My Cargo L after two winters',
  text: 'The box held, the stand did not.',
  tags: '',
}
let topic = ''
let shown: string[] = []

test('Priya adds two photos, is asked what they show, and waits: nobody has seen a picture of hers before', async () => {
  const open = { ...bike, spaceId }
  const first = await priya.go('/community/write', open, [photo, pngOf({ width: 3, height: 2, notes: noted })])
  expect(first.status).toBe(200)
  expect(first.words).toContain('Say below what each picture shows.')
  const fields = asked(first.words)
  expect(fields).toHaveLength(2)
  shown = fields.map(name => name.replace('alt-', ''))
  // Not said of the second: asked once more, and what was written is still there.
  const again = await priya.go(
    '/community/write',
    { ...open, [fields[0] ?? '']: 'A red box bike', [fields[1] ?? '']: '' },
    [],
  )
  expect(again.words).toContain('value="A red box bike"')
  expect(again.words).toContain(bike.text)
  // Hers alone until her words stand there.
  expect((await priya.go(`/community/posts/pictures/${shown[0]}`)).status).toBe(200)
  expect((await guest.go(`/community/posts/pictures/${shown[0]}`)).status).toBe(404)
  const alts = { [fields[0] ?? '']: 'A red box bike', [fields[1] ?? '']: 'The bent <stand>' }
  const sent = await priya.go('/community/write', { ...open, ...alts }, [])
  expect(sent.words).toContain('It has pictures in it and you are new here.')
  expect((await priya.go('/community/notices')).words).toContain('With 2 pictures.')
})

test('Rosa sees them blurred, lets them through; then everybody sees them, without what the phone noted', async () => {
  const [waiting] = (await moderationQueue(here.as('ada'))).cases
  const page = await rosa.go(`/community/moderation/cases/${waiting?.id}`)
  expect(page.words.match(/<div class="veil"><img/g)).toHaveLength(2)
  const toRosa = await rosa.go(`/community/posts/pictures/${shown[0]}`)
  expect([toRosa.status, toRosa.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  // What waits with held words is not forgotten.
  here.pass(3 * 86_400_000)
  await sweepPictures(here.ctx)
  expect((await rosa.go(`/community/moderation/cases/${waiting?.id}`, { does: 'fine' })).status).toBe(200)

  const list = await guest.go('/community/topics')
  topic = /href="(\/community\/topics\/[^"]+my-cargo-l[^"]*)"/.exec(list.words)?.[1] ?? ''
  const read = await guest.go(topic)
  expect(read.words).toContain(
    `<img src="/community/posts/pictures/${shown[0]}" alt="A red box bike" width="30" height="40" itemprop="image" loading="lazy"`,
  )
  expect(read.words).toContain('alt="The bent &lt;stand&gt;"')
  const { bytes, headers, status } = await guest.go(`/community/posts/pictures/${shown[0]}`)
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    200,
    'image/jpeg',
    'nosniff',
  ])
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(bytes.includes(noted)).toBe(false)
})

test('feeds, other servers and the inbox have them with what they show', async () => {
  const address = `${origin}/community/posts/pictures/${shown[0]}`
  const feed = JSON.parse((await guest.go('/community/feed.json')).words)
  expect(feed.items[0].attachments[0]).toMatchObject({ url: address, mime_type: 'image/jpeg', title: 'A red box bike' })
  expect(feed.items[0].content_text).toContain('[A red box bike]')
  expect((await guest.go('/community/feed.atom')).words).toContain(`rel="enclosure"`)
  const { rows } = await here.database.pool.query('select id from community_post')
  await makeActors(here.ctx)
  const note = await asObject(here.ctx, { about: 'post', id: rows[0].id })
  expect(note?.object.attachment).toMatchObject([
    { type: 'Image', mediaType: 'image/jpeg', url: address, name: 'A red box bike', width: 30, height: 40 },
    { type: 'Image', name: 'The bent <stand>' },
  ])
  await hearAtHome(here.ctx, rows[0].id)
  const heard = await here.database.pool.query('select media from message where external_id = $1', [rows[0].id])
  expect(heard.rows[0].media[0]).toEqual({ kind: 'image', url: address, alt: 'A red box bike' })
})

test('Priya leaves one out, says the other better; Rosa takes that one away and says why, for everybody to read', async () => {
  const { rows } = await here.database.pool.query('select id from community_post')
  const post = rows[0].id
  const form = await priya.go(`/community/posts/${post}/edit`)
  expect(asked(form.words)).toHaveLength(2)
  const [one = '', two = ''] = shown
  const said = { hasPictures: 'yes', text: bike.text, title: bike.title, [`alt-${one}`]: 'My red box bike, in snow' }
  const changed = await priya.go(
    `/community/posts/${post}/edit`,
    { ...said, [`alt-${two}`]: 'x', [`without-${two}`]: 'yes' },
    [],
  )
  expect(changed.words).toContain('alt="My red box bike, in snow"')
  expect(changed.words).not.toContain(two)
  expect((await guest.go(`/community/posts/pictures/${two}`)).status).toBe(404)
  await hearAtHome(here.ctx, post, 'edit')
  const heard = await here.database.pool.query('select media from message where external_id = $1', [post])
  expect(heard.rows[0].media).toHaveLength(1)

  expect((await priya.go(`/community/posts/${post}/pictures`)).status).toBe(403)
  expect((await priya.go(`/community/posts/pictures/${one}/take-away`, { why: 'Mine.' })).status).toBe(403)
  expect((await rosa.go(`/community/posts/pictures/${one}/take-away`, { why: '' })).status).toBe(400)
  const judged = await rosa.go(`/community/posts/${post}/pictures`)
  expect(judged.words).toContain('Take picture 1 away')
  await rosa.go(`/community/posts/pictures/${one}/take-away`, { why: 'A number plate is in it.' })
  expect((await guest.go(`/community/posts/pictures/${one}`)).status).toBe(404)
  expect((await guest.go(`/community/posts/${post}/history`)).words).toContain('A number plate is in it.')
  expect(await kept()).toEqual([])
})

/** Priya replies with pictures that she said what they show of. */
async function replies(text: string, ...pictures: Buffer[]) {
  const act = `/community/topics/${topic.split('/')[3]}/do/reply`
  const page = await priya.go(act, { text, to: '0' }, pictures)
  const alts = Object.fromEntries(asked(page.words).map(name => [name, 'The new stand']))
  return { page, sent: await priya.go(act, { text, to: '0', ...alts }, []) }
}

test('what is too large, too many or no picture is said, and what was written stays', async () => {
  const small = pngOf({ width: 3, height: 2 })
  const many = await replies('Five of them', ...Array.from({ length: 5 }, () => small))
  expect(many.page.status).toBe(400)
  expect(many.page.words).toContain('A post has 4 pictures at most.')
  expect(many.page.words).toContain('Five of them')
  expect(asked(many.page.words)).toHaveLength(4)
  expect(many.sent.words.match(/alt="The new stand"/g)).toHaveLength(4)
  const act = `/community/topics/${topic.split('/')[3]}/do/reply`
  const drawing = await priya.go(act, { text: 'A drawing' }, [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])
  expect([drawing.status, drawing.words.includes('This is no picture that can be shown here')]).toEqual([400, true])
  const large = await priya.go(act, { text: 'Large' }, [Buffer.concat([photo, Buffer.alloc(4 * 1024 * 1024)])])
  expect([large.status, large.words.includes('A picture has 4 MB at most.')]).toEqual([400, true])
  expect((await guest.go(act, { text: 'From nobody' }, [small])).status).toBe(403)
  // Somebody else’s picture is nobody’s to show.
  const stolen = await rosa.go(act, { text: 'Look', [`alt-${(await kept())[0].id}`]: 'Mine now' }, [])
  expect(stolen.words).toContain('A picture is not there any more.')
})

test('Inés, signed in at the desk, replies on the page with a picture: asked what it shows, hers alone till it leaves', async () => {
  await using _worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
  const ines = visitor()
  const signedIn = await app.request(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ines@halden.example', password: 'three plain words' }),
  })
  const [session = ''] = signedIn.headers.getSetCookie()
  const [name = '', value = ''] = (session.split(';')[0] ?? '').split(/=(.*)/)
  ines.cookies.set(name, value)
  expect((await ines.go(topic)).words).toContain('name="pictures"')
  const act = `/community/topics/${topic.split('/')[3]}/do/answer`
  const words = { text: 'We made the stand wider. Here it is.', to: '1' }
  const page = await ines.go(act, words, [photo])
  expect([page.status, page.words.includes('Say below what each picture shows.')]).toEqual([200, true])
  const [field = ''] = asked(page.words)
  const picture = `/community/posts/pictures/${field.replace('alt-', '')}`
  expect((await ines.go(picture)).status).toBe(200)
  for (const who of [guest, priya, rosa]) expect((await who.go(picture)).status).toBe(404)
  const brief = await ines.go(act, { ...words, [field]: 'It' }, [])
  expect([brief.status, brief.words.includes('Say what the picture shows')]).toEqual([400, true])
  const sent = await ines.go(act, { ...words, [field]: 'The wide stand, folded' }, [])
  expect([sent.status, sent.path]).toEqual([200, topic])
  const stands = await until('it stands there', async () => {
    const read = await guest.go(topic)
    return read.words.includes('alt="The wide stand, folded"') ? read.words : undefined
  })
  expect(stands).toContain('Here it is.')
  const seen = await guest.go(picture)
  expect(seen.status).toBe(200)
  expect(seen.bytes.includes(noted)).toBe(false)
  // Whoever is not of the house can’t add pictures as if they were.
  expect((await priya.go(act, words, [photo])).status).not.toBe(200)
})

test('with the words the pictures go, and with their author; what was never sent is forgotten after a day', async () => {
  await replies('Look at it', photo)
  const { rows } = await here.database.pool.query(
    "select p.id, p.pictures -> 0 ->> 'id' as picture from community_post p where p.text = 'Look at it'",
  )
  const [{ id, picture }] = rows
  expect((await guest.go(`/community/posts/pictures/${picture}`)).status).toBe(200)
  await priya.go(`/community/posts/${id}/remove`, {})
  for (const who of [guest, priya]) expect((await who.go(`/community/posts/pictures/${picture}`)).status).toBe(404)

  const before = (await kept()).length
  await priya.go('/community/write', { ...bike, spaceId }, [photo])
  expect(await kept()).toHaveLength(before + 1)
  here.pass(2 * 86_400_000)
  await sweepPictures(here.ctx)
  expect(await kept()).toHaveLength(before)
  await forgetWritings(here.ctx, await idOf('priya'))
  expect(await kept()).toEqual([])
  expect((await guest.go('/community/feed.json')).words).not.toContain('The new stand')
})
