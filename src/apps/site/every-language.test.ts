import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFirstSpace, openTopic, spacesOf } from '#places/community'
import { mailLanguages } from '#places/mail-words'
import { publishArticle, withdrawArticle, writeArticle } from '#places/publish'
import { changeSite, foundCommunity } from '#places/sites'
import { type Live, openLive } from '#platform/live'
import { memberOf } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { changeStock } from '../../places/offers/change-stock.ts'
import { makeOffer } from '../../places/offers/make-offer.ts'
import { releaseOffer } from '../../places/offers/release-offer.ts'
import { withdrawOffer } from '../../places/offers/withdraw-offer.ts'
import { createApp } from '../api/app.ts'
import { startWorker } from '../worker.ts'
import { languages, type Words } from './words/index.ts'

/**
 * A Greek community, where everybody writes Greek and every word of ours stands in brackets: a Latin letter outside of them was
 * written into a page, and no language could say it otherwise.
 */
const here = world()
const running: AsyncDisposable[] = []
let app: ReturnType<typeof createApp>
let live: Live
let origin = ''
let siteId = ''
let topicId = ''
let postId = ''
const cookies = new Map<string, string>()

beforeAll(async () => {
  languages.el = bracketed(languages.en) as Words
  const house = { ctx: here.ctx, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  running.push(await startWorker(house))
  live = await openLive(here.url)
  running.push(live)
  const mail = { url: 'smtp://127.0.0.1:9', from: 'c@halden.example' }
  app = createApp({ ...here.ctx, config: { ...here.ctx.config, mail } }, live, '/nowhere')
  origin = new URL(here.ctx.config.publicUrl).origin
  const site = await foundCommunity(here.as('ada'), {
    name: 'Κοινότητα',
    about: 'Όσοι οδηγούν βοηθούν.',
    language: 'el',
  })
  siteId = site.id
  await changeSite(here.as('ada'), siteId, { language: 'el' })
  await makeFirstSpace(here.ctx, siteId)
  await here.database.pool.query(`update community_space set name = 'Όλα' where site_id = $1`, [siteId])
  await until('the place is open', async () => (await go('/community')).status === 200)
  const signed = await go('/community/sign-up', {
    name: 'Όλγα',
    email: 'olga@customers.example',
    password: 'τρεις απλές λέξεις',
  })
  expect(signed.words).toContain('Όλγα')
}, 60_000)

afterAll(async () => {
  delete languages.el
  for (const each of running.reverse()) await each[Symbol.asyncDispose]()
})

/** The same words, each in brackets, whatever stands within. */
function bracketed(words: unknown): unknown {
  if (typeof words === 'string') return `⟦${words}⟧`
  if (typeof words === 'function') return (...within: unknown[]) => `⟦${words(...within)}⟧`
  return Object.fromEntries(Object.entries(words as object).map(([name, word]) => [name, bracketed(word)]))
}

/** A browser without scripts: it keeps cookies and follows where it is sent. */
async function go(
  path: string,
  form?: Record<string, string>,
  isGuest = false,
): Promise<{ status: number; words: string }> {
  const url = new URL(path, origin)
  const response = await app.request(url.href, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      host: url.host,
      ...(!isGuest && { cookie: [...cookies].map(pair => pair.join('=')).join('; ') }),
      ...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form && { body: new URLSearchParams(form).toString() }),
  })
  for (const line of isGuest ? [] : response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
  const to = response.headers.get('location')
  return to ? go(to) : { status: response.status, words: await response.text() }
}

/** What only looks Latin: people, the company, addresses, codes, formats and units. */
const data =
  /Inés(?: Navarro)?|battery engineer|Halden|olga@customers\.example|@[\w-]+|\bmember(?:-\d+)?\b|https?:\S+|Europe\/\w+|\bUTC\b|TOUR-\d+|\b(?:k?m|min|PDF|IN)\b|[€$]|&\w+;|&#\d+;/gu

/** Every piece of a page that people read or hear, with what of it no language could say otherwise. */
function untranslated(page: string): string[] {
  const [, body = ''] = page.split('<body>')
  const title = /<title>([^<]*)/.exec(page)?.[1] ?? ''
  const about = /<meta name="description" content="([^"]*)/.exec(page)?.[1] ?? ''
  const seen = body
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    // The languages one can be written to in, each named in itself.
    .replace(/<option value="\w+" lang="\w+".*?<\/option>/gs, '')
  const attributes = [
    ...seen.matchAll(/\s(?:aria-label|placeholder|title|alt|data-(?:asking|silent|sorted|passkey-wrong))="([^"]*)"/g),
  ].map(([, words = '']) => words)
  return [title, about, ...seen.split(/<[^>]*>/), ...attributes]
    .map(words => unbracketed(words).replaceAll(data, ''))
    .filter(words => /\p{Script=Latin}/u.test(words))
    .map(words => words.trim())
}

/** Brackets may stand within brackets. */
function unbracketed(words: string): string {
  const without = words.replace(/⟦[^⟦⟧]*⟧/g, '')
  return without === words ? words : unbracketed(without)
}

async function expectSpoken(path: string, form?: Record<string, string>, isGuest = false): Promise<string> {
  const { status, words } = await go(path, form, isGuest)
  expect([path, status < 500, untranslated(words)]).toEqual([path, true, []])
  expect([path, words.includes('<html lang="el" dir="ltr">')]).toEqual([path, true])
  return words
}

test('the account, its mails and who one is speak the language of the place', async () => {
  for (const path of [
    '/account',
    ...['changed', 'password', 'confirmed', 'asked', 'passkey', 'way-added'].map(done => `/account?done=${done}`),
    '/account/confirm?token=x',
    '/account/letters',
    '/account/letters?done=yes',
    '/account/letters/stop?token=x',
    '/members/member',
    '/verify',
  ])
    await expectSpoken(`/community${path}`)
  const own = await go('/community/account')
  expect(own.words).toContain('<option value="de" lang="de">Deutsch</option>')
  const refused = await expectSpoken('/community/account', { name: 'Ό', handle: '?', about: '', language: 'de' })
  expect(refused).toContain('aria-invalid')
  await expectSpoken('/community/account/password', { password: 'kurz' })
  await expectSpoken('/community/account/leave', { sure: '' })
  await expectSpoken('/community/verify', { code: 'xyz' })
  await expectSpoken('/community/account', { name: 'Όλγα', handle: 'member', about: '', language: 'de' })
  expect((await go('/community/account')).words).toContain('<option value="de" lang="de" selected>')
})

test('writing speaks it, whatever is written and changed', async () => {
  for (const kind of ['question', 'discussion', 'idea', 'poll', 'event'])
    await expectSpoken(`/community/write?kind=${kind}`)
  const [space] = await spacesOf(here.ctx, siteId)
  const asked = {
    kind: 'question',
    spaceId: space?.id ?? '',
    title: 'Ποιο λουκέτο ταιριάζει;',
    text: 'Δεν ξέρω.',
    tags: '',
  }
  await expectSpoken('/community/write', asked)
  for (const wrong of [{ title: '' }, { text: '' }, { spaceId: '' }, { tags: 'ό' }, { title: 'ό'.repeat(400) }])
    await expectSpoken('/community/write', { ...asked, ...wrong })
  await expectSpoken('/community/write', { ...asked, kind: 'poll', choices: 'ναι', closesAt: '2001-01-01T00:00' })
  await expectSpoken('/community/write', { ...asked, kind: 'event', startsAt: '', endsAt: '', timezone: 'Nowhere' })
  const jo = await memberOf(here.ctx, 'jo')
  await here.database.pool.query(`update member set name = 'Γιώργος' where id = $1`, [jo.id])
  const { rows } = await here.database.pool.query(`select id from member where name = 'Όλγα'`)
  const olga = {
    ...here.ctx,
    actor: {
      kind: 'member' as const,
      memberId: rows[0].id,
      handle: 'member',
      name: 'Όλγα',
      employeeId: null,
      sessionId: 's',
    },
  }
  const topic = await openTopic(olga, {
    siteId,
    spaceId: space?.id ?? '',
    kind: 'question',
    title: 'Πώς φορτίζω το χειμώνα;',
    text: 'Κάνει πολύ κρύο εδώ.',
  })
  topicId = topic.id
  const { rows: posts } = await here.database.pool.query('select id from community_post where topic_id = $1', [topicId])
  postId = posts[0].id
  await expectSpoken(`/community/topics/${topicId}`)
  await expectSpoken(`/community/posts/${postId}/edit`)
  await expectSpoken(`/community/posts/${postId}/edit`, {
    title: 'Πώς φορτίζω το χειμώνα;',
    text: 'Κάνει κρύο.',
    why: 'Πιο απλά',
  })
  await expectSpoken(`/community/posts/${postId}/edit`, { title: '', text: '' })
  await expectSpoken(`/community/topics/${topicId}/do/reply`, { text: '' })
  await expectSpoken(`/community/topics/${topicId}/do/vote`, {})
  await expectSpoken('/community/topics/nowhere')
  await expectSpoken(`/community/posts/${postId}/history`)
  await expectSpoken(`/community/posts/${postId}/remove`)
  await expectSpoken(`/community/topics/${topicId}/change/tags`)
  await expectSpoken(`/community/topics/${topicId}/change/tags`, { kind: 'poll', tags: '' })
  // What is near, said while writing.
  await expectSpoken('/community/write', { ...asked, title: 'Πώς φορτίζω το χειμώνα;' })
})

test('the blog speaks it: the list, an article, its author, a tag, a series’ gap, and what readers say', async () => {
  await expectSpoken('/community/blog', undefined, true)
  const { id, version } = await writeArticle(here.as('ines'), {
    ...{ title: 'Χειμώνας', summary: 'Το κρύο.', text: 'Οι μπαταρίες κρυώνουν.', tags: ['κρύο'], language: 'el' },
  })
  const { slug } = await publishArticle(here.as('ines'), id, { version }).then(() =>
    slugOf('article_edition', 'article_id', id),
  )
  const here_ = [
    '/blog',
    `/blog/${slug}`,
    '/blog/authors/ines-navarro',
    `/blog/tags/${encodeURIComponent('κρύο')}`,
    '/blog/nobody',
  ]
  for (const path of here_) {
    await expectSpoken(`/community${path}`, undefined, true)
    await expectSpoken(`/community${path}`)
  }
  await expectSpoken(`/community/blog/${slug}/comments`, { text: '' })
  await withdrawArticle(here.as('ines'), id, { reason: 'Έκανα λάθος.' })
  await until('it is a gap', async () => (await go(`/community/blog/${slug}`, undefined, true)).status === 410)
  await expectSpoken(`/community/blog/${slug}`, undefined, true)
})

test('offers speak it: the list, what is near, one that is there, sold out, withdrawn', async () => {
  await expectSpoken('/community/offers', undefined, true)
  const stop = { label: 'Πλατεία', latitude: 51.34, longitude: 12.37 }
  const { id, version } = await makeOffer(here.as('ines'), {
    ...{ siteId, title: 'Ποδήλατα', about: 'Μεταχειρισμένα.', conditions: 'Με εγγύηση.', language: 'el' },
    ...{ price: '2390', priceBefore: '3150', stock: 12, code: 'TOUR-12', link: 'https://shop.halden.example/tour' },
    place: {
      kind: 'route' as const,
      stops: [0, 1].map(day => ({
        ...stop,
        latitude: 51.34 + day / 100,
        from: new Date(Date.UTC(2031, 0, 4 + day, 10)),
        until: new Date(Date.UTC(2031, 0, 4 + day, 14)),
      })),
    },
  })
  await releaseOffer(here.as('ines'), id, { version })
  const { slug } = await slugOf('offer_edition', 'offer_id', id)
  for (const path of [
    '/offers',
    '/offers?near=xyz',
    '/offers?near=51.3,12.3',
    `/offers/${slug}`,
    '/offers/nobody',
    '',
  ]) {
    await expectSpoken(`/community${path}`, undefined, true)
    await expectSpoken(`/community${path}`)
  }
  await changeStock(here.as('ines'), id, { add: -12 })
  await expectSpoken(`/community/offers/${slug}`)
  await expectSpoken(`/community/offers/${slug}/comments`, { text: '' })
  await withdrawOffer(here.as('ines'), id, { reason: 'Τέλος.' })
  await expectSpoken(`/community/offers/${slug}`)
})

test('every language of the pages is one of the mails, too', () => {
  expect(Object.keys(languages).filter(language => language !== 'el')).toEqual(Object.keys(mailLanguages))
})

async function slugOf(table: string, column: string, id: string): Promise<{ slug: string }> {
  return until('it stands there', async () => {
    const { rows } = await here.database.pool.query(`select slug from ${table} where ${column} = $1`, [id])
    return rows[0]
  })
}
