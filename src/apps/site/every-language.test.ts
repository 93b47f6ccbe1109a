import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAnswer } from '#journey/answer'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { makeFirstSpace, openTopic, reply, spacesOf } from '#places/community'
import { mailLanguages } from '#places/mail-words'
import { decide } from '#places/moderation'
import { publishArticle, withdrawArticle, writeArticle } from '#places/publish'
import { addModerator, changeSite, closeSite, foundCommunity, makeSite } from '#places/sites'
import { askCompany, changeWidget } from '#places/widget'
import { type Live, openLive } from '#platform/live'
import { memberOf } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { changeStock } from '../../places/offers/change-stock.ts'
import { makeOffer } from '../../places/offers/make-offer.ts'
import { releaseOffer } from '../../places/offers/release-offer.ts'
import { withdrawOffer } from '../../places/offers/withdraw-offer.ts'
import { createApp } from '../api/app.ts'
import { type WidgetWords, widgetLanguages } from '../widget/words/index.ts'
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
  widgetLanguages.el = bracketed(widgetLanguages.en) as WidgetWords
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
  delete widgetLanguages.el
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

/** The house as Olga sees it. */
async function asOlga() {
  const { rows } = await here.database.pool.query(`select id from member where name = 'Όλγα'`)
  const actor = { kind: 'member' as const, memberId: rows[0].id, handle: 'member', name: 'Όλγα' }
  return { ...here.ctx, actor: { ...actor, employeeId: null, sessionId: 's' } }
}

/** Somebody whose name is Greek, and what they say below Olga’s topic. */
async function saysBelow(handle: string, name: string, text: string) {
  const who = await memberOf(here.ctx, handle)
  await here.database.pool.query('update member set name = $1 where id = $2', [name, who.id])
  here.pass(120_000)
  const post = await reply(who.ctx, { topicId, text })
  return { who, post }
}

test('reporting speaks it: the page, what is wrong with a report, and thanks for it', async () => {
  const { post } = await saysBelow('member-2', 'Πέτρος', 'Αυτό δεν βοηθά κανέναν.')
  const at = `/community/posts/${post.id}/report`
  await expectSpoken(at)
  await expectSpoken(at, { reason: '' })
  await expectSpoken(at, { reason: 'wrong', words: 'ό'.repeat(600) })
  const thanked = await expectSpoken(at, { reason: 'wrong', words: 'Δεν στέκει.' })
  expect(thanked).toContain(languages.el?.told.reported)
  await expectSpoken(at, { reason: 'wrong', words: '' })
  await expectSpoken(`/community/posts/${postId}/report`, { reason: 'spam', words: '' })
  await expectSpoken('/community/posts/nowhere/report')
})

test('those who look after the place read it in their language: what waits, one case, and who asks again', async () => {
  await expectSpoken('/community/moderation')
  // What nobody has said here before, with a link in it, by somebody new: held until it was read.
  const { rows: olgas } = await here.database.pool.query(`select id from member where name = 'Όλγα'`)
  await addModerator(here.as('ada'), siteId, { memberId: olgas[0].id })
  const { rows: cases } = await here.database.pool.query(`select id from moderation_case where kind = 'reported'`)
  const held = await memberOf(here.ctx, 'member-3')
  await here.database.pool.query(`update member set name = 'Νίκος' where id = $1`, [held.id])
  const because = ['first', 'links', 'repeated', 'hurtful', 'pictures']
  for (const [n, why] of because.entries())
    await here.database.pool.query(
      `insert into moderation_case (id, site_id, kind, member_id, held, held_because, is_hard, opened_at)
       values ($1, $2, 'held', $3, $4, $5, $6, now())`,
      [newId(), siteId, held.id, { title: n % 2 ? 'Τίτλος' : '', text: 'Κείμενο' }, why, why === 'hurtful'],
    )
  await expectSpoken('/community')
  const waiting = await expectSpoken('/community/moderation')
  for (const why of because) expect(waiting).toContain(languages.el?.tended.heldBack[why as 'first'])
  const { rows: all } = await here.database.pool.query('select id from moderation_case')
  for (const { id } of all) await expectSpoken(`/community/moderation/cases/${id}`)
  const [one] = cases
  const at = `/community/moderation/cases/${one.id}`
  await expectSpoken(`${at}/notes`, { text: '' })
  await expectSpoken(`${at}/notes`, { text: 'Το είδα.' })
  await expectSpoken(at, { does: '' })
  await expectSpoken(at, { does: 'hide', why: '' })
  await expectSpoken(at, { does: 'refuse', why: 'Όχι.' })
  await expectSpoken(at, { does: 'suspend', why: 'Όχι.', days: '900' })
  await expectSpoken(at, { does: 'hide', why: 'Δεν στέκει.' })
  await expectSpoken(at)
  await expectSpoken(at, { does: 'hide', why: 'Δεν στέκει.' })
  await expectSpoken('/community/moderation', { firstPosts: 'all' })
  await expectSpoken('/community/moderation/cases/nowhere')
  const { rows: decided } = await here.database.pool.query('select id from moderation_decision')
  await here.database.pool.query(
    `insert into moderation_appeal (decision_id, site_id, words, at) values ($1, $2, 'Δεν το είδατε.', now())`,
    [decided[0].id, siteId],
  )
  await expectSpoken('/community/moderation')
  // Whoever decided it does not decide again; somebody else may.
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`)
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`, { isGranted: 'no', answer: 'Μένει.' })
  await here.database.pool.query('update moderation_decision set by_member = null')
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`)
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`, { isGranted: 'no', answer: '' })
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`, { isGranted: 'no', answer: 'Μένει.' })
  await expectSpoken(`/community/moderation/appeals/${decided[0].id}`)
  await expectSpoken(`/community/moderation?done=1`)
  await expectSpoken(`/community/posts/${postId}/pictures`)
  await here.database.pool.query('delete from site_moderator')
  await expectSpoken('/community/moderation')
  await expectSpoken(`/community/posts/${postId}/pictures`)
})

test('what we told her speaks it: what waits, each decision and its reason, and asking again', async () => {
  await expectSpoken('/community/notices')
  const olga = await asOlga()
  const { rows: kept } = await here.database.pool.query(
    `insert into moderation_case (id, site_id, kind, member_id, held, held_because, opened_at)
     values ($1, $2, 'held', $3, $4, 'links', now()) returning id`,
    [newId(), siteId, olga.actor.memberId, { title: 'Τίτλος', text: 'Κείμενο' }],
  )
  const waiting = await expectSpoken('/community/notices')
  expect(waiting).toContain(languages.el?.told.waitsToBeRead)
  await decide(here.as('ada'), { caseId: kept[0].id, does: 'refuse', why: 'Δεν ταιριάζει εδώ.' })
  const several = 'Several people reported it. It is put aside until somebody who looks after this place has read it.'
  for (const [kind, why] of [
    ['warn', 'Ήρεμα.'],
    ['hide', several],
    ['lock', 'Τέλος.'],
    ['suspend', 'Παύση.'],
  ] as const)
    await here.database.pool.query(
      `insert into moderation_decision (id, site_id, case_id, member_id, kind, why, at, ends_at, undone_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[newId(), siteId, kept[0].id, olga.actor.memberId, kind, why, here.ctx.now()],
        kind === 'suspend' ? new Date('2031-01-01') : null,
        kind === 'warn' ? here.ctx.now() : null,
      ],
    )
  await expectSpoken('/community')
  const told = await expectSpoken('/community/notices')
  for (const words of Object.values(languages.el?.told.decided ?? {})) expect(told).toContain(words)
  expect(told).toContain(languages.el?.refusals.asideByReports)
  const { rows: decided } = await here.database.pool.query(`select id from moderation_decision where kind = 'refuse'`)
  await expectSpoken(`/community/notices/${decided[0].id}`, { words: '' })
  await expectSpoken(`/community/notices/${decided[0].id}`, { words: 'Δεν το είδατε καλά.' })
  await expectSpoken(`/community/notices/${decided[0].id}`, { words: 'Δεν το είδατε καλά.' })
  for (const isGranted of [true, false]) {
    await here.database.pool.query(
      `update moderation_appeal set answer = 'Το είδαμε.', decided_at = now(), is_granted = $2 where decision_id = $1`,
      [decided[0].id, isGranted],
    )
    await expectSpoken('/community/notices')
  }
  await expectSpoken('/community/notices/nowhere', { words: 'Δεν το είδατε.' })
  await expectSpoken('/community/notices', undefined, true)
})

test('what somebody wrote to us speaks it, what others say, and what the company says officially', async () => {
  const origin = 'https://shop.halden.example'
  await changeWidget(here.as('ada'), siteId, { origins: [origin] })
  const token = `${'A'.repeat(42)}Q`
  // What the script on the shop’s pages is told, and what it is refused.
  const asked = async (path: string, authorization = '') => {
    const headers = { host: new URL(here.ctx.config.publicUrl).host, origin, authorization }
    return (await app.request(`${here.ctx.config.publicUrl}/widget/${siteId}${path}`, { headers })).json()
  }
  const { language, words } = (await asked('')) as { language: string; words: Record<string, string> }
  expect([language, Object.values(words).filter(word => !word.startsWith('⟦'))]).toEqual(['el', []])
  expect(words.whatToKnow).toBe(`⟦${widgetLanguages.en?.whatToKnow}⟧`)
  expect((await asked('/messages', `Bearer ${token}`)) as object).toMatchObject({ title: expect.stringMatching(/^⟦/) })
  await askCompany(here.ctx, { siteId, token, id: newId(), text: 'Χωράει στη σκάλα;', origin, name: 'Λένα' })
  const { id: conversationId } = await until('it is in the inbox', async () =>
    (await listInbox(here.as('ines'), { view: 'everything' })).rows.find(row => row.network === 'widget'),
  )
  await giveAnswer(here.as('ines'), { conversationId, text: 'Χωράει.' })
  const at = `/community/messages/${token}`
  const answered = await until('the answer stands there', async () => {
    const { words } = await go(at, undefined, true)
    return words.includes('Χωράει.') ? words : undefined
  })
  expect(untranslated(answered)).toEqual([])
  await here.database.pool.query('update widget_message set edited_at = now()')
  await expectSpoken(at, undefined, true)
  await expectSpoken(at, { id: newId(), text: '' }, true)
  await expectSpoken(at, { id: newId(), text: 'Ευχαριστώ!' }, true)
  await here.database.pool.query('update widget_message set removed_at = now() where number = 1')
  await expectSpoken(at, undefined, true)

  await expectSpoken('/community/reviews', undefined, true)
  await expectSpoken('/community/statements', undefined, true)
  await here.database.pool.query(
    `insert into voice (id, message_id, conversation_id, noted_by, noted_at, proof_text, proof_at, permitted_words, permitted_by, permitted_at)
     select $1, m.id, m.conversation_id, e.id, now(), m.text, now(), m.text, e.id, now()
     from message m, employee e where m.text like 'Χωράει στη%' and e.name like 'In%' limit 1`,
    [newId()],
  )
  await here.database.pool.query(
    `insert into federation_statement (delivery_id, employee_id, text, language, said_at, changed_at)
     select d.id, e.id, 'Ανοίγουμε και το Σάββατο.', 'el', now(), now() from delivery d, employee e
     where e.name like 'In%' limit 1`,
  )
  for (const path of ['/reviews', '/statements', '/']) {
    const words = await expectSpoken(`/community${path}`)
    expect(words).toMatch(/Χωράει στη σκάλα|Ανοίγουμε και το Σάββατο/)
  }
  await expectSpoken(`${at}/end`, {}, true)
  await expectSpoken(at, undefined, true)
})

test('a community that was closed says so in its own language', async () => {
  const { id, slug } = await makeSite(here.as('ada'), { name: 'Χειμώνας', slug: 'winter', language: 'el' })
  await until('it is open', async () => (await go(`/community/${slug}`, undefined, true)).status === 200)
  await closeSite(here.as('ada'), id)
  await until('it is closed', async () => (await go(`/community/${slug}`, undefined, true)).status === 410)
  await expectSpoken(`/community/${slug}`, undefined, true)
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
