import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { takenSlugs } from '#lib/paths'
import { acceptAnswer, makeFirstSpace, makeSpace, openTopic, reply, spacesOf } from '#places/community'
import { changeSite, closeSite, foundCommunity, makeSite, openSiteAgain, type Site } from '#places/sites'
import type { Context } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import { sendMailJob } from '#platform/mail'
import { memberOf } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../api/app.ts'
import { rooms } from './pages/index.ts'

const here = world()
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let circle: Site

beforeAll(async () => {
  origin = new URL(here.ctx.config.publicUrl).origin
  live = await openLive(here.url)
  app = createApp(withMail(here.ctx), live, '/nowhere')
  expect((await app.request(`${origin}/community`)).status).toBe(404)
  await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })
  circle = await makeSite(here.as('ada'), { name: 'Cargo Circle', about: 'Families who <carry> things.' })
  await until('the page shows it', async () => (await app.request(`${origin}/community/cargo-circle`)).status === 200)
})

afterAll(() => live[Symbol.asyncDispose]())

beforeEach(() => here.database.pool.query('delete from member_auth_rate_limit'))

function withMail(ctx: Context): Context {
  return { ...ctx, config: { ...ctx.config, mail: { url: 'smtp://127.0.0.1:9', from: 'c@halden.example' } } }
}

/** A browser without scripts: it keeps cookies and follows where it is sent. */
function visitor() {
  const cookies = new Map<string, string>()
  async function go(
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; words: string; path: string; headers: Headers }> {
    const url = new URL(path, origin)
    const response = await app.request(url.href, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(pair => pair.join('=')).join('; '),
        host: url.host,
        ...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
    const to = response.headers.get('location')
    if (to) return go(to)
    return {
      status: response.status,
      words: await response.text(),
      path: url.pathname + url.search,
      headers: response.headers,
    }
  }
  return { go, cookies }
}

/** The link in the last mail that waits, as its reader would see it. */
async function lastMail(): Promise<{ to: string; text: string }> {
  const { rows } = await here.database.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 order by j.id desc limit 1`,
    [sendMailJob],
  )
  const { id, sealed } = rows[0].payload
  const part = (name: 'nonce' | 'ciphertext') => Buffer.from(sealed[name], 'base64')
  const opened = here.ctx.secrets.open(
    'mail',
    { keyId: sealed.keyId, nonce: part('nonce'), ciphertext: part('ciphertext') },
    id,
  )
  return JSON.parse(opened)
}

const password = 'three plain words'
const join = { name: 'Rosa Ibáñez', email: 'rosa@customers.example', password }

describe('reading', () => {
  test('the first page says what this place is, and words are never markup', async () => {
    const page = await visitor().go('/community')
    expect(page.status).toBe(200)
    expect(page.words).toContain('<h1>Halden community</h1>')
    expect(page.words).toContain('Families who &lt;carry&gt; things.')
    expect(page.words).toContain(`href="${origin}/community/cargo-circle"`)
    expect(page.headers.get('set-cookie')).toBeNull()
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test('a sub-community has its own name and look, and says to whom it belongs', async () => {
    await changeSite(here.as('ada'), circle.id, { colour: '#1d4f7c' })
    const rosa = visitor()
    await until('the page shows it', async () => {
      const { words } = await rosa.go('/community/cargo-circle')
      const [sheet = ''] = /\/community\/-\/style\/[\w-]+\.css/.exec(words) ?? []
      return (await rosa.go(sheet)).words.includes('#1d4f7c')
    })
    const page = await rosa.go('/community/cargo-circle')
    expect(page.words).toContain('A Halden community')
    expect(page.words).toContain(`<link rel="canonical" href="${origin}/community/cargo-circle">`)
    expect((await rosa.go('/community/cargo-circle/rules')).words).toContain('Be kind.')
  })

  test('a page that a guest has already is not sent again, and a change is seen at once', async () => {
    const ben = visitor()
    const first = await ben.go('/community/cargo-circle')
    const etag = first.headers.get('etag') ?? ''
    expect((await ben.go('/community/cargo-circle', undefined, { 'if-none-match': etag })).status).toBe(304)
    await changeSite(here.as('ada'), circle.id, { about: 'Families who haul things.' })
    await until('the page shows it', async () => (await ben.go('/community/cargo-circle')).words.includes('haul'))
    expect((await ben.go('/community/cargo-circle', undefined, { 'if-none-match': etag })).status).toBe(200)
  })

  test('what is not there says so in words, and leads back', async () => {
    for (const path of ['/community/nowhere', '/community/members/nobody', '/community/%ff']) {
      const page = await visitor().go(path)
      expect([path, page.status]).toEqual([path, 404])
      expect(page.words).toContain('Nothing is here')
      expect(page.words).toContain('href="/community"')
    }
  })

  test('a closed community is closed to everybody', async () => {
    const site = await makeSite(here.as('ada'), { name: 'Short lived' })
    const ben = visitor()
    await until('the page shows it', async () => (await ben.go('/community/short-lived')).status === 200)
    await closeSite(here.as('ada'), site.id)
    await until('the page shows it', async () => (await ben.go('/community/short-lived')).status === 410)
    expect((await ben.go('/community/short-lived/rules')).words).toContain('Short lived was closed')
    await openSiteAgain(here.as('ada'), site.id)
    await until('the page shows it', async () => (await ben.go('/community/short-lived/rules')).status === 200)
  })

  test('search engines are told of every community, and nothing of the desk', async () => {
    const robots = await visitor().go('/robots.txt')
    expect(robots.words).toContain('Disallow: /\n')
    expect(robots.words).toContain(`Sitemap: ${origin}/community/sitemap.xml`)
    const index = await visitor().go('/community/sitemap.xml')
    expect(index.words).toContain(`<loc>${origin}/community/cargo-circle/sitemap-pages.xml</loc>`)
    expect((await visitor().go('/community/cargo-circle/sitemap-pages.xml')).words).toContain(
      '/community/cargo-circle/rules',
    )
  })

  test('whoever asks for the picture of the place gets its letter on its colour, or its logo', async () => {
    const letter = await visitor().go('/favicon.ico')
    expect(letter.status).toBe(200)
    expect(letter.headers.get('content-type')).toBe('image/svg+xml')
    expect(letter.words).toContain('<svg')
  })

  test('no sub-community can be called as a page of the master is', () => {
    const pages = rooms.flatMap(room => room.routes.map(route => route.path.split('/')[1] ?? ''))
    for (const page of pages) if (/^[a-z0-9-]+$/.test(page)) expect([page, takenSlugs.has(page)]).toEqual([page, true])
  })

  test('at a host of its own a site has short addresses, and the desk is not there', async () => {
    await changeSite(here.as('ada'), circle.id, { host: 'circle.halden.example' })
    await until('the page shows it', async () => (await app.request('http://circle.halden.example/')).status === 200)
    expect(await (await app.request('http://circle.halden.example/')).text()).toContain('href="/rules"')
    expect((await app.request('http://circle.halden.example/api/me')).status).toBe(404)
    expect((await app.request('http://circle.halden.example/inbox')).status).toBe(404)
    await changeSite(here.as('ada'), circle.id, { host: null })
    await until(
      'the page shows it',
      async () => (await app.request('http://circle.halden.example/rules')).status === 404,
    )
  })
})

describe('taking part', () => {
  test('Rosa joins with a password, goes out, and comes in again', async () => {
    const rosa = visitor()
    expect((await rosa.go('/community/cargo-circle/sign-up')).words).toContain('Join Cargo Circle')
    const short = await rosa.go('/community/cargo-circle/sign-up', { ...join, password: 'short' })
    expect(short.status).toBe(400)
    expect(short.words).toContain('Ten characters or more')
    expect(short.words).toContain('value="Rosa Ibáñez"')
    const inside = await rosa.go('/community/cargo-circle/sign-up', { ...join, next: '/community/cargo-circle/rules' })
    expect(inside.path).toBe('/community/cargo-circle/rules')
    expect(inside.words).toContain('Rosa Ibáñez')
    expect((await rosa.go('/community/members/rosa-ibanez')).words).toContain('@rosa-ibanez')
    expect((await rosa.go('/community/sign-out', {})).words).toContain('Sign in</a>')
    expect(rosa.cookies.size).toBe(0)
    const wrong = await rosa.go('/community/sign-in', { email: join.email, password: 'other plain words' })
    expect(wrong.status).toBe(401)
    expect(wrong.words).toContain('don’t belong together')
    expect((await rosa.go('/community/sign-in', { email: join.email, password })).words).toContain('Rosa Ibáñez')
    expect((await visitor().go('/community/sign-up', join)).status).toBe(409)
  })

  test('Ben joins by a link alone: opening it signs nobody in, pressing its button does, once', async () => {
    const ben = visitor()
    const sent = await ben.go('/community/sign-in/link', { email: 'ben@customers.example' })
    expect(sent.words).toContain('Look into your mail')
    const mail = await lastMail()
    expect(mail.to).toBe('ben@customers.example')
    const [link = ''] = /http\S+\/link\?\S+/.exec(mail.text) ?? []
    const opened = await ben.go(link)
    expect(opened.status).toBe(200)
    expect(ben.cookies.size).toBe(0)
    const token = new URL(link).searchParams.get('token') ?? ''
    const asked = await ben.go('/community/link', { token })
    expect(asked.words).toContain('What shall people call you?')
    expect((await ben.go('/community/welcome', { name: 'x' })).status).toBe(400)
    expect((await ben.go('/community/welcome', { name: 'Ben Okoro' })).words).toContain('Ben Okoro')
    const again = await visitor().go('/community/link', { token })
    expect(again.status).toBe(403)
    expect(again.words).toContain('This link was used')
  })

  test('the address is confirmed by the mail that was sent to it', async () => {
    const lena = visitor()
    await lena.go('/community/sign-up', { name: 'Lena', email: 'lena@customers.example', password })
    expect((await lena.go('/community/account')).words).toContain('Nobody has shown yet')
    const [link = ''] = /http\S+\/account\/confirm\?\S+/.exec((await lastMail()).text) ?? []
    await lena.go(link)
    const token = new URL(link).searchParams.get('token') ?? ''
    expect((await lena.go('/community/account/confirm', { token })).words).toContain('this is your address')
    expect((await lena.go('/community/account')).words).toContain('You have shown that it is yours')
  })

  test('an account opens the community and never the desk', async () => {
    const rosa = visitor()
    await rosa.go('/community/sign-in', { email: join.email, password })
    expect(rosa.cookies.size).toBeGreaterThan(0)
    for (const name of rosa.cookies.keys()) expect(name).toMatch(/^sosh-member\./)
    for (const path of ['/api/me', '/api/inbox', '/api/places', '/api/audit'])
      expect([path, (await rosa.go(path)).status]).toEqual([path, 403])
    const desk = await app.request(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: join.email, password }),
    })
    expect(desk.status).toBe(401)
    const open = ['/community/-/auth/sign-up/email', '/community/-/auth/list-sessions', '/community/-/auth/delete-user']
    for (const door of open) expect((await rosa.go(door, {})).status).toBe(404)
  })

  test('Inés takes part as herself by her sign-in at the desk, and is shown as a colleague', async () => {
    const ines = visitor()
    const response = await app.request(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ines@halden.example', password }),
    })
    const [session = ''] = response.headers.getSetCookie()
    const [name = '', value = ''] = (session.split(';')[0] ?? '').split(/=(.*)/)
    ines.cookies.set(name, value)
    expect((await ines.go('/community')).words).toContain('Signed in at the desk')
    const page = await visitor().go('/community/members/ines-navarro')
    expect(page.words).toContain('battery engineer, Halden')
    const renamed = await ines.go('/community/account', { name: 'The boss', handle: 'ines', about: 'Batteries.' })
    expect(renamed.words).toContain('It is kept.')
    expect((await visitor().go('/community/members/ines')).words).toContain('<h1>Inés Navarro</h1>')
  })

  test('Rosa puts her question where it belongs, without scripts; only what can be chosen is asked, and others can’t', async () => {
    const rosa = visitor()
    await rosa.go('/community/sign-in', { email: join.email, password })
    await makeFirstSpace(here.ctx, circle.id)
    const workshop = await makeSpace(here.as('ada'), { siteId: circle.id, name: 'Workshop', kinds: ['question'] })
    const place = '/community/cargo-circle'
    const [space] = await spacesOf(here.ctx, circle.id)
    const asks = { kind: 'discussion', title: 'Which stand holds in wind?', text: 'Mine falls.', tags: 'stand' }
    const others = (await spacesOf(here.ctx, circle.id)).find(({ id }) => id !== workshop.id) ?? space
    const opened = await rosa.go(`${place}/write`, { ...asks, spaceId: others?.id ?? '' })
    expect(opened.words).toContain('Change where it stands')
    const change = `${place}/topics/${opened.path.split('/')[4]}/change/tags`
    const form = await rosa.go(change)
    expect(form.words).toContain('<option value="idea">Idea</option>')
    // The workshop takes questions: said beside what was chosen, which stays.
    const wrong = await rosa.go(change, { spaceId: workshop.id, kind: 'discussion', tags: 'stand, wind' })
    expect([wrong.status, wrong.words.includes('It takes: question.'), wrong.words.includes('stand, wind')]).toEqual([
      ...[400, true, true],
    ])
    const moved = await rosa.go(change, { spaceId: workshop.id, kind: 'question', tags: 'stand, wind' })
    expect(moved.path).toBe(opened.path)
    for (const page of [
      `${place}/spaces/workshop`,
      `${place}/spaces/workshop/feed.atom`,
      `${place}/tags/wind`,
      `${place}/topics`,
    ])
      expect((await visitor().go(page)).words).toContain('Which stand holds in wind?')
    expect((await visitor().go(`${place}/spaces/${others?.slug}`)).words).not.toContain('Which stand holds in wind?')
    expect((await visitor().go(`${place}/search?q=wind`)).words).toContain('Which stand holds in wind?')
    const ben = visitor()
    await ben.go('/community/sign-up', { name: 'Ben', email: 'ben@customers.example', password })
    for (const who of [visitor(), ben])
      expect((await who.go(change, { spaceId: others?.id ?? '', tags: '' })).status).toBe(403)
  })

  test('a page of another site can’t act in her name', async () => {
    const rosa = visitor()
    await rosa.go('/community/sign-in', { email: join.email, password })
    const change = { name: 'Rosa', handle: 'rosa', about: '' }
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) expect((await rosa.go('/community/account', change, headers)).status).toBe(403)
    expect((await rosa.go('/community/members/rosa')).status).toBe(404)
    expect((await rosa.go('/community/account', change, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await rosa.go('/community/members/rosa')).status).toBe(200)
  })

  test('after signing in one comes to a page of this place and to no other', async () => {
    for (const next of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/inbox',
      '/communityx',
    ]) {
      const rosa = visitor()
      expect((await rosa.go('/community/sign-in', { email: join.email, password, next })).path).toBe('/community')
      await here.database.pool.query('delete from member_auth_rate_limit')
    }
  })

  test('guessing is slowed down, in words', async () => {
    const guesser = visitor()
    let last = await guesser.go('/community')
    const address = { 'x-sosh-client-address': '203.0.113.9' }
    for (let n = 0; n < 9; n++)
      last = await guesser.go('/community/sign-in', { email: join.email, password: `guess number ${n}` }, address)
    expect(last.status).toBe(429)
    expect(last.words).toContain('Slowly, please')
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('who forgot their password comes in by a link and chooses another; the old one is over', async () => {
    const lena = visitor()
    await lena.go('/community/sign-in/link', { email: 'lena@customers.example' })
    const [link = ''] = /http\S+\/link\?\S+/.exec((await lastMail()).text) ?? []
    await lena.go('/community/link', { token: new URL(link).searchParams.get('token') ?? '' })
    const chosen = await lena.go('/community/account/password', { current: '', password: 'four other plain words' })
    expect(chosen.words).toContain('Your new password is good')
    expect((await visitor().go('/community/sign-in', { email: 'lena@customers.example', password })).status).toBe(401)
    const wrong = await lena.go('/community/account/password', {
      current: 'not this one',
      password: 'five other plain words',
    })
    expect(wrong.words).toContain('This is not your password')
  })

  test('who put a password and a passkey on Mia’s address before her is out once she comes by a link', async () => {
    const thief = visitor()
    await thief.go('/community/sign-up', { name: 'Mia', email: 'mia@customers.example', password })
    await here.database.pool.query(`
      insert into member_auth_passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
      select 'theirs', 'x', id, 'x', 0, 'singleDevice', false from member_auth_user where email like 'mia@%'`)
    const mia = visitor()
    await mia.go('/community/sign-in/link', { email: 'mia@customers.example' })
    const [link = ''] = /http\S+\/link\?\S+/.exec((await lastMail()).text) ?? []
    await mia.go('/community/link', { token: new URL(link).searchParams.get('token') ?? '' })
    expect((await mia.go('/community/account')).status).toBe(200)
    expect((await thief.go('/community/account')).status).toBe(403)
    const { rows } = await here.database.pool.query(`select 1 from member_auth_passkey where id = 'theirs'`)
    expect(rows).toEqual([])
  })

  test('Rosa takes her data and leaves: nothing says who she was', async () => {
    const rosa = visitor()
    await rosa.go('/community/sign-in', { email: join.email, password })
    const data = await rosa.go('/community/account/data')
    expect(JSON.parse(data.words)).toMatchObject({ member: { handle: 'rosa' }, signIn: { email: join.email } })
    expect((await rosa.go('/community/account/leave', {})).status).toBe(400)
    await rosa.go('/community/account/leave', { sure: 'yes' })
    expect((await rosa.go('/community/account')).status).toBe(403)
    expect((await visitor().go('/community/members/rosa')).status).toBe(404)
    expect((await visitor().go('/community/sign-in', { email: join.email, password })).status).toBe(401)
    const { rows } = await here.database.pool.query(
      `select (select count(*)::int from member where name like 'Rosa%' or about <> '' and left_at is not null) as named,
        (select count(*)::int from member_auth_user where email = $1) as signs`,
      [join.email],
    )
    expect(rows[0]).toEqual({ named: 0, signs: 0 })
  })

  test('without a mail server the page says why there is no link', async () => {
    const plain = createApp(here.ctx, live, '/nowhere')
    const page = await (await plain.request(`${origin}/community/sign-in`)).text()
    expect(page).toContain('no mail server yet')
    expect(page).not.toContain('Mail me a link')
  })
})

test('a site speaks its language: around its words, at its doors, and where nothing is', async () => {
  await makeSite(here.as('ada'), { name: 'Lastenrad-Kreis', language: 'de' })
  const at = '/community/lastenrad-kreis'
  await until('it is open', async () => (await app.request(`${origin}${at}`)).status === 200)
  const first = await visitor().go(at)
  expect(first.words).toContain('<html lang="de"')
  expect(first.words).toContain('Regeln dieses Orts')
  expect(first.words).toContain('Eine Community von Halden')
  expect((await visitor().go(`${at}/sign-in`)).words).toContain('Ihr Passwort')
  expect((await visitor().go(`${at}/sign-up`)).words).toContain('Wählen Sie ein Passwort')
  expect((await visitor().go(`${at}/nirgends`)).words).toContain('Hier ist nichts')
  for (const path of ['', '/sign-in', '/sign-up', '/rules'])
    expect([path, (await visitor().go(at + path)).words]).not.toEqual([
      path,
      expect.stringMatching(/>(Sign in|Rules of this place|Join)</),
    ])
})

test('a German community speaks German all around what people say: home, topics, lists, spaces, tags, search', async () => {
  const workshop = await makeSite(here.as('ada'), { name: 'Werkstatt', about: 'Wer schraubt, hilft.', language: 'de' })
  const spaceId = await until('its first space is made', async () => {
    await makeFirstSpace(here.ctx, workshop.id)
    return (await spacesOf(here.ctx, workshop.id))[0]?.id
  })
  const jonas = await memberOf(here.ctx, 'jonas')
  const said = { siteId: workshop.id, spaceId, text: 'Seit dem Frost quietscht sie jeden Morgen.', tags: ['bremse'] }
  await openTopic(jonas.ctx, { ...said, title: 'Warum quietscht meine Bremse?' })
  const idea = await openTopic(jonas.ctx, { ...said, title: 'Ein Haken für die Leiter', kind: 'idea' })
  const question = await openTopic(jonas.ctx, { ...said, title: 'Welches Öl für die Kette?' })
  const mila = await memberOf(here.ctx, 'mila')
  const answer = await reply(mila.ctx, { topicId: question.id, text: 'Ein dünnes, und wenig davon.' })
  await reply(jonas.ctx, { topicId: question.id, text: 'Danke, das probiere ich.', replyTo: 2 })
  await acceptAnswer(jonas.ctx, { topicId: question.id, postId: answer.id })
  const home = `${origin}/community/${workshop.slug}`
  const pages = ['', '/topics', '/topics?waiting=1', '/topics?kind=idea', '/topics?kind=event', '/topics?kind=poll']
  const [space] = await spacesOf(here.ctx, workshop.id)
  const more = [
    `/spaces/${space?.slug}`,
    '/tags/bremse',
    '/search',
    '/search?q=bremse',
    '/search?q=xyz',
    '/members/jonas/posts',
    `/topics/${idea.id}/x`,
    `/topics/${question.id}/x`,
  ]
  const english =
    /\b(?:a|all|and|are|ask|asks|by|found|from|has|have|here|is|it|no|nobody|nothing|of|open|reply|search|the|this|to|want|what|you|your)\b/i
  for (const path of [...pages, ...more]) {
    const response = await app.request(`${home}${path}`)
    expect([path, response.status]).toEqual([path, 200])
    const words = wordsSeen(await response.text())
    expect([path, english.exec(words)?.[0] ?? '', words.length > 200]).toEqual([path, '', true])
  }
  expect(wordsSeen(await (await app.request(home)).text())).toContain('Worüber gesprochen wird')
})

test('search engines read what a topic is from the marks on its words, on its first page; an event says so beside them', async () => {
  const { id: spaceId } = await makeSpace(here.as('ada'), {
    siteId: circle.id,
    name: 'Wishes',
    kinds: ['idea', 'event'],
  })
  const nora = await memberOf(here.ctx, 'nora')
  const said = { siteId: circle.id, spaceId, text: 'It would save my back.' }
  const idea = await openTopic(nora.ctx, { ...said, title: 'A <lower> step', kind: 'idea' })
  for (let n = 2; n <= 21; n++) {
    here.pass(60 * 60_000)
    await reply(nora.ctx, { topicId: idea.id, text: `And again, ${n}.` })
  }
  const read = async (path: string) => (await app.request(`${origin}/community/cargo-circle/topics/${path}`)).text()
  const first = await read(`${idea.id}/x`)
  expect(first).toContain('<article class="topic" itemscope itemtype="https://schema.org/DiscussionForumPosting">')
  expect(first).toContain('<h1 itemprop="headline">A &lt;lower&gt; step</h1>')
  expect(first).toContain('<meta itemprop="userInteractionCount" content="20">')
  expect(first.match(/itemprop="comment" itemscope itemtype="https:\/\/schema.org\/Comment"/g)).toHaveLength(19)
  const second = await read(`${idea.id}/x?page=2`)
  expect([second.includes('And again, 21.'), /itemprop|itemscope|ld\+json/.exec(second)]).toEqual([true, null])

  const event = { startsAt: new Date('2027-05-01T08:00:00Z'), endsAt: new Date('2027-05-01T10:00:00Z') }
  const ride = await openTopic(nora.ctx, {
    ...said,
    title: 'A ride along the river',
    kind: 'event',
    event: { ...event, timezone: 'Europe/Berlin', place: 'Bridge' },
  })
  const invited = await read(`${ride.id}/x`)
  expect(/itemprop|itemscope/.exec(invited)).toBeNull()
  expect(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(invited)?.[1] ?? '{}')).toMatchObject({
    '@type': 'Event',
    name: 'A ride along the river',
    description: 'It would save my back.',
    startDate: '2027-05-01T08:00:00.000Z',
    location: { '@type': 'Place', name: 'Bridge' },
    organizer: { name: expect.stringMatching(/nora/i) },
  })
})

/** What people read and hear of a page: its text, and what is said to those who do not see it. */
function wordsSeen(page: string): string {
  const [, body = ''] = page.split('<body>')
  const attributes = [...body.matchAll(/(?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(([, words]) => words)
  const title = /<title>([^<]*)/.exec(page)?.[1] ?? ''
  return [title, body.replace(/<[^>]+>/g, ' '), ...attributes].join(' ')
}
